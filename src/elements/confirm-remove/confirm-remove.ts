import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import type { Account, Backend, Invitation, Member, Outcomes } from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { verdictOn } from '../../backend/guards.js';
import {
  BeforeInvitationsRevokeEvent,
  BeforeMembersActiveEvent,
  BeforeMembersRemoveEvent,
  InvitationsRevokedEvent,
  MembersActiveEvent,
  MembersRemovedEvent,
} from '../../events.js';
import { Announcer } from '../../internal/announce.js';
import { AccountSource } from '../../internal/account-source.js';
import { ChangeController, type Ending } from '../../internal/change.js';
import { defineElement } from '../../internal/define.js';
import { DialogController } from '../../internal/dialog.js';
import {
  dialogError,
  dialogHead,
  dialogWithoutAccount,
  waitingBar,
} from '../../internal/dialog-parts.js';
import { Localize } from '../../internal/localize.js';
import { refOf } from '../../internal/refs.js';
import {
  accessInFull,
  endingText,
  nameOfMember,
  reasonText,
  refusalText,
} from '../../internal/words.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { confirmStyles } from './confirm-remove.styles.js';

/** Who is to go: a member of the account, or an invitation. */
export type Subject = { member: Member } | { invitation: Invitation };

/**
 * Asks before a member is removed or an invitation is revoked, and does it. It acts on what it showed: a row that has
 * changed in between is shown again instead.
 *
 * @element confirm-remove
 * @fires open - The dialog was opened
 * @fires close - The dialog was closed
 * @fires before-members-remove - Before removing; cancelable, may wait
 * @fires members-removed - After the backend has answered
 * @fires before-members-active - Before deactivating instead; cancelable, may wait
 * @fires members-active - After the backend has answered
 * @fires before-invitations-revoke - Before revoking; cancelable, may wait
 * @fires invitations-revoked - After the backend has answered
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart dialog - The dialog
 * @csspart error - What went wrong
 */
export class ConfirmRemove extends LitElement {
  static override readonly styles = [tokens, controls, dialogStyles, confirmStyles];

  /** Where the account is, if no panel is around. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  /** As it was when the dialog opened. */
  @state() private subject: Subject | null = null;
  @state() private problem: string | null = null;
  /** Deactivating was chosen instead of removing. */
  @state() private isPausing = false;

  readonly #source = new AccountSource(this);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #dialog = new DialogController(this);
  readonly #change = new ChangeController(this, this.#dialog.stepAside);

  #askedFor: Backend | null = null;

