/** What is done to several rows without a question, since it does no harm; the host still may say no. */
import type {
  Backend,
  Invitation,
  InvitationQuery,
  Member,
  MemberQuery,
  Target,
} from '../../backend/backend.js';
import {
  BeforeInvitationsResendEvent,
  BeforeMembersActiveEvent,
  InvitationsResentEvent,
  MembersActiveEvent,
} from '../../events.js';
import type { Deed } from '../../internal/bulk-run.js';

type Rows = readonly (Member | Invitation)[];

export function resendDeed(
  backend: Backend,
  target: Target<InvitationQuery>,
  rows: Rows,
): Deed<InvitationQuery, Invitation> {
  const invitations = rows.filter((row): row is Invitation => !('signIn' in row));
  return {
    verb: 'resendInvitations',
    target,
    before: (signal) => new BeforeInvitationsResendEvent(invitations, target, signal),
    write: async (part, write) => {
      if (!backend.resendInvitations) throw new TypeError('the backend has no resendInvitations');
      return backend.resendInvitations(part, write);
    },
    fact: (outcomes) => new InvitationsResentEvent(outcomes),
  };
}

export function reactivateDeed(
  backend: Backend,
  target: Target<MemberQuery>,
  rows: Rows,
): Deed<MemberQuery, Member> {
  const members = rows.filter((row): row is Member => 'signIn' in row);
  return {
    verb: 'setMembersActive',
    target,
    before: (signal) => new BeforeMembersActiveEvent(true, members, target, signal),
    write: async (part, write) => {
      if (!backend.setMembersActive) throw new TypeError('the backend has no setMembersActive');
      return backend.setMembersActive(true, part, write);
    },
    fact: (outcomes) => new MembersActiveEvent(true, outcomes),
  };
}
