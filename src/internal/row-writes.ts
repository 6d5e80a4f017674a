/** Changes made straight from a row. Harmless, so nobody is asked twice; the host still may say no. */
import type { Backend, Invitation, Member, Outcomes } from '../backend/backend.js';
import {
  BeforeInvitationsResendEvent,
  BeforeMembersActiveEvent,
  InvitationsResentEvent,
  MembersActiveEvent,
} from '../events.js';
import type { ChangeController, Ending } from './change.js';
import { withEachRow } from './outcomes.js';
import { refOf } from './refs.js';

/** Sends one invitation again, and tells the host. */
export async function resend(
  host: HTMLElement,
  change: ChangeController,
  resendInvitations: NonNullable<Backend['resendInvitations']>,
  invitation: Invitation,
): Promise<Ending<Outcomes<Invitation>>> {
  const target = { refs: [refOf(invitation)] };
  const ending = await change.run({
    verb: 'resendInvitations',
    content: JSON.stringify(target),
    before: (signal) => new BeforeInvitationsResendEvent([invitation], target, signal),
    write: async (write) => withEachRow(target, await resendInvitations(target, write)),
  });
  if (ending.is === 'done') host.dispatchEvent(new InvitationsResentEvent(ending.answer));
  return ending;
}

/** Lets members in again, and tells the host. */
export async function reactivate(
  host: HTMLElement,
  change: ChangeController,
  setMembersActive: NonNullable<Backend['setMembersActive']>,
  members: readonly Member[],
): Promise<Ending<Outcomes<Member>>> {
  const target = { refs: members.map(refOf) };
  const ending = await change.run({
    verb: 'setMembersActive',
    content: JSON.stringify(target),
    before: (signal) => new BeforeMembersActiveEvent(true, members, target, signal),
    write: async (write) => withEachRow(target, await setMembersActive(true, target, write)),
  });
  if (ending.is === 'done') host.dispatchEvent(new MembersActiveEvent(true, ending.answer));
  return ending;
}
