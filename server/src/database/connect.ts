/** One interface over two databases: PostgreSQL by its address, or PGlite in a folder of this machine. */
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Kysely, PostgresDialect } from 'kysely';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { Pool } from 'pg';
import { lockFolder } from './folder-lock.js';
import type { Schema } from './schema.js';

export interface Database {
  readonly kysely: Kysely<Schema>;
  /** The same connections in the manner of `pg`, for libraries that ask for it. */
  readonly pool: QueryPool;
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
}

export async function connect(options: DatabaseOptions): Promise<Database> {
  const pool = options.url ? toPostgres(options.url, options.connections) : await toPGlite(options);
  const { onQuery } = options;
  const kysely = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: ({ query }) => onQuery(query.sql, query.parameters) }),
  });
  // Kysely would end the connections only where it has used them.
  return { kysely, pool, close: () => pool.end() };
}

function toPostgres(url: string, connections = 10): QueryPool {
  const pool = new Pool({ connectionString: url, max: connections });
  // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
}

/** PGlite has one connection: whoever has it keeps it until `release`, as in a pool of one. */
async function toPGlite({ folder }: DatabaseOptions): Promise<QueryPool> {
  const unlock = folder ? lockFolder(folder) : () => undefined;
  const lite = await PGlite.create({
    ...(folder && { dataDir: folder }),
    extensions: { pg_trgm },
  });
  let last: Promise<unknown> = Promise.resolve();

  async function connectOnce(): Promise<PostgresPoolClient> {
    let release = (): void => undefined;
    const before = last;
    last = new Promise<void>((resolve) => (release = resolve));
    await before;
    // `pg` also takes a query as an object, and streams it as a cursor, which nobody here asks for.
    const query = (text: string, values: readonly unknown[]) => ask(lite, text, values);
    return { query, release } as unknown as PostgresPoolClient;
  }

  return {
    connect: connectOnce,
    async query({ text, values = [] }) {
      const client = await connectOnce();
      try {
        const { rows, rowCount } = await ask(lite, text, values);
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

async function ask(lite: PGlite, text: string, values: readonly unknown[]) {
  const { rows, affectedRows = 0 } = await lite.query<object>(text, [...values]);
  const command = /^\s*(\w+)/u.exec(text)?.[1]?.toUpperCase() ?? '';
  return { command, rows, rowCount: command === 'SELECT' ? rows.length : affectedRows };
}
