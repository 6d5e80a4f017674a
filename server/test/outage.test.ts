/** A database that restarts, cuts connections or falls silent: the server stays up, and no confirmed write is lost. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { owner, portalOf } from '../../test/support/portal.js';
import { connect } from '../src/database/connect.js';
import type { Database } from '../src/database/connect.js';
import { timeLimitsFor } from '../src/database/postgres.js';
import { openSilentProxy } from './support/silent-proxy.js';
import type { SilentProxy } from './support/silent-proxy.js';
import { freshDatabase, password, startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const databaseUrl = await freshDatabase();
const onPostgres = databaseUrl === undefined && 'TEST_DATABASE_URL names no PostgreSQL';
const json = { 'content-type': 'application/json' };
/** Of the cluster that `pg_virtualenv` made for the tests, which nobody else uses. */
const version = process.env['PG_CLUSTER_CONF_ROOT'] && process.env['PGVERSION'];
const access = { role: null, profile: null, permissions: ['domains'], subscriptions: [] };

/** One write, asked for once. */
function invite(server: TestServer, cookie: string, email: string, signal?: AbortSignal) {
  const draft = { email, ...access, scope: { all: true } };
  return fetch(`${server.url}/api/accounts/a1/invitations`, {
    method: 'POST',
    headers: { ...json, cookie, 'idempotency-key': `invite ${email}` },
    body: JSON.stringify({ drafts: [draft] }),
    ...(signal && { signal }),
  });
}

async function isBusy(reply: Response): Promise<void> {
  const problem = (await reply.json()) as { code: string; retryAfter: number };
  assert.equal(reply.status, 503, JSON.stringify(problem));
  assert.equal(problem.code, 'busy');
  assert.equal(reply.headers.get('retry-after'), String(problem.retryAfter));
  assert.deepEqual(reply.headers.getSetCookie(), [], 'nobody is signed out');
}

/** Asks again for as long as the answer is `busy`. */
async function inviteAtLast(server: TestServer, cookie: string, email: string): Promise<void> {
  for (;;) {
    const reply = await invite(server, cookie, email);
    if (reply.status === 200) return;
    await isBusy(reply);
    await pause(20);
  }
}

async function took<T>(work: Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  return [await work, performance.now() - started];
}

/** Long before anything is given up, also on a busy machine. */
function isSoon({ status }: Response, ms: number, usual: number): void {
  assert.equal(status, 200);
  assert.ok(ms < 3_000 + 20 * usual, `${ms} ms, usually ${usual} ms`);
}

/** How often each address is invited, and mailed. */
async function counted({ kysely }: Database, like: string) {
  const of = async (table: 'invitations' | 'mails', column: 'email' | 'to_address') => {
    const { rows } = await sql<{ address: string }>`
      select ${sql.ref(column)} as address from ${sql.table(table)}
      where ${sql.ref(column)} like ${like} order by 1`.execute(kysely);
    return rows.map(({ address }) => address);
  };
  return { invited: await of('invitations', 'email'), mailed: await of('mails', 'to_address') };
}

describe('18: a restart of the database', { skip: onPostgres }, () => {
  let server: TestServer;
  let cookie: string;
  before(async () => {
    server = await startTestServer({ data: portalOf(), databaseUrl });
    cookie = await server.signIn(owner);
  });
  after(() => server.stop());

  const terminate = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(
      server.database.kysely,
    );

  /** Writes and reads from several senders, each again until it is done, while something happens. */
  async function underLoad(name: string, happen: () => Promise<unknown>): Promise<string[]> {
    let isOver = false;
    const done: string[] = [];
    const sender = async (lane: number) => {
      for (let n = 0; !isOver || n < 3; n += 1) {
        const email = `${name}-${lane}-${n}@outage.example`;
        await inviteAtLast(server, cookie, email);
        done.push(email);
      }
    };
    const reader = async (path: string) => {
      while (!isOver) {
        const reply = await fetch(`${server.url}/api/${path}`, { headers: { cookie } });
        if (reply.status === 200) {
          if (path === 'auth/get-session') assert.notEqual(await reply.json(), null);
        } else {
          await isBusy(reply);
        }
        await pause(5);
      }
    };
    const senders = Array.from({ length: 6 }, (_, lane) => sender(lane));
    const readers = ['accounts/a1/members', 'auth/get-session', 'accounts/a1'].map(reader);
    const work = Promise.all([...senders, ...readers]);
    try {
      await pause(200);
      await happen();
    } finally {
      isOver = true;
      await work;
    }
    return done.sort();
  }

  it('loses no confirmed write when single connections are cut under load', async () => {
    const done = await underLoad('cut', async () => {
      for (let n = 0; n < 10; n += 1) {
        await terminate().catch(() => undefined);
        await pause(100);
      }
    });
    const { invited, mailed } = await counted(server.database, 'cut-%');
    assert.deepEqual(invited, done);
    assert.deepEqual(mailed, done);
  });

  const cannotRestart = !version && 'the database is no cluster of pg_virtualenv';
  for (const mode of ['fast', 'immediate']) {
    it(
      `loses no confirmed write when PostgreSQL restarts (${mode}) under load`,
      { skip: cannotRestart },
      async () => {
        const done = await underLoad(mode, async () => {
          const ask = () => fetch(`${server.url}/api/accounts/a1`, { headers: { cookie } });
          const [, usual] = await took(ask());
          const words = [version || '', 'regress', 'restart', '--mode', mode];
          await promisify(execFile)('pg_ctlcluster', words, { cwd: '/' });
          const [reply, ms] = await took(ask());
          isSoon(reply, ms, usual);
          assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
        });
        const { invited, mailed } = await counted(server.database, `${mode}-%`);
        assert.deepEqual(invited, done);
        assert.deepEqual(mailed, done);
      },
    );
  }
});