  static define(tag = 'confirm-remove', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Opens the dialog for one member or one invitation, as shown in its row. */
  async show(subject: Subject): Promise<void> {
    // One change at a time: what is under way would end in a dialog about somebody else.
    if (this.#change.isBusy) return;
    void this.#source.follow();
    this.subject = subject;
    this.problem = null;
    this.isPausing = false;
    this.#change.forget();
    await this.#dialog.show();
    this.dispatchEvent(new Event('open'));
  }

  /** Closes the dialog; nothing is done. */
  close(): void {
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.dispatchEvent(new Event('close'));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#followBackend();
    if (this.#source.account) this.#words.vocabulary = this.#source.account.vocabulary;
  }

  protected override render(): TemplateResult {
    return html`<dialog
        part="dialog"
        role="alertdialog"
        aria-labelledby="title"
        aria-describedby="what"
        ${ref(this.#dialog.ref)}
        @cancel=${this.#onEscape}
        @close=${this.#onClosed}
      >
        ${this.#dialog.open && this.subject ? this.#renderContent(this.#source.account, this.subject) : nothing}
        ${this.#announcer.render()}
      </dialog>
      ${waitingBar(this.#words, this.#change)}`;
  }

  #renderContent(account: Account | undefined, subject: Subject) {
    if (!account) {
      const parts = { host: this, title: this.#title(subject), onClose: () => this.close() };
      return dialogWithoutAccount(this.#words, this.#source, parts);
    }
    const refused = this.#refused(account, subject);
    return html`${dialogHead(this.#words, this.#title(subject), this.#onCancel)}
      <div class="body" id="what">
        ${refused === null ? this.#renderLoss(account, subject) : html`<p>${refused}</p>`}
      </div>
      <div class="foot">
        ${dialogError(this.problem)}
        <button
          type="button"
          class="button"
          autofocus
          ?disabled=${this.#change.phase === 'writing'}
          @click=${this.#onCancel}
        >
          ${this.#words.t(refused !== null ? 'close' : 'member' in subject ? 'cancel' : 'keep')}
        </button>
        ${refused === null ? this.#renderConfirm(subject) : nothing}
      </div>`;
  }

  #renderLoss(account: Account, subject: Subject) {
    const { t } = this.#words;
    if ('invitation' in subject) return html`<p>${t('revoke.body')}</p>`;
    const { member } = subject;
    if (this.isPausing) return pauseText(this.#words, account);
    const { email } = member;
    if (member.signIn === 'none') {
      return html`<p>${t('contactDelete.body', { name: nameOfMember(member) })}</p>`;
    }
    const permissions = accessInFull(this.#words, account, member);
    const names = { email, account: account.name };
    const loses = permissions
      ? t('remove.body', { ...names, permissions })
      : t('remove.none', names);
    return html`<p>${loses}</p>
      <p class="muted">${t('remove.after')}</p>
      ${
        mayPause(account, member)
          ? html`<button type="button" class="link pause" @click=${this.#onPause}>
              ${t('remove.insteadDeactivate')}
            </button>`
          : nothing
      }`;
  }

  #renderConfirm(subject: Subject) {
    const { t } = this.#words;
    const isBusy = this.#change.isBusy;
    const [verb, busy] = this.#verbOf(subject);
    return html`<button
      type="button"
      class="button danger"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${this.#onConfirm}
    >
      ${t(isBusy ? busy : verb)}
    </button>`;
  }

  #verbOf(subject: Subject) {
    if ('invitation' in subject) return ['revoke.action', 'revoke.busy'] as const;
    if (this.isPausing) return ['action.deactivate', 'deactivate.busy'] as const;
    return ['remove.action', 'remove.busy'] as const;
  }

  #title(subject: Subject): string {
    const { t } = this.#words;
    if ('invitation' in subject) return t('revoke.title', { email: subject.invitation.email });
    const name = nameOfMember(subject.member);
    return this.isPausing ? t('deactivate.title', { name }) : t('remove.title', { name });
  }

  /** Why it cannot be done at all; a backend that forgets to say so does not let anybody lock himself out. */
  #refused(account: Account, subject: Subject): string | null {
    const verdict =
      'member' in subject
        ? verdictOn(account, subject.member, 'remove')
        : subject.invitation.actions.revoke;
    if (verdict === true) return null;
    return reasonText(this.#words, verdict?.refused);
  }

  #onConfirm = async (): Promise<void> => {
    const backend = this.#source.backend;
    const account = this.#source.account;
    if (!backend || !account || !this.subject || this.#change.isBusy) return;
    this.problem = null;
    if ('member' in this.subject) {
      const { member } = this.subject;
      if (this.isPausing) await this.#pause(backend, account, member);
      else await this.#remove(backend, account, member);
    } else await this.#revoke(backend, account, this.subject.invitation);
  };

  async #remove(backend: Backend, account: Account, member: Member): Promise<void> {
    const target = { refs: [refOf(member)] };
    const ending = await this.#change.run({
      verb: 'removeMembers',
      content: JSON.stringify(target),
      before: (signal) => new BeforeMembersRemoveEvent([member], target, signal),
      write: (write) => backend.removeMembers(target, write),
    });
    this.#end(
      ending,
      account,
      nameOfMember(member),
      (outcomes) => new MembersRemovedEvent(outcomes),
    );
  }

  async #pause(backend: Backend, account: Account, member: Member): Promise<void> {
    const target = { refs: [refOf(member)] };
    const ending = await this.#change.run({
      verb: 'setMembersActive',
      content: JSON.stringify(target),
      before: (signal) => new BeforeMembersActiveEvent(false, [member], target, signal),
      write: async (write) => {
        if (!backend.setMembersActive) throw new TypeError('the backend has no setMembersActive');
        return backend.setMembersActive(false, target, write);
      },
    });
    this.#end(
      ending,
      account,
      nameOfMember(member),
      (outcomes) => new MembersActiveEvent(false, outcomes),
    );
  }

  async #revoke(backend: Backend, account: Account, invitation: Invitation): Promise<void> {
    const target = { refs: [refOf(invitation)] };
    const ending = await this.#change.run({
      verb: 'revokeInvitations',
      content: JSON.stringify(target),
      before: (signal) => new BeforeInvitationsRevokeEvent([invitation], target, signal),
      write: (write) => backend.revokeInvitations(target, write),
    });
    this.#end(
      ending,
      account,
      invitation.email,
      (outcomes) => new InvitationsRevokedEvent(outcomes),
    );
  }

  #end<T>(
    ending: Ending<Outcomes<T>>,
    account: Account,
    name: string,
    fact: (outcomes: Outcomes<T>) => Event,
  ): void {
    if (ending.is !== 'done') {
      this.#tell(endingText(this.#words, ending, account));
      return;
    }
    const refusal = ending.answer.items[0]?.error;
    // Somebody else was faster: what was wanted is so.
    if (refusal && refusal.code !== 'not-found') return this.#refuse(refusal, name);
    this.close();
    this.dispatchEvent(fact(ending.answer));
  }

  #refuse(refusal: Refusal, name: string): void {
    const { current } = refusal;
    if (current) this.subject = 'signIn' in current ? { member: current } : { invitation: current };
    this.#tell(refusalText(this.#words, refusal, name));
  }

  #tell(problem: string | null): void {
    this.problem = problem;
    if (problem !== null) this.#announcer.announce(problem);
  }

  /** Another backend is another account: the question was not about it. */
  #followBackend(): void {
    const { backend } = this.#source;
    if (!backend || backend === this.#askedFor) return;
    if (this.#askedFor) {
      this.#change.giveUp();
      this.close();
      this.subject = null;
    }
    this.#askedFor = backend;
  }

  /** The softer way: the same dialog asks the other question, with focus on cancel again. */
  #onPause = (): void => {
    this.isPausing = true;
    this.problem = null;
    this.#change.forget();
    this.renderRoot.querySelector<HTMLElement>('.foot .button')?.focus();
  };

  #onCancel = (): void => {
    if (this.#change.phase !== 'writing') this.close();
  };

  #onEscape(event: Event): void {
    event.preventDefault();
    this.#onCancel();
  }

  #onClosed(event: Event): void {
    event.stopPropagation();
    if (this.#dialog.isClosed) this.close();
  }
}

function mayPause(account: Account, member: Member): boolean {
  const isOffered = account.capabilities.verbs.includes('setMembersActive');
  return isOffered && verdictOn(account, member, 'deactivate') === true;
}

function pauseText({ t }: Localize, { capabilities }: Account): TemplateResult {
  return html`<p>${t('deactivate.body')}</p>
    ${capabilities.endsSessions ? html`<p class="muted">${t('deactivate.sessions')}</p>` : nothing}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-remove': ConfirmRemove;
  }
}
