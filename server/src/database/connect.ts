/** One interface over two databases: PostgreSQL by its address, or PGlite in a folder of this machine. */
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool } from 'pg';
import { openOnDisk, watchDisk } from './disk.js';
import type { Disk } from './disk.js';
import { lockFolder } from './folder-lock.js';
import type { Schema } from './schema.js';

export interface Database {
  readonly kysely: Kysely<Schema>;
  /** The same connections in the manner of `pg`, for libraries that ask for it. */
  readonly pool: QueryPool;
  /** What keeps it from writing, in a few words; null where nothing is known to. */
  problem(): string | null;
  close(): Promise<void>;
}

export interface QueryPool extends PostgresPool {
  query(query: { text: string; values?: unknown[] }): Promise<{ rows: object[]; rowCount: number }>;
}

export interface DatabaseOptions {
  /** `postgresql://…`; without it, PGlite. */
  url?: string | undefined;
  /** The folder of PGlite's files; without it, in memory. */
  folder?: string | undefined;
  /** Connections to PostgreSQL at the same time. */
  connections?: number;
  /** Is told every query. */
  onQuery?: (text: string, values: readonly unknown[]) => void;
  /** Is told what keeps PGlite from writing as soon as that is known, and null when it is over. */
  onProblem?: (problem: string | null) => void;
}

export async function connect(options: DatabaseOptions): Promise<Database> {
  const { url, folder, onQuery, onProblem = () => undefined } = options;
  const disk = !url && folder ? watchDisk(folder, onProblem) : undefined;
  const pool = url ? toPostgres(url, options.connections) : await toPGlite(options, disk);
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: ({ query }) => onQuery(query.sql, query.parameters) }),
  });
  // Kysely would end the connections only where it has used them.
  return { kysely, pool, problem: () => disk?.problem() ?? null, close: () => pool.end() };
}

function toPostgres(url: string, connections = 10): QueryPool {
  const pool = new Pool({ connectionString: url, max: connections });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
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
    const query = (text: string, values: readonly unknown[]) => ask(lite, text, values, disk);
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
