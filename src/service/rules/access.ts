/** What somebody is given: named rightly, allowed by the role, and held by the one who gives it. */
import type { Access, Id, Role, Scope } from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { difference, faultOf, roleOf, underRole } from '../../backend/permissions.js';
import type { AccessFault } from '../../backend/permissions.js';
import type { AccountSettings } from '../records.js';
import { refusal } from '../refusal.js';
import type { ViewerWork } from '../work.js';
import { grantableBy, heldBy, permissionIds } from './standing.js';

export type KeptAccess = Required<Access> & { until: string | null };

export const accessKeys = [
  'role',
  'profile',
  'permissions',
  'scope',
  'subscriptions',
  'until',
] as const;

export function accessOf({
  role,
  profile,
  permissions,
  scope,
  subscriptions,
  until,
}: KeptAccess): KeptAccess {
  return { role, profile, permissions, scope, subscriptions, until };
}

/** Whether two say the same of what somebody may do, where, and until when. An owner's are changed by nobody. */
export function hasSamePowers(one: KeptAccess, other: KeptAccess): boolean {
  const powers = ({ role, permissions, scope, until }: KeptAccess) => [
    role,
    permissions,
    scope,
    until,
  ];
  return isSame(powers(one), powers(other));
}

/**
 * Access as it is to be kept: what is given, over what is there already. Keeping a permission is not granting it, so
 * only what is new has to be in the hands of the viewer.
 * @throws BackendError `invalid` or `refused`, with the reason
 */
export async function settleAccess(
  work: ViewerWork,
  given: Partial<Access>,
  before?: KeptAccess,
): Promise<KeptAccess> {
  const { settings } = work;
  const role = chosenRole(settings, given.role, before);
  const held = before?.permissions ?? role?.defaults ?? [];
  // What is asked for and forbidden is refused below; what was held before goes with the change of the role.
  const permissions = given.permissions
    ? [...given.permissions, ...(role?.grants ?? [])]
    : underRole(role, held);
  const after: KeptAccess = {
    role: role?.id ?? null,
    profile: given.profile === undefined ? (before?.profile ?? null) : given.profile,
    permissions: inOrder(permissionIds(settings), permissions),
    scope: settleScope(given.scope ?? before?.scope ?? firstScope(settings, role)),
    subscriptions: inOrder(
      settings.subscriptions.map(({ id }) => id),
      given.subscriptions ?? before?.subscriptions ?? [],
    ),
    until: given.until === undefined ? (before?.until ?? null) : given.until,
  };
  if (before && isSame(accessOf(before), after)) return after;
  await checkNames(work, after, before);
  checkGrant(work, after, before);
  return after;
}

/**
 * Nobody hands on what he does not hold, nor where he does not hold it, and nobody gets what the role forbids.
 * Without `before`, all of it is handed on: to a newcomer, or to a contact that is to sign in.
 */
export function checkGrant(work: ViewerWork, access: KeptAccess, before?: KeptAccess): void {
  const { settings, viewer, grantsAll } = work;
  const catalogue = {
    permissionGroups: grantableBy(work),
    roles: settings.roles,
    scope: settings.scope && { ...settings.scope, count: 0 },
  };
  // In one more place, all permissions are handed on; one more permission is handed on in all of its places.
  const reachesFurther = settings.scope && before && !isWithin(access.scope, before.scope);
  const fault =
    faultOf(catalogue, access, before) ??
    (reachesFurther ? faultOf(catalogue, access, { ...before, permissions: [] }) : null);
  if (fault) throw faultRefusal(fault);
  const { gains } = difference(before?.permissions ?? [], access.permissions);
  const widens = !before || gains.length > 0 || !isSame(before.scope, access.scope);
  if (settings.scope && widens && !grantsAll && !isWithin(access.scope, viewer.scope)) {
    throw refusal('refused', 'not-held', { fields: { scope: 'not-held' } });
  }
}

