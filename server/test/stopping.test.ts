/** The server is told to end while somebody is at it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect as dial } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, describe, it } from 'node:test';
import type { InviteOutcome } from '../../src/backend/index.js';
import { portals } from '../../src/mocks/portals/index.js';
import { connect } from '../src/database/connect.js';
import { demoPassword } from '../src/seed.js';
import { databases } from './support/databases.js';
import { preparedFolder } from './support/prepared-folder.js';
import { startProcess } from './support/process.js';
import { signInAt, startTestServer } from './support/test-server.js';

const { account, viewers } = portals['hosting-account'];
const addresses = Array.from({ length: 50 }, (_, at) => `person-${at}@stopping.example`);

async function isRefused(url: string): Promise<boolean> {
  const socket = dial(Number(new URL(url).port), 'localhost');
  try {
    await once(socket, 'connect');
    return false;
  } catch {
    return true;
  } finally {
    socket.destroy();
  }
}

for (const { name, open } of databases) {
  describe(`the end of a server on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'stopping-'));
    after(() => rmSync(folder, { recursive: true }));

    it('waits for a request that has begun, answers it whole, and takes no other', async () => {
      const url = await open();
      const data = url ? folder : await preparedFolder(join(folder, 'data'));
      const env = { SEED: 'demo', DATA_FOLDER: data, ...(url && { DATABASE_URL: url }) };
      const server = await startProcess(env);
      const cookie = await signInAt(server.url, viewers.owner, demoPassword);
      const access = { role: null, profile: null, permissions: ['invoices'], subscriptions: [] };
      const drafts = addresses.map((email) => ({ email, ...access, scope: { all: true } }));
      const body = JSON.stringify({ drafts });

      const sending = request(`${server.url}/api/accounts/${account}/invitations`, {
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': 'one-that-is-on-its-way',
          // The server says that it has begun.
          expect: '100-continue',
        },
      });
      sending.flushHeaders();
      await once(sending, 'continue');
      sending.write(body.slice(0, 1000));
      const ended = server.end('SIGTERM');
      while (!(await isRefused(server.url))) await new Promise(setImmediate);
      sending.end(body.slice(1000));
      const [answer] = (await once(sending, 'response')) as [IncomingMessage];
      const outcomes = JSON.parse(await text(answer)) as InviteOutcome[];

      assert.equal(answer.headers.connection, 'close');
      assert.equal(outcomes.filter((outcome) => 'invitation' in outcome).length, addresses.length);
      assert.equal(await ended, 0);
      const database = await connect({ url, folder: data });
      const mails = await database.kysely
        .selectFrom('mails')
        .select(['to_address', 'state'])
        .where('to_address', 'like', '%@stopping.example')
        .execute();
      await database.close();
      assert.deepEqual(mails.map((mail) => mail.to_address).sort(), [...addresses].sort());
      assert.deepEqual([...new Set(mails.map(({ state }) => state))], ['queued']);
    });
  });
}

describe('the end of a server', () => {
  it('is told to load balancers at once, also over a database in memory', async () => {
    const server = await startTestServer({ env: { DATA_FOLDER: 'memory' } });
    assert.equal((await server.app.request('/readyz')).status, 200);
    const stopped = server.stop();
    assert.equal((await server.app.request('/readyz')).status, 503);
    assert.equal((await server.app.request('/healthz')).status, 200);
    await stopped;
  });

  it('does not wait for a connection over which nobody has asked for anything', async () => {
    const server = await startTestServer();
    const socket = dial(Number(new URL(server.url).port), 'localhost');
    await once(socket, 'connect');
    assert.equal((await server.request('/healthz')).status, 200);
    const before = performance.now();
    await server.stop();
    assert.ok(performance.now() - before < 9_000, 'before it would be cut');
    socket.destroy();
  });
});
