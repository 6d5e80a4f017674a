import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Account, Backend, Ref } from '../../backend/backend.js';
import { accessFormStyles } from '../../internal/access-form/access-form.styles.js';
import { AccountSource } from '../../internal/account-source.js';
import { Announcer } from '../../internal/announce.js';
import { ChangeController, type Ending } from '../../internal/change.js';
import { defineElement } from '../../internal/define.js';
import { DialogController } from '../../internal/dialog.js';
import { bodyWithoutAccount, dialogHead, waitingBar } from '../../internal/dialog-parts.js';
import { Leaving } from '../../internal/leaving.js';
import { Localize } from '../../internal/localize.js';
import { property, state } from '../../internal/property.js';
import { Reads } from '../../internal/reads.js';
import { actions } from '../../locales/en/actions.js';
import { common } from '../../locales/en/common.js';
import { dialogs } from '../../locales/en/dialogs.js';
import { bringWords } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { AccessChoice } from './access-choice.js';
import { addressProblem, formBody, formTitle, isStepped, type Problem } from './form.js';
import { formFoot, progressFoot } from './foot.js';
import { inviteStyles } from './invite-dialog.styles.js';
import { Offers, type Repair } from './offers.js';
import { Outcome } from './outcome.js';
import { PendingRoom } from './pending-room.js';
import { failedText, problemOf, renderResult, summaryText } from './result.js';
import { isOpen, Sending } from './sending.js';
import { cellOf, isSendable, type Offer, type Standing } from './standing.js';
import { isRetried, toldAgain, toldOf, type Told } from './told.js';
import { type Entered, Tokens } from './tokens.js';

bringWords({ common, actions, dialogs });

/**
 * Invites people: one address or hundreds, and what they may do. What was typed stays until it is sent or thrown away,
 * even when the dialog is closed in between; what became of each address is told afterwards.
 *
 * @element invite-dialog
 * @fires open - The dialog was opened
 * @fires close - The dialog was closed
 * @fires before-invitations-send - Before sending, once for all; cancelable, may wait
 * @fires invitations-sent - After the backend has answered, with an outcome per address
 * @fires before-invitations-resend - Before an invitation that exists is sent again; cancelable, may wait
 * @fires invitations-resent - After it was sent again
 * @fires before-members-active - Before somebody deactivated is let in again; cancelable, may wait
 * @fires members-active - After somebody was let in again
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart dialog - The dialog
 * @csspart error - What went wrong
 * @csspart group - A group of permissions
 */
export class InviteDialog extends LitElement {
  static override readonly styles = [
    tokens,
    controls,
    dialogStyles,
    accessFormStyles,
    inviteStyles,
  ];

  /** Where the account is, if no panel is around. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;
  /** Opens a member of the account; without it, that is not offered. */
  @property({ attribute: false }) openMember: ((member: Ref) => void) | null = null;

  @state() private step: 1 | 2 = 1;
  @state() private problem: Problem | null = null;
  @state() private kept: 'begun' | 'unsent' | null = null;

