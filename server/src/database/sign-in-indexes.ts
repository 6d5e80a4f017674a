import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from './schema.js';

/** By which the cleaning finds what has ended; the sign-in library makes none for it. */
const indexes: Record<string, string> = {
  session_ends: 'create index if not exists session_ends on session ("expiresAt")',
  verification_ends: 'create index if not exists verification_ends on verification ("expiresAt")',
};

/** Makes those that are missing; where all are there, nothing is locked. */
export async function indexSignIn(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select indexname as name from pg_indexes
    where schemaname = current_schema() and indexname = any(${Object.keys(indexes)}::text[])
  `.execute(db);
  const there = new Set(rows.map(({ name }) => name));
  for (const [name, statement] of Object.entries(indexes))
    if (!there.has(name)) await sql.raw(statement).execute(db);
}
