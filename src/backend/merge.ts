/** Two people change the same row: theirs is kept, mine is applied again where nothing clashes. Pure. */
import { isSameSet } from './access.js';
import type { Access, Id, Scope } from './backend.js';
import { tidyText } from './visible-text.js';

/** What an editor changes of a member or an invitation. */
export interface Editable extends Access {
  email: string;
  name: string | null;
  fields: Readonly<Record<Id, string>>;
  maySignIn: boolean;
}
/** A place with one value: changed differently by two people, somebody has to choose. */
export type EditedPlace = (typeof singles)[number] | `fields.${Id}`;
export type EditedValue = string | boolean | null | Scope;
export interface Clash {
  place: EditedPlace;
  mine: EditedValue;
  theirs: EditedValue;
}

const singles = ['email', 'name', 'role', 'profile', 'scope', 'until', 'maySignIn'] as const;
const sets = ['permissions', 'subscriptions'] as const;
const inFields = 'fields.';

/** The declared field that a place stands for, or null. */
export function fieldAt(place: EditedPlace): Id | null {
  return place.startsWith(inFields) ? place.slice(inFields.length) : null;
}
export function valueAt(row: Editable, place: EditedPlace): EditedValue {
  const field = fieldAt(place);
  if (field !== null) return row.fields[field] ?? '';
  return row[place as (typeof singles)[number]] ?? null;
}
/** Of a place that holds text. */
export function textOf(value: EditedValue): string {
  return typeof value === 'string' ? value : '';
}
export function withValue(row: Editable, place: EditedPlace, value: EditedValue): Editable {
  const field = fieldAt(place);
  if (field === null) return { ...row, [place]: value };
  return { ...row, fields: { ...row.fields, [field]: textOf(value) } };
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
  let merged: Editable = {
    ...theirs,
    permissions: mergeSets(base.permissions, mine.permissions, theirs.permissions),
    subscriptions: mergeSets(base.subscriptions, mine.subscriptions, theirs.subscriptions),
  };
  const clashes: Clash[] = [];
  for (const place of placesOf(base, mine, theirs)) {
    const [was, is, now] = [base, mine, theirs].map((row) => valueAt(row, place)) as [
      EditedValue,
      EditedValue,
      EditedValue,
    ];
    if (isSame(was, is) || isSame(is, now)) continue;
    if (isSame(was, now)) merged = withValue(merged, place, is);
    else if (areIds(was) && areIds(is) && areIds(now)) {
      merged = withValue(merged, place, { ids: mergeSets(was.ids, is.ids, now.ids) });
    } else clashes.push({ place, mine: is, theirs: now });
  }
  return { merged, clashes };
}

/**
 * A tick is on or off, so two changes of the same tick are the same change: sets never clash.
 */
export function mergeSets(base: readonly Id[], mine: readonly Id[], theirs: readonly Id[]): Id[] {
  const [was, is, now] = [new Set(base), new Set(mine), new Set(theirs)];
  const added = mine.filter((id) => !was.has(id) && !now.has(id));
  return [...theirs.filter((id) => is.has(id) || !was.has(id)), ...added];
}

/** Only what has become different, or null. Neither the order within a set nor white space around a word says anything. */
export function changeOf(base: Editable, typed: Editable): Partial<Editable> | null {
  const mine = tidied(typed);
  const change: Partial<Editable> = {};
  const fields: Record<Id, string> = {};
  for (const place of placesOf(base, mine)) {
    const value = valueAt(mine, place);
    if (isSame(valueAt(base, place), value)) continue;
    const field = fieldAt(place);
    if (field === null) Object.assign(change, { [place]: value });
    else fields[field] = textOf(value);
  }
  if (Object.keys(fields).length > 0) change.fields = fields;
  for (const field of sets) {
    if (!isSameSet(base[field], mine[field])) change[field] = [...mine[field]];
  }
  return Object.keys(change).length > 0 ? change : null;
}

/** What was typed, as it is sent. */
export function tidied(typed: Editable): Editable {
  const fields = Object.entries(typed.fields).map(([id, value]) => [id, tidyText(value)] as const);
  return {
    ...typed,
    email: typed.email.trim(),
    name: tidyText(typed.name ?? '') || null,
    fields: Object.fromEntries(fields),
  };
}

function placesOf(...rows: Editable[]): EditedPlace[] {
  const ids = new Set(rows.flatMap(({ fields }) => Object.keys(fields)));
  return [...singles, ...[...ids].map((id): EditedPlace => `${inFields}${id}`)];
}
function areIds(value: EditedValue): value is { ids: Id[] } {
  return typeof value === 'object' && value !== null && 'ids' in value;
}
function isSame(one: EditedValue, other: EditedValue): boolean {
  if (areIds(one) && areIds(other)) return isSameSet(one.ids, other.ids);
  return JSON.stringify(one) === JSON.stringify(other);
}
