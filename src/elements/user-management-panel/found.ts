/** What the list holds, in words: as they stand on the page, and as they are said after a search or a filter. */
import type { Account, Ref } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';
import type { PagedList } from '../../internal/paged-list.js';
import { nameOfSubscription } from '../../internal/words.js';
import { type Filters, isFiltered } from './filters.js';
import type { ListView } from './views.js';

export interface Asked {
  view: ListView;
  text: string;
  filters: Filters;
}
export type Listed = Pick<PagedList<Ref>, 'page' | 'items'>;

/** How many there are; those that are shown where the backend does not count. */
export function countText({ t }: Localize, { page, items }: Listed, view: ListView): string {
  const n = page?.total ?? items.length;
  return t(view === 'invitations' ? 'count.invitations' : 'count.users', { n });
}

/** Why nothing is listed. */
export function emptyText({ t }: Localize, { view, text, filters }: Asked): string {
  const isInvitations = view === 'invitations';
  if (text !== '') return t(isInvitations ? 'search.emptyInvitations' : 'search.empty', { text });
  if (isFiltered(view, filters)) {
    if (!isInvitations) return t('filter.empty');
    return t(filters.invitations === 'closed' ? 'empty.closed' : 'filter.emptyInvitations');
  }
  if (isInvitations) return t('empty.invitations');
  return view === 'deactivated' ? t('empty.deactivated') : t('count.users', { n: 0 });
}

/** Who receives the category of mail that is chosen; null where none is, or where nobody has counted them. */
export function receiversText(
  words: Localize,
  { subscriptions }: Account,
  { page, items }: Listed,
  { view, filters }: Asked,
): string | null {
  const chosen = subscriptions.find(({ id }) => id === filters.subscription);
  const n = page?.total ?? (page?.nextCursor ? null : items.length);
  if (view !== 'members' || !chosen || n === null) return null;
  const subscription = nameOfSubscription(words, chosen);
  return n === 0
    ? words.t('filter.noReceiver', { subscription })
    : words.t('filter.receivers', { n, subscription });
}

/** What a search or a filter has found, in one sentence. */
export function foundText(words: Localize, account: Account, list: Listed, asked: Asked): string {
  if (list.items.length === 0) return emptyText(words, asked);
  return receiversText(words, account, list, asked) ?? countText(words, list, asked.view);
}
