/** What of a list is asked for, beside its search: choices of the toolbar, and the questions that they make. */
import type { Id, InvitationQuery, MemberQuery, SignIn } from '../../backend/backend.js';
import { closedStatuses, type ListView, openStatuses, signInsOf } from './views.js';

export type MemberSort = 'standing' | 'name' | 'newest' | 'oldest';
export type InvitationFilter = 'open' | 'soon' | 'expired' | 'undelivered' | 'closed';

export interface Filters {
  role?: Id | undefined;
  permission?: Id | undefined;
  subscription?: Id | undefined;
  signIn?: 'may' | 'mayNot' | undefined;
  sort: MemberSort;
  invitations: InvitationFilter;
}

export const noFilters: Filters = { sort: 'standing', invitations: 'open' };

/** “Expires soon”: within two days, by the backend's clock. */
const soon = 2 * 86_400_000;
const hour = 3_600_000;

const signIns: Readonly<Record<'may' | 'mayNot', SignIn[]>> = {
  may: ['invited', 'active'],
  mayNot: ['none'],
};

const orders: Readonly<Record<MemberSort, Pick<MemberQuery, 'sort' | 'descending'>>> = {
  standing: {},
  name: { sort: 'name' },
  newest: { sort: 'lastSignInAt', descending: true },
  oldest: { sort: 'lastSignInAt' },
};

/** Whether rows are left out by more than a search. */
export function isFiltered(view: ListView, filters: Filters): boolean {
  if (view === 'invitations') return filters.invitations !== 'open';
  const { role, permission, subscription, signIn } = filters;
  return [role, permission, subscription, signIn].some(Boolean);
}

export function memberQueryOf(
  view: 'members' | 'deactivated',
  text: string,
  { role, permission, subscription, signIn, sort }: Filters,
): MemberQuery {
  return {
    signIn: signIn && view === 'members' ? signIns[signIn] : signInsOf(view),
    ...(text && { text }),
    ...(role && { role }),
    ...(permission && { permission }),
    ...(subscription && { subscription }),
    ...orders[sort],
  };
}

/** @param now by the backend's clock, in milliseconds */
export function invitationQueryOf(
  text: string,
  { invitations }: Filters,
  now: number,
): InvitationQuery {
  // To the hour: the same question a moment later is the same question.
  const expiresBefore = new Date(Math.ceil((now + soon) / hour) * hour).toISOString();
  const chosen: Readonly<Record<InvitationFilter, InvitationQuery>> = {
    open: { status: openStatuses },
    soon: { status: ['pending'], expiresBefore },
    expired: { status: ['expired'] },
    undelivered: { status: openStatuses, delivery: 'failed' },
    closed: { status: closedStatuses },
  };
  return { ...chosen[invitations], ...(text && { text }) };
}
