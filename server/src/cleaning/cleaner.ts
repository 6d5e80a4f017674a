/** The job that removes what is old: in small steps, on one process at a time. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { createMaintenance } from '../../../src/service/index.js';
import type { Removed as RemovedOfAccount } from '../../../src/service/index.js';
import type { Schema } from '../database/schema.js';
import { createSqlStore } from '../database/sql-store.js';
import type { Log } from '../log.js';
import { takeLease } from './lease.js';
import type { ServerRetention } from './retention.js';
import { noteIdle, removeEnded, removeIdle } from './sign-in-leftovers.js';

export interface CleanerOptions {
  db: Kysely<Schema>;
  retention: ServerRetention;
  /** Milliseconds between two runs, over all processes. */
  interval: number;
  log: Log;
  now?: () => number;
  /** Rows that one step removes at most. */
  batch?: number;
}

/** How many of each kind. */
export type Removed = RemovedOfAccount &
  Record<'sessions' | 'verifications' | 'limits' | 'logins', number>;

export interface Cleaner {
  /** One run, if it is due. @returns what it removed; null where another process did it, or does */
  clean(isEnding?: () => boolean): Promise<Removed | null>;
  /** Cleans from now on. @returns how to end it, when the step that has begun is done */
  start(): () => Promise<void>;
}

const nothing: Removed = {
  ...{ activity: 0, mails: 0, invitations: 0, keys: 0 },
  ...{ sessions: 0, verifications: 0, limits: 0, logins: 0 },
};
/** Accounts, or people, that one step looks at. */
const looked = 200;
/** Milliseconds between two steps, for requests that wait. */
const breath = 10;
/** Milliseconds after the start before the first run, at least. */
const settling = 60_000;

type Steps = AsyncGenerator<Partial<Removed>>;

export function createCleaner(options: CleanerOptions): Cleaner {
  const { db, interval, log, now = Date.now } = options;

  async function clean(isEnding = () => false): Promise<Removed | null> {
    const lease = await takeLease(db, { job: 'cleaning', interval: interval * 0.8, now });
    if (!lease) return null;
    const removed = { ...nothing };
    const goesOn = async () => !isEnding() && (await lease.renew());
    let isWhole = true;
    for (const steps of kinds(options)) {
      isWhole = isWhole && (await run(steps, removed, goesOn));
    }
    await lease.end(isWhole);
    const some = Object.entries(removed).filter(([, count]) => count > 0);
    if (some.length > 0) log.info({ removed: Object.fromEntries(some) }, 'old records removed');
    return removed;
  }

  /** @returns whether it came to its end. What one kind fails at does not keep the others. */
  async function run(steps: Steps, removed: Removed, goesOn: () => Promise<boolean>) {
    try {
      for await (const step of steps) {
        for (const [kind, count] of Object.entries(step) as [keyof Removed, number][])
          removed[kind] += count;
        if (!(await goesOn())) return false;
        await pause(breath);
      }
    } catch (error) {
      log.error({ error }, 'cleaning');
    }
    return true;
  }

  return { clean, start: () => repeat(clean, interval, log) };
}

/** One run after the other. Processes that started together do not run together. */
function repeat(clean: Cleaner['clean'], interval: number, log: Log): () => Promise<void> {
  const ending = new AbortController();
  const { signal } = ending;
  /** Resolves to false when the cleaner is stopped during the wait. */
  const waited = (duration: number) =>
    pause(duration, true, { signal, ref: false }).catch(() => false);
  const running = (async () => {
    let wait = Math.min(interval, settling) * (1 + Math.random());
    while (await waited(wait)) {
      await clean(() => signal.aborted).catch((error: unknown) => log.error({ error }, 'cleaning'));
      wait = interval * (0.9 + 0.2 * Math.random());
    }
  })();
  return async () => {
    ending.abort();
    await running;
  };
}

/** What there is to do, each kind in steps. */
function kinds(options: CleanerOptions): Steps[] {
  const { sessions } = options.retention;
  const ended = (kept: number) => sql`${new Date(Date.now() - kept).toISOString()}::timestamptz`;
  return [
    ofAccounts(options),
    repeated(options, 'sessions', (limit) =>
      removeEnded(options.db, 'session', { end: 'expiresAt', before: ended(sessions), limit }),
    ),
    repeated(options, 'verifications', (limit) =>
      removeEnded(options.db, 'verification', { end: 'expiresAt', before: ended(sessions), limit }),
    ),
    repeated(options, 'limits', (limit) =>
      removeEnded(options.db, 'rate_limits', { end: 'expire', before: sql`${Date.now()}`, limit }),
    ),
    ofLogins(options),
  ];
}

async function* repeated(
  { batch = 500 }: CleanerOptions,
  kind: keyof Removed,
  remove: (limit: number) => Promise<number>,
): Steps {
  let count: number;
  do {
    count = await remove(batch);
    yield { [kind]: count };
  } while (count === batch);
}

async function* ofAccounts(options: CleanerOptions): Steps {
  const { db, retention, batch = 500, now = Date.now } = options;
  const maintenance = createMaintenance({ store: createSqlStore({ db }), now });
  let after: string | null = '';
  while (after !== null) {
    const page = await accountsWithOld(options, after);
    yield {};
    for (const account of page.accounts) {
      let isMore = true;
      while (isMore) {
        const removed = await maintenance.removeOld(account, retention, batch);
        yield removed;
        isMore = Object.values(removed).includes(batch);
      }
    }
    after = page.last;
  }
}

/** Of the next accounts those that have something old, and the id after which to go on. */
async function accountsWithOld(
  { db, retention, now = Date.now }: CleanerOptions,
  after: string,
): Promise<{ accounts: string[]; last: string | null }> {
  const before = (kept: number | null) =>
    sql`${kept === null ? null : new Date(now() - kept).toISOString()}::timestamptz`;
  // Ordered, each of them takes one look at an index, also where an account has nothing old.
  const { rows } = await sql<{ id: string; has_old: boolean }>`
    select id, coalesce(
      (select true from activity where account_id = a.id and at < ${before(retention.activity)}
        order by at limit 1),
      (select true from mails where account_id = a.id and at < ${before(retention.mails)}
        and state not in ('queued', 'sending') order by at limit 1),
      (select true from invitations where account_id = a.id and status <> 'pending'
        and coalesce(closed_at, expires_at) < ${before(retention.closedInvitations)}
        order by coalesce(closed_at, expires_at) limit 1),
      (select true from invitations where account_id = a.id and status = 'pending'
        and expires_at < ${before(retention.expiredInvitations)} order by expires_at limit 1),
      (select true from keys where account_id = a.id and at < ${before(retention.keys)}
        order by at limit 1),
      false
    ) as has_old
    from (select id from accounts where id > ${after} order by id limit ${looked}) as a
    order by id`.execute(db);
  return {
    accounts: rows.filter((row) => row.has_old).map(({ id }) => id),
    last: rows.length < looked ? null : (rows.at(-1)?.id ?? null),
  };
}

async function* ofLogins({ db, retention, batch = 500, now = Date.now }: CleanerOptions): Steps {
  if (retention.idleLogins === null) return;
  const at = (offset = 0) => new Date(now() - offset).toISOString();
  let after: string | null = '';
  while (after !== null) {
    after = await noteIdle(db, { after, limit: looked, now: at() });
    yield {};
  }
  const limit = Math.min(batch, 100);
  let seen: number;
  do {
    const step = await removeIdle(db, { before: at(retention.idleLogins), limit, now: at() });
    seen = step.seen;
    yield { logins: step.removed };
  } while (seen === limit);
}
