import type { Backend, Invitation, Member } from '../../backend/backend.js';
import { difference } from '../../backend/permissions.js';
import {
  BeforeInvitationUpdateEvent,
  BeforeMemberUpdateEvent,
  InvitationUpdatedEvent,
  MemberUpdatedEvent,
} from '../../events.js';
import type { ChangeController, Ending } from '../../internal/change.js';
import { refOf } from '../../internal/refs.js';
import { nameOfMember } from '../../internal/words.js';
import type { Draft } from './draft.js';

/** What is edited: a member of the account, or an invitation. */
export type Subject = { member: Member } | { invitation: Invitation };

export function isMember(subject: Subject): subject is { member: Member } {
  return 'member' in subject;
}
export function rowOf(subject: Subject): Member | Invitation {
  return isMember(subject) ? subject.member : subject.invitation;
}
export function nameOf(subject: Subject): string {
  return isMember(subject) ? nameOfMember(subject.member) : subject.invitation.email;
}

/** Saves a draft. What has been saved comes as the event that tells the host. */
export async function save(
  change: ChangeController,
  backend: Backend,
  { subject, base, mine, change: part }: Draft,
): Promise<Ending<Event>> {
  const { updateInvitation } = backend;
  const content = JSON.stringify([refOf(rowOf(subject)), part]);
  if (isMember(subject)) {
    const { member } = subject;
    const { gains, loses } = difference(base.permissions, mine.permissions);
    return change.run({
      verb: 'updateMember',
      content,
      before: (signal) => new BeforeMemberUpdateEvent(member, part ?? {}, gains, loses, signal),
      write: async (write) =>
        new MemberUpdatedEvent(await backend.updateMember(refOf(member), part ?? {}, write)),
    });
  }
  const { invitation } = subject;
  return change.run({
    verb: 'updateInvitation',
    content,
    before: (signal) => new BeforeInvitationUpdateEvent(invitation, part ?? {}, signal),
    write: async (write) => {
      if (!updateInvitation) throw new TypeError('the backend has no updateInvitation');
      const updated = await updateInvitation.call(backend, refOf(invitation), part ?? {}, write);
      return new InvitationUpdatedEvent(updated);
    },
  });
}
