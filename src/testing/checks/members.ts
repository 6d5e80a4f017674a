import type { Access, Backend, Member } from '../../backend/backend.js';
import type { Code } from '../../backend/errors.js';
import { allPermissions } from '../../backend/permissions.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import {
  join,
  memberOf,
  mustFindOne,
  refOf,
  refusalOf,
  someAccess,
  withOneMore,
  write,
} from '../writes.js';

const strange = 'no-account-has-this-permission';

/** Expects that a member cannot be given this, and that he was not. */
async function mustNotGain(
  bench: Bench,
  backend: Bench['backend'],
  permission: string,
): Promise<void> {
  const member = await join(bench);
  const change = { permissions: [...member.permissions, permission] };
  const words = `A member was given "${permission}", which is not to be given here.`;
  await refusalOf(backend.updateMember(refOf(member), change, write()), words);
  const { permissions } = await bench.backend.getMember(member.id);
  must(!permissions.includes(permission), `${words} It was refused, and done.`);
}

/** An owner's row: the viewer's own, or the first in the list. */
async function anOwner({ backend, account }: Bench): Promise<Member> {
  if (account.viewer.isOwner && account.viewer.memberId)
    return backend.getMember(account.viewer.memberId);
  const { items } = await backend.listMembers({ limit: 200 });
  return given(
    items.find(({ isOwner }) => isOwner),
    'No row says that it is an owner.',
  );
}

function samePermissions(
  one: Pick<Access, 'permissions'>,
  other: Pick<Access, 'permissions'>,
): boolean {
  return String([...one.permissions].sort()) === String([...other.permissions].sort());
}

const updates: Check[] = [
  {
    name: 'a change is kept, and gives the row a new version',
    level: 'write',
    async run(bench) {
      const member = await join(bench);
      const { permissions } = withOneMore(bench, member);
      const changed = await bench.backend.updateMember(refOf(member), { permissions }, write());
      must(
        samePermissions(changed, { permissions }),
        'The answer to a change does not have the change.',
      );
      const kept = await bench.backend.getMember(member.id);
      must(samePermissions(kept, { permissions }), 'A change was confirmed and is not kept.');
      must(
        !bench.account.capabilities.versions || kept.version !== member.version,
        'A changed row has the version that it had before.',
      );
    },
  },
  {
    name: 'a change of a row that was changed since is refused as changed',
    level: 'write',
    async run(bench) {
      given(bench.account.capabilities.versions || null, 'The account keeps no versions.');
      const member = await join(bench);
      const { permissions } = withOneMore(bench, member);
      await bench.backend.updateMember(refOf(member), { permissions }, write());
      const late = bench.backend.updateMember(refOf(member), { name: 'Too late' }, write());
      const { code } = await refusalOf(
        late,
        'A change overwrote another one that its author had not seen.',
      );
      must(
        code === 'changed',
        `A change of a row changed since is refused as ${code}, not as changed.`,
      );
      const { name } = await bench.backend.getMember(member.id);
      must(name !== 'Too late', 'A change was refused as changed, and done.');
    },
  },
  {
    name: 'a removal of a row that was changed since is refused as changed',
    level: 'write',
    async run(bench) {
      given(bench.account.capabilities.versions || null, 'The account keeps no versions.');
      const member = await join(bench);
      const { permissions } = withOneMore(bench, member);
      await bench.backend.updateMember(refOf(member), { permissions }, write());
      const { items } = await bench.backend.removeMembers({ refs: [refOf(member)] }, write());
      must(items[0]?.error?.code === 'changed', 'A row that was changed since was removed.');
      await bench.backend.getMember(member.id);
    },
  },
  {
    name: 'a permission that the account does not have is not given to a member',
    level: 'write',
    run: (bench) => mustNotGain(bench, bench.backend, strange),
  },
  {
    name: 'a permission that the viewer may not grant is not given to a member',
    level: 'write',
    needs: ['partial'],
    async run(bench) {
      const backend = bench.subject.partial as Bench['backend'];
      const all = allPermissions(await backend.getAccount());
      const { permissions } = await someAccess(bench);
      const foreign = given(
        all.find(({ id, grantable }) => grantable !== true && !permissions.includes(id)),
        'The partial viewer may grant everything.',
      );
      await mustNotGain(bench, backend, foreign.id);
    },
  },
  {
    name: 'a permission that the role forbids is not given to a member',
    level: 'write',
    async run(bench) {
      const { role } = await someAccess(bench);
      const forbids = bench.account.roles.find(({ id }) => id === role)?.forbids[0];
      await mustNotGain(bench, bench.backend, given(forbids, 'The role forbids nothing.'));
    },
  },
];

