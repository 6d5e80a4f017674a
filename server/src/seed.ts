/** The four demo portals in an empty database, with a login for everybody who can sign in. */
import type { Kysely } from 'kysely';
import { portals } from '../../src/mocks/portals/index.js';
import type { AccountData, PortalData } from '../../src/service/index.js';
import type { Database } from './database/connect.js';
import { peopleOf } from './database/people.js';
import { toActivityRow, toInvitationRow, toMemberRow, toResourceRow } from './database/rows.js';
import type { Schema } from './database/schema.js';
import { hashPassword } from './passwords.js';

/** Of all people of the demo. */
export const demoPassword = 'correct horse battery';

/** @returns whether there was nothing yet */
export async function seedDemo({ kysely }: Database, now: number): Promise<boolean> {
  return kysely.transaction().execute(async (tx) => {
    const passwordHash = await hashPassword(demoPassword);
    for (const [name, { data }] of Object.entries(portals)) {
      const isNew = await seedPortal(tx, { ...data(now) }, `/${name}/accept/`, passwordHash);
      if (!isNew) return false;
    }
    return true;
  });
}

/** @param acceptPath the page that takes invitations, on this server */
export async function seedPortal(
  db: Kysely<Schema>,
  { accounts, people }: PortalData,
  acceptPath: string,
  passwordHash: string,
): Promise<boolean> {
  for (const account of accounts) {
    if (!(await seedAccount(db, account, acceptPath))) return false;
  }
  for (const person of people) {
    await peopleOf(db).put({ ...person, ...(person.hasLogin && { passwordHash }) });
  }
  return true;
}

async function seedAccount(
  db: Kysely<Schema>,
  { settings, members, invitations, resources, activity }: AccountData,
  acceptPath: string,
): Promise<boolean> {
  const { id } = settings;
  const portal = { ...settings.portal, acceptUrl: new URL(acceptPath, 'http://localhost').href };
  const { numInsertedOrUpdatedRows: made } = await db
    .insertInto('accounts')
    .values({ id, settings: JSON.stringify({ ...settings, portal }) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (made === 0n) return false;
  await insertAll(db, 'members', members, (record) => toMemberRow(id, record));
  await insertAll(db, 'invitations', invitations, (record) => toInvitationRow(id, record));
  await insertAll(db, 'resources', resources, (record) => toResourceRow(id, record));
  await insertAll(db, 'activity', activity, (record) => toActivityRow(id, record));
  return true;
}

/** In parts: a statement takes no more than 65 535 values. */
async function insertAll<Kept>(
  db: Kysely<Schema>,
  table: 'members' | 'invitations' | 'resources' | 'activity',
  records: Kept[],
  toRow: (record: Kept) => object,
): Promise<void> {
  for (let start = 0; start < records.length; start += 500) {
    const rows = records.slice(start, start + 500).map(toRow);
    await db
      .insertInto(table)
      .values(rows as never)
      .execute();
  }
}
