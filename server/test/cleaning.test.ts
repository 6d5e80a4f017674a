/** Issue 16, numbers 17 and 22: nothing only grows. What is old goes, on one process at a time, and nothing else does. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pino } from 'pino';
import { retentionCases } from '../../test/support/retention-cases.js';
import { accountOf, memberOf, owner, portalOf, start } from '../../test/support/portal.js';
import { createCleaner } from '../src/cleaning/cleaner.js';
import type { Cleaner, CleanerOptions } from '../src/cleaning/cleaner.js';
import { takeLease } from '../src/cleaning/lease.js';
import { readRetention } from '../src/cleaning/retention.js';
import { connect } from '../src/database/connect.js';
import type { Database } from '../src/database/connect.js';
import { toMemberRow } from '../src/database/rows.js';
import { createLog } from '../src/log.js';
import { databases } from './support/databases.js';
import { openService } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';
import { placeOf } from './support/place.js';
import { startTestServer } from './support/test-server.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const interval = hour;
const { retention } = readRetention({});

for (const { name, open } of databases) {
  describe(`What is removed because it is old, on ${name}`, () => {
    let service: InProcess;
    before(async () => {
      service = await openService(await open(), portalOf());
    });
    after(() => service.close());

    for (const { name: what, data = portalOf(), run } of retentionCases) {
      it(what, async () => {
        service.clock.now = start;
        await service.refill(data);
        await run(placeOf(service));
      });
    }
  });

  describe(`the cleaning on ${name}`, () => {
    let service: InProcess;
    /** The same database as another process meets it; PGlite has but one. */
    let beside: Database;
    let now: number;
    let logged: { msg: string; removed?: object }[];
    const accounts = ['a1', 'a2', 'a3'];
    const leaver = 'lou@leaving.example';

    before(async () => {
      const url = await open();
      const [first, ...others] = accounts.map((id) => {
        const { settings, ...account } = accountOf({ invitations: [] });
        return { ...account, settings: { ...settings, id } };
      });
      service = await openService(url, portalOf(first as never, ...others));
      beside = url ? await connect({ url }) : service.database;
    });
    after(async () => {
      if (beside !== service.database) await beside.close();
      await service.close();
    });
    beforeEach(async () => {
      now = Date.now();
      service.clock.now = now;
      logged = [];
      for (const table of [
        ...['jobs', 'idle_logins', 'activity', 'mails', 'keys', 'invitations'],
        ...['session', 'verification', 'rate_limits', 'login', 'person'],
      ])
        await run(`delete from "${table}"`);
    });

    const run = (text: string, ...values: unknown[]) =>
      service.database.pool.query({ text, values });
    const countOf = async (table: string) => {
      const { rows } = await run(`select count(*)::int as n from "${table}"`);
      return (rows as { n: number }[])[0]?.n;
    };
    const cleaner = (
      database: Database = service.database,
      options: Partial<CleanerOptions> = {},
    ): Cleaner =>
      createCleaner({
        ...{ db: database.kysely, retention, interval, now: () => now },
        log: pino({}, { write: (line: string) => void logged.push(JSON.parse(line) as never) }),
        ...options,
      });
    const person = async (id: string, email: string) => {
      await run(
        `insert into person (id, name, email, "emailVerified", "createdAt", "updatedAt")
        values ($1, '', $2, true, now(), now())`,
        id,
        email,
      );
      await run(
        `insert into login (id, "accountId", "providerId", "userId", "createdAt", "updatedAt")
        values ($1, $1, 'credential', $1, now(), now())`,
        id,
      );
    };
    const session = (id: string, userId: string, ends: number) =>
      run(
        `insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt")
        values ($1, $1, $2, $3, now(), now())`,
        id,
        userId,
        new Date(ends).toISOString(),
      );
    /** So many entries, an hour apart, the newest of them so old. */
    const entries = (account: string, count: number, age: number) =>
      run(
        `insert into activity (account_id, id, at, actor, verb, subject)
        select $1, 'e' || $3 || '-' || n, $2::timestamptz - n * interval '1 hour', 'Olga', 'member-updated', 'Lena'
        from generate_series(0, $3::int - 1) as n`,
        account,
        new Date(now - age).toISOString(),
        count,
      );

    it('removes from each table what is past its setting, in steps, and says so in the log', async () => {
      await entries('a1', 1_203, 731 * day);
      await entries('a3', 7, 731 * day);
      await entries('a3', 5, 0);
      await run(
        `insert into mails (id, account_id, at, kind, locale, to_address, subject, text, state, due_at)
        select state, 'a2', $1, 'invitation', 'en', 'x@y.example', '', '', state, $1
        from unnest(array['sent', 'failed', 'superseded', 'queued', 'sending']) as state`,
        new Date(now - 91 * day).toISOString(),
      );
      await run(
        `insert into keys (account_id, key, fingerprint, at, status, body)
        select 'a2', 'k' || age, '', $1::timestamptz - age * interval '1 hour', 200, ''
        from unnest(array[23, 25, 50]) as age`,
        new Date(now).toISOString(),
      );
      await person('p1', owner);
      await session('ended-long-ago', 'p1', now - 8 * day);
      await session('just-ended', 'p1', now - day);
      await session('live', 'p1', now + day);
      await run(
        `insert into verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
        select 'v' || n, '', '', now() + n * interval '10 days', now(), now() from unnest(array[-1, 1]) as n`,
      );
      await run(
        `insert into rate_limits (key, points, expire) values ('over', 1, $1), ('counts', 1, $2), ('stays', 1, null)`,
        now - 1,
        now + hour,
      );

      const removed = await cleaner().clean();
      assert.deepEqual(removed, {
        ...{ activity: 1_210, mails: 3, invitations: 0, keys: 2 },
        ...{ sessions: 1, verifications: 1, limits: 1, logins: 0 },
      });
      const rest = ['activity', 'mails', 'keys', 'session', 'verification', 'rate_limits'];
      assert.deepEqual(await Promise.all(rest.map(countOf)), [5, 2, 1, 2, 1, 2]);
      assert.equal((await service.as(owner, 'a3').listActivity({})).total, 5);
      const { rows } = await run('select id from mails order by id');
      assert.deepEqual(rows, [{ id: 'queued' }, { id: 'sending' }]);
      assert.deepEqual(
        logged.map(({ msg, removed: told }) => [msg, told]),
        [
          [
            'old records removed',
            {
              ...{ activity: 1_210, mails: 3, keys: 2 },
              ...{ sessions: 1, verifications: 1, limits: 1 },
            },
          ],
        ],
      );
    });

    it('says nothing where there was nothing to do', async () => {
      assert.ok(await cleaner().clean());
      assert.deepEqual(logged, []);
    });

    it('runs on one of two processes that begin at once', async () => {
      for (const account of accounts) await entries(account, 40, 731 * day);
      const processes = [cleaner(service.database, { batch: 10 }), cleaner(beside, { batch: 10 })];
      const runs = await Promise.all(processes.map((one) => one.clean()));
      assert.equal(runs.filter((one) => one === null).length, 1);
      assert.equal(runs.find((one) => one !== null)?.activity, 120);
      assert.equal(await countOf('activity'), 0);
    });

    it('begins again after its interval, and not before', async () => {
      assert.ok(await cleaner().clean());
      now += 0.5 * interval;
      assert.equal(await cleaner(beside).clean(), null);
      now += 0.5 * interval;
      assert.ok(await cleaner(beside).clean());
    });

    it('is taken over from a process that died, and from one whose clock was wrong', async () => {
      const job = { job: 'cleaning', interval, now: () => now };
      const dead = await takeLease(service.database.kysely, job);
      assert.ok(dead);
      now += interval;
      const second = await takeLease(beside.kysely, job);
      assert.ok(second);
      assert.equal(await dead.renew(), false, 'the first one has lost it');
      assert.equal(await second.renew(), true);
      // The end of one that has lost it takes nothing from the other.
      await dead.end(false);
      assert.equal(await second.renew(), true);
      await second.end(true);

      now += 400 * day;
      assert.ok(await takeLease(service.database.kysely, job));
      now -= 400 * day;
      assert.ok(await takeLease(beside.kysely, job));
    });

    it('stops after the step it is at when the server ends, and another process goes on at once', async () => {
      await entries('a1', 40, 731 * day);
      let asked = 0;
      const removed = await cleaner(service.database, { batch: 10 }).clean(() => (asked += 1) > 1);
      assert.equal(removed?.activity, 10);
      assert.equal(await countOf('activity'), 30);
      assert.equal((await cleaner(beside).clean())?.activity, 30);
    });

    it('goes on with the other tables where one fails, and says why', async () => {
      await person('p1', owner);
      await session('ended', 'p1', now - 8 * day);
      await run('alter table activity rename to activity_away');
      try {
        const removed = await cleaner().clean();
        assert.equal(removed?.sessions, 1);
      } finally {
        await run('alter table activity_away rename to activity');
      }
      assert.equal(logged[0]?.msg, 'cleaning');
    });

    it('removes the login of somebody who has long been in no account', async () => {
      await person('p1', leaver);
      await session('old', 'p1', now - day);
      await cleaner().clean();
      now += 89 * day;
      assert.equal((await cleaner().clean())?.logins, 0);
      now += 2 * day;
      assert.equal((await cleaner().clean())?.logins, 1);
      for (const table of ['person', 'login', 'session', 'idle_logins'])
        assert.equal(await countOf(table), 0, table);
    });

    it('counts from anew where the person was in an account meanwhile', async () => {
      await person('p1', leaver);
      await cleaner().clean();
      now += 50 * day;
      await service.database.kysely.insertInto('members').values(rowOf(leaver)).execute();
      await cleaner().clean();
      now += 30 * day;
      await run('delete from members where email = $1', leaver);
      await cleaner().clean();
      now += 60 * day;
      assert.equal((await cleaner().clean())?.logins, 0, '60 days after they left');
      now += 31 * day;
      assert.equal((await cleaner().clean())?.logins, 1);
    });

    it('keeps the login of a member, of a contact, of an invitee, and of somebody who is signed in', async () => {
      await person('p-member', owner);
      await person('p-contact', 'cora@account.example');
      await person('p-invitee', 'guest@guests.example');
      await service.as(owner).createInvitations(
        [
          {
            ...{ email: 'guest@guests.example', role: null, profile: null },
            ...{ permissions: ['invoices'], subscriptions: [], scope: { all: true } },
          },
        ],
        { key: `invite ${name}` },
      );
      await person('p-signed-in', leaver);
      await session('live', 'p-signed-in', Date.now() + day);
      await cleaner().clean();
      now += 91 * day;
      await cleaner().clean();
      assert.equal(await countOf('person'), 4);
    });

    it('keeps all logins where they are to be kept for ever', async () => {
      await person('p1', leaver);
      const options = { retention: { ...retention, idleLogins: null } };
      await cleaner(service.database, options).clean();
      now += 400 * day;
      await cleaner(service.database, options).clean();
      assert.equal(await countOf('person'), 1);
    });

    it('looks at every account and every person, however many', async () => {
      await run(
        `insert into accounts (id, settings) select 'many' || n, jsonb_build_object('id', 'many' || n) from generate_series(1, 450) as n`,
      );
      await run(
        `insert into person (id, name, email, "emailVerified", "createdAt", "updatedAt")
        select 'many' || n, '', 'many' || n || '@leaving.example', true, now(), now() from generate_series(1, 450) as n`,
      );
      try {
        for (const account of ['many1', 'many449', 'many99']) await entries(account, 2, 731 * day);
        assert.equal((await cleaner().clean())?.activity, 6);
        assert.equal(await countOf('idle_logins'), 450);
        now += 91 * day;
        assert.equal((await cleaner().clean())?.logins, 450);
      } finally {
        for (const table of ['activity', 'activity_tallies'])
          await run(`delete from ${table} where account_id like 'many%'`);
        await run(`delete from accounts where id like 'many%'`);
      }
    });

    const rowOf = (email: string) => toMemberRow('a1', memberOf(email));
  });

  describe(`a server on ${name} that cleans`, () => {
    it('ends at once where its job waits for its turn', async () => {
      const server = await startTestServer({ data: portalOf(), databaseUrl: await open() });
      const began = performance.now();
      await server.stop();
      assert.ok(performance.now() - began < 9_000, 'before it would be given up');
    });
  });
}

