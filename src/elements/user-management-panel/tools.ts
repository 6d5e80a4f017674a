import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account, Id } from '../../backend/backend.js';
import { searchIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import {
  nameOfGroup,
  nameOfPermission,
  nameOfRole,
  nameOfSubscription,
} from '../../internal/words.js';
import { type Filters, isFiltered } from './filters.js';
import type { ListView } from './views.js';

export interface ToolsContext {
  words: Localize;
  account: Account;
  view: ListView;
  /** Whether there are so many rows that one looks for them. */
  isLong: boolean;
  text: string;
  filters: Filters;
  onType: (event: Event) => void;
  onFilter: (change: Partial<Filters>) => void;
  /** What else stands beside the search. */
  before: TemplateResult | typeof nothing;
}

interface Option {
  value: string;
  text: string;
}
interface Choice {
  id: string;
  label: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}

/** Search, filters and order of the list, and what one has to know to read it. */
export function tools(context: ToolsContext): TemplateResult | typeof nothing {
  const { words, account, view, isLong, text, filters, before } = context;
  const isInvitations = view === 'invitations';
  const hasSearch = isLong || text !== '';
  const hasFilters = isLong || isFiltered(view, filters);
  if (!hasSearch && !hasFilters && !isInvitations && before === nothing) return nothing;
  const days = account.invitations?.lifetimeDays;
  return html`<div class="tools">
      ${before} ${hasSearch ? search(context) : nothing}
      ${isInvitations ? choice(invitationChoice(context)) : nothing}
      ${hasFilters && !isInvitations ? memberFilters(context) : nothing}
    </div>
    ${
      isInvitations && days
        ? html`<p class="muted help">${words.t('invitations.help', { days })}</p>`
        : nothing
    }`;
}

function search({ words: { t }, view, text, onType }: ToolsContext): TemplateResult {
  const label = t(view === 'invitations' ? 'search.invitations' : 'search');
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

function memberFilters(context: ToolsContext): TemplateResult {
  const { words, account, view, filters, onFilter } = context;
  const { t } = words;
  const { roles, subscriptions, capabilities } = account;
  const named = <Item extends { id: Id }>(
    items: readonly Item[],
    nameOf: (words: Localize, item: Item) => string,
  ) => items.map((item) => ({ value: item.id, text: nameOf(words, item) }));
  const choices: Choice[] = [];
  const offer = (key: 'role' | 'subscription' | 'signIn', options: readonly Option[]) =>
    choices.push({
      id: key,
      label: t(`filter.${key}`),
      value: filters[key] ?? '',
      options: [{ value: '', text: t(`filter.${key}`) }, ...options],
      onChoose: (value) => onFilter({ [key]: value || undefined }),
    });
  if (roles.length > 1) offer('role', named(roles, nameOfRole));
  if (subscriptions.length > 0) offer('subscription', named(subscriptions, nameOfSubscription));
  if (capabilities.createsMembers === 'contacts' && view === 'members') {
    offer('signIn', [
      { value: 'may', text: t('filter.maySignIn') },
      { value: 'mayNot', text: t('filter.mayNotSignIn') },
    ]);
  }
  return html`${permissionChoice(context)} ${choices.map(choice)} ${sortChoice(context)}`;
}

function permissionChoice({
  words,
  account,
  filters,
  onFilter,
}: ToolsContext): TemplateResult | typeof nothing {
  const { permissionGroups } = account;
  if (permissionGroups.length === 0) return nothing;
  const onChange = (event: Event) => onFilter({ permission: valueOf(event) || undefined });
  const label = words.t('filter.permission');
  return html`<select
    class="input filter ${filters.permission ? 'on' : ''}"
    id="filter-permission"
    aria-label=${label}
    @change=${onChange}
  >
    <option value="" ?selected=${!filters.permission}>${label}</option>
    ${permissionGroups.map(
      (group) =>
        html`<optgroup label=${nameOfGroup(words, group)}>
          ${group.permissions.map(
            (permission) =>
              html`<option value=${permission.id} ?selected=${filters.permission === permission.id}>
                ${nameOfPermission(words, permission)}
              </option>`,
          )}
        </optgroup>`,
    )}
  </select>`;
}

function sortChoice({
  words: { t },
  account,
  filters,
  onFilter,
}: ToolsContext): TemplateResult | typeof nothing {
  const { sortBy } = account.capabilities;
  if (sortBy.length === 0) return nothing;
  const options: Option[] = [{ value: 'standing', text: t('sort.label') }];
  if (sortBy.includes('name')) options.push({ value: 'name', text: t('sort.name') });
  if (sortBy.includes('lastSignInAt')) {
    options.push({ value: 'newest', text: t('sort.newest') });
    options.push({ value: 'oldest', text: t('sort.oldest') });
  }
  return choice({
    id: 'sort',
    label: t('sort.label'),
    value: filters.sort,
    options,
    onChoose: (sort) => onFilter({ sort: sort as Filters['sort'] }),
  });
}

function invitationChoice({ words: { t }, filters, onFilter }: ToolsContext): Choice {
  return {
    id: 'status',
    label: t('filter.status'),
    value: filters.invitations,
    options: (['open', 'soon', 'expired', 'undelivered', 'closed'] as const).map((value) => ({
      value,
      text: t(`filter.${value}`),
    })),
    onChoose: (value) => onFilter({ invitations: value as Filters['invitations'] }),
  };
}

/** Its first option is what is shown where nothing is chosen, and so says what is chosen here. */
function choice({ id, label, value, options, onChoose }: Choice): TemplateResult {
  return html`<select
    class="input filter ${value === options[0]?.value ? '' : 'on'}"
    id=${`filter-${id}`}
    aria-label=${label}
    @change=${(event: Event) => onChoose(valueOf(event))}
  >
    ${options.map(
      (option) =>
        html`<option value=${option.value} ?selected=${option.value === value}>
          ${option.text}
        </option>`,
    )}
  </select>`;
}

function valueOf(event: Event): string {
  event.stopPropagation();
  return (event.target as HTMLSelectElement).value;
}
