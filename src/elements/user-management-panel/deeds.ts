/** What is done from the panel, and what is said of it: fetched behind the first view, since nothing was pressed yet. */
import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Id, Invitation, Member, Outcomes, Ref } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import {
  type BackendFailedEvent,
  type InvitationsRevokedEvent,
  type InvitationUpdatedEvent,
  type InvitationsUpdatedEvent,
  MembersActiveEvent,
  type MembersRemovedEvent,
  type MemberUpdatedEvent,
  type MemberCreatedEvent,
} from '../../events.js';
import { readOnce } from '../../internal/calls.js';
import { ChangeController, type Ending } from '../../internal/change.js';
import { endingText, refusalText } from '../../internal/endings.js';
import { copyText } from '../../internal/link-list.js';
import type { Localize } from '../../internal/localize.js';
import { reactivate, resend } from '../../internal/row-writes.js';
import { nameOfMember, readErrorText } from '../../internal/words.js';
import { actions } from '../../locales/en/actions.js';
import { bringWords } from '../../locales/registry.js';
import type { Host, PanelActions } from './panel-actions.js';
import type { PanelData } from './panel-data.js';
import { mayEditMember } from './row-actions.js';
import type { StatusAction } from './states.js';
import { wayIn } from './views.js';

export { Bulk } from './bulk.js';

bringWords({ actions });

/** Verbs that change nothing. */
const reading = /^(?:get|list|classify)/u;

/** After which a row is no longer in its list. */
type GoneEvent = MembersRemovedEvent | InvitationsRevokedEvent | MembersActiveEvent;

interface DeedsParts {
  data: PanelData;
  words: Localize;
  actions: PanelActions;
}

/** Changes made from a row, what came of those of the dialogs, and where focus goes then. */
export class Deeds {
  readonly #host: Host;
  readonly #data: PanelData;
  readonly #words: Localize;
  readonly #actions: PanelActions;
  readonly #change: ChangeController;

