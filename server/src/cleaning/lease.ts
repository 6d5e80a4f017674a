/**
 * Lets one process at a time do a job. It is a row and no lock of the database: that would need a transaction as long as
 * the job, or a session, which a pool of connections before PostgreSQL does not give.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../database/schema.js';

export interface Lease {
  /** Holds it on. @returns whether it is still held; where it is not, another process has begun. */
  renew(): Promise<boolean>;
  /** @param isDone false: another process may go on at once */
  end(isDone: boolean): Promise<void>;
}

/** A process that died: after so long, another one begins. */
const patience = 2 * 60_000;

/** Begins a job, unless another process is at it or it was begun less than `interval` milliseconds ago. */
export async function takeLease(
  db: Kysely<Schema>,
  { job, interval, now }: { job: string; interval: number; now: () => number },
): Promise<Lease | null> {
  const holder = randomUUID();
  const at = (offset: number) => new Date(now() + offset).toISOString();
  // What lies further ahead than anybody puts it comes from a clock that was wrong.
  const { rows } = await sql`
    insert into jobs (name, due_at, holder, held_until)
    values (${job}, ${at(interval)}, ${holder}, ${at(patience)})
    on conflict (name) do update
      set due_at = excluded.due_at, holder = excluded.holder, held_until = excluded.held_until
      where jobs.due_at not between ${at(1)}::timestamptz and ${at(2 * interval)}::timestamptz
        and (jobs.held_until is null or jobs.held_until
          not between ${at(1)}::timestamptz and ${at(2 * patience)}::timestamptz)
    returning name`.execute(db);
  if (rows.length === 0) return null;
  const held = () => db.updateTable('jobs').where('name', '=', job).where('holder', '=', holder);
  return {
    async renew() {
      const { numUpdatedRows } = await held()
        .set({ held_until: at(patience) })
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async end(isDone) {
      const again = isDone ? {} : { due_at: at(0) };
      await held()
        .set({ holder: null, held_until: null, ...again })
        .execute();
    },
  };
}
