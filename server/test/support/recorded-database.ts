/** A database as the server of 0.1.0 left it: a dump of its tables, and what that server answered about them. */
import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { Client } from 'pg';

export interface RecordedDatabase {
  /** When the last request was answered, in ISO 8601. */
  time: string;
  /** The settings of the server, by the names of their variables. */
  env: Readonly<Record<string, string>>;
  people: {
    /** Of all people of the demo. */
    password: string;
    /** Somebody who set a password when they accepted an invitation. */
    joined: { email: string; password: string };
  };
  sessions: Record<'open' | 'ended', { email: string; cookie: string }>;
  /** The network address that has asked for too many unknown tokens. */
  limited: string;
  /** What is in the mailed links, by what became of them. */
  tokens: Record<TokenName, string>;
  /** Changes and their replies, which the same request gets again. */
  replayed: RecordedChange[];
  /** What the owners saw, by the path of their account. */
  accounts: Record<string, { owner: string; lists: Record<string, unknown> }>;
}

export type TokenName =
  | 'open'
  | 'expired'
  | 'accepted'
  | 'declined'
  | 'revoked'
  | 'resent'
  | 'contact'
  | 'scoped'
  | 'password'
  | 'address';

export interface RecordedChange {
  as: string;
  request: { method: string; path: string; headers: Record<string, string>; body: unknown };
  response: { status: number; body: unknown };
}

const folder = new URL('../recordings/', import.meta.url);

export function readRecordedDatabase(): RecordedDatabase {
  const text = readFileSync(new URL('database-0.1.0.json', folder), 'utf8');
  return JSON.parse(text) as RecordedDatabase;
}

/** Fills an empty database from the dump: one of PostgreSQL, or the folder of PGlite's files. */
export async function loadDump(target: { url: string } | { folder: string }): Promise<void> {
  const dump = readFileSync(new URL('database-0.1.0.sql', folder), 'utf8');
  if ('url' in target) {
    const client = new Client({ connectionString: target.url });
    await client.connect();
    await client.query(dump);
    await client.end();
    return;
  }
  const lite = await PGlite.create({ dataDir: target.folder, extensions: { pg_trgm } });
  await lite.exec(dump);
  await lite.close();
}
