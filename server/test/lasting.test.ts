/** What is confirmed lasts: through an orderly end, and through one in the middle of something. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createHttpBackend } from '../../src/adapters/http/index.js';
import { toBackendError } from '../../src/backend/index.js';
import type { Backend } from '../../src/backend/index.js';
import { portals } from '../../src/mocks/portals/index.js';
import { connect } from '../src/database/connect.js';
import type { DatabaseOptions } from '../src/database/connect.js';
import { demoPassword } from '../src/seed.js';
import { databases } from './support/databases.js';
import { preparedFolder } from './support/prepared-folder.js';
import { startProcess } from './support/process.js';
import { signInAt } from './support/test-server.js';

const { account, viewers } = portals['hosting-account'];
const chunk = 20;
const chunks = 30;

/** The addresses of one request. */
const addressesOf = (which: number) =>
  Array.from({ length: chunk }, (_, at) => `person-${which}-${at}@lasting.example`);

/** The account, as an adapter meets it. */
function accountAt(url: string, cookie: string): Backend {
  const withCookie: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('cookie', cookie);
    return fetch(input, { ...init, headers });
  };
  return createHttpBackend({ baseUrl: `${url}/api/accounts/${account}`, fetch: withCookie });
}

/** @returns whether it was confirmed, for all of the request */
async function invite(backend: Backend, which: number): Promise<boolean> {
  const access = { role: null, profile: null, permissions: ['invoices'], subscriptions: [] };
  const drafts = addressesOf(which).map((email) => ({
    email,
    ...access,
    scope: { all: true } as const,
  }));
  try {
    const outcomes = await backend.createInvitations(drafts, { key: `lasting-request-${which}` });
    assert.ok(
      outcomes.every((outcome) => 'invitation' in outcome),
      JSON.stringify(outcomes),
    );
    return true;
  } catch (error) {
    if (toBackendError(error).code === 'unreachable') return false;
    throw error;
  }
}

/** Everybody of ours who stands in the list, a page after the other. */
async function invited(backend: Backend): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { text: 'lasting.example', limit: 100, ...(cursor && { cursor }) };
    const { items, nextCursor } = await backend.listInvitations(query);
    found.push(...items.map(({ email }) => email));
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** How many mails each of ours is to get, as the database has it. */
async function mailsIn(options: DatabaseOptions): Promise<Map<string, number>> {
  const database = await connect(options);
  const rows = await database.kysely
    .selectFrom('mails')
    .select(['to_address', ({ fn }) => fn.countAll<string>().as('mails')])
    .where('to_address', 'like', '%@lasting.example')
    .groupBy('to_address')
    .execute();
  await database.close();
  return new Map(rows.map(({ to_address: address, mails }) => [address, Number(mails)]));
}

for (const { name, open } of databases) {
  describe(`what is done on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'lasting-'));
    after(() => rmSync(folder, { recursive: true }));

    it('is there after an end and a start, and after a kill in the middle of many invitations', async () => {
      const url = await open();
      const data = url ? folder : await preparedFolder(join(folder, 'data'));
      const env = { SEED: 'demo', DATA_FOLDER: data, ...(url && { DATABASE_URL: url }) };

      // An orderly end.
      const first = await startProcess(env);
      const cookie = await signInAt(first.url, viewers.owner, demoPassword);
      assert.ok(await invite(accountAt(first.url, cookie), 0));
      assert.equal(await first.end('SIGTERM'), 0);

      // Killed while some requests are answered, some have begun, and some are on their way.
      const second = await startProcess(env);
      const there = accountAt(second.url, cookie);
      assert.deepEqual((await invited(there)).sort(), addressesOf(0).sort());
      let kill: Promise<unknown> | undefined;
      const done = new Set([0]);
      const request = async (which: number) => {
        if (await invite(there, which)) done.add(which);
        if (done.size > 5) kill ??= second.end('SIGKILL');
      };
      // A few at a time: a quick database would have answered all of them before the kill.
      const waiting = Array.from({ length: chunks }, (_, at) => at + 1).values();
      const sender = async () => {
        for (const which of waiting) await request(which);
      };
      await Promise.all(Array.from({ length: 6 }, sender));
      await kill;
      assert.ok(done.size > 5 && done.size <= chunks, `${done.size} were confirmed`);

      const third = await startProcess(env);
      const again = accountAt(third.url, cookie);
      const found = await invited(again);
      const names = new Set(found);
      assert.equal(names.size, found.length, 'nobody is invited twice');
      for (let which = 0; which <= chunks; which++) {
        const count = addressesOf(which).filter((one) => names.has(one)).length;
        const wanted = done.has(which) ? [chunk] : [0, chunk];
        assert.ok(wanted.includes(count), `${count} of request ${which} are there`);
      }

      // Whoever had no answer asks again under the same key: it is done once.
      for (let which = 1; which <= chunks; which++) assert.ok(await invite(again, which));
      assert.equal((await invited(again)).length, (chunks + 1) * chunk);
      assert.equal(await third.end('SIGTERM'), 0);
      const mails = await mailsIn({ url, folder: data });
      assert.equal(mails.size, (chunks + 1) * chunk);
      assert.ok(
        [...mails.values()].every((count) => count === 1),
        'one mail to each',
      );
    });
  });
}
