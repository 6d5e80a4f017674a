import { html, nothing, type TemplateResult } from 'lit';
import type { Invitation, Member } from '../../backend/backend.js';
import type { BulkChange } from '../../internal/bulk-change.js';
import { outcomeText, progressOf } from '../../internal/bulk-outcome.js';
import { failedText, worthRetrying, type FailedRow } from '../../internal/bulk-run.js';
import { type GivenLink, linkList } from '../../internal/link-list.js';
import type { Localize } from '../../internal/localize.js';
import type { BulkVerb } from './ticks.js';

export interface BulkAction {
  id: BulkVerb;
  label: string;
  run: () => void;
}

export interface BarContext {
  words: Localize;
  size: number;
  /** How many match in all, where that is more than what is ticked; 0: not offered. */
  matching: number;
  isByQuestion: boolean;
  isBusy: boolean;
  actions: readonly BulkAction[];
  onMatching: () => void;
  onClear: () => void;
}

/** How many are ticked and what can be done with them; over the column heads, so that nothing moves below the pointer. */
export function selectionBar(context: BarContext): TemplateResult {
  const { words, size, matching, isByQuestion, onMatching, onClear } = context;
  const { t } = words;
  const text = t(isByQuestion ? 'select.byQuestion' : 'select.count', { n: size });
  return html`<div class="selection" role="group" aria-label=${text}>
    <strong class="size">${text}</strong>
    ${
      matching > 0
        ? html`<button type="button" class="link matching" @click=${onMatching}>
            ${t('select.matching', { n: matching })}
          </button>`
        : nothing
    }
    <div class="do">
      ${context.actions.map((action) => actionButton(context, action))}
      <button type="button" class="link clear" @click=${onClear}>${t('select.clear')}</button>
    </div>
  </div>`;
}

function actionButton({ isBusy }: BarContext, { id, label, run }: BulkAction): TemplateResult {
  return html`<button
    type="button"
    class="button small bulk-${id}"
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${run}
  >
    ${label}
  </button>`;
}

export interface BulkResultContext {
  words: Localize;
  run: NonNullable<BulkChange['run']>;
  isRunning: boolean;
  /** What was done, in words; null where nothing was. */
  done: string | null;
  failed: readonly FailedRow[];
  /** Those that the backend gave instead of mailing them. */
  links: readonly GivenLink[];
  /** What was copied, or could not be. */
  note: string;
  onCopy: (text: string) => void;
  onStop: () => void;
  onGoOn: () => void;
  onRetry: (rows: readonly (Member | Invitation)[]) => void;
}

/** Near the list, until the next action. */
export function bulkResult(context: BulkResultContext): TemplateResult {
  const { words, run, isRunning, done, failed, links, note, onStop, onGoOn, onRetry } = context;
  const { t } = words;
  if (isRunning) {
    return html`<div class="bulk-result notice">
      ${progressOf(words, run)} ${run.isLong ? resultButton(t('bulk.stop'), onStop) : nothing}
    </div>`;
  }
  const texts = failed.map((one) => failedText(words, one));
  const again = worthRetrying(failed);
  return html`<div class="bulk-result notice">
    <div>
      ${outcomeText(words, { done, failed: texts, open: run.open })}
      ${linkList(words, links, context.onCopy)}
      ${note ? html`<span class="muted">${note}</span>` : nothing}
    </div>
    ${run.open > 0 ? resultButton(t('bulk.goOn'), onGoOn) : nothing}
    ${
      run.open === 0 && again.length > 0
        ? resultButton(t('outcome.retry', { n: again.length }), () => onRetry(again))
        : nothing
    }
  </div>`;
}

function resultButton(text: string, onClick: () => void): TemplateResult {
  return html`<button type="button" class="button small" @click=${onClick}>${text}</button>`;
}