  constructor(host: Host, { data, words, actions: panel }: DeedsParts) {
    this.#host = host;
    this.#data = data;
    this.#words = words;
    this.#actions = panel;
    this.#change = new ChangeController(host);
    host.addEventListener('backend-failed', (event) => void this.#onFailed(event));
    host.renderRoot.addEventListener('close', (event) => void this.#onClosed(event), true);
  }

  /** What is under way belongs to another account. */
  giveUp(): void {
    this.#change.giveUp();
  }

  async resend(invitation: Invitation): Promise<void> {
    const { backend } = this.#data;
    if (!backend?.resendInvitations || this.#change.isBusy) return;
    this.#actions.clear();
    this.#actions.resending = invitation.id;
    const verb = backend.resendInvitations.bind(backend);
    const ending = await resend(this.#host, this.#change, verb, invitation);
    this.#actions.resending = null;
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
    else {
      const text = this.#words.t('invite.resent', { email, time });
      this.#actions.tell({ text, action: this.#copying(outcome?.link) });
    }
    await this.#actions.keepFocus(focus);
  }

  /** Where the backend gives the new link, it can be copied as long as the line stands. */
  #copying(link: string | undefined): StatusAction | undefined {
    if (link === undefined) return undefined;
    const action: StatusAction = {
      label: this.#words.t('action.copyLink'),
      run: () =>
        void copyText(this.#words, link).then((text) => this.#actions.tell({ text, action })),
    };
    return action;
  }

  /** Lets one or several in again. */
  async reactivate(members: readonly Member[]): Promise<void> {
    const { backend } = this.#data;
    if (!backend?.setMembersActive || this.#change.isBusy) return;
    this.#actions.clear();
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
    } else this.#actions.tell({ text: this.#reactivatedText(members) });
    await focus();
  }

  #reactivatedText(members: readonly Member[]): string {
    const { t } = this.#words;
    const [only, ...others] = members;
    if (!only || others.length > 0) return t('reactivateMany.done', { n: members.length });
    return t('reactivated', { name: nameOfMember(only) });
  }

  /** What the status line offers after somebody was deactivated. */
  undoDeactivate({ items }: Outcomes<Member>): StatusAction | undefined {
    const members = items.flatMap(({ row, error }) => (row && !error ? [row] : []));
    if (members.length === 0) return undefined;
    const run = () => {
      // The button goes with the line.
      this.#actions.focusHeading();
      void this.reactivate(members);
    };
    return { label: this.#words.t('undo'), run };
  }

  /** From the reason why somebody cannot go to what can be done about it. */
  wayOn(member: Member, reason: string): TemplateResult | typeof nothing {
    if (reason !== 'last-admin') return nothing;
    const go = ({ currentTarget }: Event) => {
      // The link goes with the reason.
      const cell = (currentTarget as HTMLElement).parentElement;
      cell?.querySelector<HTMLElement>('.bin')?.focus();
      void this.#chooseAdmin(member);
    };
    return html`<button type="button" class="link why" @click=${go}>
      ${this.#words.t('guard.makeAdmin')}
    </button>`;
  }

  /** Opens whoever can become admin in this one's place; of several, the viewer chooses. */
  async #chooseAdmin({ id }: Member): Promise<void> {
    const { account, members } = this.#data;
    if (!account) return;
    const [first, ...others] = members.items.filter(
      (one) => one.id !== id && one.signIn === 'active' && mayEditMember(account, one),
    );
    if (!first)
      return wayIn(account) === 'create' ? this.#actions.create() : this.#actions.invite({});
    if (others.length === 0) return this.#actions.edit({ member: first });
    this.#actions.clear();
    this.#actions.tell({ text: this.#words.t('guard.openAdmin') });
    await this.#actions.focusRow(first.id);
  }

  /** Somebody whose address was entered: the row has to come first, since the editor is about one. */
  async openMember({ id }: Ref): Promise<void> {
    const { backend, account } = this.#data;
    if (!backend || !account) return;
    const waiting = this.#actions.wait();
    try {
      const read = (signal: AbortSignal) => backend.getMember(id, { signal });
      const member = await readOnce(this.#host, 'getMember', read);
      // Something else was pressed meanwhile.
      if (this.#actions.status !== waiting) return;
      this.#actions.clear();
      await (mayEditMember(account, member)
        ? this.#actions.edit({ member })
        : this.#actions.focusRow(id));
    } catch (error) {
      const text = readErrorText(this.#words, error as BackendError, Date.now());
      if (this.#actions.status === waiting) this.#tellProblem(text);
    }
  }

  onCreated = async ({ member }: MemberCreatedEvent): Promise<void> => {
    await this.#data.reloadList();
    this.#actions.tell({ text: this.#words.t('created', { name: nameOfMember(member) }) });
    await this.#host.updateComplete;
    await this.#actions.focusRow(member.id);
  };

  onUpdated = async (
    event: MemberUpdatedEvent | InvitationUpdatedEvent | InvitationsUpdatedEvent,
  ): Promise<void> => {
    if ('outcomes' in event) return this.#onAllUpdated(event);
    const { t } = this.#words;
    const { members, invitations } = this.#data;
    const row = 'member' in event ? event.member : event.invitation;
    if ('signIn' in row) members.put(row);
    else invitations.put(row);
    const focus = this.#neighbours([row.id]);
    await this.#data.reloadList();
    const text =
      'signIn' in row
        ? t('updated', { name: nameOfMember(row) })
        : t('updatedInvitation', { email: row.email });
    this.#actions.tell({ text });
    // As it is now, it may not be among those that are listed.
    await this.#actions.keepFocus(focus);
  };

  /** Somebody else has changed what the viewer may do. Where it was refused, it is said there; this stays. */
  async #onFailed({ verb, code }: BackendFailedEvent): Promise<void> {
    if (code !== 'forbidden' || reading.test(verb)) return;
    this.#actions.status = { text: this.#words.t('error.rightsChanged'), isProblem: true };
    await this.#data.reload();
    await this.#actions.keepFocus(() => this.#actions.focusRow(undefined));
  }

  /** The button that opened the dialog may not be offered any more: then focus has gone with what was in it. */
  async #onClosed({ target }: Event): Promise<void> {
    await (target as ReactiveElement).updateComplete;
    if (document.activeElement === document.body) this.#actions.focusHeading();
  }

  /** What is said of them is said where they were chosen; the button for it has gone with the ticks. */
  async #onAllUpdated({ outcomes: { items } }: InvitationsUpdatedEvent): Promise<void> {
    const focus = this.#neighbours(items.flatMap(({ ref, error }) => (error ? [] : [ref.id])));
    // Under a dialog that still has something to say it stays there.
    await focus();
    await this.#data.reloadList();
    await this.#actions.keepFocus(focus);
  }

  /** The row is gone, and with it the button that had focus. */
  onGone = async (event: GoneEvent): Promise<void> => {
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
    if (!('signIn' in gone))
      return this.#actions.tell({ text: t('revoked', { email: gone.email }) });
    const name = nameOfMember(gone);
    if (!(event instanceof MembersActiveEvent))
      return this.#actions.tell({ text: t('removed', { name }) });
    if (event.active) return this.#actions.tell({ text: t('reactivated', { name }) });
    this.#actions.tell({
      text: t('deactivated', { name }),
      action: this.undoDeactivate(event.outcomes),
    });
  }

  /** Where focus goes when these rows have left the list: to the next row, or the one before, or the heading. */
  #neighbours(ids: readonly Id[]): () => Promise<void> {
    const before = this.#data.list.items.findIndex(({ id }) => ids.includes(id));
    return async () => {
      await this.#host.updateComplete;
      const { items } = this.#data.list;
      const stayed = items.find(({ id }) => ids.includes(id));
      await this.#actions.focusRow((stayed ?? items[before] ?? items[before - 1])?.id);
    };
  }

  #tellEnding(ending: Ending<unknown>): void {
    const { account } = this.#data;
    const text = account && endingText(this.#words, ending, account);
    if (text) this.#tellProblem(text);
  }

  #tellProblem(text: string): void {
    this.#actions.tell({ text, isProblem: true });
  }
}
