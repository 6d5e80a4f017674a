import type {
  Activity,
  ActivityQuery,
  Counts,
  Id,
  Invitation,
  InvitationQuery,
  InvitationStatus,
  Member,
  MemberQuery,
  Page,
  ScopeQuery,
  ScopeResource,
  SignIn,
} from '../../backend/backend.js';
import {
  activityOrders,
  fromCursor,
  invitationOrders,
  keyOf,
  memberOrders,
  resourceOrders,
  toCursor,
} from '../order.js';
import type { MemberOrder, OrderRule } from '../order.js';
import { refusal } from '../refusal.js';
import type { ActivityRecord, InvitationRecord, MemberRecord } from '../records.js';
import type { Table } from '../store.js';
import type { ViewerWork, Work } from '../work.js';
import { invitationRow, memberRow, memberRows } from './rows.js';

const usualLimit = 50;

export async function listMembers(work: ViewerWork, query: MemberQuery): Promise<Page<Member>> {
  const { records, nextCursor, total } = await memberPage(work, query);
  return {
    items: await memberRows(work, records),
    nextCursor,
    total,
    counts: await countAll(work),
    asOf: work.now,
  };
}

export async function getMember(work: ViewerWork, id: Id): Promise<Member> {
  const record = await work.account.members.get(id);
  if (!record) throw refusal('not-found');
  return memberRow(work, record);
}

export async function listInvitations(
  work: ViewerWork,
  query: InvitationQuery,
): Promise<Page<Invitation>> {
  const { records, nextCursor, total } = await invitationPage(work, query);
  return {
    items: records.map((record) => invitationRow(work, record)),
    nextCursor,
    total,
    counts: await countAll(work),
    asOf: work.now,
  };
}

export async function listScopeResources(
  work: Work,
  query: ScopeQuery,
): Promise<Page<ScopeResource>> {
  const { text, ids, ...paging } = query;
  const order = { name: 'label', rule: resourceOrders.label, descending: false } as const;
  const page = await pageOf(work.account.resources, { text, ids }, order, paging);
  return { items: page.records, nextCursor: page.nextCursor, total: page.total, asOf: work.now };
}

/** The newest first. */
export async function listActivity(work: Work, query: ActivityQuery): Promise<Page<Activity>> {
  const order = { name: 'newest', rule: activityOrders.newest, descending: true } as const;
  const { records, nextCursor, total } = await pageOf(work.account.activity, {}, order, query);
  return { items: records.map(toldActivity), nextCursor, total, asOf: work.now };
}

/** Without what only says whom it is about. */
export function toldActivity({
  actorRefs: _actor,
  subjectRefs: _subject,
  ...told
}: ActivityRecord): Activity {
  return told;
}

export interface RecordPage<Kept> {
  records: Kept[];
  nextCursor: string | null;
  /** How many match in all. */
  total: number;
}

export function memberPage(work: Work, query: MemberQuery): Promise<RecordPage<MemberRecord>> {
  const { sort, descending = false, cursor, limit, ...filter } = query;
  if (sort && !work.settings.capabilities.sortBy.includes(sort)) {
    throw refusal('invalid', undefined, { fields: { sort: 'unsupported' } });
  }
  const name: MemberOrder = sort ?? 'standing';
  const order = { name, rule: memberOrders[name], descending };
  return pageOf(work.account.members, filter, order, { cursor, limit });
}

/** Those that belong to a contact are told with the contact. */
export function invitationPage(
  work: Work,
  query: InvitationQuery,
): Promise<RecordPage<InvitationRecord>> {
  const { cursor, limit, ...filter } = query;
  const order = { name: 'newest', rule: invitationOrders.newest, descending: true } as const;
  return pageOf(work.account.invitations, { ...filter, onTheirOwn: true }, order, {
    cursor,
    limit,
  });
}

async function pageOf<Kept extends { id: Id }, Filter, Order extends string>(
  table: Pick<Table<Kept, Filter, Order>, 'list' | 'count'>,
  filter: Filter,
  order: { name: Order; rule: OrderRule<Kept>; descending: boolean },
  { cursor, limit = usualLimit }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<RecordPage<Kept>> {
  const direction = `${order.name}${order.descending ? '-' : '+'}`;
  const after = cursor === undefined ? {} : { after: fromCursor(direction, cursor, order.rule) };
  const { name, descending } = order;
  const found = await table.list(filter, { order: name, descending, ...after, limit: limit + 1 });
  const records = found.slice(0, limit);
  const last = found.length > limit ? records.at(-1) : undefined;
  return {
    records,
    nextCursor: last ? toCursor(direction, keyOf(order.rule, last)) : null,
    total: await table.count(filter),
  };
}

async function countAll({ account, settings }: Work): Promise<Counts> {
  const members = await countEach<SignIn>(['none', 'invited', 'active', 'deactivated'], (state) =>
    account.members.count({ signIn: [state] }),
  );
  if (!settings.invitations) return { members };
  const statuses = ['pending', 'expired', 'accepted', 'declined', 'revoked'] as const;
  const invitations = await countEach<InvitationStatus>(statuses, (status) =>
    account.invitations.count({ status: [status], onTheirOwn: true }),
  );
  return { members, invitations };
}

async function countEach<Key extends string>(
  keys: readonly Key[],
  count: (key: Key) => Promise<number>,
): Promise<Partial<Record<Key, number>>> {
  const entries = await Promise.all(keys.map(async (key) => [key, await count(key)] as const));
  return Object.fromEntries(entries) as Partial<Record<Key, number>>;
}
