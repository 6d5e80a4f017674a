/** The suite that any backend can be held to, over real HTTP, real sign-in and a real database. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Backend } from '../../src/backend/index.js';
import { portals } from '../../src/mocks/portals/index.js';
import { conformance, runConformance } from '../../src/testing/index.js';
import type { PortalData } from '../../src/service/index.js';
import type { Result } from '../../src/testing/index.js';
import { limited, manager, owner, portalOf, stranger } from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { startProcess } from './support/process.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

let addresses = 0;
const freshAddress = () => `fresh-${(addresses += 1)}@conformance.example`;
const subjectOf = (server: TestServer, backend: Backend) => ({
  backend,
  freshAddress,
  tokenFor: server.tokenFor,
  invitee: server.invitee,
  clock: { advance: server.advance },
});
const failures = (results: Result[]) =>
  results.filter(({ outcome }) => outcome === 'failed').map(({ name, why }) => `${name}: ${why}`);

/** The accounts of the tests and of all portals in one database: starting one costs more than a suite. */
function everything(): PortalData {
  const all = [portalOf(), ...Object.values(portals).map(({ data }) => data(Date.now()))];
  return {
    accounts: all.flatMap(({ accounts }) => accounts),
    people: all.flatMap(({ people }) => people),
  };
}

/** How many checks there are for what each portal has, with one viewer; test/testing lists the others. */
const least = {
  'hosting-account': 95,
  'server-panel': 49,
  'client-area': 103,
  'messaging-portal': 111,
};

function withEveryViewer(server: TestServer) {
  return runConformance({
    ...subjectOf(server, server.as(owner)),
    limited: server.as(limited),
    partial: server.as(manager),
    stranger: server.as(stranger),
    signedOut: server.as(null),
  });
}

for (const { name, open } of databases) {
  describe(`the conformance suite on ${name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({
        data: everything(),
        strangers: [stranger],
        databaseUrl: await open(),
      });
    });
    after(() => server.stop());
    // Tokens that nobody has are counted per network address: here that is one for all suites.
    beforeEach(() => server.database.pool.query({ text: 'delete from rate_limits' }));

    it('finds nothing to say, with every kind of viewer', async () => {
      const results = await withEveryViewer(server);
      assert.deepEqual(failures(results), []);
      assert.equal(results.length, conformance.length);
    });

    // What differs between portals is their data; PGlite is the same database, and slower.
    const tried = name === databases.at(-1)?.name ? Object.values(portals) : [];
    for (const { name: portal, account, viewers } of tried) {
      it(`finds nothing to say against the portal ${portal}`, async () => {
        const backend = server.as(viewers.owner, account);
        const results = await runConformance(subjectOf(server, backend));
        assert.deepEqual(failures(results), []);
        const passed = results.filter(({ outcome }) => outcome === 'passed');
        assert.ok(passed.length >= least[portal], `${passed.length} checks passed`);
      });
    }
  });
}

const [, postgres] = databases;
const two = { skip: !postgres };
describe('the conformance suite on two processes over one database', two, () => {
  it('finds nothing to say where every second request goes to the other one', async () => {
    const databaseUrl = (await postgres?.open()) ?? '';
    const beside = await startProcess({ DATABASE_URL: databaseUrl, TEST_CLOCK: '1' });
    const server = await startTestServer({
      data: portalOf(),
      strangers: [stranger],
      databaseUrl,
      beside: beside.url,
    });
    try {
      assert.deepEqual(failures(await withEveryViewer(server)), []);
    } finally {
      await server.stop();
      assert.equal(await beside.end('SIGTERM'), 0);
    }
  });
});
