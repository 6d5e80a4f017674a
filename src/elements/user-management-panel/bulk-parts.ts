import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Invitation, Member } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';
import { nameOfMember } from '../../internal/words.js';

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
        @change=${onToggle}
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
  const name = 'signIn' in row ? nameOfMember(row) : row.email;
  // A click of the label comes as one of the box, without what was held down.
  let isRange = false;
  const onClick = (event: MouseEvent) => (isRange ||= event.shiftKey);
  const onChange = (event: Event) => {
    event.stopPropagation();
    onToggle(isRange);
  };
  return html`<div role="cell" class="tick">
    <label @click=${onClick} @mousedown=${withoutMarking}>
      <input
        type="checkbox"
        aria-label=${words.t('select.row', { name })}
        .checked=${live(isTicked)}
        @change=${onChange}
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
