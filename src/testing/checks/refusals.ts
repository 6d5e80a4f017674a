/** Who may what, whatever the verb; what an account does not have; and how a backend that is asked too much says so. */
import type { Backend } from '../../backend/backend.js';
import type { BackendError, Code } from '../../backend/errors.js';
import type { VerbCall } from '../calls.js';
import { callsOf, isOfAccount, nobody, ownRows } from '../calls.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import {
  invite,
  join,
  mustFindOne,
  refOf,
  refusalOf,
  someAccess,
  withOneMore,
  write,
} from '../writes.js';

/** The calls that the account answers and this backend has. */
async function answered(bench: Bench, backend: Backend, rows: Parameters<typeof callsOf>[1]) {
  const calls = await callsOf(bench, rows);
  return calls.filter(
    ({ verb }) => isOfAccount(bench, verb) && typeof backend[verb] === 'function',
  );
}

async function mustRefuseAll(
  calls: readonly VerbCall[],
  backend: Backend,
  whom: string,
  codes: readonly Code[],
): Promise<void> {
  for (const { verb, run } of calls) {
    const { code } = await refusalOf(run(backend), `${verb} is open to ${whom}.`);
    must(codes.includes(code), `${verb} is refused to ${whom} as ${code}, not as ${codes[0]}.`);
  }
}

const rights: Check[] = [
  {
    name: 'no verb is open to who is no member',
    level: 'write',
    needs: ['stranger'],
    async run(bench) {
      const stranger = given(bench.subject.stranger, '');
      const calls = await answered(bench, stranger, await ownRows(bench));
      await mustRefuseAll(calls, stranger, 'somebody who is no member', ['forbidden', 'not-found']);
    },
  },
  {
    name: 'no change is open to who may not manage',
    level: 'write',
    needs: ['limited'],
    async run(bench) {
      const limited = given(bench.subject.limited, '');
      const calls = await answered(bench, limited, await ownRows(bench));
      const writes = calls.filter(({ isWrite }) => isWrite);
      await mustRefuseAll(writes, limited, 'a member who may not manage', ['forbidden']);
    },
  },
  {
    name: 'no verb is open to who is not signed in',
    level: 'write',
    needs: ['signedOut'],
    async run(bench) {
      const signedOut = given(bench.subject.signedOut, '');
      const calls = await answered(bench, signedOut, await ownRows(bench));
      await mustRefuseAll(calls, signedOut, 'somebody who is not signed in', ['unauthenticated']);
    },
  },
];

const absent: Check = {
  name: 'a verb that the account does not have is refused as unsupported',
  level: 'write',
  async run(bench) {
    const { backend } = bench.subject;
    const rows = { member: nobody, invitation: nobody, email: bench.freshAddress() };
    const calls = (await callsOf(bench, rows)).filter(
      ({ verb }) => !isOfAccount(bench, verb) && typeof backend[verb] === 'function',
    );
    if (calls.length === 0) given(null, 'The account has every verb that the adapter has.');
    for (const { verb, run } of calls) {
      const words = `The account does not have ${verb}, and it is answered.`;
      const { code } = await refusalOf(run(backend), words);
      must(
        code === 'unsupported',
        `${verb}, which the account does not have, is refused as ${code}.`,
      );
    }
  },
};

/** How often the account is asked for at once; who lets that through is not tested further. */
const manyCalls = 40;

const tooMuch: Check = {
  name: 'who is asked to wait is told how long',
  level: 'read',
  async run({ subject }) {
    const calls = Array.from({ length: manyCalls }, async () => subject.backend.getAccount());
    for (const { reason } of rejectedOf(await Promise.allSettled(calls))) {
      const { code, retryAfter } = reason as Partial<BackendError>;
      must(
        code !== 'rate-limited' || (retryAfter ?? 0) > 0,
        'A call is refused as rate-limited without Retry-After: nobody knows how long to wait.',
      );
    }
  },
};

function rejectedOf(results: PromiseSettledResult<unknown>[]): PromiseRejectedResult[] {
  return results.filter((result) => result.status === 'rejected');
}

const rowsThatAreNotThere: Check[] = [
  {
    name: 'a member who is not there is not changed, but refused as not-found',
    level: 'write',
    async run({ backend }) {
      const call = backend.updateMember(nobody, { name: 'Nobody' }, write());
      const { code } = await refusalOf(call, 'A member who does not exist was changed.');
      must(code === 'not-found', `A change of nobody is refused as ${code}, not as not-found.`);
    },
  },
  {
    name: 'a member who is not there is not removed, but told as not-found',
    level: 'write',
    async run({ backend }) {
      const { items } = await backend.removeMembers({ refs: [nobody] }, write());
      const code = items[0]?.error?.code ?? 'done';
      must(code === 'not-found', `Removing nobody is told as ${code}, not as not-found.`);
    },
  },
  {
    name: 'an invitation that is not there is not changed, but refused as not-found',
    level: 'write',
    needs: ['updateInvitation'],
    async run({ backend }) {
      const call = backend.updateInvitation(nobody, { permissions: [] }, write());
      const { code } = await refusalOf(call, 'An invitation that does not exist was changed.');
      must(code === 'not-found', `A change of no invitation is refused as ${code}.`);
    },
  },
  {
    name: 'an invitation that is not there is not resent, but told as not-found',
    level: 'write',
    needs: ['resendInvitations'],
    async run({ backend }) {
      const { items } = await backend.resendInvitations({ refs: [nobody] }, write());
      const code = items[0]?.error?.code ?? 'done';
      must(code === 'not-found', `Resending no invitation is told as ${code}, not as not-found.`);
    },
  },
];

