/** Invitations changed, sent again and withdrawn, one and several; members switched off and on; requests that lack something. */
import type { Invitation } from '../../backend/backend.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import {
  accept,
  invite,
  join,
  memberOf,
  pendingOf,
  refOf,
  refusalOf,
  someAccess,
  tokenFor,
  withOneMore,
  write,
} from '../writes.js';

async function inviteTwo(bench: Bench): Promise<[Invitation, Invitation]> {
  return [await invite(bench, bench.freshAddress()), await invite(bench, bench.freshAddress())];
}

const editing: Check[] = [
  {
    name: 'an edited invitation gives what it was changed to',
    level: 'write',
    needs: ['updateInvitation', 'createInvitations'],
    async run(bench) {
      const access = await someAccess(bench);
      const invitation = await invite(bench, bench.freshAddress(), access);
      const { permissions } = withOneMore(bench, access);
      await bench.backend.updateInvitation(refOf(invitation), { permissions }, write());
      const [row] = await pendingOf(bench.backend, invitation.email);
      const told = [...(row?.permissions ?? [])].sort();
      must(
        String(told) === String([...permissions].sort()),
        'An invitation was changed, and gives what it gave before.',
      );
    },
  },
  {
    name: 'an invitation moved to another address has a new link, and the old one is dead',
    level: 'write',
    needs: ['updateInvitation', 'createInvitations', 'tokenFor', 'invitee'],
    async run(bench) {
      const invitation = await invite(bench, bench.freshAddress());
      const before = await tokenFor(bench, invitation.email);
      const email = bench.freshAddress();
      await bench.backend.updateInvitation(refOf(invitation), { email }, write());
      const left = await pendingOf(bench.backend, invitation.email);
      must(left.length === 0, 'The address before is still invited.');
      const words = 'The link to the address before is accepted.';
      await refusalOf(accept(bench, invitation.email, before), words);
      await accept(bench, email, await tokenFor(bench, email));
    },
  },
  {
    name: 'an invitation that was changed since is not changed again',
    level: 'write',
    needs: ['updateInvitation', 'createInvitations'],
    async run(bench) {
      given(bench.account.capabilities.versions || null, 'The account keeps no versions.');
      const access = await someAccess(bench);
      const invitation = await invite(bench, bench.freshAddress(), access);
      const change = { permissions: withOneMore(bench, access).permissions };
      await bench.backend.updateInvitation(refOf(invitation), change, write());
      const late = bench.backend.updateInvitation(refOf(invitation), access, write());
      const words = 'A change of an invitation overwrote another one that its author had not seen.';
      const { code } = await refusalOf(late, words);
      must(code === 'changed', `A late change of an invitation is refused as ${code}.`);
    },
  },
  {
    name: 'a revoked invitation is not changed, but refused as gone',
    level: 'write',
    needs: ['updateInvitation', 'revokeInvitations'],
    async run(bench) {
      const invitation = await invite(bench, bench.freshAddress());
      const { items } = await bench.backend.revokeInvitations(
        { refs: [refOf(invitation)] },
        write(),
      );
      const row = items[0]?.row ?? invitation;
      const change = { permissions: invitation.permissions };
      const call = bench.backend.updateInvitation(refOf(row), change, write());
      const { code } = await refusalOf(call, 'A revoked invitation was changed.');
      must(code === 'gone', `A change of a revoked invitation is refused as ${code}, not as gone.`);
    },
  },
];

const several: Check[] = [
  {
    name: 'several invitations are revoked at once, each with its outcome',
    level: 'write',
    needs: ['revokeInvitations'],
    async run(bench) {
      const rows = await inviteTwo(bench);
      const refs = [refOf(rows[0]), { id: 'nobody-has-this-id', version: '1' }, refOf(rows[1])];
      const { items } = await bench.backend.revokeInvitations({ refs }, write());
      const told = items.map(({ error }) => error?.code ?? 'done').join(', ');
      must(told === 'done, not-found, done', `Two invitations and none are revoked as ${told}.`);
      for (const { email } of rows) {
        const left = await pendingOf(bench.backend, email);
        must(left.length === 0, 'One of several revoked invitations is still pending.');
      }
    },
  },
  {
    name: 'several invitations are resent at once, each with its outcome',
    level: 'write',
    needs: ['resendInvitations'],
    async run(bench) {
      const rows = await inviteTwo(bench);
      const { items } = await bench.backend.resendInvitations({ refs: rows.map(refOf) }, write());
      must(items.length === 2, `Two invitations that were resent have ${items.length} outcomes.`);
      for (const { email, sentCount } of rows) {
        const [row] = await pendingOf(bench.backend, email);
        must(row?.sentCount === sentCount + 1, 'One of several invitations was not resent.');
      }
    },
  },
  {
    name: 'an invitation that was accepted is neither resent nor revoked',
    level: 'write',
    needs: ['resendInvitations', 'revokeInvitations', 'tokenFor', 'invitee'],
    async run(bench) {
      const { id, email } = await invite(bench, bench.freshAddress());
      await accept(bench, email, await tokenFor(bench, email));
      const { items } = await bench.backend.listInvitations({ text: email, status: ['accepted'] });
      const row = given(
        items.find((one) => one.id === id),
        'Accepted invitations are not listed.',
      );
      const refs = [refOf(row)];
      for (const [verb, answer] of [
        ['resent', await bench.backend.resendInvitations({ refs }, write())],
        ['revoked', await bench.backend.revokeInvitations({ refs }, write())],
      ] as const) {
        const code = answer.items[0]?.error?.code;
        must(code === 'gone', `An accepted invitation is ${verb} as ${code ?? 'done'}, not gone.`);
      }
    },
  },
];

const lacking: Check[] = [
  {
    name: 'a change without the version that was seen is refused',
    level: 'write',
    async run(bench) {
      given(bench.account.capabilities.versions || null, 'The account keeps no versions.');
      const { id } = await join(bench);
      const call = bench.backend.updateMember({ id }, { name: 'Unseen' }, write());
      const { code } = await refusalOf(call, 'A change was taken that names no version.');
      must(code === 'invalid', `A change that names no version is refused as ${code}.`);
    },
  },
  {
    name: 'somebody who declined is no member, and the link is dead',
    level: 'write',
    needs: ['createInvitations', 'tokenFor', 'invitee'],
    async run(bench) {
      const { email } = await invite(bench, bench.freshAddress());
      const token = await tokenFor(bench, email);
      const invitee = await given(bench.subject.invitee, 'There is no invitee.')(email);
      if (!invitee.decline) given(null, 'The invitee cannot decline.');
      await invitee.decline?.(token, write());
      const left = await pendingOf(bench.backend, email);
      must(left.length === 0, 'A declined invitation is still pending.');
      await refusalOf(accept(bench, email, token), 'A declined invitation is accepted.');
      must(!(await memberOf(bench.backend, email)), 'Who declined is a member.');
    },
  },
];

export const changeChecks: Check[] = [...editing, ...several, ...lacking];
