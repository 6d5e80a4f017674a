import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Id, Permission } from '../../backend/backend.js';
import { allPermissions } from '../../backend/permissions.js';
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
