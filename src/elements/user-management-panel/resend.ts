import type { Backend, Invitation, Outcomes } from '../../backend/backend.js';
import { BeforeInvitationsResendEvent } from '../../events.js';
import type { ChangeController, Ending } from '../../internal/change.js';
import { refOf } from '../../internal/refs.js';

/** Sends one invitation again. Harmless, so nobody is asked twice; the host still may say no. */
export async function resend(
  change: ChangeController,
  resendInvitations: NonNullable<Backend['resendInvitations']>,
  invitation: Invitation,
): Promise<Ending<Outcomes<Invitation>>> {
  const target = { refs: [refOf(invitation)] };
  return change.run({
    verb: 'resendInvitations',
    content: JSON.stringify(target),
    before: (signal) => new BeforeInvitationsResendEvent([invitation], target, signal),
    write: (write) => resendInvitations(target, write),
  });
}
