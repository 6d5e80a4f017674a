/** Those who can sign in, as the tables of the sign-in have them. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Expression, Kysely } from 'kysely';
import { BackendError } from '../../../src/backend/index.js';
import type { AccountStore } from '../../../src/service/index.js';
import type { Schema } from './schema.js';

export function peopleOf(db: Kysely<Schema>): AccountStore['people'] {
  return {
    async get(canonical) {
      const row = await db
        .selectFrom('person')
        .leftJoin('login', (join) =>
          join.onRef('login.userId', '=', 'person.id').on('login.providerId', '=', 'credential'),
        )
        .select(['person.id', 'person.name', 'person.email', 'login.id as login'])
        .where('person.email', '=', canonical)
        .executeTakeFirst();
      if (!row) return undefined;
      const { id, name, email, login } = row;
      return { id, canonical, email, name: name || null, hasLogin: login !== null };
    },

    async put({ id, canonical, name, passwordHash }) {
      const now = new Date().toISOString();
      // The address is kept in its canonical form, which is what people are looked up by.
      const person = await db
        .insertInto('person')
        .values({
          ...{ id, email: canonical, name: name ?? '' },
          ...{ emailVerified: true, createdAt: now, updatedAt: now },
        })
        .onConflict((conflict) =>
          conflict.column('email').doUpdateSet({
            updatedAt: now,
            name: sql<string>`coalesce(nullif(excluded.name, ''), person.name)`,
          }),
        )
        .returning('id')
        .executeTakeFirstOrThrow();
      if (passwordHash !== undefined) await putLogin(db, person.id, passwordHash, now);
    },

    async move(canonical, to) {
      if (to.canonical === canonical) return;
      await removeWithoutLogin(db, to.canonical);
      await db
        .updateTable('person')
        .set({ email: to.canonical, updatedAt: new Date().toISOString() })
        .where('email', '=', canonical)
        .execute();
    },

    async forget(canonical) {
      // Held first, and looked at in a statement of its own: so it is seen who came in or signed in meanwhile.
      const person = await db
        .selectFrom('person')
        .select('id')
        .where('email', '=', canonical)
        .forUpdate()
        .executeTakeFirst();
      if (!person) return false;
      const { numDeletedRows } = await db
        .deleteFrom('person')
        .where('id', '=', person.id)
        .where(({ not, exists }) => not(exists(memberships(db, canonical))))
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

/** A person without a login gives the address up to one who has a login. */
async function removeWithoutLogin(db: Kysely<Schema>, canonical: string): Promise<void> {
  await db
    .deleteFrom('person')
    .where('email', '=', canonical)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('login').select('login.id').whereRef('userId', '=', 'person.id'))),
    )
    .execute();
}

/** Rows of a person, and invitations that they can still answer, in any account. */
export function memberships(db: Kysely<Schema>, canonical: string | Expression<string>) {
  return db
    .selectFrom('members')
    .select(sql`1`.as('one'))
    .where('members.canonical', '=', canonical)
    .unionAll(
      db
        .selectFrom('invitations')
        .select(sql`1`.as('one'))
        .where('invitations.canonical', '=', canonical)
        .where('invitations.status', '=', 'pending'),
    );
}

/**
 * A login is made once, by whoever reads the mailbox first. The person's row is held by the write before, so that of
 * two who are let into two accounts at once the second finds the login of the first.
 * @throws BackendError `busy`: asked again, the rules tell him to sign in
 */
async function putLogin(
  db: Kysely<Schema>,
  person: string,
  password: string,
  now: string,
): Promise<void> {
  const known = await db
    .selectFrom('login')
    .select('password')
    .where('userId', '=', person)
    .where('providerId', '=', 'credential')
    .executeTakeFirst();
  if (known?.password === password) return;
  if (known) throw new BackendError({ code: 'busy', retryAfter: 1 }, { notApplied: true });
  const login = { id: randomUUID(), accountId: person, providerId: 'credential', userId: person };
  await db
    .insertInto('login')
    .values({ ...login, password, createdAt: now, updatedAt: now })
    .execute();
}
