/**
 * Nobody locks himself or the account out: the same rules in the service, which decides, and in the elements, which
 * must not depend on a backend that forgot them.
 */
import type { Account, Guards, Id, Member, MemberAction } from './backend.js';
import { allPermissions } from './permissions.js';

export type Verdict = true | { refused: string };

/** Actions after which a member no longer counts as an active one. */
const ending: ReadonlySet<MemberAction> = new Set([
  'remove',
  'deactivate',
  'withdrawSignIn',
  'leave',
]);

/**
 * Whether the viewer may do this to the row, or why not; undefined: not offered at all.
 *
 * A row cannot tell how many owners or admins there are. What it can tell is enough: who acts on others and never on
 * himself stays, so at least one of his own kind stays; an owner's row is touched by owners alone; and a member who holds
 * more than the viewer is not touched at all.
 */
export function verdictOn(
  account: Pick<Account, 'viewer' | 'guards' | 'permissionGroups'>,
  member: Pick<Member, 'id' | 'isOwner' | 'permissions' | 'actions'>,
  action: MemberAction,
): Verdict | undefined {
  const told = member.actions[action];
  if (told !== true) return told;
  if (member.isOwner && !account.viewer.isOwner) return { refused: 'owner' };
  if (member.id !== account.viewer.memberId)
    return holdsMore(account, member) ? { refused: 'holds-more' } : true;
  if (!ending.has(action)) return true;
  if (member.isOwner) return { refused: 'owner' };
  return action === 'leave' ? true : { refused: 'self' };
}

/**
 * Whether the member holds a permission of the account that the viewer neither holds nor may grant. Of sub-accounts, the
 * backend alone can tell.
 */
function holdsMore(
  account: Pick<Account, 'viewer' | 'permissionGroups'>,
  { permissions }: Pick<Member, 'permissions'>,
): boolean {
  const { viewer } = account;
  if (viewer.isOwner) return false;
  return allPermissions(account).some(
    ({ id, grantable }) =>
      grantable !== true && permissions.includes(id) && !viewer.permissions.includes(id),
  );
}

/** Of the members as they would be after a change: which kind would be missing, or null. */
export function missingAfter(
  guards: Guards,
  members: Iterable<Pick<Member, 'isOwner' | 'role' | 'signIn'>>,
): 'last-owner' | 'last-admin' | null {
  const active = [...members].filter((member) => member.signIn === 'active');
  for (const kind of guards.keep) {
    const stays = active.some((member) =>
      'owner' in kind ? member.isOwner : member.role === kind.role,
    );
    if (!stays) return 'owner' in kind ? 'last-owner' : 'last-admin';
  }
  return null;
}

/** Whether somebody with this standing manages the members of the account. */
export function mayManage(
  guards: Guards,
  standing: { isOwner: boolean; permissions: readonly Id[] },
): boolean {
  if (standing.isOwner) return true;
  return guards.managePermission !== null && standing.permissions.includes(guards.managePermission);
}
