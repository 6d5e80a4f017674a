/** What a change did to somebody's access beside permissions, as the activity tells it. */
import type { AccessChanges, Changed, Id, ScopePart, Scope } from '../../backend/backend.js';
import { isSameScope } from '../../backend/access.js';
import { difference } from '../../backend/permissions.js';
import type { Work } from '../work.js';
import type { KeptAccess } from './access.js';

/** So many resources are named; the others are counted. */
const named = 5;

/** What somebody new had before. */
export const noAccess: KeptAccess = {
  role: null,
  profile: null,
  permissions: [],
  scope: { ids: [] },
  subscriptions: [],
  until: null,
};

/** @returns undefined where all of it stayed as it was */
export async function accessChanges(
  work: Work,
  before: KeptAccess,
  after: KeptAccess,
): Promise<AccessChanges | undefined> {
  const role = changed(before.role, after.role);
  const profile = changed(before.profile, after.profile);
  const until = changed(before.until, after.until);
  const { gains, loses } = difference(before.subscriptions, after.subscriptions);
  const subscriptions = parts(gains.length > 0 && gains, loses.length > 0 && loses);
  const scope = await scopeChange(work, before.scope, after.scope);
  const changes: AccessChanges = {
    ...(role && { role }),
    ...(profile && { profile }),
    ...(until && { until }),
    ...(subscriptions && { subscriptions }),
    ...(scope && { scope }),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}

function changed<T>(from: T | null, to: T | null): Changed<T> | undefined {
  return from === to ? undefined : { from, to };
}

async function scopeChange(
  work: Work,
  before: Scope,
  after: Scope,
): Promise<AccessChanges['scope']> {
  if (!work.settings.scope || isSameScope(before, after)) return undefined;
  return parts(await beyond(work, after, before), await beyond(work, before, after));
}

/** What a scope has that the other one has not. Of everything, nobody can say what is left. */
async function beyond(work: Work, scope: Scope, other: Scope): Promise<ScopePart | false> {
  if ('all' in scope) return { all: true };
  const ids = 'all' in other ? scope.ids : difference(other.ids, scope.ids).gains;
  return ids.length > 0 && { count: ids.length, names: await namesOf(work, ids.slice(0, named)) };
}

async function namesOf({ account }: Work, ids: readonly Id[]) {
  const resources = await account.resources.list({ ids: [...ids] });
  return resources.map(({ label }) => label);
}

/** Each side only where there is something. */
function parts<T>(gains: T | false, loses: T | false): { gains?: T; loses?: T } | undefined {
  if (!gains && !loses) return undefined;
  return { ...(gains && { gains }), ...(loses && { loses }) };
}
