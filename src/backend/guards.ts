/**
 * Nobody locks himself or the account out: the same rules in the service, which decides, and in the elements, which
 * must not depend on a backend that forgot them.
 */
import type { Account, Guards, Id, Member, MemberAction } from './backend.js';

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
 * himself stays, so at least one of his own kind stays; and an owner's row is touched by owners alone.
 */
export function verdictOn(
  account: Pick<Account, 'viewer' | 'guards'>,
  member: Pick<Member, 'id' | 'isOwner' | 'actions'>,
  action: MemberAction,
): Verdict | undefined {
  const told = member.actions[action];
  if (told !== true) return told;
  if (member.isOwner && !account.viewer.isOwner) return { refused: 'owner' };
  if (!ending.has(action) || member.id !== account.viewer.memberId) return true;
  if (member.isOwner) return { refused: 'owner' };
  return action === 'leave' ? true : { refused: 'self' };
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
