/**
 * Many who want the same at the same moment: one gets it, and nobody an error of the server.
 *
 * PGlite has one connection and hides what goes wrong here, so that it runs few rounds. `RACES=200` runs 200 of each
 * on PostgreSQL.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createHash } from 'node:crypto';
import type { MemberRecord } from '../../src/service/index.js';
import { accountOf, memberOf, owner, portalOf, settingsOf } from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { openService, writing } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';

type Outcome = { invitation?: object; error?: { reason: string } };
const onPostgres = Number(process.env['RACES'] ?? 20);
const racers = 50;
const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));
const statuses = (replies: Response[]) => replies.map(({ status }) => status);
const count = (all: number[], sought: number) => all.filter((one) => one === sought).length;
const draftFor = (email: string) => ({
  email,
  ...{
    role: null,
    profile: null,
    permissions: ['domains'],
    scope: { all: true },
    subscriptions: [],
  },
});
const second = 'otto@account.example';
const twoOwners = (id: string) => {
  const owners: MemberRecord[] = [owner, second].map((email) => memberOf(email, { isOwner: true }));
  return accountOf({ settings: settingsOf({ id }), members: owners, invitations: [] });
};

for (const { name, open } of databases) {
  const rounds = name === 'PGlite' ? 3 : onPostgres;

  describe(`races on ${name}, ${rounds} rounds`, () => {
    let service: InProcess;
    before(async () => {
      const pairs = times(rounds, (round) => twoOwners(`pair-${round}`));
      service = await openService(
        await open(),
        portalOf(
          accountOf(),
          accountOf({ settings: settingsOf({ id: 'a2' }), invitations: [] }),
          ...pairs,
        ),
      );
    });
    after(() => service.close());

    const invite = (email: string, key: string, account = 'a1', viewer = owner) =>
      service.request(
        viewer,
        `accounts/${account}/invitations`,
        writing({ drafts: [draftFor(email)] }, key),
      );
    const accept = (token: string, key: string, password: string) =>
      service.request(null, 'invitations/accept', writing({ token, answer: { password } }, key));
    const rowsOf = (table: 'members' | 'invitations', email: string, account = 'a1') =>
      service.database.kysely
        .selectFrom(table)
        .select('id')
        .where('account_id', '=', account)
        .where('canonical', '=', email)
        .execute();

    it(`lets one of ${racers} who hold the same link in`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const email = `accept-${round}@races.example`;
        assert.equal((await invite(email, `invite-${email}`)).status, 200);
        const token = await service.tokenFor(email);
        const replies = await Promise.all(
          times(racers, (racer) => accept(token, `${email}-${racer}`, `password of ${racer}`)),
        );
        assert.deepEqual([...new Set(statuses(replies))].sort(), [200, 410]);
        assert.equal(count(statuses(replies), 200), 1);
        assert.equal((await rowsOf('members', email)).length, 1);
        // The password that counts is the winner's, and no other's.
        const winner = statuses(replies).indexOf(200);
        assert.equal(await passwordOf(service, email), `hash of password of ${winner}`);
      }
    });

    it('does once what comes 20 times with one key, and answers each the same', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const email = `same-${round}@races.example`;
        const replies = await Promise.all(times(20, () => invite(email, `key-${round}`)));
        assert.deepEqual(new Set(statuses(replies)), new Set([200]));
        const bodies = await Promise.all(replies.map((reply) => reply.text()));
        assert.equal(new Set(bodies).size, 1);
        assert.equal((await rowsOf('invitations', email)).length, 1);
        const { rows } = await service.database.pool.query({
          text: 'select id from mails where to_address = $1',
          values: [email],
        });
        assert.equal(rows.length, 1);
      }
    });

    it('makes one invitation of 20 intents of several people', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const email = `several-${round}@races.example`;
        const replies = await Promise.all(
          times(20, (racer) => invite(email, `several-${round}-${racer}`)),
        );
        assert.deepEqual(new Set(statuses(replies)), new Set([200]));
        const outcomes = (await Promise.all(replies.map((reply) => reply.json()))) as Outcome[][];
        const [made, refused] = partition(outcomes.flat(), ({ invitation }) => Boolean(invitation));
        assert.equal(made.length, 1);
        assert.deepEqual(
          new Set(refused.map(({ error }) => error?.reason)),
          new Set(['already-invited']),
        );
      }
    });

    it('keeps one of two owners who remove each other', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const account = `pair-${round}`;
        const remove = (viewer: string, id: string) =>
          service.request(
            viewer,
            `accounts/${account}/members/remove`,
            writing({ target: { refs: [{ id, version: '1' }] } }, `remove-${account}-${id}`),
          );
        const replies = await Promise.all([remove(owner, 'otto'), remove(second, 'olga')]);
        assert.deepEqual(statuses(replies).sort(), [200, 403]);
        const left = await service.database.kysely
          .selectFrom('members')
          .select('id')
          .where('account_id', '=', account)
          .where('is_owner', '=', true)
          .execute();
        assert.equal(left.length, 1);
      }
    });

    it('loses no change where ten save the same row: one does, nine are shown the other', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const before = await service.as(owner).getMember('lena');
        const save = (racer: number) =>
          service.request(owner, 'accounts/a1/members/lena', {
            ...writing({ name: `Lena ${round}-${racer}` }, `save-${round}-${racer}`, 'PATCH'),
            headers: {
              'content-type': 'application/json',
              'idempotency-key': `save-${round}-${racer}`,
              'if-match': `"${before.version}"`,
            },
          });
        const replies = await Promise.all(times(10, save));
        assert.equal(count(statuses(replies), 200), 1);
        assert.equal(count(statuses(replies), 412), 9);
        const after = await service.as(owner).getMember('lena');
        assert.equal(after.name, `Lena ${round}-${statuses(replies).indexOf(200)}`);
      }
    });

    it('makes one login where two accounts let the same new person in at once', async () => {
      for (let round = 0; round < rounds; round += 1) {
        const email = `both-${round}@races.example`;
        const tokens: string[] = [];
        for (const account of ['a1', 'a2']) {
          await invite(email, `both-${round}`, account);
          tokens.push(await service.tokenFor(email));
          service.clock.now += 1;
        }
        const replies = await Promise.all(
          tokens.map((token, i) => accept(token, `both-${round}-${i}`, `password of ${i}`)),
        );
        const winner = statuses(replies).indexOf(200);
        // The one who came too late is told to sign in, or to ask once more and then to sign in.
        assert.ok(
          [401, 503].includes(statuses(replies)[1 - winner] ?? 0),
          statuses(replies).join(),
        );
        assert.equal(await passwordOf(service, email), `hash of password of ${winner}`);
      }
    });

    it('keeps no answer for longer than 24 hours, and none of what failed', async () => {
      const email = 'kept@races.example';
      assert.equal((await invite(email, 'kept')).status, 200);
      assert.equal((await invite(email, 'refused', 'a1', 'lena@account.example')).status, 403);
      const hash = (key: string) => createHash('sha256').update(key).digest('hex');
      const keys = async () => {
        const rows = await service.database.kysely
          .selectFrom('keys')
          .select('key')
          .where('account_id', '=', 'a1')
          .execute();
        return rows.map(({ key }) => key);
      };
      assert.ok((await keys()).includes(hash('olga createInvitations kept')));
      assert.ok(!(await keys()).includes(hash('lena createInvitations refused')));
      service.clock.now += 24 * 3_600_000 + 1;
      const old = await keys();
      // Each write takes a hundred old ones away.
      for (const n of times(Math.ceil(old.length / 100), String))
        assert.equal((await invite(`later${n}@races.example`, `later ${n}`)).status, 200);
      const kept = await keys();
      assert.ok(kept.includes(hash('olga createInvitations later 0')));
      assert.deepEqual(
        kept.filter((key) => old.includes(key)),
        [],
      );
    });

    it('keeps of a token nothing but its SHA-256', async () => {
      const email = 'token@races.example';
      await invite(email, 'token');
      const token = await service.tokenFor(email);
      assert.equal(Buffer.from(token, 'base64url').length, 32);
      const { token_hash: hash } = await service.database.kysely
        .selectFrom('invitations')
        .select('token_hash')
        .where('canonical', '=', email)
        .executeTakeFirstOrThrow();
      assert.equal(hash, createHash('sha256').update(token).digest('hex'));
    });
  });
}

async function passwordOf({ database }: InProcess, email: string): Promise<string | null> {
  const logins = await database.kysely
    .selectFrom('login')
    .innerJoin('person', 'person.id', 'login.userId')
    .select('login.password')
    .where('person.email', '=', email)
    .execute();
  assert.equal(logins.length, 1);
  return logins[0]?.password ?? null;
}

function partition<T>(all: T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
