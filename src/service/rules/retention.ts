/** What is removed because it is old. Nothing that somebody can still answer, and no mail that has yet to go out. */
import type { Work } from '../work.js';

/** For how many milliseconds each kind of record is kept; null: for ever. */
export interface Retention {
  activity: number | null;
  mails: number | null;
  /** Since they were accepted, declined or revoked. */
  closedInvitations: number | null;
  /** Since their time passed; until then they are listed as expired, and can be sent again. */
  expiredInvitations: number | null;
  /** Idempotency records: longer than a client may go on to try. */
  keys: number | null;
}

/** How many of each kind. */
export type Removed = Record<'activity' | 'mails' | 'invitations' | 'keys', number>;

/** One step: at most `limit` of each kind, so that the account is held for a moment only. */
export async function removeOld(
  { account, now }: Pick<Work, 'account' | 'now'>,
  retention: Retention,
  limit: number,
): Promise<Removed> {
  const before = (kept: number | null) =>
    kept === null ? undefined : new Date(Date.parse(now) - kept).toISOString();
  const aged = async (kind: 'activity' | 'mails' | 'keys') => {
    const time = before(retention[kind]);
    return time === undefined ? 0 : account[kind].removeBefore(time, limit);
  };
  const closed = before(retention.closedInvitations);
  const expired = before(retention.expiredInvitations);
  return {
    activity: await aged('activity'),
    mails: await aged('mails'),
    invitations: await account.invitations.removeEnded({ closed, expired }, limit),
    keys: await aged('keys'),
  };
}
