import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Account, Backend, Invitation, Member } from '../../backend/backend.js';
import {
  InvitationsResentEvent,
  type InvitationsRevokedEvent,
  type InvitationUpdatedEvent,
  type MembersRemovedEvent,
  type MemberUpdatedEvent,
} from '../../events.js';
import type { Announcer } from '../../internal/announce.js';
import { ChangeController } from '../../internal/change.js';
import type { Localize } from '../../internal/localize.js';
import { endingText, nameOfMember, refusalText } from '../../internal/words.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { ConfirmRemove } from '../confirm-remove/confirm-remove.js';
import type { InviteDialog } from '../invite-dialog/invite-dialog.js';
import type { MemberEditor } from '../member-editor/member-editor.js';
import type { PanelData } from './panel-data.js';
import { resend } from './resend.js';
import type { Status } from './states.js';

/** A member or an invitation, as the dialogs take it. */
type Subject = { member: Member } | { invitation: Invitation };
type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

/** What can be done from the panel: its dialogs, what came of them, and where focus goes then. */
export class PanelActions implements ReactiveController {
  /** What was done last: stays until the next action. */
  status: Status | null = null;
  /** The row whose bin was pressed although it cannot be used: it says why. */
  explained: string | null = null;
  /** The invitation that is being sent again. */
  resending: string | null = null;

  readonly #host: Host;
  readonly #data: PanelData;
  readonly #words: Localize;
  readonly #announcer: Announcer;
  readonly #change: ChangeController;
  readonly #invite = createRef<InviteDialog>();
  readonly #editor = createRef<MemberEditor>();
  readonly #confirm = createRef<ConfirmRemove>();

  constructor(host: Host, parts: { data: PanelData; words: Localize; announcer: Announcer }) {
    this.#host = host;
    this.#data = parts.data;
    this.#words = parts.words;
    this.#announcer = parts.announcer;
    this.#change = new ChangeController(host);
    host.addController(this);
  }

  hostConnected(): void {}

  render(strings: StringOverrides | null): TemplateResult {
    const { t } = this.#words;
    return html`<invite-dialog
        ${ref(this.#invite)}
        .strings=${strings}
        @invitations-sent=${() => this.#data.reloadList()}
      ></invite-dialog>
      <member-editor
        ${ref(this.#editor)}
        .strings=${strings}
        @member-updated=${(event: MemberUpdatedEvent) =>
          this.#onSaved(t('updated', { name: nameOfMember(event.member) }))}
        @invitation-updated=${(event: InvitationUpdatedEvent) =>
          this.#onSaved(t('updatedInvitation', { email: event.invitation.email }))}
      ></member-editor>
      <confirm-remove
        ${ref(this.#confirm)}
        .strings=${strings}
        @members-removed=${this.#onGone}
        @invitations-revoked=${this.#onGone}
      ></confirm-remove>`;
  }

  async invite(given: { addresses?: readonly string[] }): Promise<void> {
    this.clear();
    await this.#invite.value?.show(given);
  }

  edit(subject: Subject): void {
    this.clear();
    void this.#editor.value?.show(subject);
  }

  confirm(subject: Subject): void {
    this.clear();
    void this.#confirm.value?.show(subject);
  }

  /** Shows why a bin cannot be used, or hides it again. */
  explain(id: string): void {
    this.explained = this.explained === id ? null : id;
    this.#host.requestUpdate();
  }

  /** The next action begins: what was said about the last one goes. */
  clear(): void {
    this.status = null;
    this.explained = null;
    this.#host.requestUpdate();
  }

  async resend(account: Account, backend: Backend | null, invitation: Invitation): Promise<void> {
    if (!backend?.resendInvitations || this.#change.isBusy) return;
    this.clear();
    this.resending = invitation.id;
    const ending = await resend(this.#change, backend.resendInvitations.bind(backend), invitation);
    this.resending = null;
    if (ending.is !== 'done') {
      this.#tell(endingText(this.#words, ending, account), true);
      return;
    }
    this.#host.dispatchEvent(new InvitationsResentEvent(ending.answer));
    await this.#data.reloadList();
    const { email } = invitation;
    const [outcome] = ending.answer.items;
    if (outcome?.error) this.#tell(refusalText(this.#words, outcome.error, email), true);
    else {
      const time = this.#words.dateTime(outcome?.row?.expiresAt ?? invitation.expiresAt);
      this.#tell(this.#words.t('invite.resent', { email, time }));
    }
  }

  focusHeading(): void {
    this.#focusRow(undefined);
  }

  async #onSaved(text: string): Promise<void> {
    await this.#data.reloadList();
    this.#tell(text);
  }

  /** The row is gone, and with it the button that had focus: the next row takes it, or the one before, or the heading. */
  #onGone = async (event: MembersRemovedEvent | InvitationsRevokedEvent): Promise<void> => {
    const id = event.outcomes.items[0]?.ref.id;
    const { items } = this.#data.list;
    const at = items.findIndex((item) => item.id === id);
    const gone = items[at];
    await this.#data.reloadList();
    if (gone) this.#tell(this.#goneText(gone));
    await this.#host.updateComplete;
    const left = this.#data.list.items;
    this.#focusRow((left[at] ?? left[at - 1])?.id);
  };

  #goneText(gone: Member | Invitation): string {
    const { t } = this.#words;
    if ('signIn' in gone) return t('removed', { name: nameOfMember(gone) });
    return t('revoked', { email: gone.email });
  }

  #focusRow(id: string | undefined): void {
    const { renderRoot } = this.#host;
    const row = id === undefined ? null : renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const target =
      row?.querySelector<HTMLElement>('button') ??
      renderRoot.querySelector<HTMLElement>('#heading');
    target?.focus();
  }

  /** Said once, near the list, and to a screen reader. */
  #tell(text: string | null, isProblem = false): void {
    this.status = text === null ? null : { text, isProblem };
    if (text !== null) this.#announcer.announce(text);
    this.#host.requestUpdate();
  }
}
