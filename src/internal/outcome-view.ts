import { html, nothing, type TemplateResult } from 'lit';
import type { BulkChange } from './bulk-change.js';
import { outcomeText } from './bulk-outcome.js';
import { failedText, worthRetrying, type FailedRow } from './bulk-run.js';
import { dialogError, dialogHead } from './dialog-parts.js';
import type { Localize } from './localize.js';

/** “2 of 3 done”. */
export function outcomeTitle(
  { t }: Localize,
  run: BulkChange['run'],
  failed: readonly FailedRow[],
): string {
  const done = (run?.outcomes.items.length ?? 0) - failed.length;
  return t('bulk.outcome', { done, total: run?.progress.total ?? 0 });
}

export interface OutcomeViewContext {
  words: Localize;
  /** What was done to so many. */
  doneText: (n: number) => string;
  failed: readonly FailedRow[];
  run: BulkChange['run'];
  problem: string | null;
  onClose: () => void;
  onGoOn: () => void;
  onRetry: () => void;
}

/** What has become of several: stays to be read, with a way on for what is open and for what may work another time. */
export function outcomeView(context: OutcomeViewContext): TemplateResult {
  const { words, doneText, failed, run, problem, onClose, onGoOn, onRetry } = context;
  const { t } = words;
  const again = worthRetrying(failed).length;
  const open = run?.open ?? 0;
  const n = (run?.outcomes.items.length ?? 0) - failed.length;
  const done = n > 0 ? doneText(n) : null;
  const texts = failed.map((one) => failedText(words, one));
  return html`${dialogHead(words, outcomeTitle(words, run, failed), onClose)}
    <div class="body" id="what">${outcomeText(words, { done, failed: texts, open })}</div>
    <div class="foot">
      ${dialogError(problem)}
      <button type="button" class="button" id="close" @click=${onClose}>${t('close')}</button>
      ${open > 0 ? footButton(t('bulk.goOn'), onGoOn) : nothing}
      ${open === 0 && again > 0 ? footButton(t('outcome.retry', { n: again }), onRetry) : nothing}
    </div>`;
}

function footButton(text: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="button" @click=${onClick}>${text}</button>`;
}
