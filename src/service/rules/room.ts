/** How many may be in an account, and how many may be on their way into it. */
import type { InvitationRules } from '../../backend/backend.js';
import { refusal } from '../refusal.js';
import type { Work } from '../work.js';

/** When too many invitations are open, some of them are answered or withdrawn within such a time, in seconds. */
const whileFull = 3600;

/** Who is active, and who would be by accepting. */
async function seatsUsed({ account }: Work): Promise<number> {
  const [active, pending] = await Promise.all([
    account.members.count({ signIn: ['active'] }),
    account.invitations.count({ status: ['pending'] }),
  ]);
  return active + pending;
}

/** The rules of invitations as viewers are told them: with the seats that are taken now. */
export async function rulesNow(work: Work): Promise<InvitationRules | null> {
  const { invitations } = work.settings;
  if (!invitations) return null;
  const { seats, ...rules } = invitations;
  return { ...rules, ...(seats && { seats: { max: seats.max, used: await seatsUsed(work) } }) };
}

/** @throws BackendError `refused` (`no-seat`) where one more would be more than the account has seats for */
export async function demandSeat(work: Work): Promise<void> {
  const max = work.settings.invitations?.seats?.max;
  if (max !== undefined && (await seatsUsed(work)) >= max) throw refusal('refused', 'no-seat');
}

/**
 * For one more open invitation.
 * @throws BackendError `refused` (`no-seat`); `rate-limited` while as many are open as the portal lets be
 */
export async function demandRoom(work: Work): Promise<void> {
  await demandSeat(work);
  const maxPending = work.settings.invitations?.maxPending;
  if (maxPending === undefined) return;
  const pending = await work.account.invitations.count({ status: ['pending'] });
  if (pending >= maxPending) throw refusal('rate-limited', undefined, { retryAfter: whileFull });
}
