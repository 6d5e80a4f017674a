import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, type Ref, ref } from 'lit/directives/ref.js';
import type { Ref as RowRef } from '../../backend/backend.js';
import type {
  InvitationUpdatedEvent,
  InvitationsRevokedEvent,
  InvitationsUpdatedEvent,
  MembersActiveEvent,
  MembersRemovedEvent,
  MemberCreatedEvent,
  MemberUpdatedEvent,
} from '../../events.js';
import { wordsArrived } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { ConfirmRemove } from '../confirm-remove/confirm-remove.js';
import type { InviteDialog } from '../invite-dialog/invite-dialog.js';
import type { MemberEditor } from '../member-editor/member-editor.js';

interface Dialogs {
  invite: InviteDialog;
  editor: MemberEditor;
  confirm: ConfirmRemove;
}
export type DialogName = keyof Dialogs;
export type DialogOf<Name extends DialogName> = Dialogs[Name];

const loaders: Readonly<Record<DialogName, () => Promise<unknown>>> = {
  invite: () => import('../invite-dialog/define.js'),
  editor: () => import('../member-editor/define.js'),
  confirm: () => import('../confirm-remove/define.js'),
};

export interface DialogsContext {
  strings: StringOverrides | null;
  /** Somebody was invited, sent a new link, or let in again. */
  onSent: () => void;
  onOpenMember: (member: RowRef) => void;
  onCreated: (event: MemberCreatedEvent) => void;
  onUpdated: (event: MemberUpdatedEvent | InvitationUpdatedEvent | InvitationsUpdatedEvent) => void;
  onGone: (event: MembersRemovedEvent | MembersActiveEvent | InvitationsRevokedEvent) => void;
}

/**
 * The dialogs of the panel. Their code is fetched when somebody is about to use one: the tags stand in the page from the
 * start, and become elements then.
 */
export class PanelDialogs implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #refs: { readonly [Name in DialogName]: Ref<Dialogs[Name]> } = {
    invite: createRef(),
    editor: createRef(),
    confirm: createRef(),
  };
  readonly #loads = new Map<DialogName, Promise<unknown>>();
  /** The last press wins: an earlier one may still wait for its code. */
  #press = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#press += 1;
  }

  render(context: DialogsContext): TemplateResult {
    const { strings, onSent, onOpenMember, onCreated, onUpdated, onGone } = context;
    return html`<invite-dialog
        ${ref(this.#refs.invite)}
        exportparts="dialog, error, group"
        .strings=${strings}
        .openMember=${onOpenMember}
        @invitations-sent=${onSent}
        @invitations-resent=${onSent}
        @members-active=${onSent}
      ></invite-dialog>
      <member-editor
        ${ref(this.#refs.editor)}
        exportparts="dialog, error, group"
        .strings=${strings}
        @member-created=${onCreated}
        @member-updated=${onUpdated}
        @invitation-updated=${onUpdated}
        @invitations-updated=${onUpdated}
        @members-removed=${onGone}
        @members-active=${onGone}
      ></member-editor>
      <confirm-remove
        ${ref(this.#refs.confirm)}
        exportparts="dialog, error"
        .strings=${strings}
        @members-removed=${onGone}
        @members-active=${onGone}
        @member-updated=${onUpdated}
        @invitations-revoked=${onGone}
      ></confirm-remove>`;
  }

  /** Somebody is about to use them: what is fetched now opens at once later. A failure is told when it is pressed. */
  prefetch = (): void => {
    for (const name of Object.keys(loaders) as DialogName[]) this.#load(name).catch(() => {});
  };

  /**
   * The dialog, ready to be shown; null where something else was pressed meanwhile. Rejects where its code cannot be had.
   */
  async get<Name extends DialogName>(name: Name): Promise<Dialogs[Name] | null> {
    const press = (this.#press += 1);
    await this.#load(name);
    await this.#host.updateComplete;
    return press === this.#press ? (this.#refs[name].value ?? null) : null;
  }

  #load(name: DialogName): Promise<unknown> {
    const known = this.#loads.get(name);
    if (known) return known;
    const load = loaders[name]().then(wordsArrived);
    this.#loads.set(name, load);
    // The next press tries again.
    load.catch(() => this.#loads.delete(name));
    return load;
  }
}
