/**
 * What an account keeps about one person, for the operator: `npm run person -- export|erase <account> <address>`, with the
 * settings of the server. Prints JSON.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BackendError, canonicalAddress } from '../../src/backend/index.js';
import { createMaintenance } from '../../src/service/index.js';
import { connect } from './database/connect.js';
import type { Database } from './database/connect.js';
import { createSqlStore } from './database/sql-store.js';
import { readSettings } from './settings.js';
import type { Settings } from './settings.js';

const usage = 'Usage: npm run --silent person -- export|erase <account id> <email address>';

const reasons: Readonly<Record<string, string>> = {
  'last-owner': 'the last active owner of the account',
  'last-admin': 'the last active admin of the account',
  'last-subscriber': 'the last member who receives a kind of mail that the account needs',
};

try {
  const [command, account, address, ...rest] = process.argv.slice(2);
  const isKnown = command === 'export' || command === 'erase';
  if (!isKnown || !account || !address || rest.length > 0) throw new Error(usage);
  if (canonicalAddress(address) === null) throw new Error(`${address} is no email address`);
  const database = await open(readSettings(process.env));
  try {
    const run = command === 'export' ? exported : erased;
    console.log(JSON.stringify(await run(database, account, address), null, 2));
  } catch (error) {
    throw error instanceof BackendError ? new Error(sentence(error, account, address)) : error;
  } finally {
    await database.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function open({ databaseUrl, dataFolder }: Settings): Promise<Database> {
  if (!databaseUrl && !existsSync(join(dataFolder, 'PG_VERSION')))
    throw new Error(`There is no database in ${dataFolder}: set DATABASE_URL or DATA_FOLDER`);
  return connect({ url: databaseUrl, folder: dataFolder, connections: 1 });
}

async function exported({ kysely }: Database, account: string, address: string) {
  const maintenance = createMaintenance({ store: createSqlStore({ db: kysely }) });
  const kept = await maintenance.exportPerson(account, address);
  const sessions = await kysely
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.userId')
    .select(['session.createdAt', 'session.expiresAt', 'session.ipAddress', 'session.userAgent'])
    .where('person.email', '=', canonicalAddress(address))
    .orderBy('session.createdAt')
    .execute();
  return { ...kept, sessions };
}

function erased({ kysely }: Database, account: string, address: string) {
  const maintenance = createMaintenance({ store: createSqlStore({ db: kysely }) });
  return maintenance.erasePerson(account, address);
}

function sentence({ code, reason }: BackendError, account: string, address: string): string {
  if (code === 'not-found') return `There is no account ${account}`;
  if (code !== 'refused') return `Not done: ${code}`;
  const needed = reasons[reason ?? ''] ?? 'somebody whom the account needs';
  return `${address} is ${needed}. Nothing was erased: give that to another member first`;
}
