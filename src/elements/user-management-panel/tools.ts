import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account } from '../../backend/backend.js';
import { searchIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';

export interface ToolsContext {
  words: Localize;
  account: Account;
  isInvitations: boolean;
  hasSearch: boolean;
  text: string;
  closed: boolean;
  onType: (event: Event) => void;
  onFilter: (event: Event) => void;
}

/** Search and filter of the list, and what one has to know to read it. */
export function tools(context: ToolsContext): TemplateResult | typeof nothing {
  const { words, account, isInvitations, hasSearch } = context;
  if (!hasSearch && !isInvitations) return nothing;
  const days = account.invitations?.lifetimeDays;
  return html`<div class="tools">
      ${hasSearch ? search(context) : nothing} ${isInvitations ? filter(context) : nothing}
    </div>
    ${
      isInvitations && days
        ? html`<p class="muted help">${words.t('invitations.help', { days })}</p>`
        : nothing
    }`;
}

function search({ words: { t }, isInvitations, text, onType }: ToolsContext): TemplateResult {
  const label = t(isInvitations ? 'search.invitations' : 'search');
  return html`<div class="search">
    ${searchIcon}
    <input
      class="input"
      type="search"
      aria-label=${label}
      placeholder=${label}
      .value=${live(text)}
      @input=${onType}
    />
  </div>`;
}

function filter({ words: { t }, closed, onFilter }: ToolsContext): TemplateResult {
  return html`<label class="filter">
    <span>${t('filter.status')}</span>
    <select class="input" @change=${onFilter}>
      <option value="open" ?selected=${!closed}>${t('filter.open')}</option>
      <option value="closed" ?selected=${closed}>${t('filter.closed')}</option>
    </select>
  </label>`;
}
