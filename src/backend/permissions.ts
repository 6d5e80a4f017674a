/** The rules of permissions, as pure functions; the elements and the service use the same. */
import type { Access, Account, Id, Permission, Role } from './backend.js';

type Catalogue = Pick<Account, 'permissionGroups'>;

/** All permissions of the account, in the order of their groups. */
export function allPermissions(account: Catalogue): Permission[] {
  return account.permissionGroups.flatMap((group) => group.permissions);
}

/** The given ids and all that they require, directly or through others. Cycles and unknown ids do no harm. */
export function withRequired(account: Catalogue, ids: Iterable<Id>): Set<Id> {
  const requires = new Map(
    allPermissions(account).map((permission) => [permission.id, permission.requires]),
  );
  const closed = new Set(ids);
  // A Set is walked in the order of insertion, so what is added here is walked as well.
  for (const id of closed) for (const required of requires.get(id) ?? []) closed.add(required);
  return closed;
}

/** Those of `held` that require `id`, directly or through others. */
export function dependantsOf(account: Catalogue, id: Id, held: Iterable<Id>): Set<Id> {
  return new Set(
    [...held].filter((other) => other !== id && withRequired(account, [other]).has(id)),
  );
}

/** What a change from one set to another gives and takes, each in the order of the set that has it. */
export function difference(
  before: readonly Id[],
  after: readonly Id[],
): { gains: Id[]; loses: Id[] } {
  const [had, has] = [new Set(before), new Set(after)];
  return {
    gains: after.filter((id) => !had.has(id)),
    loses: before.filter((id) => !has.has(id)),
  };
}

/** Whether every permission that the account knows today is held. */
export function isAll(account: Catalogue, held: readonly Id[]): boolean {
  return allPermissions(account).every(({ id }) => held.includes(id));
}

export function roleOf(account: Pick<Account, 'roles'>, id: Id | null): Role | undefined {
  return account.roles.find((role) => role.id === id);
}

/** The set with what the role fixes: its grants added, what it forbids taken away. */
export function underRole(role: Role | undefined, ids: Iterable<Id>): Id[] {
  if (!role) return [...new Set(ids)];
  return [...new Set([...ids, ...role.grants])].filter((id) => !role.forbids.includes(id));
}

export type AccessFault =
  | { reason: 'unknown-permission' | 'not-held' | 'admin-only'; permissions: Id[] }
  | { reason: 'unknown-role' | 'too-few-permissions' | 'empty-scope' };

/**
 * What is wrong with access that somebody is about to give: nothing, or the first fault.
 * `before` is what the person holds already: keeping a permission is not granting it.
 */
export function faultOf(
  account: Pick<Account, 'permissionGroups' | 'roles' | 'scope'>,
  access: Access,
  before?: Access,
): AccessFault | null {
  const catalogue = new Map(
    allPermissions(account).map((permission) => [permission.id, permission]),
  );
  const { gains } = difference(before?.permissions ?? [], access.permissions);
  const role = roleOf(account, access.role);
  // Without a role nothing would be forbidden; only who has such a role from before keeps it.
  const newRole = !before || before.role !== access.role;
  if (newRole && !role && account.roles.length > 0) return { reason: 'unknown-role' };
  const unknown = gains.filter((id) => !catalogue.has(id));
  if (unknown.length > 0) return { reason: 'unknown-permission', permissions: unknown };
  const forbidden = access.permissions.filter((id) => role?.forbids.includes(id));
  if (forbidden.length > 0) return { reason: 'admin-only', permissions: forbidden };
  const notHeld = gains.filter((id) => catalogue.get(id)?.grantable !== true);
  if (notHeld.length > 0) return { reason: 'not-held', permissions: notHeld };
  if (role && new Set(access.permissions).size < role.minPermissions)
    return { reason: 'too-few-permissions' };
  // A scope that lost its last sub-account is shown as it is; only giving somebody an empty one is a fault.
  if (account.scope && !hasScope(access) && (!before || hasScope(before)))
    return { reason: 'empty-scope' };
  return null;
}

/** An empty scope is never "all". */
export function hasScope({ scope }: Pick<Access, 'scope'>): boolean {
  return 'all' in scope || scope.ids.length > 0;
}

/** Whether the role fixes it: on where it grants it, or something that needs it; off where it forbids it. */
export function fixedBy(
  account: Catalogue,
  role: Role | undefined,
  id: Id,
): 'on' | 'off' | undefined {
  if (role?.forbids.includes(id)) return 'off';
  return role && withRequired(account, role.grants).has(id) ? 'on' : undefined;
}

/** What the role leaves to choose from: all but what it forbids. */
export function choosable(
  permissions: readonly Permission[],
  role: Role | undefined,
): Permission[] {
  return permissions.filter(({ id }) => !role?.forbids.includes(id));
}

/**
 * What of the catalogue may be ticked now: not forbidden by the role, grantable itself, and so is all that it requires,
 * or held already. For the others the reason why not: that of the backend, or `role`.
 */
export function tickable(
  account: Catalogue,
  id: Id,
  held: readonly Id[],
  role?: Role,
): true | { refused: string; because: Id } {
  for (const needed of withRequired(account, [id])) {
    if (role?.forbids.includes(needed)) return { refused: 'role', because: needed };
    if (held.includes(needed)) continue;
    const permission = allPermissions(account).find((one) => one.id === needed);
    if (permission && permission.grantable !== true)
      return { ...permission.grantable, because: needed };
  }
  return true;
}

/** The set with as many of `ids` added as may be ticked. */
export function withTickable(
  account: Catalogue,
  held: readonly Id[],
  ids: readonly Id[],
  role?: Role,
): Id[] {
  const allowed = ids.filter((id) => tickable(account, id, held, role) === true);
  // Only what is ticked now brings along what it requires: what was held before stays as it is.
  return [...new Set([...held, ...withRequired(account, allowed)])];
}

/** The set without `ids` and without what needs them: nothing is left half. What the role grants stays. */
export function withoutTicked(
  account: Catalogue,
  held: readonly Id[],
  ids: readonly Id[],
  role?: Role,
): Id[] {
  const going = ids.filter((id) => fixedBy(account, role, id) !== 'on');
  const gone = new Set(going.flatMap((id) => [id, ...dependantsOf(account, id, held)]));
  return held.filter((id) => !gone.has(id));
}

/** The permissions of the set that are marked as high risk, in the account's order. */
export function riskyOf(account: Catalogue, ids: readonly Id[]): Permission[] {
  return allPermissions(account).filter(({ id, risk }) => risk && ids.includes(id));
}
