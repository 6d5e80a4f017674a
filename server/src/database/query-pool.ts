import type { PostgresPool } from 'kysely';

/** Connections in the manner of `pg`: what Kysely, the sign-in and the limits need of it. */
export interface QueryPool extends PostgresPool {
  query(query: { text: string; values?: unknown[] }): Promise<{ rows: object[]; rowCount: number }>;
}
