/** The orders of lists, and the cursors in them: a key of the last row, not a count, so that changes between two pages lose and double nothing. */
import type { Label, ScopeResource } from '../backend/backend.js';
import { isInRange } from '../backend/moments.js';
import { firstCharacters, longestName } from '../backend/visible-text.js';
import { fromBase64Url, toBase64Url } from './bytes.js';
import type { ActivityRecord, InvitationRecord, KeptMail, MemberRecord } from './records.js';
import { isText } from './http.js';
import { refusal } from './refusal.js';

/** Where a row stands in an order. The id decides between equals. */
export interface SortKey {
  value: string;
  id: string;
}

export interface OrderRule<Kept> {
  value(record: Kept): string;
  /** Compared as people read it, not by code units. */
  collated: boolean;
}

/** `standing`: the owner first, then by name. */
export type MemberOrder = 'standing' | 'name' | 'lastSignInAt';

/**
 * The part of a text that lists are ordered by: longer than any name, and short enough for a cursor and for the index of a
 * database, whatever a row or a host's label holds. The id decides between texts that begin alike.
 */
export function sortable(text: string): string {
  return firstCharacters(text, longestName);
}

const shownName = (member: MemberRecord) => sortable(member.name ?? member.email);
/** Seeds may write the same moment in several ways. */
const moment = (time: string) => new Date(time).toISOString();

export const memberOrders: Record<MemberOrder, OrderRule<MemberRecord>> = {
  standing: { value: (member) => `${member.isOwner ? 0 : 1} ${shownName(member)}`, collated: true },
  name: { value: shownName, collated: true },
  lastSignInAt: {
    value: ({ lastSignInAt }) => (lastSignInAt === null ? '' : moment(lastSignInAt)),
    collated: false,
  },
};
export const invitationOrders: Record<'newest', OrderRule<InvitationRecord>> = {
  newest: { value: ({ sentAt }) => moment(sentAt), collated: false },
};
export const activityOrders: Record<'newest', OrderRule<ActivityRecord>> = {
  newest: { value: ({ at }) => moment(at), collated: false },
};
export const mailOrders: Record<'newest', OrderRule<KeptMail>> = {
  newest: { value: ({ at }) => moment(at), collated: false },
};
export const resourceOrders: Record<'label', OrderRule<ScopeResource>> = {
  label: { value: ({ label }) => sortable(anyText(label)), collated: true },
};

function anyText(label: Label): string {
  return typeof label === 'string' ? label : (label.en ?? Object.values(label)[0] ?? '');
}

export function keyOf<Kept extends { id: string }>(rule: OrderRule<Kept>, record: Kept): SortKey {
  return { value: rule.value(record), id: record.id };
}

// One locale for all: a cursor must mean the same wherever it comes back to.
const collator = new Intl.Collator('en', { sensitivity: 'base' });

export function compareKeys(collated: boolean, a: SortKey, b: SortKey): number {
  const byValue = collated ? collator.compare(a.value, b.value) : compareUnits(a.value, b.value);
  return byValue || compareUnits(a.id, b.id);
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A key as an opaque cursor. It names its order, since it means nothing in another. */
export function toCursor(order: string, key: SortKey): string {
  return toBase64Url(new TextEncoder().encode(JSON.stringify([order, key.value, key.id])));
}

/** @throws BackendError `invalid` for a cursor of another list, or of nobody's making */
export function fromCursor(
  order: string,
  cursor: string,
  { collated }: { collated: boolean },
): SortKey {
  const [name, value, id] = readCursor(cursor);
  if (name !== order || typeof value !== 'string' || typeof id !== 'string') throw wrongCursor();
  // What is not compared as a text is a moment, or none.
  const isMoment = value === '' || isInRange(value);
  if (!isText(value + id) || !(collated || isMoment)) throw wrongCursor();
  return { value, id };
}

function readCursor(cursor: string): unknown[] {
  try {
    const read: unknown = JSON.parse(new TextDecoder().decode(fromBase64Url(cursor)));
    return Array.isArray(read) ? (read as unknown[]) : [];
  } catch {
    throw wrongCursor();
  }
}

function wrongCursor() {
  return refusal('invalid', undefined, { fields: { cursor: 'unknown' } });
}
