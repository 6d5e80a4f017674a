import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Entry } from '../../backend/address-list.js';
import type { Localize } from '../../internal/localize.js';
import { searchField } from '../../internal/search-field.js';

/** So many stand in the list at once; of more, some are searched for. */
const most = 20;

export interface PersonChoiceContext {
  words: Localize;
  entries: readonly Entry[];
  /** What is searched for. */
  text: string;
  isBusy: boolean;
  onType: (text: string) => void;
  onChoose: (canonical: string) => void;
}

/** One of the addresses that were entered. */
export function personChoice(context: PersonChoiceContext): TemplateResult {
  const { words, entries, text, isBusy, onType, onChoose } = context;
  const { t } = words;
  const sought = text.trim().toLowerCase();
  const found = entries.filter(({ typed, beside = '' }) =>
    `${typed} ${beside}`.toLowerCase().includes(sought),
  );
  const onChange = (event: Event) => {
    event.stopPropagation();
    const { value } = event.target as HTMLSelectElement;
    if (value !== '') onChoose(value);
  };
  const label = t('invite.exceptSearch', { n: entries.length });
  return html`${entries.length > most ? searchField({ label, text, isDisabled: isBusy, onType }) : nothing}
    <label class="field">
      <span>${t('invite.exceptWho')}</span>
      <select class="input" .value=${live('')} ?disabled=${isBusy} @change=${onChange}>
        <option value="">${t('invite.exceptChoose')}</option>
        ${found.slice(0, most).map(({ typed, canonical }) => html`<option value=${canonical ?? ''}>${typed}</option>`)}
      </select>
    </label>
    ${
      found.length > most
        ? html`<p class="muted note">${t('token.more', { n: found.length - most })}</p>`
        : nothing
    }`;
}
