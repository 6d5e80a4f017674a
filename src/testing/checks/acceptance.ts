import type { InvitationView } from '../../backend/backend.js';
import { wordsOf } from '../../backend/errors.js';
import type { Bench, Check, Level, Need } from '../check.js';
import { Breach, given, must } from '../check.js';
import {
  accept,
  invite,
  memberOf,
  refOf,
  refusalOf,
  someAccess,
  tokenFor,
  write,
} from '../writes.js';

const needs: readonly Need[] = ['createInvitations', 'tokenFor', 'invitee'];
const onWrite: { level: Level; needs: readonly Need[] } = { level: 'write', needs };

/** Expects that the token opens nothing any more, neither by looking nor by accepting. */
async function mustBeDead(
  bench: Bench,
  email: string,
  token: string,
  which: string,
): Promise<void> {
  const invitee = await given(bench.subject.invitee, 'There is no invitee.')(email);
  const view = await invitee.lookUp(token).catch((): InvitationView | null => null);
  must(view?.status !== 'pending', `The link of ${which} shows an open invitation.`);
  const answer = { name: 'Conformance', password: 'a long pass phrase of the suite' };
  const call = invitee.accept(token, answer, write());
  const { code } = await refusalOf(call, `The link of ${which} is accepted.`);
  must(
    code === 'gone' || code === 'not-found',
    `The link of ${which} is refused as ${code}, not as gone.`,
  );
}

/** Invites, and puts the clock to so many milliseconds before the end. */
async function inviteNearlyOver(bench: Bench, before: number) {
  const invitation = await invite(bench, bench.freshAddress());
  const token = await tokenFor(bench, invitation.email);
  const { lifetimeDays } = given(bench.account.invitations, 'There are no invitations.');
  await given(bench.subject.clock, 'There is no clock.').advance(
    lifetimeDays * 86_400_000 - before,
  );
  return { ...invitation, token };
}

export const acceptanceChecks: Check[] = [
  {
    ...onWrite,
    name: 'a link shows whose invitation it is and what it gives',
    async run(bench) {
      const { email, expiresAt, permissions } = await invite(bench, bench.freshAddress());
      const token = await tokenFor(bench, email);
      const invitee = await given(bench.subject.invitee, 'There is no invitee.')(email);
      const view = await invitee.lookUp(token);
      must(view.status === 'pending', `The link of a fresh invitation says "${view.status}".`);
      must(view.email === email, `The link of ${email} says ${view.email}.`);
      must(
        Date.parse(view.expiresAt) === Date.parse(expiresAt),
        'The link tells another end than the row.',
      );
      const told = view.permissions.map(({ id }) => id).sort();
      must(
        String(told) === String([...permissions].sort()),
        'The link tells other permissions than the row.',
      );
    },
  },
  {
    ...onWrite,
    name: 'nothing is granted before the invitation is accepted',
    async run(bench) {
      const { email } = await invite(bench, bench.freshAddress());
      const member = await memberOf(bench.backend, email);
      must(member?.signIn !== 'active', 'Somebody is a user who has not accepted yet.');
    },
  },
  {
    ...onWrite,
    name: 'who accepts has the permissions of the invitation and no others',
    async run(bench) {
      const access = await someAccess(bench);
      const { email } = await invite(bench, bench.freshAddress(), access);
      await accept(bench, email, await tokenFor(bench, email));
      const member = await memberOf(bench.backend, email);
      must(member?.signIn === 'active', 'Who accepted is not among the active members.');
      must(
        String([...member.permissions].sort()) === String([...access.permissions].sort()),
        `Invited with ${access.permissions.join(', ')}; joined with ${member.permissions.join(', ')}.`,
      );
    },
  },
  {
    ...onWrite,
    name: 'an invitation is accepted once',
    async run(bench) {
      const { email } = await invite(bench, bench.freshAddress());
      const token = await tokenFor(bench, email);
      await accept(bench, email, token);
      await mustBeDead(bench, email, token, 'an accepted invitation');
    },
  },
  {
    ...onWrite,
    name: 'the link of a revoked invitation is dead',
    async run(bench) {
      const invitation = await invite(bench, bench.freshAddress());
      const token = await tokenFor(bench, invitation.email);
      await bench.backend.revokeInvitations({ refs: [refOf(invitation)] }, write());
      await mustBeDead(bench, invitation.email, token, 'a revoked invitation');
    },
  },
  {
    level: 'write',
    needs: [...needs, 'resendInvitations'],
    name: 'a resent invitation has a new link, and the old one is dead',
    async run(bench) {
      const invitation = await invite(bench, bench.freshAddress());
      const { email } = invitation;
      const before = await tokenFor(bench, email);
      await bench.backend.resendInvitations({ refs: [refOf(invitation)] }, write());
      const after = await tokenFor(bench, email);
      must(before !== after, 'A resent invitation has the link that it had before.');
      await mustBeDead(bench, email, before, 'a sending before the last');
      await accept(bench, email, after);
    },
  },
  {
    ...onWrite,
    name: 'a link that nobody has is refused as not-found',
    async run(bench) {
      const invitee = await given(bench.subject.invitee, '')(bench.freshAddress());
      const words = 'A link that nobody was sent opens an invitation.';
      const { code } = await refusalOf(invitee.lookUp('nobody-was-sent-this-token'), words);
      must(code === 'not-found', `A link that nobody has is refused as ${code}, not as not-found.`);
    },
  },
  {
    level: 'time',
    needs: [...needs, 'clock'],
    name: 'an invitation is still accepted a second before its end',
    async run(bench) {
      const { email, token } = await inviteNearlyOver(bench, 1000);
      await accept(bench, email, token).catch((error: unknown) => {
        throw new Breach(`An invitation has ended a second before its time: ${wordsOf(error)}.`);
      });
    },
  },
  {
    level: 'time',
    needs: [...needs, 'clock'],
    name: 'an invitation is not accepted at its end',
    async run(bench) {
      const { email, token } = await inviteNearlyOver(bench, 0);
      await mustBeDead(bench, email, token, 'an expired invitation');
      const { items } = await bench.backend.listInvitations({ text: email });
      const status = items.find((row) => row.email === email)?.status;
      must(
        status === 'expired',
        `An invitation at its end is listed as ${status}, not as expired.`,
      );
    },
  },
];
