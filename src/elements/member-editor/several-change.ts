import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { Account, Backend, Invitation, InvitationQuery } from '../../backend/backend.js';
import { type BackendError, toBackendError } from '../../backend/errors.js';
import type { Announcer } from '../../internal/announce.js';
import { BulkChange } from '../../internal/bulk-change.js';
import { failedOf, type Matching, worthRetrying } from '../../internal/bulk-run.js';
import { progressOf } from '../../internal/bulk-outcome.js';
import type { ChangeController, Ending } from '../../internal/change.js';
import { dialogTitle } from '../../internal/dialog-parts.js';
import type { DialogController } from '../../internal/dialog.js';
import { endingText } from '../../internal/endings.js';
import { failure } from '../../internal/failure.js';
import type { Localize } from '../../internal/localize.js';
import { outcomeTitle, outcomeView } from '../../internal/outcome-view.js';
import type { Reads } from '../../internal/reads.js';
import { Draft } from './draft.js';
import { accessDeed, changeFor, readMatching, severalOf } from './several.js';
import { isSeveral, type Several } from './subject.js';

/** Ticked invitations, or all that a query matches: then `invitations` are those of them that are shown. */
export interface SeveralInvitations {
  invitations: readonly Invitation[];
  matching?: Matching<InvitationQuery> | null;
}

interface SeveralParts {
  words: Localize;
  announcer: Announcer;
  dialog: DialogController;
  change: ChangeController;
  reads: Reads;
  /** Those that match are known, and how many they are. */
  onRead: () => void;
  /** Something has been changed: what was chosen is not unsaved any longer. */
  onBegun: (draft: Draft) => void;
  /** Nothing was changed, and why. */
  onProblem: (account: Account, text: string) => void;
  /** The refused ones once more, as they are now, with what was chosen. */
  onAgain: (draft: Draft) => void;
  close: () => void;
}

/** The same access for several invitations: who matches is read first, then each is changed, and what failed is shown. */
export class SeveralChange implements ReactiveController {
  /** What has become of them is shown. */
  isOver = false;
  readonly #host: LitElement;
  readonly #parts: SeveralParts;
  readonly #bulk: BulkChange;
  #wanted: SeveralInvitations | null = null;
  /** Null until those that match were read. */
  #rows: readonly Invitation[] | null = null;
  #failure: BackendError | null = null;
  #reading: AbortController | null = null;
  /** What is being sent, as text that is equal when it is the same. */
  #content = '';
  #problem: string | null = null;

  constructor(host: LitElement, parts: SeveralParts) {
    this.#host = host;
    this.#parts = parts;
    this.#bulk = new BulkChange(host, parts.change);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#reading?.abort();
  }

  /** Whether the dialog is about several. */
  get isWanted(): boolean {
    return this.#wanted !== null;
  }

  /** The dialog opens: about these, or with null about somebody else. */
  want(wanted: SeveralInvitations | null): void {
    this.#reading?.abort();
    this.#reading = null;
    this.#wanted = wanted;
    this.#rows = wanted?.matching ? null : (wanted?.invitations ?? null);
    this.#failure = null;
    this.isOver = false;
    this.#problem = null;
    this.#bulk.forget();
  }

