import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Account, Backend } from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { Announcer } from '../../internal/announce.js';
import { AccountSource } from '../../internal/account-source.js';
import { progressOf } from '../../internal/bulk-outcome.js';
import { BulkChange } from '../../internal/bulk-change.js';
import { failedOf, worthRetrying, type Deed } from '../../internal/bulk-run.js';
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
import { Reads } from '../../internal/reads.js';
import { endingText, refusalText } from '../../internal/endings.js';
import { withEachRow } from '../../internal/outcomes.js';
import { outcomeTitle, outcomeView } from '../../internal/outcome-view.js';
import { property, state } from '../../internal/property.js';
import { nameOfRow } from '../../internal/words.js';
import { actions } from '../../locales/en/actions.js';
import { common } from '../../locales/en/common.js';
import { dialogs } from '../../locales/en/dialogs.js';
import { bringWords } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import { bulkOutcome } from '../../styles/bulk.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { confirmStyles } from './confirm-remove.styles.js';
import { countMatching, withDeed } from './deed.js';
import { busyText, lossText, titleOf, verbOf } from './parts.js';
import {
  type MemberQuestion,
  askedAnew,
  countOf,
  leftOut,
  onlyRow,
  questionOf,
  type Question,
  type Subject,
} from './question.js';

bringWords({ common, actions, dialogs });

export type { Subject } from './question.js';

/**
 * Asks before members are removed or deactivated, or invitations revoked, and does it: one, several, or all that a query
 * matches. It acts on what it showed: a row that has changed in between is shown again instead.
 *
 * @element confirm-remove
 * @fires open - The dialog was opened
 * @fires close - The dialog was closed
 * @fires before-members-remove - Before removing, once for all of them; cancelable, may wait
 * @fires members-removed - After the backend has answered
 * @fires before-members-active - Before deactivating instead; cancelable, may wait
 * @fires members-active - After the backend has answered
 * @fires before-member-update - Before ending the access of a contact who stays one; cancelable, may wait
 * @fires member-updated - After the backend has confirmed it
 * @fires before-invitations-revoke - Before revoking; cancelable, may wait
 * @fires invitations-revoked - After the backend has answered
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart dialog - The dialog
 * @csspart error - What went wrong
 */
export class ConfirmRemove extends LitElement {
  static override readonly styles = [tokens, controls, dialogStyles, bulkOutcome, confirmStyles];

  /** Where the account is, if no panel is around. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  /** About the rows as they were when the dialog opened. */
  @state() private question: Question | null = null;
  @state() private problem: string | null = null;
  /** Of several: what has become of them is shown. */
  @state() private isOver = false;
  /** More or fewer match than it says: they are counted anew. */
  @state() private counted: Question | null = null;

  readonly #dialog = new DialogController(this);
  readonly #reads = new Reads(this, this.#dialog);
  readonly #source = new AccountSource(this, this.#reads);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #change = new ChangeController(this, this.#dialog.stepAside);
  readonly #bulk = new BulkChange(this, this.#change);
  #askedFor: Backend | null = null;

