import { wordsOf } from '../../backend/errors.js';
import type { Bench, Check } from '../check.js';
import { Breach, given, must } from '../check.js';
import { draftFor, invite, invited, join, pendingOf, refOf, refusalOf, write } from '../writes.js';

const day = 86_400_000;
const malformed = 'no address at all';

/** Sends an address that cannot be invited between two fresh ones, and gives its refusal. */
async function refusalAmongOthers(bench: Bench, refused: string) {
  const addresses = [bench.freshAddress(), refused, bench.freshAddress()] as const;
  const access = await draftFor(bench, '');
  const drafts = addresses.map((email) => ({ ...access, email }));
  const outcomes = await bench.backend
    .createInvitations(drafts, write())
    .catch((error: unknown) => {
      throw new Breach(`One refused address rejects the whole sending: ${wordsOf(error)}.`);
    });
  for (const index of [0, 2]) invited(outcomes[index]);
  const outcome = given(outcomes[1], 'An address has no outcome.');
  must('error' in outcome, `"${refused}" was invited.`);
  return outcome.error;
}

const sending: Check[] = [
  {
    name: 'each address has its outcome, in the order of the drafts',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const access = await draftFor(bench, '');
      const addresses = [
        bench.freshAddress(),
        malformed,
        bench.freshAddress(),
        bench.freshAddress(),
      ];
      const drafts = addresses.map((email) => ({ ...access, email }));
      const outcomes = await bench.backend.createInvitations(drafts, write());
      const told = outcomes.map(({ email }) => email);
      must(
        String(told) === String(addresses),
        `The outcomes are of ${told.join(', ')}; sent were ${addresses.join(', ')}.`,
      );
    },
  },
  {
    name: 'a malformed address is refused alone, the others are invited',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const { code } = await refusalAmongOthers(bench, malformed);
      must(code === 'invalid', `A malformed address is refused as ${code}, not as invalid.`);
    },
  },
  {
    name: 'a member’s address is refused alone, the others are invited',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const { items } = await bench.backend.listMembers({ signIn: ['active'], limit: 1 });
      const member = given(items[0], 'There is no active member.');
      const { reason } = await refusalAmongOthers(bench, member.email);
      must(reason === 'already-member', `A member’s address is refused as ${reason}.`);
    },
  },
  {
    name: 'an address with an open invitation is refused alone, in any spelling',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const { email } = await invite(bench, bench.freshAddress());
      for (const spelling of [email, email.toUpperCase()]) {
        const { reason } = await refusalAmongOthers(bench, spelling);
        must(reason === 'already-invited', `An address invited already is refused as ${reason}.`);
      }
    },
  },
  {
    name: 'an address that stands twice in one sending is invited once',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const email = bench.freshAddress();
      const draft = await draftFor(bench, email);
      const outcomes = await bench.backend.createInvitations([draft, draft], write());
      must(outcomes.length === 2, `Two drafts have ${outcomes.length} outcomes.`);
      invited(outcomes[0]);
      const count = (await pendingOf(bench.backend, email)).length;
      must(count === 1, `An address that stood twice in one sending has ${count} invitations.`);
    },
  },
  {
    name: 'an invitation is pending with exactly what was chosen',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const draft = await draftFor(bench, bench.freshAddress());
      await bench.backend.createInvitations([draft], write());
      const rows = await pendingOf(bench.backend, draft.email);
      must(
        rows.length === 1,
        `An address that was invited has ${rows.length} pending invitations.`,
      );
      const permissions = rows[0]?.permissions ?? [];
      must(
        String([...permissions].sort()) === String([...draft.permissions].sort()),
        `Chosen was ${draft.permissions.join(', ')}; the invitation has ${permissions.join(', ')}.`,
      );
    },
  },
  {
    name: 'an invitation with a permission that the account does not have is not sent',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const draft = await draftFor(bench, bench.freshAddress());
      const permissions = [...draft.permissions, 'no-account-has-this-permission'];
      const outcomes = await bench.backend
        .createInvitations([{ ...draft, permissions }], write())
        .catch(() => []);
      const sent = outcomes.some((outcome) => 'invitation' in outcome);
      must(!sent, 'An invitation was sent with a permission that the account does not have.');
    },
  },
];

