/** Two people change the same row: theirs is kept, mine is applied again where nothing clashes. Pure. */
import type { Access, Id } from './backend.js';

/** What an editor changes of a member or an invitation. */
export interface Editable extends Pick<
  Access,
  'role' | 'profile' | 'permissions' | 'subscriptions'
> {
  email: string;
}
/** Fields with one value each: changed differently by two people, somebody has to choose. */
export const singleFields = ['email', 'role', 'profile'] as const;
export type SingleField = (typeof singleFields)[number];
export interface Clash {
  field: SingleField;
  mine: string | null;
  theirs: string | null;
}

/**
 * @param base what both began with
 * @param mine what I made of it
 * @param theirs what it is by now
 * @returns the row with both changes; a clash holds theirs until somebody chooses
 */
export function merge(
  base: Editable,
  mine: Editable,
  theirs: Editable,
): { merged: Editable; clashes: Clash[] } {
  const merged: Editable = {
    ...theirs,
    permissions: mergeSets(base.permissions, mine.permissions, theirs.permissions),
    subscriptions: mergeSets(base.subscriptions, mine.subscriptions, theirs.subscriptions),
  };
  const clashes: Clash[] = [];
  for (const field of singleFields) {
    const isMine = mine[field] !== base[field];
    const isTheirs = theirs[field] !== base[field];
    if (isMine && isTheirs && mine[field] !== theirs[field]) {
      clashes.push({ field, mine: mine[field], theirs: theirs[field] });
    } else if (isMine) Object.assign(merged, { [field]: mine[field] });
  }
  return { merged, clashes };
}

/**
 * A tick is on or off, so two changes of the same tick are the same change: sets never clash.
 */
export function mergeSets(base: readonly Id[], mine: readonly Id[], theirs: readonly Id[]): Id[] {
  const dropped = base.filter((id) => !mine.includes(id));
  const added = mine.filter((id) => !base.includes(id) && !theirs.includes(id));
  return [...theirs.filter((id) => !dropped.includes(id)), ...added];
}

/** Only what has become different, or null. The order within a set says nothing. */
export function changeOf(base: Editable, mine: Editable): Partial<Editable> | null {
  const change: Partial<Editable> = {};
  for (const field of singleFields) {
    if (mine[field] !== base[field]) Object.assign(change, { [field]: mine[field] });
  }
  for (const field of ['permissions', 'subscriptions'] as const) {
    if (!isSameSet(base[field], mine[field])) change[field] = [...mine[field]];
  }
  return Object.keys(change).length > 0 ? change : null;
}

function isSameSet(one: readonly Id[], other: readonly Id[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
