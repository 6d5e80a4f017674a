/** What a role, a profile and a scope make of somebody's access, as pure functions. */
import type { Access, Account, Id, Profile, Scope } from './backend.js';
import { allPermissions, roleOf, tickable, underRole, withTickable } from './permissions.js';

type Rules = Pick<Account, 'permissionGroups' | 'roles' | 'scope'>;

/** What a new person starts with: the account's first choice of a role and what that brings, and nothing else ticked. */
export function firstAccess(account: Rules): Access {
  const role = account.roles.find((one) => one.default) ?? account.roles[0];
  const nothing: Access = {
    role: null,
    profile: null,
    permissions: [],
    scope: account.scope ? { ids: [] } : { all: true },
    subscriptions: [],
  };
  return role ? withRole(account, nothing, role.id) : nothing;
}

/**
 * Access under another role. It starts as that role starts, or with what the person holds already as far as the role
 * lets it stand: what was ticked under the role before was meant for that one.
 */
export function withRole(
  account: Rules,
  access: Access,
  id: Id,
  baseline: Access | null = null,
): Access {
  if (baseline?.role === id) {
    const { role, permissions, scope } = baseline;
    return { ...access, role, permissions, scope };
  }
  const role = roleOf(account, id);
  if (!role) return access;
  const held = underRole(role, baseline?.permissions ?? []);
  const begun = withTickable(account, held, role.defaults, role);
  const none: Scope = account.scope ? { ids: [] } : { all: true };
  return {
    ...access,
    role: id,
    permissions: inOrder(account, underRole(role, begun)),
    scope: role.defaultScope === 'all' ? { all: true } : (baseline?.scope ?? none),
  };
}

/** Why the viewer cannot give this role: it brings something that he may not grant. */
export function roleRefusal(
  account: Rules,
  id: Id,
  baseline: Access | null,
): { refused: string } | null {
  if (baseline?.role === id) return null;
  for (const granted of roleOf(account, id)?.grants ?? []) {
    const may = tickable(account, granted, baseline?.permissions ?? []);
    if (may !== true) return { refused: may.refused };
  }
  return null;
}

/** Access with a profile: exactly its permissions, as far as role and viewer let it, and exactly its subscriptions. */
export function withProfile(
  account: Rules,
  access: Access,
  profile: Profile | null,
  baseline: Access | null = null,
): Access {
  if (!profile) return { ...access, profile: null };
  return {
    ...access,
    profile: profile.id,
    permissions: profilePermissions(account, access, profile, baseline),
    subscriptions: [...profile.subscriptions],
  };
}

/** Whether the access has a profile and is no longer what that profile fills in. */
export function departsFrom(
  account: Rules,
  access: Access,
  profile: Profile,
  baseline: Access | null = null,
): boolean {
  const filled = profilePermissions(account, access, profile, baseline);
  return !(
    isSameSet(access.permissions, filled) && isSameSet(access.subscriptions, profile.subscriptions)
  );
}

function profilePermissions(
  account: Rules,
  { role }: Access,
  { permissions }: Profile,
  baseline: Access | null,
): Id[] {
  const held = (baseline?.permissions ?? []).filter((id) => permissions.includes(id));
  const chosen = roleOf(account, role);
  return inOrder(account, underRole(chosen, withTickable(account, held, permissions, chosen)));
}

export interface Copy {
  access: Access;
  /** What of the other's access the viewer may not hand on, or the role does not let stand. */
  leftOut: { role: Id | null; permissions: Id[]; scope: number };
}

/** The access of another person, as far as it may be given: what cannot be is left out, and told. Ends are not copied. */
export function copyOf(
  account: Rules & Pick<Account, 'profiles' | 'subscriptions'>,
  from: Access,
  onto: Access,
  { baseline, isScopeOpen }: { baseline: Access | null; isScopeOpen: (id: Id) => boolean },
): Copy {
  const isRole =
    from.role === null ||
    (roleOf(account, from.role) && !roleRefusal(account, from.role, baseline));
  const role = isRole && from.role !== null ? from.role : onto.role;
  const chosen = roleOf(account, role);
  const known = allPermissions(account).map(({ id }) => id);
  const wanted = known.filter((id) => from.permissions.includes(id));
  const held = (baseline?.permissions ?? []).filter((id) => wanted.includes(id));
  const permissions = underRole(chosen, withTickable(account, held, wanted, chosen));
  const scope = copiedScope(account, from.scope, isScopeOpen);
  return {
    access: {
      ...onto,
      role,
      profile: account.profiles.some(({ id }) => id === from.profile) ? from.profile : null,
      permissions: inOrder(account, permissions),
      scope,
      subscriptions: account.subscriptions
        .map(({ id }) => id)
        .filter((id) => from.subscriptions.includes(id)),
    },
    leftOut: {
      role: isRole ? null : from.role,
      permissions: wanted.filter((id) => !permissions.includes(id)),
      scope: 'ids' in from.scope && 'ids' in scope ? from.scope.ids.length - scope.ids.length : 0,
    },
  };
}

function copiedScope(account: Rules, from: Scope, isOpen: (id: Id) => boolean): Scope {
  return !account.scope || 'all' in from ? { all: true } : { ids: from.ids.filter(isOpen) };
}

/** Known ones in the account's order, so that equal choices are equal lists; unknown ones last. */
function inOrder(account: Rules, ids: readonly Id[]): Id[] {
  const order = allPermissions(account).map(({ id }) => id);
  return [...order.filter((id) => ids.includes(id)), ...ids.filter((id) => !order.includes(id))];
}

/** The order within a set says nothing. */
export function isSameSet(one: readonly Id[], other: readonly Id[]): boolean {
  const ids = new Set(one);
  return one.length === other.length && other.every((id) => ids.has(id));
}

export function isSameScope(one: Scope, other: Scope): boolean {
  if ('all' in one || 'all' in other) return 'all' in one && 'all' in other;
  return isSameSet(one.ids, other.ids);
}