const ends: Check[] = [
  {
    name: 'an owner cannot be removed by himself',
    level: 'write',
    async run(bench) {
      const owner = await anOwner(bench);
      const refs = [refOf(owner)];
      const answer = await bench.backend.removeMembers({ refs }, write()).catch(() => null);
      must(!answer || answer.items[0]?.error, 'The account’s owner was removed.');
      must((await bench.backend.getMember(owner.id)).isOwner, 'The account has lost its owner.');
    },
  },
  {
    name: 'an owner cannot be deactivated by himself',
    level: 'write',
    needs: ['setMembersActive'],
    async run(bench) {
      const owner = await anOwner(bench);
      const refs = [refOf(owner)];
      const answer = await bench.backend
        .setMembersActive(false, { refs }, write())
        .catch(() => null);
      must(!answer || answer.items[0]?.error, 'The account’s owner was deactivated.');
    },
  },
  {
    name: 'a removed member is gone',
    level: 'write',
    async run(bench) {
      const { backend } = bench;
      const member = await join(bench);
      const { items } = await backend.removeMembers({ refs: [refOf(member)] }, write());
      must(items.length === 1 && !items[0]?.error, 'A member who may be removed was not removed.');
      must(!(await memberOf(backend, member.email)), 'A removed member is still in the list.');
      const { code } = await refusalOf(
        backend.getMember(member.id),
        'A removed member is still found.',
      );
      must(code === 'not-found', `A removed member is refused as ${code}, not as not-found.`);
    },
  },
  {
    name: 'who was removed and comes back has nothing from before',
    level: 'write',
    async run(bench) {
      const access = await someAccess(bench);
      const former = await join(bench, bench.freshAddress(), withOneMore(bench, access));
      await bench.backend.removeMembers({ refs: [refOf(former)] }, write());
      const member = await join(bench, former.email, access);
      must(
        samePermissions(member, access),
        'A removed member came back with permissions from before.',
      );
    },
  },
  {
    name: 'a deactivated member stays, and has the same permissions when reactivated',
    level: 'write',
    needs: ['setMembersActive'],
    async run(bench) {
      const { backend } = bench;
      const member = await join(bench);
      const [off] = (await backend.setMembersActive(false, { refs: [refOf(member)] }, write()))
        .items;
      must(!off?.error, 'A member who may be deactivated was not.');
      const away = await backend.getMember(member.id);
      must(away.signIn === 'deactivated', `A deactivated member is "${away.signIn}".`);
      await backend.setMembersActive(true, { refs: [refOf(away)] }, write());
      const back = await backend.getMember(member.id);
      must(back.signIn === 'active', `A reactivated member is "${back.signIn}".`);
      must(
        samePermissions(back, member),
        'A reactivated member has other permissions than before.',
      );
    },
  },
  {
    name: 'all that match are removed only as many as were counted',
    level: 'write',
    async run(bench) {
      const { email, id } = await join(bench);
      const target = { query: { text: email }, except: [], expected: 1 };
      await mustFindOne(bench.backend.listMembers(target.query));
      const wrong = bench.backend.removeMembers({ ...target, expected: 2 }, write());
      const words = 'More or fewer were removed than the person had confirmed.';
      const { reason } = await refusalOf(wrong, words);
      must(reason === 'expected-changed', `Another number than expected is refused as ${reason}.`);
      const sparing = { ...target, except: [id], expected: 0 };
      const spared = await bench.backend.removeMembers(sparing, write());
      must(
        !spared.items.some(({ ref }) => ref.id === id),
        'A member was removed who was excepted.',
      );
      const { items } = await bench.backend.removeMembers(target, write());
      must(
        items.length === 1 && !items[0]?.error,
        'All that match were to be removed, and were not.',
      );
    },
  },
];

async function mustSeeNothing(
  backend: Backend | undefined,
  who: string,
  codes: readonly Code[],
): Promise<void> {
  const other = given(backend, '');
  for (const [verb, call] of [
    ['getAccount', () => other.getAccount()],
    ['listMembers', () => other.listMembers({})],
  ] as const) {
    const { code } = await refusalOf(call(), `${verb} is open to somebody ${who}.`);
    must(
      codes.includes(code),
      `${verb} is refused to somebody ${who} as ${code}, not ${codes[0]}.`,
    );
  }
}

const others: Check[] = [
  {
    name: 'who may not manage is refused as forbidden',
    level: 'write',
    needs: ['limited'],
    async run(bench) {
      const limited = bench.subject.limited as Bench['backend'];
      const member = await join(bench);
      const refs = [refOf(member)];
      for (const [verb, call] of [
        ['updateMember', () => limited.updateMember(refOf(member), { name: 'Changed' }, write())],
        ['removeMembers', () => limited.removeMembers({ refs }, write())],
      ] as const) {
        const { code } = await refusalOf(call(), `${verb} is open to a member who may not manage.`);
        must(code === 'forbidden', `${verb} of somebody who may not manage is refused as ${code}.`);
      }
    },
  },
  {
    name: 'who is no member sees nothing',
    level: 'read',
    needs: ['stranger'],
    run: ({ subject }) =>
      mustSeeNothing(subject.stranger, 'who is no member', ['forbidden', 'not-found']),
  },
  {
    name: 'who is not signed in sees nothing',
    level: 'read',
    needs: ['signedOut'],
    run: ({ subject }) =>
      mustSeeNothing(subject.signedOut, 'who is not signed in', ['unauthenticated']),
  },
];

export const memberChecks: Check[] = [...updates, ...ends, ...others];