describe('the job of the cleaning', () => {
  it('begins by itself, and ends when it is told to', async () => {
    const service = await openService(undefined, portalOf());
    const options = { db: service.database.kysely, retention, log: createLog('silent') };
    const stop = createCleaner({ ...options, interval: 10 }).start();
    const jobs = () => service.database.kysely.selectFrom('jobs').selectAll().execute();
    while ((await jobs()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await stop();
    const [job] = await jobs();
    assert.equal(job?.holder, null, 'it is given back');
    await service.close();
  });
});

describe('the settings of what is kept', () => {
  it('have defaults', () => {
    assert.deepEqual(readRetention({}), {
      retention: {
        ...{ activity: 730 * day, mails: 90 * day },
        ...{ closedInvitations: 365 * day, expiredInvitations: 365 * day },
        ...{ keys: day, sessions: 7 * day, idleLogins: 90 * day },
      },
      cleanEvery: hour,
    });
  });

  it('take days, hours, minutes, and forever', () => {
    const { retention: kept, cleanEvery } = readRetention({
      KEEP_ACTIVITY_DAYS: 'forever',
      KEEP_MAILS_DAYS: '1',
      KEEP_KEYS_HOURS: '48',
      CLEAN_EVERY_MINUTES: '5',
    });
    assert.deepEqual(
      [kept.activity, kept.mails, kept.keys, cleanEvery],
      [null, day, 2 * day, 5 * minute],
    );
  });

  for (const [variable, values] of Object.entries({
    KEEP_ACTIVITY_DAYS: ['0', '-1', '1.5', 'long', '36501', '1e3', ' '],
    KEEP_MAILS_DAYS: ['0'],
    KEEP_CLOSED_INVITATIONS_DAYS: ['0'],
    KEEP_EXPIRED_INVITATIONS_DAYS: ['never'],
    KEEP_KEYS_HOURS: ['0', 'forever', '721'],
    KEEP_SESSIONS_DAYS: ['0', 'forever'],
    KEEP_IDLE_LOGINS_DAYS: ['0'],
    CLEAN_EVERY_MINUTES: ['0', '1441', 'forever'],
  })) {
    it(`name ${variable} where it is not what it has to be`, () => {
      for (const value of values) {
        assert.throws(
          () => readRetention({ [variable]: value }),
          new RegExp(`^Error: ${variable} has to be a whole number from 1 to \\d+`),
          value,
        );
      }
    });
  }
});
