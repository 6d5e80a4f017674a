/** Times are ISO 8601 in UTC; comparing them as text would trip over other ways to write the same moment. */
import type { SignIn } from '../backend/backend.js';
import type { InvitationRecord, MemberRecord } from './records.js';

/** At exactly its time, something has ended. */
export function hasPassed(time: string, asOf: string): boolean {
  return Date.parse(time) <= Date.parse(asOf);
}

export function statusAt(
  invitation: Pick<InvitationRecord, 'status' | 'expiresAt'>,
  asOf: string,
): InvitationRecord['status'] | 'expired' {
  const lapsed = invitation.status === 'pending' && hasPassed(invitation.expiresAt, asOf);
  return lapsed ? 'expired' : invitation.status;
}

/** The sign-in state that is told: a contact counts as invited as long as its invitation lives. */
export function signInOf(member: Pick<MemberRecord, 'signIn'>, hasLiveInvitation: boolean): SignIn {
  return member.signIn === 'none' && hasLiveInvitation ? 'invited' : member.signIn;
}

/** Whether this member may act in the account now. */
export function isIn(member: Pick<MemberRecord, 'signIn' | 'until'>, asOf: string): boolean {
  return member.signIn === 'active' && (member.until === null || !hasPassed(member.until, asOf));
}