  /** Null while they are being read. */
  subjectFor(account: Account, backend: Backend | null): Several | null {
    if (this.#rows) return severalOf(this.#parts.words, account, this.#rows);
    if (backend && !this.#reading) void this.#read(backend);
    return null;
  }

  /** In place of the form: what could not be read. */
  renderFailure(backend: Backend | null): TemplateResult | null {
    const error = this.#failure;
    const { words } = this.#parts;
    if (!error || !backend) return null;
    const content = failure({
      ...{ words, error, now: Date.now(), asOf: null, focus: dialogTitle },
      title: words.t('error.listInvitations'),
      onRetry: () => void this.#read(backend),
    });
    return html`<div class="body">${content}</div>`;
  }

  /** How far it is, and how to stop it; null where nothing is under way. */
  get progress(): { content: TemplateResult; onStop: (() => void) | null } | null {
    const { run } = this.#bulk;
    if (!run || this.#parts.change.phase !== 'writing') return null;
    const onStop = run.isLong ? run.stop : null;
    return { content: progressOf(this.#parts.words, run), onStop };
  }

  /** What has become of them; null before. */
  readonly renderOutcome = (account: Account, draft: Draft): TemplateResult | null => {
    if (!this.isOver) return null;
    const { words, close } = this.#parts;
    const failed = this.#failed(draft);
    return outcomeView({
      words,
      doneText: (n) => words.t('accessMany.done', { n }),
      failed,
      run: this.#bulk.run,
      problem: this.#problem,
      onClose: close,
      onGoOn: () => void this.#goOn(account, draft),
      onRetry: () => this.#again(account, draft),
    });
  };

  /** What was begun and not known to be done goes on under its keys; another choice is another intent. */
  async save(account: Account, backend: Backend, draft: Draft): Promise<void> {
    if (!isSeveral(draft.subject)) return;
    const change = changeFor(account, draft);
    const content = JSON.stringify([draft.subject.invitations, change]);
    if (this.#bulk.isOpen && content === this.#content) return this.#goOn(account, draft);
    this.#content = content;
    const deed = accessDeed(backend, draft.subject, change);
    await this.#end(account, draft, await this.#bulk.start(deed, account));
  }

  /** The dialog has closed: what is under way ends after the row that is being changed. */
  leave(): void {
    this.#reading?.abort();
    if (this.#bulk.isRunning) this.#bulk.stop();
    else this.#bulk.tell();
  }

  async #read(backend: Backend): Promise<void> {
    const matching = this.#wanted?.matching;
    if (!matching) return;
    const { signal } = (this.#reading = new AbortController());
    this.#failure = null;
    this.#host.requestUpdate();
    try {
      const rows = await readMatching(this.#parts.reads, backend, matching, signal);
      if (signal.aborted) return;
      this.#rows = rows;
    } catch (error) {
      if (signal.aborted) return;
      this.#failure = toBackendError(error);
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (this.#rows) this.#parts.onRead();
  }

  async #goOn(account: Account, draft: Draft): Promise<void> {
    if (this.#parts.change.isBusy) return;
    this.#problem = null;
    this.isOver = false;
    await this.#end(account, draft, await this.#bulk.goOn());
  }

  #again(account: Account, draft: Draft): void {
    const again = worthRetrying(this.#failed(draft));
    const invitations = again.filter((row): row is Invitation => !('signIn' in row));
    this.want({ invitations });
    const subject = severalOf(this.#parts.words, account, invitations);
    this.#parts.onAgain(new Draft(subject, { mine: draft.mine }));
  }

  /** All is done: that is said where the dialog was opened. What is refused or open stays to be read here. */
  async #end(account: Account, draft: Draft, ending: Ending<null>): Promise<void> {
    const { words, announcer, dialog, onBegun, onProblem, close } = this.#parts;
    const hasBegun = this.#bulk.outcomes.items.length > 0;
    if (hasBegun) onBegun(draft);
    if (!dialog.open) {
      this.#bulk.tell();
      return;
    }
    const failed = this.#failed(draft);
    const isWhole = ending.is === 'done' && !this.#bulk.isOpen && failed.length === 0;
    if (isWhole && hasBegun) {
      close();
      return;
    }
    const text = endingText(words, ending, account);
    if (!hasBegun) {
      if (text !== null) onProblem(account, text);
      return;
    }
    this.isOver = true;
    this.#problem = text;
    if (!this.#bulk.isOpen) this.#bulk.tell();
    announcer.announce(text ?? outcomeTitle(words, this.#bulk.run, failed));
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('#close')?.focus();
  }

  #failed({ subject }: Draft) {
    const shown = isSeveral(subject) ? subject.invitations : [];
    return failedOf(this.#bulk.outcomes, shown, false);
  }
}
