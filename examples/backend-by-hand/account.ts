/** All that the panel draws comes from `account.json`; who is looking, and what time it is, is put beside it. */
import type { Account, Id, Member } from 'user-management-elements/backend';
import json from './account.json' with { type: 'json' };
import { no, time } from './portal.js';

export const account = json as Omit<Account, 'serverNow' | 'viewer'>;
export const permissions = account.permissionGroups.flatMap((group) => group.permissions);
export const lifetime = json.invitations.lifetimeDays * 86_400_000;

/** Only what the account has can be given. */
export function allowed(ids: Id[]): Id[] {
  const isKnown = (id: Id) => permissions.some((one) => one.id === id);
  return ids.every(isKnown) ? ids : no('invalid', 'unknown-permission');
}

export function accountFor({ id: memberId, isOwner, permissions }: Member): Account {
  const viewer = {
    memberId,
    isOwner,
    permissions,
    actions: isOwner ? { invite: true as const } : {},
  };
  return { ...account, serverNow: time(), viewer };
}