  static define(tag = 'confirm-remove', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /**
   * Opens the dialog for members or invitations, as they are shown in their rows.
   * @param subject one, several, or all that a query matches
   * @param action what to ask about members, if not whether to remove them
   */
  async show(
    subject: Subject,
    { action = 'remove' }: { action?: 'remove' | 'deactivate' } = {},
  ): Promise<void> {
    // One change at a time: what is under way would end in a dialog about somebody else.
    if (this.#change.isBusy) return;
    void this.#source.follow();
    this.#ask(questionOf(subject, action));
    await this.#dialog.show();
    this.dispatchEvent(new Event('open'));
  }

  /** Closes the dialog; nothing more is done. Of several, what is under way is told when it has come to its end. */
  close(): void {
    if (!this.#dialog.open) return;
    this.#dialog.close();
    this.dispatchEvent(new Event('close'));
    if (this.#change.phase === 'asking') this.#change.giveUp();
    if (this.#bulk.isRunning) this.#bulk.stop();
    else this.#bulk.tell();
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
        ${this.#dialog.open && this.question ? this.#renderContent(this.question) : nothing}
        ${this.#announcer.render()}
      </dialog>
      ${waitingBar(this.#words, this.#change, this.#reads)}`;
  }

  #renderContent(question: Question) {
    const { account } = this.#source;
    if (!account) {
      const title = titleOf(this.#words, question, countOf(question, []));
      const parts = { host: this, title, onClose: () => this.close() };
      return dialogWithoutAccount(this.#words, this.#source, parts);
    }
    if (this.isOver) return this.#renderOutcome(question);
    const out = leftOut(this.#words, account, question);
    const n = countOf(question, out);
    const words = this.#words;
    // Where nobody can go, the title still names those who were chosen.
    return html`${dialogHead(words, titleOf(words, question, n || out.length), this.#onCancel)}
      <div class="body" id="what">
        ${lossText({ words, account, question, out, onPause: this.#onPause, onKeep: this.#onKeep })}
        ${this.#renderProgress()}
      </div>
      <div class="foot">
        ${dialogError(this.problem)} ${this.#renderCancel(question, n)}
        ${n > 0 ? this.#renderConfirm(question, n) : nothing}
      </div>`;
  }

  #renderProgress() {
    const { run } = this.#bulk;
    return run && this.#change.phase === 'writing' ? progressOf(this.#words, run) : nothing;
  }

  #renderCancel({ action }: Question, n: number) {
    const { t } = this.#words;
    const isWriting = this.#change.phase === 'writing';
    if (isWriting && this.#bulk.run?.isLong) {
      return html`<button type="button" class="button" @click=${this.#bulk.stop}>
        ${t('bulk.stop')}
      </button>`;
    }
    return html`<button
      type="button"
      class="button"
      autofocus
      ?disabled=${isWriting}
      @click=${this.#onCancel}
    >
      ${t(n === 0 ? 'close' : action === 'revoke' ? 'keep' : 'cancel')}
    </button>`;
  }

  #renderConfirm(question: Question, n: number) {
    const isBusy = this.#isBusy;
    return html`<button
      type="button"
      class="button danger"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${this.#onConfirm}
    >
      ${isBusy ? busyText(this.#words, question) : verbOf(this.#words, question, n)}
    </button>`;
  }

  #renderOutcome(question: Question) {
    return outcomeView({
      words: this.#words,
      doneText: (n) => this.#words.t(`${question.action}Many.done`, { n }),
      failed: this.#failed(question),
      run: this.#bulk.run,
      problem: this.problem,
      onClose: this.#onCancel,
      onGoOn: () => void this.#goOn(),
      onRetry: this.#onRetry,
    });
  }

  #failed({ rows }: Question) {
    return failedOf(this.#bulk.outcomes, rows, true);
  }

  #onConfirm = (): void => {
    void this.#confirm();
  };

  async #confirm(): Promise<void> {
    const { backend, account } = this.#source;
    const { question } = this;
    if (!backend || !account || !question || this.#isBusy) return;
    this.problem = null;
    const row = onlyRow(question);
    const out = leftOut(this.#words, account, question);
    if (!row && this.#bulk.isOpen) await this.#goOn();
    else {
      await withDeed(backend, question, out, (deed) =>
        row ? this.#doOne(deed, account, nameOfRow(row)) : this.#doMany(deed, account),
      );
    }
  }

  async #doOne<Query, Row>(deed: Deed<Query, Row>, account: Account, name: string): Promise<void> {
    const { verb, target, before } = deed;
    const ending = await this.#change.run({
      verb,
      content: JSON.stringify(target),
      before,
      write: async (write) => withEachRow(target, await deed.write(target, write)),
    });
    if (ending.is !== 'done') {
      this.#tell(endingText(this.#words, ending, account));
      return;
    }
    const refusal = ending.answer.items[0]?.error;
    // Somebody else was faster: what was wanted is so.
    if (refusal && refusal.code !== 'not-found') {
      this.#refuse(refusal, name);
      return;
    }
    this.close();
    this.dispatchEvent(deed.fact(ending.answer));
  }

  #refuse(refusal: Refusal, name: string): void {
    const { current } = refusal;
    if (current && this.question) this.question = askedAnew(this.question, { rows: [current] });
    this.#tell(refusalText(this.#words, refusal, name));
  }

  async #doMany<Query, Row>(deed: Deed<Query, Row>, account: Account): Promise<void> {
    await this.#endMany(await this.#bulk.start(deed, account), account);
  }

  async #goOn(): Promise<void> {
    const { account } = this.#source;
    if (!account || this.#change.isBusy) return;
    this.problem = null;
    this.isOver = false;
    await this.#endMany(await this.#bulk.goOn(), account);
  }

  /** All is done: that is said where the dialog was opened. What is refused or open stays to be read here. */
  async #endMany(ending: Ending<null>, account: Account): Promise<void> {
    const { question } = this;
    if (!question || !this.#dialog.open) {
      this.#bulk.tell();
      return;
    }
    const hasBegun = this.#bulk.outcomes.items.length > 0;
    if (ending.is === 'failed' && ending.error.reason === 'expected-changed' && !hasBegun) {
      return this.#countAnew(question);
    }
    if (ending.is !== 'done') this.#tell(endingText(this.#words, ending, account));
    if (ending.is === 'done' && !this.#bulk.isOpen && this.#failed(question).length === 0) {
      this.close();
      return;
    }
    if (!hasBegun) return;
    this.isOver = true;
    if (!this.#bulk.isOpen) this.#bulk.tell();
    if (ending.is === 'done')
      this.#announcer.announce(outcomeTitle(this.#words, this.#bulk.run, this.#failed(question)));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#close')?.focus();
  }

  get #isBusy(): boolean {
    return this.#change.isBusy || (this.counted !== null && this.counted === this.question);
  }

  /** More or fewer match by now: the same question with the new number, if it is still asked then. */
  async #countAnew(question: Question): Promise<void> {
    const { backend } = this.#source;
    if (!backend || !question.matching) return;
    const { life } = this.#dialog;
    this.#bulk.forget();
    this.counted = question;
    const expected = await countMatching(this.#reads, backend, question).catch(() => null);
    if (life.aborted || this.question !== question) return;
    this.counted = null;
    if (expected !== null) {
      const matching = { ...question.matching, expected };
      this.question = askedAnew(question, { rows: question.rows, matching });
    }
    const { t } = this.#words;
    this.#tell(expected === null ? t('error.unknown') : t('bulk.grown', { n: expected }));
  }

  /** Those that failed are asked about once more, as they are now. */
  #onRetry = (): void => {
    const { question } = this;
    if (!question) return;
    this.#ask(askedAnew(question, { rows: worthRetrying(this.#failed(question)) }));
    void this.#focusCancel();
  };

  #ask(question: Question): void {
    this.question = question;
    this.problem = null;
    this.isOver = false;
    this.#change.forget();
    this.#bulk.forget();
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
      this.question = null;
    }
    this.#askedFor = backend;
  }

  /** The softer way: the same dialog asks the other question, with focus on cancel again. */
  #onPause = (): void => this.#askInstead({ action: 'deactivate' });
  #onKeep = (): void => this.#askInstead({ keepsContact: true });

  #askInstead(softer: Partial<MemberQuestion>): void {
    if (this.question?.of !== 'members') return;
    this.#ask({ ...this.question, ...softer });
    void this.#focusCancel();
  }

  async #focusCancel(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.foot .button')?.focus();
  }

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

declare global {
  interface HTMLElementTagNameMap {
    'confirm-remove': ConfirmRemove;
  }
}
