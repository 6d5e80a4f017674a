import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Invitation, Member } from '../../backend/backend.js';
import type { BulkChange } from '../../internal/bulk-change.js';
import { outcomeText, progressOf } from '../../internal/bulk-outcome.js';
import { failedText, nameOfRow, worthRetrying, type FailedRow } from '../../internal/bulk-run.js';
import type { Localize } from '../../internal/localize.js';

/** The cells with the check boxes, for a list whose rows can be ticked. */
export interface Boxes {
  head(): TemplateResult;
  row(row: Member | Invitation): TemplateResult;
}

export interface HeadBoxContext {
  words: Localize;
  ofShown: 'none' | 'some' | 'all';
  onToggle: () => void;
}

export function headBox({ words, ofShown, onToggle }: HeadBoxContext): TemplateResult {
  return html`<span role="columnheader" class="tick">
    <label>
      <input
        type="checkbox"
        aria-label=${words.t('select.shown')}
        .checked=${live(ofShown === 'all')}
        .indeterminate=${live(ofShown === 'some')}
        @click=${onToggle}
      />
    </label>
  </span>`;
}

export interface RowBoxContext {
  words: Localize;
  row: Member | Invitation;
  isTicked: boolean;
  /** With Shift, all rows from the one that was touched before. */
  onToggle: (isRange: boolean) => void;
}

export function rowBox({ words, row, isTicked, onToggle }: RowBoxContext): TemplateResult {
  return html`<div role="cell" class="tick">
    <label @mousedown=${withoutMarking}>
      <input
        type="checkbox"
        aria-label=${words.t('select.row', { name: nameOfRow(row) })}
        .checked=${live(isTicked)}
        @click=${(event: MouseEvent) => onToggle(event.shiftKey)}
      />
    </label>
  </div>`;
}

/** A click with Shift would mark the text up to here. */
function withoutMarking(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}

export interface BulkAction {
  id: 'deactivate' | 'reactivate' | 'remove' | 'resend' | 'revoke';
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
  onStop: () => void;
  onGoOn: () => void;
  onRetry: (rows: readonly (Member | Invitation)[]) => void;
}

/** Near the list, until the next action. */
export function bulkResult(context: BulkResultContext): TemplateResult {
  const { words, run, isRunning, done, failed, onStop, onGoOn, onRetry } = context;
  const { t } = words;
  if (isRunning) {
    return html`<div class="bulk-result notice">
      ${progressOf(words, run)} ${run.isLong ? resultButton(t('bulk.stop'), onStop) : nothing}
    </div>`;
  }
  const texts = failed.map((one) => failedText(words, one));
  const again = worthRetrying(failed);
  return html`<div class="bulk-result notice">
    <div>${outcomeText(words, { done, failed: texts, open: run.open })}</div>
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
