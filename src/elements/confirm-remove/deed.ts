import type { Backend, Call } from '../../backend/backend.js';
import {
  BeforeInvitationsRevokeEvent,
  BeforeMembersActiveEvent,
  BeforeMembersRemoveEvent,
  InvitationsRevokedEvent,
  MembersActiveEvent,
  MembersRemovedEvent,
} from '../../events.js';
import type { LeftOut } from '../../internal/bulk-outcome.js';
import type { Deed } from '../../internal/bulk-run.js';
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

/** How many match by now, without those who were unticked. */
export async function countMatching(
  backend: Backend,
  question: Question,
  call: Call,
): Promise<number> {
  if (!question.matching) return question.rows.length;
  const { total = 0 } =
    question.of === 'members'
      ? await backend.listMembers({ ...question.matching.query, limit: 1 }, call)
      : await backend.listInvitations({ ...question.matching.query, limit: 1 }, call);
  return total - question.matching.except.length;
}
