/** Removing, deactivating and reactivating; the person's next request finds it so. */
import type { Member, MemberTarget, Outcomes } from '../../backend/backend.js';
import type { MemberRecord } from '../records.js';
import { demand } from '../refusal.js';
import type { ViewerWork } from '../work.js';
import { tell } from './activity.js';
import { openInvitationOf, revoke } from './invitations.js';
import { demandSeat } from './room.js';
import { memberRow } from './rows.js';
import { onMembers } from './targets.js';
import { touched } from './versions.js';

export function removeMembers(work: ViewerWork, target: MemberTarget): Promise<Outcomes<never>> {
  return onMembers<never>(work, target, async (record) => {
    demand((await memberRow(work, record)).actions.remove);
    const open = await openInvitationOf(work, record.id);
    if (open) await revoke(work, open);
    await work.account.members.remove(record.id);
    await tell(work, work.viewer, 'member-removed', record, {
      before: record,
      after: { ...record, permissions: [] },
    });
    return {};
  });
}

/** Who is in the wanted state already is told as done: a repeated wish does no harm. */
export function setMembersActive(
  work: ViewerWork,
  active: boolean,
  target: MemberTarget,
): Promise<Outcomes<Member>> {
  const wanted = active ? 'active' : 'deactivated';
  return onMembers(work, target, async (record) => {
    if (record.signIn === wanted) return { row: await memberRow(work, record) };
    demand((await memberRow(work, record)).actions[active ? 'reactivate' : 'deactivate']);
    if (active) await demandSeat(work);
    const after: MemberRecord = { ...record, ...touched(work, record), signIn: wanted };
    await work.account.members.put(after);
    await tell(work, work.viewer, active ? 'member-reactivated' : 'member-deactivated', after);
    return { row: await memberRow(work, after) };
  });
}
