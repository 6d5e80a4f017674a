import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Id, Invitation, Member, Outcomes, Ref } from '../../backend/backend.js';
import {
  type InvitationsRevokedEvent,
  type InvitationUpdatedEvent,
  MembersActiveEvent,
  type MembersRemovedEvent,
  type MemberUpdatedEvent,
  type MemberCreatedEvent,
} from '../../events.js';
import type { Announcer } from '../../internal/announce.js';
import { reportFailure, within } from '../../internal/calls.js';
import { ChangeController, type Ending } from '../../internal/change.js';
import type { Localize } from '../../internal/localize.js';
import { reactivate, resend } from '../../internal/row-writes.js';
import { endingText, nameOfMember, readErrorText, refusalText } from '../../internal/words.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { ConfirmRemove } from '../confirm-remove/confirm-remove.js';
import { type DialogOf, type DialogName, PanelDialogs } from './dialogs.js';
import type { PanelData } from './panel-data.js';
import { mayEditMember } from './row-actions.js';
import type { Status } from './states.js';

/** A member or an invitation, as the dialogs take it. */
type Subject = { member: Member } | { invitation: Invitation };
/** After which a row is no longer in its list. */
type GoneEvent = MembersRemovedEvent | InvitationsRevokedEvent | MembersActiveEvent;
type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

interface ActionParts {
  data: PanelData;
  words: Localize;
  announcer: Announcer;
  /** Shows a row that the layout hides: focus is about to go there. */
  reveal: (id: Id) => void;
}

/** What can be done from the panel: its dialogs, what came of them, and where focus goes then. */
export class PanelActions implements ReactiveController {
  /** What was done last: stays until the next action. */
  status: Status | null = null;
  /** The row whose bin was pressed although it cannot be used: it says why. */
  explained: string | null = null;
  /** The invitation that is being sent again. */
  resending: string | null = null;

  readonly dialogs: PanelDialogs;
  readonly #host: Host;
  readonly #data: PanelData;
  readonly #words: Localize;
  readonly #announcer: Announcer;
  readonly #change: ChangeController;
  readonly #reveal: (id: Id) => void;

  constructor(host: Host, parts: ActionParts) {
    this.#host = host;
    this.#data = parts.data;
    this.#words = parts.words;
    this.#announcer = parts.announcer;
    this.#reveal = parts.reveal;
    this.#change = new ChangeController(host);
    this.dialogs = new PanelDialogs(host);
    host.addController(this);
  }

  hostConnected(): void {}

  render(strings: StringOverrides | null): TemplateResult {
    return this.dialogs.render({
      strings,
      onSent: () => void this.#data.reloadList(),
      onOpenMember: (member) => void this.#openMember(member),
      onCreated: (event) => void this.#onCreated(event),
      onUpdated: (event) => void this.#onUpdated(event),
      onGone: (event) => void this.#onGone(event),
    });
  }

  invite(given: { addresses?: readonly string[] }): Promise<void> {
    return this.#open('invite', (dialog) => dialog.show(given));
  }

  create(): Promise<void> {
    return this.#open('editor', (editor) => editor.create());
  }

  edit(subject: Subject): Promise<void> {
    return this.#open('editor', (editor) => editor.show(subject));
  }

  confirm(...question: Parameters<ConfirmRemove['show']>): Promise<void> {
    return this.#open('confirm', (dialog) => dialog.show(...question));
  }

  confirmDeactivating(member: Member): Promise<void> {
    return this.#open('confirm', (dialog) => dialog.show({ member }, { action: 'deactivate' }));
  }

