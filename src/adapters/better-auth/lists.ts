/** Pages and targets over rows that are all here, since better-auth neither searches nor filters by what people see. */
import type {
  Id,
  Invitation,
  InvitationQuery,
  Member,
  MemberQuery,
  Target,
} from '../../backend/backend.js';
import { refuse } from './refusals.js';

const usual = 50;
/** Rows that one call of a bulk verb goes through: better-auth takes them one by one. */
const chunk = 25;

/** Where a page begins. @throws BackendError `invalid` for a cursor that was not made here */
export function offsetOf(cursor = '0'): number {
  if (!/^\d{1,9}$/u.test(cursor)) throw refuse('invalid');
  return Number(cursor);
}

export function limitOf({ limit = usual }: { limit?: number }): number {
  return limit;
}

export function slice<Row>(rows: readonly Row[], query: { cursor?: string; limit?: number }) {
  const from = offsetOf(query.cursor);
  const to = from + limitOf(query);
  return {
    items: rows.slice(from, to),
    nextCursor: to < rows.length ? String(to) : null,
    total: rows.length,
  };
}

/** Whether a query asks for nothing that better-auth could not page by itself. */
export function isPlain({ text, role, permission, sort, signIn }: MemberQuery): boolean {
  return !text && !role && !permission && !sort && (signIn?.includes('active') ?? true);
}

export function matchingMembers(rows: readonly Member[], query: MemberQuery): Member[] {
  const { signIn, role, permission, subscription, scope, lastSignInBefore } = query;
  // Nobody receives, is confined or is known to have signed in.
  if (subscription ?? scope ?? lastSignInBefore) return [];
  const found = rows.filter(
    (row) =>
      (signIn?.includes(row.signIn) ?? true) &&
      (role === undefined || row.role === role) &&
      (permission === undefined || row.isOwner || row.permissions.includes(permission)) &&
      has(query.text, row.email, row.name ?? ''),
  );
  const turn = query.descending ? -1 : 1;
  return found.sort(
    (one, other) => turn * (orders[query.sort ?? 'joined'](one, other) || byId(one, other)),
  );
}

const orders = {
  joined: (one: Member, other: Member) => compare(one.joinedAt ?? '', other.joinedAt ?? ''),
  name: (one: Member, other: Member) =>
    (one.name ?? one.email).localeCompare(other.name ?? other.email),
  lastSignInAt: () => 0,
};

export function matchingInvitations(
  rows: readonly Invitation[],
  { status, delivery, invitedBy, text, expiresBefore }: InvitationQuery,
): Invitation[] {
  const before = expiresBefore === undefined ? Infinity : Date.parse(expiresBefore);
  const found = rows.filter(
    (row) =>
      (status?.includes(row.status) ?? true) &&
      delivery === undefined &&
      (invitedBy === undefined || row.invitedBy?.id === invitedBy) &&
      Date.parse(row.expiresAt) < before &&
      has(text, row.email),
  );
  return found.sort((one, other) => compare(other.sentAt, one.sentAt) || byId(one, other));
}

export interface Part {
  ids: Id[];
  nextCursor: string | null;
}

/** The rows of a target that this call is about, in the order of their addresses: these stay while rows change. */
export async function partOf<Query>(
  target: Target<Query>,
  matching: (query: Query) => Promise<{ id: Id; email: string }[]>,
): Promise<Part> {
  if ('refs' in target) return { ids: target.refs.map(({ id }) => id), nextCursor: null };
  const { query, except, expected, cursor } = target;
  const rows = (await matching(query)).filter(({ id }) => !except.includes(id));
  if (cursor === undefined && rows.length !== expected) throw refuse('refused', 'expected-changed');
  const left = rows
    .filter(({ email }) => cursor === undefined || email > cursor)
    .sort((one, other) => compare(one.email, other.email));
  const part = left.slice(0, chunk);
  return {
    ids: part.map(({ id }) => id),
    nextCursor: left.length > chunk ? (part.at(-1)?.email ?? null) : null,
  };
}

export function countBy<Row, Key extends string>(rows: readonly Row[], keyOf: (row: Row) => Key) {
  const counts: Partial<Record<Key, number>> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
}

function has(text: string | undefined, ...fields: string[]): boolean {
  const wanted = text?.trim().toLowerCase() ?? '';
  return fields.some((field) => field.toLowerCase().includes(wanted));
}

function byId(one: { id: Id }, other: { id: Id }): number {
  return compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
