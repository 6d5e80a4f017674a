/**
 * Who may grant everything the account has, so that no right can be given away for good: its owners; in an account
 * without an owner its admins; in one without admins everyone who manages. See docs/decisions/0017-who-grants-everything.md.
 */
import { roleOf } from '../../backend/permissions.js';
import { hasPassed } from '../clock.js';
import type { AccountSettings, MemberRecord } from '../records.js';
import type { MemberFilter } from '../store.js';
import type { Work } from '../work.js';
import { manages } from './standing.js';

/** What makes a member one who may grant everything. */
export type AuthorityKind = 'owner' | 'admin' | 'manager';

export interface Authority {
  kind: AuthorityKind;
  /** The members of that kind whose access has not ended, in any sign-in state. */
  members: MemberRecord[];
}

type Holding = Pick<MemberRecord, 'isOwner' | 'role' | 'permissions'>;

/**
 * The first kind of which the account has a member. A deactivated owner or admin counts: they can come back, and until
 * then no other kind takes their place.
 */
export async function authorityOf(work: Work): Promise<Authority> {
  for (const kind of ['owner', 'admin'] as const) {
    const members = await membersOf(work, kind);
    if (members.length > 0) return { kind, members };
  }
  return { kind: 'manager', members: await membersOf(work, 'manager') };
}

export function hasAuthority(
  settings: AccountSettings,
  kind: AuthorityKind,
  member: Holding,
): boolean {
  if (kind === 'owner') return member.isOwner;
  if (!manages(settings, member)) return false;
  return kind === 'manager' || (roleOf(settings, member.role)?.isAdmin ?? false);
}

/** Whether an active member may grant every permission and sub-account, whatever they hold themselves. */
export async function mayGrantAll(work: Work, member: MemberRecord): Promise<boolean> {
  if (member.isOwner) return true;
  if (!manages(work.settings, member)) return false;
  const { kind } = await authorityOf(work);
  return hasAuthority(work.settings, kind, member);
}

async function membersOf(work: Work, kind: AuthorityKind): Promise<MemberRecord[]> {
  const { account, settings, now } = work;
  const lists = await Promise.all(
    filtersFor(settings, kind).map((filter) => account.members.list(filter)),
  );
  return lists
    .flat()
    .filter((member) => hasAuthority(settings, kind, member))
    .filter(({ until }) => until === null || !hasPassed(until, now));
}

function filtersFor(
  { roles, guards: { managePermission } }: AccountSettings,
  kind: AuthorityKind,
): MemberFilter[] {
  if (kind === 'owner') return [{ isOwner: true }];
  if (managePermission === null) return [];
  if (kind === 'manager') return [{ permission: managePermission }];
  return roles.filter(({ isAdmin }) => isAdmin).map(({ id }) => ({ role: id }));
}
