import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Account, Backend, Invitation, Member } from '../../backend/backend.js';
import {
  BeforeMembersActiveEvent,
  InvitationsResentEvent,
  type InvitationsRevokedEvent,
  type InvitationUpdatedEvent,
  MembersActiveEvent,
  type MembersRemovedEvent,
  type MemberUpdatedEvent,
} from '../../events.js';
import type { Announcer } from '../../internal/announce.js';
import { ChangeController } from '../../internal/change.js';
import type { Localize } from '../../internal/localize.js';
import { refOf } from '../../internal/refs.js';
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
/** After which a row is no longer in its list. */
type GoneEvent = MembersRemovedEvent | InvitationsRevokedEvent | MembersActiveEvent;
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
        @members-active=${this.#onGone}
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

  /** Harmless, so nobody is asked twice; the host still may say no. */
  async reactivate(account: Account, backend: Backend | null, member: Member): Promise<void> {
    if (!backend?.setMembersActive || this.#change.isBusy) return;
    this.clear();
    const { setMembersActive } = backend;
    const target = { refs: [refOf(member)] };
    const ending = await this.#change.run({
      verb: 'setMembersActive',
      content: JSON.stringify(target),
      before: (signal) => new BeforeMembersActiveEvent(true, [member], target, signal),
      write: (write) => setMembersActive.call(backend, true, target, write),
    });
    if (ending.is !== 'done') {
      this.#tell(endingText(this.#words, ending, account), true);
      return;
    }
    const refusal = ending.answer.items[0]?.error;
    const event = new MembersActiveEvent(true, ending.answer);
    this.#host.dispatchEvent(event);
    if (refusal) this.#tell(refusalText(this.#words, refusal, nameOfMember(member)), true);
    else await this.#onGone(event);
  }

  focusHeading(): void {
    this.#focusRow(undefined);
  }

  async #onSaved(text: string): Promise<void> {
    await this.#data.reloadList();
    this.#tell(text);
  }

  /** The row is gone, and with it the button that had focus: the next row takes it, or the one before, or the heading. */
  #onGone = async (event: GoneEvent): Promise<void> => {
    const id = event.outcomes.items[0]?.ref.id;
    const { items } = this.#data.list;
    const at = items.findIndex((item) => item.id === id);
    const gone = items[at];
    await this.#data.reloadList();
    if (gone) this.#tell(this.#goneText(gone, event));
    await this.#host.updateComplete;
    const left = this.#data.list.items;
    this.#focusRow((left[at] ?? left[at - 1])?.id);
  };

  #goneText(gone: Member | Invitation, event: GoneEvent): string {
    const { t } = this.#words;
    if (!('signIn' in gone)) return t('revoked', { email: gone.email });
    const name = nameOfMember(gone);
    if (!(event instanceof MembersActiveEvent)) return t('removed', { name });
    return event.active ? t('reactivated', { name }) : t('deactivated', { name });
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