describe('19: a database that stays silent', { skip: onPostgres }, () => {
  let proxy: SilentProxy;
  let server: TestServer;
  let cookie: string;
  before(async () => {
    proxy = await openSilentProxy((await freshDatabase()) ?? '');
    const env = { DATABASE_TIMEOUT: '1' };
    server = await startTestServer({ data: portalOf(), databaseUrl: proxy.url, env });
    cookie = await server.signIn(owner);
  });
  after(async () => {
    proxy.resume();
    await server.stop();
    await proxy.close();
  });

  const get = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie } });
  /** How long a request takes while nothing is wrong. */
  let usual = 0;

  it('is told by /readyz within two seconds, however many ask, and is over within one', async () => {
    assert.equal((await get('/readyz')).status, 200);
    [, usual] = await took(get('/api/accounts/a1'));
    proxy.silence();
    const asked = await Promise.all(Array.from({ length: 30 }, () => took(get('/readyz'))));
    for (const [{ status }, ms] of asked)
      assert.ok(status === 503 && ms < 2_000 + 20 * usual, `${status} ${ms}`);
    assert.equal((await get('/healthz')).status, 200);
    proxy.resume();
    const [reply, ms] = await took(get('/api/accounts/a1'));
    isSoon(reply, ms, usual);
  });

  it('is told as busy for every route, and nothing hangs', async () => {
    proxy.silence();
    const signIn = fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { ...json, origin: server.url },
      body: JSON.stringify({ email: owner, password }),
    });
    const paths = ['/api/accounts/a1', '/api/accounts/a1/members', '/api/auth/get-session'];
    const reads = Array.from({ length: 15 }, (_, n) => get(paths[n % 3] ?? ''));
    for (const [reply, ms] of await Promise.all([signIn, ...reads].map(took))) {
      await isBusy(reply);
      assert.ok(ms < 20_000, `${ms} ms`);
    }
    proxy.resume();
    const [reply, ms] = await took(get('/api/accounts/a1'));
    isSoon(reply, ms, usual);
  });

  it('leaves a write whose client has given up undone, or done once for its repeat', async () => {
    // Before anything, in the middle, and around the commit.
    for (const pieces of [0, 2, 5, 9, 12, 14, 16, 18, 20]) {
      const email = `given-up-${pieces}@outage.example`;
      proxy.silence('answers', pieces);
      await invite(server, cookie, email, AbortSignal.timeout(150)).catch(() => undefined);
      proxy.resume();
      await inviteAtLast(server, cookie, email);
      const { invited, mailed } = await counted(server.database, email);
      assert.deepEqual({ invited, mailed }, { invited: [email], mailed: [email] });
    }
  });

  it('stops the work of a write whose client has gone while it waited', async () => {
    const email = 'gone@outage.example';
    await server.database.kysely.transaction().execute(async (tx) => {
      await tx.selectFrom('accounts').select('id').where('id', '=', 'a1').forUpdate().execute();
      const given = invite(server, cookie, email, AbortSignal.timeout(200));
      await assert.rejects(given, { name: 'TimeoutError' });
    });
    await pause(300);
    assert.deepEqual((await counted(server.database, email)).invited, []);
    await inviteAtLast(server, cookie, email);
    assert.deepEqual((await counted(server.database, email)).mailed, [email]);
  });

  it('has limits inside transactions only, which PgBouncer takes too', async () => {
    const { kysely } = server.database;
    const shown = () =>
      sql<{ limit: string }>`select current_setting('statement_timeout') as limit`;
    const inside = await kysely.transaction().execute((tx) => shown().execute(tx));
    assert.equal(inside.rows[0]?.limit, '1s');
    assert.equal((await shown().execute(kysely)).rows[0]?.limit, '0');
    assert.ok(proxy.greetings.length > 0);
    for (const greeting of proxy.greetings) assert.doesNotMatch(greeting, /timeout|options/u);
  });

  it('ends a statement that takes too long, also on the server', async () => {
    const { kysely } = server.database;
    const [, ms] = await took(
      assert.rejects(
        kysely.transaction().execute((tx) => sql`select pg_sleep(20)`.execute(tx)),
        { code: 'busy' },
      ),
    );
    assert.ok(ms < 15_000, `${ms} ms`);
    const asleep = await sql`select 1 from pg_stat_activity
      where query like 'select pg_sleep%' and state = 'active'`.execute(kysely);
    assert.deepEqual(asleep.rows, []);
  });

  it('keeps no lock of a process that stopped in the middle', async () => {
    const stopped = await connect({ url: proxy.url, timeLimits: timeLimitsFor(1) });
    const holding = stopped.kysely.transaction().execute(async (tx) => {
      await tx.selectFrom('accounts').select('id').where('id', '=', 'a1').forUpdate().execute();
      await pause(3_000);
    });
    await pause(300);
    await inviteAtLast(server, cookie, 'lock@outage.example');
    await assert.rejects(holding);
    await stopped.close();
  });
});
