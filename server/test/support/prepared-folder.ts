/**
 * Folders of PGlite whose tables are made already: making a database takes PGlite several times as long as opening one
 * that is there. All files of a run copy the same one.
 */
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src/database/connect.js';
import { migrate } from '../../src/database/migrations.js';
import { readSettings } from '../../src/settings.js';
import { createSignIn, migrateSignIn } from '../../src/sign-in.js';

const own = mkdtempSync(join(tmpdir(), 'server-test-'));
process.once('exit', () => rmSync(own, { recursive: true, force: true }));
const shared = process.env['TEST_FOLDER'] ?? own;

/** @param folder is made; without it, one that nobody else has, which is removed when the process ends */
export async function preparedFolder(
  folder = join(mkdtempSync(join(own, 'data-')), 'data'),
): Promise<string> {
  const prepared = join(shared, 'prepared');
  if (!existsSync(prepared)) await prepare(prepared);
  cpSync(prepared, folder, { recursive: true });
  return folder;
}

async function prepare(prepared: string): Promise<void> {
  const folder = mkdtempSync(join(shared, 'preparing-'));
  const database = await connect({ folder });
  await migrate(database.kysely);
  await migrateSignIn(createSignIn(database, readSettings({})), database);
  await database.close();
  renameSync(folder, prepared);
}
