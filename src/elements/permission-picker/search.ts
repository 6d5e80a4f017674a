import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account, Id, Permission } from '../../backend/backend.js';
import { allPermissions } from '../../backend/permissions.js';
import { searchIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { aboutPermission, nameOfPermission } from '../../internal/words.js';

/** From so many permissions on there is a search. */
const searchFrom = 12;

export function isSearchable(account: Account): boolean {
  return allPermissions(account).length >= searchFrom;
}

/** The permissions with all the words that are looked for in label or description, whatever their accents and case. */
export function matching(words: Localize, account: Account, text: string): Set<Id> {
  const looked = folded(text).split(/\s+/u);
  const matches = (permission: Permission) => {
    const told = folded(
      `${nameOfPermission(words, permission)} ${aboutPermission(words, permission)}`,
    );
    return looked.every((word) => told.includes(word));
  };
  return new Set(
    allPermissions(account)
      .filter(matches)
      .map(({ id }) => id),
  );
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** How many match: what is read beside the field, and said while typing. */
export function matchText({ t }: Localize, text: string, n: number): string {
  return n === 0
    ? t('permissions.noMatch', { text: text.trim() })
    : t('permissions.matches', { n });
}

export interface SearchContext {
  words: Localize;
  text: string;
  isDisabled: boolean;
  onType: (text: string) => void;
}

/** Of type text: some browsers swallow Escape in an empty search field, and the dialog around it would not close. */
export function searchField({
  words: { t },
  text,
  isDisabled,
  onType,
}: SearchContext): TemplateResult {
  const label = t('permissions.search');
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || text === '') return;
    // It is meant for the field, not for the dialog around it.
    event.preventDefault();
    event.stopPropagation();
    onType('');
  };
  const onInput = (event: Event) => {
    // To the host, `input` says that the choice has changed.
    event.stopPropagation();
    onType((event.target as HTMLInputElement).value);
  };
  return html`<div class="search">
    ${searchIcon}
    <input
      class="input"
      type="text"
      role="searchbox"
      enterkeyhint="search"
      autocomplete="off"
      aria-label=${label}
      placeholder=${label}
      .value=${live(text)}
      ?disabled=${isDisabled}
      @keydown=${onKey}
      @input=${onInput}
      @change=${(event: Event) => event.stopPropagation()}
    />
  </div>`;
}

export function searchResult(
  { words, text, isDisabled, onType }: SearchContext,
  n: number,
): TemplateResult {
  return html`<p class="matches ${n === 0 ? 'none' : ''}">
    <span>${matchText(words, text, n)}</span>
    ${
      isDisabled
        ? nothing
        : html`<button type="button" class="link" @click=${() => onType('')}>
            ${words.t('search.clear')}
          </button>`
    }
  </p>`;
}
