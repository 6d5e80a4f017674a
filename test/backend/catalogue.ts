/** A small account for the rules: two groups, one chain of requirements, one permission that the viewer lacks. */
import type { Access, Account, Permission, Role } from '../../src/backend/backend.js';

export function permission(id: string, requires: string[] = [], grantable = true): Permission {
  return { id, requires, grantable: grantable || { refused: 'not-held' } };
}

export const user: Role = {
  id: 'user',
  isAdmin: false,
  grants: [],
  forbids: ['pricing'],
  defaults: [],
  minPermissions: 1,
  defaultScope: 'none',
  default: true,
};
export const admin: Role = {
  ...user,
  id: 'admin',
  isAdmin: true,
  grants: ['pricing'],
  forbids: [],
};

export const catalogue: Pick<Account, 'permissionGroups' | 'roles' | 'scope'> = {
  permissionGroups: [
    {
      id: 'technical',
      permissions: [
        permission('domains'),
        permission('managedomains', ['domains']),
        permission('transfer', ['managedomains']),
        permission('tickets'),
      ],
    },
    { id: 'billing', permissions: [permission('pricing'), permission('payment', [], false)] },
  ],
  roles: [user, admin],
  scope: { count: 3 },
};

export function access(change: Partial<Access> = {}): Access {
  return {
    role: 'user',
    profile: null,
    permissions: ['tickets'],
    scope: { ids: ['s1'] },
    subscriptions: [],
    ...change,
  };
}