/** Switches members on or off and gives what became of each, in words. */
async function switched(bench: Bench, refs: { id: string }[]): Promise<string> {
  const { items } = await bench.backend.setMembersActive(false, { refs }, write());
  return items.map(({ error }) => error?.code ?? 'done').join(', ');
}

const several: Check[] = [
  {
    name: 'several members are deactivated at once, each with its outcome',
    level: 'write',
    needs: ['setMembersActive'],
    async run(bench) {
      const members = [await join(bench), await join(bench)] as const;
      const told = await switched(bench, [refOf(members[0]), nobody, refOf(members[1])]);
      must(told === 'done, not-found, done', `Two members and nobody are deactivated as ${told}.`);
      for (const { id } of members) {
        const { signIn } = await bench.backend.getMember(id);
        must(signIn === 'deactivated', 'One of several deactivated members can still sign in.');
      }
    },
  },
  {
    name: 'a member who was changed since is not deactivated',
    level: 'write',
    needs: ['setMembersActive'],
    async run(bench) {
      given(bench.account.capabilities.versions || null, 'The account keeps no versions.');
      const member = await join(bench);
      const { permissions } = withOneMore(bench, member);
      await bench.backend.updateMember(refOf(member), { permissions }, write());
      const told = await switched(bench, [refOf(member)]);
      must(told === 'changed', `Deactivating a row that was changed since is told as ${told}.`);
    },
  },
];

/** What is wrong or ruled out with invitations that are there. */
const invitations: Check[] = [
  {
    name: 'an invitation that was changed since is neither resent nor revoked',
    level: 'write',
    needs: ['updateInvitation', 'resendInvitations', 'revokeInvitations'],
    async run(bench) {
      given(bench.account.capabilities.versions || null, 'The account keeps no versions.');
      const access = await someAccess(bench);
      const seen = await invite(bench, bench.freshAddress(), access);
      const { permissions } = withOneMore(bench, access);
      await bench.backend.updateInvitation(refOf(seen), { permissions }, write());
      const target = { refs: [refOf(seen)] };
      for (const [done, answer] of [
        ['resent', await bench.backend.resendInvitations(target, write())],
        ['revoked', await bench.backend.revokeInvitations(target, write())],
      ] as const) {
        const code = answer.items[0]?.error?.code ?? 'done';
        must(code === 'changed', `An invitation changed since is ${done} as ${code}, not changed.`);
      }
    },
  },
  {
    name: 'all invitations that match are resent and revoked only as many as were counted',
    level: 'write',
    needs: ['resendInvitations', 'revokeInvitations'],
    async run(bench) {
      const { email } = await invite(bench, bench.freshAddress());
      const target = { query: { text: email }, except: [], expected: 2 };
      await mustFindOne(bench.backend.listInvitations(target.query));
      const words = (done: string) => `More or fewer were ${done} than the person had confirmed.`;
      for (const call of [
        refusalOf(bench.backend.resendInvitations(target, write()), words('resent')),
        refusalOf(bench.backend.revokeInvitations(target, write()), words('revoked')),
      ]) {
        const { reason } = await call;
        must(
          reason === 'expected-changed',
          `Another number than expected is refused as ${reason}.`,
        );
      }
    },
  },
  {
    name: 'an invitation is not moved to a member’s address',
    level: 'write',
    needs: ['updateInvitation'],
    async run(bench) {
      const { items } = await bench.backend.listMembers({ signIn: ['active'], limit: 1 });
      const { email } = given(items[0], 'There is no active member.');
      const invitation = await invite(bench, bench.freshAddress());
      const call = bench.backend.updateInvitation(refOf(invitation), { email }, write());
      const { reason } = await refusalOf(call, 'A member was invited by moving an invitation.');
      must(reason === 'already-member', `A member’s address is refused as ${reason}.`);
    },
  },
];

const keyless: Check = {
  name: 'a write without a key is refused',
  level: 'write',
  async run(bench) {
    given(bench.account.capabilities.idempotency || null, 'The account does not keep keys.');
    const calls = await answered(bench, bench.backend, await ownRows(bench));
    for (const { verb, isWrite, run } of calls) {
      if (!isWrite) continue;
      const words = `${verb} is done without a key.`;
      const { code } = await refusalOf(run(bench.backend, { key: '' }), words);
      must(code === 'invalid', `${verb} without a key is refused as ${code}, not as invalid.`);
    }
  },
};

export const refusalChecks: Check[] = [
  ...rights,
  absent,
  tooMuch,
  keyless,
  ...rowsThatAreNotThere,
  ...several,
  ...invitations,
];
