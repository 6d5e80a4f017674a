/** What the sign-in leaves behind: sessions and codes that have ended, counts of the limits, logins without an account. */
import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { peopleOf } from '../database/people.js';
import type { Schema } from '../database/schema.js';

/** Removes the first rows of a table whose end has passed. @returns how many */
export async function removeEnded(
  db: Kysely<Schema>,
  table: 'session' | 'verification' | 'rate_limits',
  { end, before, limit }: { end: string; before: RawBuilder<unknown>; limit: number },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${sql.ref(end)} < ${before}
      order by ${sql.ref(end)} limit ${limit}
    ))`.execute(db);
  return Number(numAffectedRows);
}

/**
 * Notes who of the next people is in no account, and is invited to none, and since when.
 * @returns the id after which to go on; null at the end
 */
export async function noteIdle(
  db: Kysely<Schema>,
  { after, limit, now }: { after: string; limit: number; now: string },
): Promise<string | null> {
  const next = await db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const ids = next.map(({ id }) => id);
  const emails = next.map(({ email }) => email);
  // A scalar query with a limit is asked for each person, by an index; `exists` may read the whole table instead.
  const people = sql`
    select given.id, coalesce(
      (select true from members where canonical = given.email limit 1),
      (select true from invitations where canonical = given.email and status = 'pending' limit 1),
      false
    ) as is_somewhere
    from unnest(${ids}::text[], ${emails}::text[]) as given (id, email)`;
  await db.transaction().execute(async (tx) => {
    await sql`
      delete from idle_logins using (${people}) as people
      where person_id = people.id and is_somewhere`.execute(tx);
    await sql`
      insert into idle_logins (person_id, found_at)
      select id, ${now}::timestamptz from (${people}) as people where not is_somewhere
      on conflict do nothing`.execute(tx);
  });
  return next.length < limit ? null : (ids.at(-1) ?? null);
}

/**
 * Removes logins that have been idle since before a time. Who is signed in goes on to be known.
 * @returns how many it looked at, and how many of them it removed
 */
export async function removeIdle(
  db: Kysely<Schema>,
  { before, limit, now }: { before: string; limit: number; now: string },
): Promise<{ seen: number; removed: number }> {
  return db.transaction().execute(async (tx) => {
    const idle = await tx
      .selectFrom('idle_logins')
      .select('person_id')
      .where('found_at', '<', new Date(before))
      .orderBy('found_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    let removed = 0;
    for (const { person_id: id } of idle) {
      const person = await tx
        .selectFrom('person')
        .select('email')
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst();
      if (person && (await isSignedIn(tx, id))) {
        await tx
          .updateTable('idle_logins')
          .set({ found_at: now })
          .where('person_id', '=', id)
          .execute();
        continue;
      }
      if (person && (await peopleOf(tx).forget(person.email))) removed += 1;
      await tx.deleteFrom('idle_logins').where('person_id', '=', id).execute();
    }
    return { seen: idle.length, removed };
  });
}

/** Sessions end by the clock of the sign-in library, which no test moves. */
async function isSignedIn(db: Kysely<Schema>, person: string): Promise<boolean> {
  const session = await db
    .selectFrom('session')
    .select('id')
    .where('userId', '=', person)
    .where('expiresAt', '>', new Date())
    .limit(1)
    .executeTakeFirst();
  return session !== undefined;
}
