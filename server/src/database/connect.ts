/** One interface over two databases: PostgreSQL by its address, or PGlite in a folder of this machine. */
import { setTimeout as pause } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPoolClient } from 'kysely';
import { stopIfClientLeft } from '../request-scope.js';
import { openOnDisk, watchDisk } from './disk.js';
import type { Disk } from './disk.js';
import { lockFolder } from './folder-lock.js';
import { connectToPostgres } from './postgres.js';
import type { TimeLimits } from './postgres.js';
import type { QueryPool } from './query-pool.js';
import type { Schema } from './schema.js';

export interface Database {
  readonly kysely: Kysely<Schema>;
  /** The same connections in the manner of `pg`, for libraries that ask for it. */
  readonly pool: QueryPool;
  /** What keeps it from writing, in a few words; null where nothing is known to. */
  problem(): string | null;
  /** Whether the database answers; told within two seconds, whatever happens. */
  isAnswering(): Promise<boolean>;
  /** Runs something that may take long, such as migrations. Only while nothing else runs. */
  withoutTimeLimits<T>(run: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgresql://…`; without it, PGlite. */
  url?: string | undefined;
  /** The folder of PGlite's files; without it, in memory. */
  folder?: string | undefined;
  /** Connections to PostgreSQL at the same time. */
  connections?: number;
  /** How long PostgreSQL may take; see {@link TimeLimits}. */
  timeLimits?: TimeLimits;
  /** Is told every query. */
  onQuery?: (text: string, values: readonly unknown[]) => void;
  /** Is told what keeps PGlite from writing as soon as that is known, and null when it is over. */
  onProblem?: (problem: string | null) => void;
}

/** In milliseconds. */
const longestProbe = 1_500;

export async function connect(options: DatabaseOptions): Promise<Database> {
  return options.url ? openPostgres(options.url, options) : openPGlite(options);
}

function openPostgres(url: string, options: DatabaseOptions): Database {
  const { connections, timeLimits } = options;
  const pool = connectToPostgres(url, { connections, timeLimits });
  // A connection of its own: whether the database answers has nothing to do with how busy the others are.
  const short = { connect: longestProbe, statement: longestProbe, answer: longestProbe, idle: 0 };
  const probe = connectToPostgres(url, { connections: 1, timeLimits: short });
  return {
    kysely: kyselyOver(pool, options),
    pool,
    problem: () => null,
    isAnswering: prober(probe),
    withoutTimeLimits: (run) => pool.withoutTimeLimits(run),
    close: async () => {
      await Promise.all([pool.end(), probe.end()]);
    },
  };
}

async function openPGlite(options: DatabaseOptions): Promise<Database> {
  const { folder, onProblem = () => undefined } = options;
  const disk = folder ? watchDisk(folder, onProblem) : undefined;
  const pool = await toPGlite(options, disk);
  return {
    kysely: kyselyOver(pool, options),
    pool,
    problem: () => disk?.problem() ?? null,
    isAnswering: prober(pool),
    withoutTimeLimits: (run) => run(),
    // Kysely would end the connection only where it has used it.
    close: () => pool.end(),
  };
}

function kyselyOver(pool: QueryPool, { onQuery }: DatabaseOptions): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: ({ query }) => onQuery(query.sql, query.parameters) }),
  });
}

/** However many ask, one question is under way. */
function prober(pool: QueryPool): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  const ask = async () => {
    try {
      await pool.query({ text: 'select 1' });
      return true;
    } catch {
      return false;
    } finally {
      asking = null;
    }
  };
  return async () => {
    asking ??= ask();
    const timer = new AbortController();
    const late = pause(longestProbe, false, { signal: timer.signal }).catch(() => false);
    const answers = await Promise.race([asking, late]);
    timer.abort();
    return answers;
  };
}

/** PGlite has one connection: whoever has it keeps it until `release`, as in a pool of one. */
async function toPGlite({ folder }: DatabaseOptions, disk?: Disk): Promise<QueryPool> {
  const unlock = folder ? lockFolder(folder) : () => undefined;
  const extensions = { pg_trgm };
  const create = () => PGlite.create({ ...(folder && { dataDir: folder }), extensions });
  const lite = await (folder ? openOnDisk(folder, create) : create()).catch((error: unknown) => {
    unlock();
    throw error;
  });
  let last: Promise<unknown> = Promise.resolve();

  async function connectOnce(): Promise<PostgresPoolClient> {
    let release = (): void => undefined;
    const before = last;
    last = new Promise<void>((resolve) => (release = resolve));
    await before;
    // `pg` also takes a query as an object, and streams it as a cursor, which nobody here asks for.
    const query = async (text: string, values: readonly unknown[]) => {
      if (!/^rollback\b/iu.test(text)) stopIfClientLeft();
      return ask(lite, text, values, disk);
    };
    return { query, release } as unknown as PostgresPoolClient;
  }

  return {
    connect: connectOnce,
    async query({ text, values = [] }) {
      const client = await connectOnce();
      try {
        const { rows, rowCount } = await ask(lite, text, values, disk);
        return { rows, rowCount };
      } finally {
        client.release();
      }
    },
    async end() {
      // Whoever is at work comes to an end first.
      await connectOnce();
      await lite.close();
      unlock();
    },
  };
}

async function ask(lite: PGlite, text: string, values: readonly unknown[], disk: Disk | undefined) {
  const answer = lite.query<object>(text, [...values]);
  answer.catch((error: unknown) => disk?.noticed(error));
  const { rows, affectedRows = 0 } = await answer;
  const command = /^\s*(\w+)/u.exec(text)?.[1]?.toUpperCase() ?? '';
  return { command, rows, rowCount: command === 'SELECT' ? rows.length : affectedRows };
}