  /** Another account: what is under way in the last one is not told here. */
  leave(): void {
    this.#change.giveUp();
    this.clear();
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

  /** Said once, near the list, and to a screen reader. */
  tell(status: Status): void {
    this.status = status;
    this.#announcer.announce(status.text);
    this.#host.requestUpdate();
  }

  async copy(email: string): Promise<void> {
    this.clear();
    const { t } = this.#words;
    try {
      await navigator.clipboard.writeText(email);
      this.tell({ text: t('action.copied', { email }) });
    } catch {
      this.tell({ text: t('action.copyFailed', { email }), isProblem: true });
    }
  }

  async resend(invitation: Invitation): Promise<void> {
    const { backend } = this.#data;
    if (!backend?.resendInvitations || this.#change.isBusy) return;
    this.clear();
    this.resending = invitation.id;
    const verb = backend.resendInvitations.bind(backend);
    const ending = await resend(this.#host, this.#change, verb, invitation);
    this.resending = null;
    if (ending.is !== 'done') {
      this.#tellEnding(ending);
      return;
    }
    // What was expired stands elsewhere in the list now, and may have lost focus on the way there.
    const focus = this.#neighbours([invitation.memberId ?? invitation.id]);
    await this.#data.reloadList();
    const { email } = invitation;
    const [outcome] = ending.answer.items;
    const time = this.#words.dateTime(outcome?.row?.expiresAt ?? invitation.expiresAt);
    if (outcome?.error) this.#tellProblem(refusalText(this.#words, outcome.error, email));
    else this.tell({ text: this.#words.t('invite.resent', { email, time }) });
    await this.#keepFocus(focus);
  }

  /** Lets one or several in again. */
  async reactivate(members: readonly Member[]): Promise<void> {
    const { backend } = this.#data;
    if (!backend?.setMembersActive || this.#change.isBusy) return;
    this.clear();
    const verb = backend.setMembersActive.bind(backend);
    const ending = await reactivate(this.#host, this.#change, verb, members);
    if (ending.is !== 'done') {
      this.#tellEnding(ending);
      return;
    }
    const refused = ending.answer.items.find(({ error }) => error);
    const whom = members.find(({ id }) => id === refused?.ref.id);
    const focus = this.#neighbours(members.map(({ id }) => id));
    await this.#data.reloadList();
    if (refused?.error) {
      const name = whom ? nameOfMember(whom) : '';
      this.#tellProblem(refusalText(this.#words, refused.error, name));
    } else this.tell({ text: this.#reactivatedText(members) });
    await focus();
  }

  #reactivatedText(members: readonly Member[]): string {
    const { t } = this.#words;
    const [only, ...others] = members;
    if (!only || others.length > 0) return t('reactivateMany.done', { n: members.length });
    return t('reactivated', { name: nameOfMember(only) });
  }

  /** What the status line offers after somebody was deactivated. */
  undoDeactivate({ items }: Outcomes<Member>): (() => void) | undefined {
    const members = items.flatMap(({ row, error }) => (row && !error ? [row] : []));
    if (members.length === 0) return undefined;
    return () => {
      // The button goes with the line.
      this.focusHeading();
      void this.reactivate(members);
    };
  }

  focusHeading(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  }

  /** Somebody whose address was entered: the row has to come first, since the editor is about one. */
  async #openMember({ id }: Ref): Promise<void> {
    const { backend, account } = this.#data;
    if (!backend || !account) return;
    const waiting = this.#wait();
    try {
      const member = await within((signal) => backend.getMember(id, { signal }));
      // Something else was pressed meanwhile.
      if (this.status !== waiting) return;
      this.clear();
      await (mayEditMember(account, member) ? this.edit({ member }) : this.focusRow(id));
    } catch (error) {
      const failed = reportFailure(this.#host, 'getMember', error);
      const text = readErrorText(this.#words, failed, Date.now());
      if (this.status === waiting) this.#tellProblem(text);
    }
  }

  /** The first that is said about an action that has to wait. */
  #wait(): Status {
    this.clear();
    return (this.status = { text: this.#words.t('panel.loading'), isWaiting: true });
  }

  /** Opens a dialog, whose code may have to come first. */
  async #open<Name extends DialogName>(
    name: Name,
    show: (dialog: DialogOf<Name>) => Promise<void>,
  ): Promise<void> {
    const waiting = this.#wait();
    try {
      const dialog = await this.dialogs.get(name);
      if (this.status === waiting) this.clear();
      if (dialog) await show(dialog);
    } catch (error) {
      console.warn(error);
      // Something else was pressed meanwhile: nobody waits for this any longer.
      if (this.status !== waiting) return;
      const retry = () => void this.#open(name, show);
      this.tell({ text: this.#words.t('error.part'), isProblem: true, retry });
    }
  }

  #onCreated = async ({ member }: MemberCreatedEvent): Promise<void> => {
    await this.#data.reloadList();
    this.tell({ text: this.#words.t('created', { name: nameOfMember(member) }) });
    await this.#host.updateComplete;
    await this.focusRow(member.id);
  };

  #onUpdated = async (event: MemberUpdatedEvent | InvitationUpdatedEvent): Promise<void> => {
    const { t } = this.#words;
    const focus = this.#neighbours(['member' in event ? event.member.id : event.invitation.id]);
    await this.#data.reloadList();
    const text =
      'member' in event
        ? t('updated', { name: nameOfMember(event.member) })
        : t('updatedInvitation', { email: event.invitation.email });
    this.tell({ text });
    // As it is now, it may not be among those that are listed.
    await this.#keepFocus(focus);
  };

  /** The row is gone, and with it the button that had focus. */
  #onGone = async (event: GoneEvent): Promise<void> => {
    const ids = event.outcomes.items.flatMap(({ ref, error }) => (error ? [] : [ref.id]));
    const { members, list } = this.#data;
    const contact = members.items.find(({ invitation }) => invitation && invitation.id === ids[0]);
    const gone = contact?.invitation ?? list.items.find(({ id }) => id === ids[0]);
    // A contact stays when its invitation goes.
    const focus = this.#neighbours(contact ? [contact.id] : ids);
    await this.#data.reloadList();
    // What became of several is told where they were chosen.
    if (gone && ids.length === 1) this.#tellGone(gone, event);
    await focus();
  };

  #tellGone(gone: Member | Invitation, event: GoneEvent): void {
    const { t } = this.#words;
    if (!('signIn' in gone)) return this.tell({ text: t('revoked', { email: gone.email }) });
    const name = nameOfMember(gone);
    if (!(event instanceof MembersActiveEvent)) return this.tell({ text: t('removed', { name }) });
    if (event.active) return this.tell({ text: t('reactivated', { name }) });
    this.tell({ text: t('deactivated', { name }), undo: this.undoDeactivate(event.outcomes) });
  }

  /** Where focus goes when these rows have left the list: to the next row, or the one before, or the heading. */
  #neighbours(ids: readonly Id[]): () => Promise<void> {
    const before = this.#data.list.items.findIndex(({ id }) => ids.includes(id));
    return async () => {
      await this.#host.updateComplete;
      const { items } = this.#data.list;
      const stayed = items.find(({ id }) => ids.includes(id));
      await this.focusRow((stayed ?? items[before] ?? items[before - 1])?.id);
    };
  }

  /** The next rows. With the last page the button goes, and focus with it. */
  async more(): Promise<void> {
    const { list } = this.#data;
    const before = list.items.length;
    await this.#data.more();
    const first = list.items[before];
    if (first) await this.#keepFocus(() => this.focusRow(first.id));
  }

  /** Only where focus has gone with what had it. */
  async #keepFocus(focus: () => Promise<void>): Promise<void> {
    await this.#host.updateComplete;
    if (!this.#host.shadowRoot?.activeElement) await focus();
  }

  async focusRow(id: Id | undefined): Promise<void> {
    if (id !== undefined) {
      this.#reveal(id);
      await this.#host.updateComplete;
    }
    const { renderRoot } = this.#host;
    const row = id === undefined ? null : renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const button = row?.querySelector<HTMLElement>('button');
    if (button) button.focus();
    else this.focusHeading();
  }

  #tellEnding(ending: Ending<unknown>): void {
    const { account } = this.#data;
    const text = account && endingText(this.#words, ending, account);
    if (text) this.#tellProblem(text);
  }

  #tellProblem(text: string): void {
    this.tell({ text, isProblem: true });
  }
}
