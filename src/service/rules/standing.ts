/** What the viewer is in the account, and the account as this viewer sees it. */
import type { Account, Id, PermissionGroup } from '../../backend/backend.js';
import { mayManage } from '../../backend/guards.js';
import type { AccountSettings, MemberRecord } from '../records.js';
import { refusal } from '../refusal.js';
import type { ViewerWork } from '../work.js';
import { rulesNow } from './room.js';

type Standing = Pick<MemberRecord, 'isOwner' | 'permissions'>;

/** The owner holds all there is, also what the host adds later. */
export function heldBy(settings: AccountSettings, { isOwner, permissions }: Standing): Id[] {
  if (!isOwner) return permissions;
  return permissionIds(settings);
}

/** What a member holds of what the account has today, without what the host has retired. */
export function heldNow(settings: AccountSettings, member: Standing): Id[] {
  const held = new Set(heldBy(settings, member));
  return permissionIds(settings).filter((id) => held.has(id));
}

export function permissionIds({ permissionGroups }: AccountSettings): Id[] {
  return permissionGroups.flatMap(({ permissions }) => permissions.map(({ id }) => id));
}

export function manages(settings: AccountSettings, member: Standing): boolean {
  return mayManage(settings.guards, member);
}

/** Whether somebody may act on members and invitations at all. @throws BackendError `forbidden` */
export function demandManager({ settings, viewer }: ViewerWork): void {
  if (!manages(settings, viewer)) throw refusal('forbidden');
}

/** The catalog, with what the viewer may hand on: everything, or what they hold. */
export function grantableBy({ settings, viewer, grantsAll }: ViewerWork): PermissionGroup[] {
  const held = new Set(grantsAll ? permissionIds(settings) : heldBy(settings, viewer));
  return settings.permissionGroups.map((group) => ({
    ...group,
    permissions: group.permissions.map((permission) => ({
      ...permission,
      grantable: held.has(permission.id) ? true : { refused: 'not-held' },
    })),
  }));
}

/** All that configures the panel, for this viewer. */
export async function accountFor(work: ViewerWork): Promise<Account> {
  const { account, settings, viewer, now } = work;
  // What only the service needs stays here.
  const {
    portal: _portal,
    deniedDomains: _denied,
    disposableDomains: _disposable,
    allowedDomains: _allowed,
    ...told
  } = settings;
  const { offers: _offers, ...shared } = told;
  return {
    ...shared,
    contract: 1,
    serverNow: now,
    viewer: {
      memberId: viewer.id,
      isOwner: viewer.isOwner,
      permissions: heldNow(settings, viewer),
      actions: actionsOf(work),
    },
    permissionGroups: grantableBy(work),
    invitations: await rulesNow(work),
    scope: settings.scope && { ...settings.scope, count: await account.resources.count({}) },
  };
}

function actionsOf({ settings, viewer }: ViewerWork): Account['viewer']['actions'] {
  if (!manages(settings, viewer)) return {};
  const { verbs, createsMembers } = settings.capabilities;
  return {
    ...(settings.invitations && { invite: true }),
    ...(createsMembers && verbs.includes('createMember') && { createMember: true }),
    review: true,
    ...(verbs.includes('listActivity') && { activity: true }),
  };
}
