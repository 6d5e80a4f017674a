import type { Backend, Member, MemberQuery, Page } from '../../backend/backend.js';
import { toBackendError, type Code, type Refusal } from '../../backend/errors.js';
import {
  BeforeInvitationsRevokeEvent,
  BeforeMemberUpdateEvent,
  BeforeMembersActiveEvent,
  BeforeMembersRemoveEvent,
  InvitationsRevokedEvent,
  MemberUpdatedEvent,
  MembersActiveEvent,
  MembersRemovedEvent,
} from '../../events.js';
import type { LeftOut } from '../../internal/left-out.js';
import type { Deed } from '../../internal/bulk-run.js';
import type { Reads } from '../../internal/reads.js';
import { refOf } from '../../internal/refs.js';
import { goers, targetOf, type Question } from './question.js';

/** Hands the deed over with its types: members and invitations are asked about differently. */
export function withDeed<Answer>(
  backend: Backend,
  question: Question,
  out: readonly LeftOut[],
  take: <Query, Row>(deed: Deed<Query, Row>) => Answer,
): Answer {
  if (question.of === 'invitations') {
    const target = targetOf(question, out);
    const rows = goers(question, out);
    return take({
      verb: 'revokeInvitations',
      target,
      before: (signal) => new BeforeInvitationsRevokeEvent(rows, target, signal),
      write: (part, write) => backend.revokeInvitations(part, write),
      fact: (outcomes) => new InvitationsRevokedEvent(outcomes),
    });
  }
  const target = targetOf(question, out);
  const rows = goers(question, out);
  const [row] = rows;
  if (question.keepsContact && row) return take(withdrawal(backend, row));
  if (question.action === 'remove') {
    return take({
      verb: 'removeMembers',
      target,
      before: (signal) => new BeforeMembersRemoveEvent(rows, target, signal),
      write: (part, write) => backend.removeMembers(part, write),
      fact: (outcomes) => new MembersRemovedEvent(outcomes),
    });
  }
  return take({
    verb: 'setMembersActive',
    target,
    before: (signal) => new BeforeMembersActiveEvent(false, rows, target, signal),
    write: async (part, write) => {
      if (!backend.setMembersActive) throw new TypeError('the backend has no setMembersActive');
      return backend.setMembersActive(false, part, write);
    },
    fact: (outcomes) => new MembersActiveEvent(false, outcomes),
  });
}

/** Ends the access of somebody who stays a contact: a change of one row, told as one of several would be. */
function withdrawal(backend: Backend, row: Member): Deed<MemberQuery, Member> {
  const ref = refOf(row);
  const change = { maySignIn: false };
  return {
    verb: 'updateMember',
    target: { refs: [ref] },
    before: (signal) => new BeforeMemberUpdateEvent(row, change, [], [], signal),
    write: async (_, write) => {
      const done = await settled(backend.updateMember(ref, change, write));
      return { items: [{ ref, ...done }], nextCursor: null };
    },
    fact: ({ items: [item] }) => new MemberUpdatedEvent(item?.row ?? row),
  };
}

/** What the backend says of the row is an outcome; all else is no answer at all. */
async function settled(change: Promise<Member>): Promise<{ row: Member } | { error: Refusal }> {
  try {
    return { row: await change };
  } catch (thrown) {
    const error = toBackendError(thrown);
    if (!ofTheRow.has(error.code)) throw thrown;
    return { error };
  }
}
const ofTheRow: ReadonlySet<Code> = new Set(['changed', 'refused', 'not-found']);

/** How many match by now, without those who were unticked. */
export async function countMatching(
  reads: Reads,
  backend: Backend,
  question: Question,
): Promise<number> {
  if (!question.matching) return question.rows.length;
  const { except } = question.matching;
  const ask = (signal: AbortSignal): Promise<Page<unknown>> =>
    question.of === 'members'
      ? backend.listMembers({ ...question.matching?.query, limit: 1 }, { signal })
      : backend.listInvitations({ ...question.matching?.query, limit: 1 }, { signal });
  const verb = question.of === 'members' ? 'listMembers' : 'listInvitations';
  const { total = 0 } = await reads.read(verb, ask, reads.life);
  return total - except.length;
}