/**
 * Whether access holds more than the viewer could grant: a permission of the account that the viewer lacks, or a
 * sub-account out of their reach. The viewer changes nothing about such a member: no data, no address, no sign-in,
 * no invitation.
 */
export function holdsMore(
  { settings, viewer, grantsAll }: ViewerWork,
  { permissions, scope }: Pick<KeptAccess, 'permissions' | 'scope'>,
): boolean {
  if (grantsAll) return false;
  if (settings.scope && !isWithin(scope, viewer.scope)) return true;
  const held = heldBy(settings, viewer);
  return permissionIds(settings).some((id) => permissions.includes(id) && !held.includes(id));
}

function faultRefusal({ reason }: AccessFault) {
  const code = reason === 'unknown-permission' ? 'invalid' : 'refused';
  return refusal(code, reason, {
    fields: { [reason === 'empty-scope' ? 'scope' : 'permissions']: reason },
  });
}

function chosenRole(
  settings: AccountSettings,
  given: Id | null | undefined,
  before: KeptAccess | undefined,
): Role | undefined {
  const id = given === undefined ? (before ? before.role : defaultRole(settings)) : given;
  if (id === null && (settings.roles.length === 0 || before?.role === null)) return undefined;
  const role = roleOf(settings, id);
  // Without a role, nothing would be forbidden.
  if (!role)
    throw refusal('invalid', undefined, { fields: { role: id === null ? 'required' : 'unknown' } });
  return role;
}

function defaultRole({ roles }: AccountSettings): Id | null {
  return roles.find((role) => role.default)?.id ?? null;
}

function firstScope({ scope }: AccountSettings, role: Role | undefined): Scope {
  return !scope || role?.defaultScope === 'all' ? { all: true } : { ids: [] };
}

function settleScope(scope: Scope): Scope {
  return 'all' in scope ? { all: true } : { ids: [...new Set(scope.ids)].sort() };
}

function isWithin(scope: Scope, outer: Scope): boolean {
  if ('all' in outer) return true;
  const reached = new Set(outer.ids);
  return 'ids' in scope && scope.ids.every((id) => reached.has(id));
}

/** Profile, subscriptions, resources and end: what is new has to be known. */
async function checkNames(work: ViewerWork, after: KeptAccess, before?: KeptAccess): Promise<void> {
  const { settings } = work;
  const fields: NonNullable<Refusal['fields']> = {};
  const profiles = settings.profiles.map(({ id }) => id);
  if (
    after.profile !== null &&
    after.profile !== before?.profile &&
    !profiles.includes(after.profile)
  ) {
    fields.profile = 'unknown';
  }
  const known = new Set([
    ...settings.subscriptions.map(({ id }) => id),
    ...(before?.subscriptions ?? []),
  ]);
  if (after.subscriptions.some((id) => !known.has(id))) fields.subscriptions = 'unknown';
  const isEndNew = after.until !== null && after.until !== before?.until;
  if (isEndNew && !settings.capabilities.accessUntil) fields.until = 'unsupported';
  if (Object.keys(fields).length > 0) throw refusal('invalid', undefined, { fields });
  await checkResources(work, after.scope, before?.scope);
}

async function checkResources(
  { account, settings }: ViewerWork,
  scope: Scope,
  before?: Scope,
): Promise<void> {
  if (!settings.scope || 'all' in scope) return;
  const kept = new Set(before && 'ids' in before ? before.ids : []);
  const added = scope.ids.filter((id) => !kept.has(id));
  const open = (await account.resources.list({ ids: added })).filter(({ closed }) => !closed);
  if (open.length < added.length) {
    throw refusal('invalid', 'unknown-resource', { fields: { scope: 'unknown-resource' } });
  }
}

/** A set in the order of the catalogue, so that the same set is always written alike; what nobody knows stays, last. */
function inOrder(order: Id[], ids: Id[]): Id[] {
  const [given, listed] = [new Set(ids), new Set(order)];
  const known = order.filter((id) => given.has(id));
  return [...known, ...[...given].filter((id) => !listed.has(id))];
}

/** Both in the order in which they are kept. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
