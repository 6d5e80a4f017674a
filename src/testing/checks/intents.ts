/** One intent, one effect: keys of writes, and what is told of each change. */
import type { Activity } from '../../backend/backend.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import {
  draftFor,
  invite,
  invited,
  join,
  newKey,
  pendingOf,
  refOf,
  refusalOf,
  tokenFor,
  walk,
  withOneMore,
  write,
} from '../writes.js';

function demandKeys({ account }: Bench): void {
  given(account.capabilities.idempotency || null, 'The account does not keep keys.');
}

const keys: Check[] = [
  {
    name: 'a repeated request is answered as the first time',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      demandKeys(bench);
      const drafts = [await draftFor(bench, bench.freshAddress())];
      const intent = write();
      const first = await bench.backend.createInvitations(drafts, intent);
      const { id } = invited(first[0]);
      const second = await bench.backend.createInvitations(drafts, { ...intent });
      const [again] = second;
      must(
        again && 'invitation' in again && again.invitation.id === id,
        'A sending that was repeated with its key is not answered as the first time.',
      );
    },
  },
  {
    name: 'a repeated request has one effect',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      demandKeys(bench);
      const email = bench.freshAddress();
      const drafts = [await draftFor(bench, email)];
      const intent = write();
      await bench.backend.createInvitations(drafts, intent);
      const token = bench.subject.tokenFor && (await tokenFor(bench, email));
      await bench.backend.createInvitations(drafts, { ...intent });
      const rows = await pendingOf(bench.backend, email);
      must(
        rows.length === 1,
        `A sending that was repeated with its key left ${rows.length} invitations.`,
      );
      must(
        rows[0]?.sentCount === 1,
        'A sending that was repeated with its key sent a second mail.',
      );
      const later = bench.subject.tokenFor && (await tokenFor(bench, email));
      must(token === later, 'A sending that was repeated with its key made a second link.');
    },
  },
  {
    name: 'a key is refused for another request',
    level: 'write',
    needs: ['createInvitations'],
    async run(bench) {
      demandKeys(bench);
      const intent = { key: newKey() };
      const email = bench.freshAddress();
      await bench.backend.createInvitations([await draftFor(bench, bench.freshAddress())], intent);
      const other = bench.backend.createInvitations([await draftFor(bench, email)], { ...intent });
      const { reason } = await refusalOf(other, 'A key was taken for two different requests.');
      must(
        reason === 'key-reused',
        `A key used for another request is refused as ${reason}, not as key-reused.`,
      );
      must(
        (await pendingOf(bench.backend, email)).length === 0,
        'A reused key was refused, and the sending done.',
      );
    },
  },
];

async function countActivity({ backend }: Bench): Promise<number> {
  const entries = await walk((cursor) =>
    backend.listActivity({ limit: 200, ...(cursor && { cursor }) }),
  );
  return entries.length;
}

/** Expects one entry more after the change. */
async function mustTellOnce(
  bench: Bench,
  what: string,
  change: () => Promise<unknown>,
): Promise<void> {
  const before = await countActivity(bench);
  await change();
  const told = (await countActivity(bench)) - before;
  must(told === 1, `${what} leaves ${told} entries in the activity, not one.`);
}

const activity: Check[] = [
  {
    name: 'each change of an invitation is told once in the activity',
    level: 'write',
    needs: ['listActivity', 'createInvitations', 'revokeInvitations'],
    async run(bench) {
      const email = bench.freshAddress();
      await mustTellOnce(bench, 'An invitation', () => invite(bench, email));
      const rows = await pendingOf(bench.backend, email);
      const refs = rows.map(refOf);
      await mustTellOnce(bench, 'Revoking', () =>
        bench.backend.revokeInvitations({ refs }, write()),
      );
    },
  },
  {
    name: 'each change of a member is told once in the activity',
    level: 'write',
    needs: ['listActivity'],
    async run(bench) {
      const { backend } = bench;
      const member = await join(bench);
      const { permissions } = withOneMore(bench, member);
      await mustTellOnce(bench, 'A change', () =>
        backend.updateMember(refOf(member), { permissions }, write()),
      );
      const refs = [refOf(await backend.getMember(member.id))];
      await mustTellOnce(bench, 'A removal', () => backend.removeMembers({ refs }, write()));
    },
  },
];

const told: Check[] = [
  {
    name: 'activity: the newest comes first',
    level: 'read',
    needs: ['listActivity'],
    async run({ backend }) {
      const { items } = await backend.listActivity({ limit: 50 });
      const times = items.map(({ at }) => Date.parse(at));
      const wrong = times.findIndex((time, index) => time > (times[index - 1] ?? time));
      must(wrong < 0, `Entry ${wrong + 1} of the activity is newer than the one before.`);
    },
  },
  {
    name: 'activity: a change of permissions tells what was gained and lost',
    level: 'write',
    needs: ['listActivity'],
    async run(bench) {
      const { backend } = bench;
      const member = await join(bench);
      const { permissions } = withOneMore(bench, member);
      const changed = await backend.updateMember(refOf(member), { permissions }, write());
      const gained = await newest(bench);
      const added = permissions.filter((id) => !member.permissions.includes(id)).sort();
      must(
        String([...(gained.gains ?? [])].sort()) === String(added),
        `${added.join(', ')} was added, and told is ${gained.gains?.join(', ') ?? 'nothing'}.`,
      );
      await backend.updateMember(refOf(changed), { permissions: member.permissions }, write());
      const lost = await newest(bench);
      must(
        String([...(lost.loses ?? [])].sort()) === String(added),
        `${added.join(', ')} was taken away, and told is ${lost.loses?.join(', ') ?? 'nothing'}.`,
      );
    },
  },
  {
    name: 'activity: what is told of mail and ends is what was changed',
    level: 'write',
    needs: ['listActivity'],
    async run(bench) {
      const { account, backend } = bench;
      const member = await join(bench);
      const category = account.subscriptions.find(({ id }) => !member.subscriptions.includes(id));
      const until = new Date(Date.parse(account.serverNow) + 30 * 86_400_000).toISOString();
      const change = {
        ...(category && { subscriptions: [...member.subscriptions, category.id] }),
        ...(account.capabilities.accessUntil && { until }),
      };
      given(Object.keys(change)[0], 'The account has neither mail nor ends of access.');
      await backend.updateMember(refOf(member), change, write());
      const { changes } = await newest(bench);
      const told = given(changes, 'The backend tells permissions alone.');
      const receives = told.subscriptions?.gains ?? [];
      must(
        !category || String(receives) === category.id,
        `${category?.id} was added to the mail, and told is ${receives.join(', ') || 'nothing'}.`,
      );
      const end = told.until?.to ?? null;
      must(
        !('until' in change) || Date.parse(end ?? '') === Date.parse(until),
        `Access was to end at ${until}, and told is ${end ?? 'nothing'}.`,
      );
    },
  },
];

async function newest({ backend }: Bench): Promise<Activity> {
  const { items } = await backend.listActivity({ limit: 1 });
  must(items[0], 'A change was made, and the activity is empty.');
  return items[0];
}

export const intentChecks: Check[] = [...keys, ...activity, ...told];
