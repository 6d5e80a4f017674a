import { html, type TemplateResult } from 'lit';
import type { Account, Id, Invitation, Member } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import { failure } from '../../internal/failure.js';
import type { Localize } from '../../internal/localize.js';
import type { Menu } from '../../internal/menu.js';
import type { Boxes } from './ticks.js';
import type { Filters } from './filters.js';
import { expiredFirst, invitationList } from './invitation-list.js';
import { memberList } from './member-list.js';
import type { PanelActions } from './panel-actions.js';
import type { PanelData } from './panel-data.js';
import { emptyList, skeleton } from './states.js';
import type { ListView } from './views.js';

export interface PanelListContext {
  words: Localize;
  account: Account;
  view: ListView;
  data: PanelData;
  actions: PanelActions;
  menu: Menu;
  /** The check boxes of the rows as they are shown. */
  boxes: (shown: readonly (Member | Invitation)[]) => Boxes | null;
  text: string;
  filters: Filters;
  /** The contact whose card is open where there is room for one. */
  picked: Id | null;
  onClearSearch: () => void;
  onClearFilters: () => void;
  onRetry: () => void;
}

/** The rows of the view, or why there are none; what could not be brought anew stands below the reason. */
export function panelList(context: PanelListContext): TemplateResult {
  const { list } = context.data;
  if (list.error && list.items.length === 0) return listFailure(context, list.error, null);
  if (!list.page) return skeleton(context.words);
  const content = list.items.length > 0 ? rows(context) : emptyList(context.words, context);
  if (!list.error || list.failed === 'more') return content;
  return html`${listFailure(context, list.error, list.page.asOf)}${content}`;
}

function rows(context: PanelListContext): TemplateResult {
  const { words, account, view, data, actions, menu, boxes } = context;
  const { members, invitations } = data;
  const { t } = words;
  const { now } = data.list;
  const shared = { words, account, now, actions, menu };
  if (view === 'invitations') {
    const { items, page } = invitations;
    const isWhole = !page?.nextCursor && !invitations.hasMorePages;
    const shown = isWhole ? expiredFirst(items, now) : items;
    return invitationList({
      ...shared,
      invitations: shown,
      boxes: boxes(shown),
      label: t('list.invitations'),
    });
  }
  const { items } = members;
  const picked = items.find(({ id }) => id === context.picked) ?? items[0];
  return memberList({
    ...shared,
    members: items,
    boxes: boxes(items),
    label: t(view === 'deactivated' ? 'list.deactivated' : 'list.label'),
    picked: account.vocabulary === 'contacts' ? (picked?.id ?? null) : null,
  });
}

function listFailure(
  { words, view, data, onRetry }: PanelListContext,
  error: BackendError,
  asOf: string | null,
): TemplateResult {
  const title = words.t(view === 'invitations' ? 'error.listInvitations' : 'error.list');
  return failure({ words, title, error, now: data.list.now, asOf, focus: '#heading', onRetry });
}