  readonly #dialog = new DialogController(this);
  readonly #reads = new Reads(this, this.#dialog);
  readonly #source = new AccountSource(this, this.#reads);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #change = new ChangeController(this, this.#dialog.stepAside);
  readonly #sending = new Sending(this, this.#change);
  readonly #outcome = new Outcome(this, this.#words, this.#announcer);
  readonly #room = new PendingRoom(this, this.#reads);
  readonly #parts = {
    ...{ words: this.#words, announcer: this.#announcer, reads: this.#reads },
    account: () => this.#source.account,
    backend: () => this.#source.backend,
  };
  readonly #offers = new Offers(this, { ...this.#parts, change: this.#change });
  readonly #access = new AccessChoice(this, this.#parts);
  readonly #tokens = new Tokens(this, this.#parts);
  readonly #leaving = new Leaving(this, {
    dialog: this.#dialog,
    isBusy: () => this.#isBusy && !this.#sending.isMany,
    isTouched: () => !this.#outcome.told && !this.#isBusy && this.#isTouched,
    onDiscard: () => this.#startOver(),
    close: () => this.close(),
  });

  #typedFor: Backend | null = null;
  #isCounted = false;
  #wasSending = false;

  static define(tag = 'invite-dialog', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Opens the dialog; with addresses where the host knows whom. */
  async show({ addresses = [] }: { addresses?: readonly string[] } = {}): Promise<void> {
    if (this.#change.phase === 'asking') return;
    this.#leaving.reset();
    // What is being sent is shown to its end; who comes next waits for that.
    if (this.#change.isBusy) this.#tokens.later = [...this.#tokens.later, ...addresses];
    else this.#begin(addresses);
    await this.#dialog.show();
    this.dispatchEvent(new Event('open'));
  }

  /** Closes the dialog; what was typed is kept. What is being sent stops after the part under way. */
  close(): void {
    if (!this.#dialog.open) return;
    if (this.#sending.isMany) this.#sending.stop();
    this.#tokens.rest();
    this.#leaving.reset();
    if (this.#outcome.told && !this.#change.isBusy) this.#keepOpen();
    this.#dialog.close();
    this.dispatchEvent(new Event('close'));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#followAccount();
    const { account, backend } = this.#source;
    if (!account) return;
    this.#words.vocabulary = account.vocabulary;
    if (!this.#dialog.open || this.#isCounted) return;
    // Those that came before the account did.
    this.#isCounted = true;
    this.#tokens.classify();
    if (backend) void this.#room.count(account, backend);
  }

  /** Where one button takes another's place, focus goes along. */
  protected override updated(): void {
    const isSending = this.#sending.isMany;
    if (isSending === this.#wasSending) return;
    this.#wasSending = isSending;
    const isLost = this.shadowRoot?.activeElement === null;
    if (this.#dialog.open && isLost) this.#focus(isSending ? '#stop' : '#send');
  }

  protected override render(): TemplateResult {
    return html`<dialog
        part="dialog"
        aria-labelledby="title"
        ${ref(this.#dialog.ref)}
        @cancel=${this.#leaving.onEscape}
        @close=${this.#leaving.onClosed}
      >
        ${this.#dialog.open ? this.#renderContent(this.#source) : nothing}
        ${this.#announcer.render()}
      </dialog>
      ${waitingBar(this.#words, this.#change, this.#reads)}`;
  }

  /** One head for both states: focus that is in it stays there when the account comes. */
  #renderContent({ account, backend }: AccountSource) {
    if (this.#outcome.told && account && backend)
      return this.#renderResult(this.#outcome.told, account, backend);
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${dialogHead(this.#words, formTitle(this.#words, account, this.step), this.#leaving.leave)}
      ${
        account && backend
          ? html`${this.#renderBody(account, backend)}${this.#renderFoot(account)}`
          : bodyWithoutAccount(this.#words, this.#source, this)
      }
    </form>`;
  }

  #renderBody(account: Account, backend: Backend) {
    const { problem, step, kept, strings } = this;
    return formBody({
      ...{ words: this.#words, announcer: this.#announcer, tokens: this.#tokens },
      ...{ access: this.#access, account, backend, problem, step, kept, strings },
      isBusy: this.#isBusy,
      canOpen: this.openMember !== null,
      onChanged: () => (this.problem = null),
      onOffer: this.#onOffer,
      onBack: () => this.#goTo(1),
      onStartOver: this.#onAnother,
    });
  }

  #renderFoot(account: Account) {
    const isMany = this.#tokens.counts.total > 1;
    const question = this.#words.t(isMany ? 'invite.discardMany' : 'invite.discard');
    if (this.#leaving.asks) return this.#leaving.render(this.#words, question);
    if (this.#sending.isMany) return progressFoot(this.#words, this.#sending);
    const leadsOn = isStepped(account) && this.step === 1;
    return formFoot({
      ...{ words: this.#words, account, counts: this.#tokens.counts },
      ...{ pendingRoom: this.#room.value, leadsOn, isStepped: isStepped(account) },
      problem: this.problem?.at === null ? this.problem.text : null,
      summary: leadsOn ? '' : this.#access.summary(account),
      isBusy: this.#isBusy,
      onCancel: this.#leaving.leave,
    });
  }

  #renderResult(told: Told[], account: Account, backend: Backend) {
    return renderResult({
      ...{ words: this.#words, account, backend },
      ...{ note: this.#outcome.note, problem: this.#outcome.problem },
      told: this.#tokens.asKnown(told),
      canOpen: this.openMember !== null,
      foot: this.#sending.isMany ? progressFoot(this.#words, this.#sending) : null,
      isBusy: this.#isBusy,
      onOffer: this.#onOffer,
      onRetry: () => void this.#retry(account, backend),
      onCopy: (text) => void this.#outcome.copy(text),
      onSave: () => void this.#outcome.save(),
      onAnother: this.#onAnother,
      onDone: () => this.close(),
    });
  }

  #begin(addresses: readonly string[]): void {
    void this.#source.follow();
    if (this.#outcome.told) this.#keepOpen();
    if (this.#isTouched) this.kept ??= 'begun';
    this.#tokens.enter(addresses);
    this.#isCounted = false;
  }

  get #isBusy(): boolean {
    return this.#change.isBusy || this.#offers.isBusy;
  }

  get #isTouched(): boolean {
    return !this.#tokens.isEmpty || this.#access.isTouched;
  }

  /** Another backend is another account: what was typed was not meant for it. */
  #followAccount(): void {
    const backend = this.#source.backend;
    if (backend === this.#typedFor) return;
    if (this.#typedFor && backend) {
      this.#change.giveUp();
      this.close();
      this.#tokens.later = [];
      this.#startOver();
    }
    this.#typedFor = backend ?? this.#typedFor;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const { account, backend } = this.#source;
    if (!account || !backend || this.#isBusy || this.#leaving.asks) return;
    const entered = this.#tokens.take();
    const { standings, isField } = entered;
    const sendable = standings.filter(isSendable).map(({ entry }) => entry);
    const leadsOn = isStepped(account) && this.step === 1;
    const problem =
      addressProblem(this.#words, standings, isField) ??
      (leadsOn ? null : this.#access.problem(account, sendable));
    if (problem) return this.#point(problem);
    if (leadsOn) return this.#goTo(2);
    this.problem = null;
    void this.#send(account, backend, entered);
  }

  async #send(account: Account, backend: Backend, entered: Entered): Promise<void> {
    const { standings, isField } = entered;
    this.#tokens.classification.stop();
    const drafts = this.#access.draftsOf(account, standings.filter(isSendable));
    const { ending, sent } = await this.#sending.run({ account, backend }, drafts);
    const [only] = sent;
    if (sent.every(({ fate }) => isOpen(fate))) {
      const text = failedText(this.#words, account, ending, this.#sending.isStopping);
      if (text !== null) this.#point({ at: null, text });
    } else if (isField && only?.fate.is === 'refused') {
      this.#point(problemOf(this.#words, only.fate.error, only.draft.email));
    } else {
      // What stands in the field alone has gone, and would be made a token when the field goes.
      if (isField) this.#tokens.text = '';
      this.#show(account, ending, toldOf(standings, drafts, sent));
    }
  }

  /** Only those that failed, those of which nothing is known under their old keys. */
  async #retry(account: Account, backend: Backend): Promise<void> {
    const { told } = this.#outcome;
    if (this.#isBusy || !told) return;
    const drafts = told.filter(isRetried).flatMap(({ draft }) => draft ?? []);
    const { ending, sent } = await this.#sending.run({ account, backend }, drafts, true);
    this.#show(account, ending, toldAgain(told, sent));
  }

  #show(account: Account, ending: Ending<null>, told: Told[]): void {
    this.#outcome.take(account, ending, told);
    this.#tokens.learn(told);
    // Closed in the middle: there is nobody to read it.
    if (!this.#dialog.open) return this.#keepOpen();
    this.#tokens.classify();
    this.#announcer.announce(summaryText(this.#words, told));
    this.#focus('#title');
  }

  /** Shows a problem where it is, says it, and puts focus there. */
  #point(problem: Problem): void {
    const { at } = problem;
    this.problem = problem;
    this.#announcer.announce(problem.text);
    if (at === null) return;
    this.step = at === 'address' ? 1 : 2;
    if (at !== 'address') void this.updateComplete.then(() => this.#access.focus(at));
    else this.#focus(this.#tokens.entries.length > 0 ? '.problems [data-cell=text]' : '#address');
  }

  #goTo(step: 1 | 2): void {
    this.problem = null;
    this.step = step;
    this.#focus('#title');
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  #onOffer = (standing: Standing, offer: Offer): void => {
    const { account, backend } = this.#source;
    if (!account || !backend || this.#isBusy) return;
    if (offer === 'open' && standing.member) {
      this.close();
      this.openMember?.(standing.member);
    } else if (offer === 'resend' || offer === 'reactivate') {
      void this.#take(account, backend, standing, offer);
    } else if (offer === 'copy')
      void this.#outcome.copy(standing.settled?.link ?? '').then(this.#tokens.tell);
    else this.#mend(standing, offer);
  };

  async #take(account: Account, backend: Backend, standing: Standing, offer: Repair) {
    const taken = await this.#offers.take(account, backend, standing, offer);
    if (taken === null || backend !== this.#source.backend) return;
    const text = 'done' in taken ? taken.done.text : taken.problem;
    if ('done' in taken) this.#tokens.settle(standing.entry.id, taken.done);
    else if (this.#outcome.told) this.#outcome.fail(text);
    else this.problem = { at: null, text };
    this.#announcer.announce(`${standing.entry.typed}: ${text}`);
    this.#focus(this.#outcome.told ? '#title' : cellOf(standing));
  }

  /** Back from the result to the form, where there is one: with all that was not sent. */
  #mend(standing: Standing, offer: Offer): void {
    this.#outcome.reset();
    this.#goTo(1);
    if (offer === 'repair') {
      this.#tokens.repair(standing.entry);
      this.#focus('.chips [role=row]:last-child [data-cell=text]');
      return;
    }
    if (offer === 'correct') this.#tokens.edit(standing.entry);
    else this.#tokens.promote(standing.entry.id, offer === 'promote');
    this.#focus(offer === 'correct' ? '#address' : cellOf(standing));
  }

  /** What was not sent is offered again; the rest has been told. */
  #keepOpen(): void {
    const open = (this.#outcome.told ?? []).filter(isRetried).map(({ standing }) => standing.entry);
    this.#outcome.reset();
    this.step = 1;
    if (open.length === 0) return this.#startOver();
    this.#tokens.keepOnly(open);
    this.kept = 'unsent';
  }

  #onAnother = (): void => {
    this.#startOver();
    this.#focus('#address');
  };

  #startOver(): void {
    this.#tokens.reset();
    this.#access.reset();
    this.#sending.forget();
    this.step = 1;
    this.problem = null;
    this.#outcome.reset();
    this.kept = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-dialog': InviteDialog;
  }
}