const terms: Check[] = [
  {
    name: 'an invitation ends lifetimeDays after it was sent',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      const { sentAt, expiresAt } = await invite(bench, bench.freshAddress());
      const days = (Date.parse(expiresAt) - Date.parse(sentAt)) / day;
      const { lifetimeDays } = given(bench.account.invitations, 'There are no invitations.');
      must(
        Math.abs(days - lifetimeDays) < 1 / 86_400,
        `An invitation ends ${days} days after it was sent; the account says ${lifetimeDays}.`,
      );
    },
  },
  {
    name: 'a revoked invitation is no longer pending',
    level: 'write',
    needs: ['revokeInvitations'],
    async run(bench) {
      const invitation = await invite(bench, bench.freshAddress());
      const refs = [refOf(invitation)];
      const { items } = await bench.backend.revokeInvitations({ refs }, write());
      must(items.length === 1 && !items[0]?.error, 'A pending invitation could not be revoked.');
      const left = await pendingOf(bench.backend, invitation.email);
      must(left.length === 0, 'A revoked invitation is still pending.');
      await invite(bench, invitation.email);
    },
  },
  {
    name: 'a resent invitation is the same one with a new term',
    level: 'write',
    needs: ['resendInvitations'],
    async run(bench) {
      const invitation = await invite(bench, bench.freshAddress());
      await bench.subject.clock?.advance(day);
      const refs = [refOf(invitation)];
      const { items } = await bench.backend.resendInvitations({ refs }, write());
      must(items.length === 1 && !items[0]?.error, 'A pending invitation could not be resent.');
      const rows = await pendingOf(bench.backend, invitation.email);
      must(
        rows.length === 1,
        `After resending there are ${rows.length} invitations to one address.`,
      );
      const [row] = rows;
      must(
        row?.sentCount === invitation.sentCount + 1,
        'A resent invitation does not count the sending.',
      );
      const term = Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt);
      const newTerm = Date.parse(row.expiresAt) - Date.parse(row.sentAt);
      must(Math.abs(term - newTerm) < 1000, 'A resent invitation has not got its full term again.');
      must(
        !bench.subject.clock ||
          Date.parse(row.expiresAt) - Date.parse(invitation.expiresAt) > day / 2,
        'A resent invitation ends when the first one did.',
      );
    },
  },
];

const classes: Check[] = [
  {
    name: 'what an address is called before sending agrees with what sending says',
    level: 'write',
    needs: ['classifyAddresses', 'createInvitations'],
    async run(bench) {
      const { email: open } = await invite(bench, bench.freshAddress());
      const { items } = await bench.backend.listMembers({ signIn: ['active'], limit: 1 });
      const member = given(items[0], 'There is no active member.').email;
      const addresses = [bench.freshAddress(), malformed, open, member];
      const classified = await bench.backend.classifyAddresses(addresses);
      const told = classified.map(({ is }) => is).join(', ');
      must(
        told === 'new, invalid, invited, member',
        `A fresh, a malformed, an invited and a member’s address are called ${told}.`,
      );
      const access = await draftFor(bench, '');
      const drafts = addresses.map((email) => ({ ...access, email }));
      const outcomes = await bench.backend.createInvitations(drafts, write());
      const sent = outcomes.map((outcome) => 'invitation' in outcome);
      must(
        String(sent) === 'true,false,false,false',
        'Addresses called new were refused, or others sent.',
      );
    },
  },
  {
    name: 'who may not manage invites nobody',
    level: 'write',
    needs: ['limited', 'createInvitations'],
    async run(bench) {
      const draft = await draftFor(bench, bench.freshAddress());
      const call = given(bench.subject.limited, '').createInvitations([draft], write());
      const { code } = await refusalOf(call, 'A member who may not manage sent an invitation.');
      must(
        code === 'forbidden',
        `Somebody who may not manage is refused as ${code}, not as forbidden.`,
      );
    },
  },
  {
    name: 'who has joined by invitation is no longer pending',
    level: 'write',
    needs: ['createInvitations', 'tokenFor', 'invitee'],
    async run(bench) {
      const { email } = await join(bench);
      const left = await pendingOf(bench.backend, email);
      must(left.length === 0, 'An address is a member and pending at once.');
    },
  },
];

export const invitationChecks: Check[] = [...sending, ...terms, ...classes];
