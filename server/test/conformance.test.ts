/** The suite that any backend can be held to, over real HTTP, real sign-in and a real database. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { portals } from '../../src/mocks/portals/index.js';
import { conformance, runConformance } from '../../src/testing/index.js';
import type { Result } from '../../src/testing/index.js';
import { limited, manager, owner, portalOf, stranger } from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

let addresses = 0;
const freshAddress = () => `fresh-${(addresses += 1)}@conformance.example`;
const subjectOf = (server: TestServer) => ({
  backend: server.as(owner),
  freshAddress,
  tokenFor: server.tokenFor,
  invitee: server.invitee,
  clock: { advance: (milliseconds: number) => server.clock.advance(milliseconds) },
});
const failures = (results: Result[]) =>
  results.filter(({ outcome }) => outcome === 'failed').map(({ name, why }) => `${name}: ${why}`);

for (const { name, open } of databases) {
  describe(`the conformance suite on ${name}`, () => {
    const servers: TestServer[] = [];
    after(() => Promise.all(servers.map((server) => server.stop())));
    const start = async (options: Parameters<typeof startTestServer>[0]) => {
      const server = await startTestServer({ ...options, databaseUrl: await open() });
      servers.push(server);
      return server;
    };

    it('finds nothing to say, with every kind of viewer', async () => {
      const data = portalOf();
      const server = await start({ data, strangers: [stranger] });
      const subject = {
        ...subjectOf(server),
        limited: server.as(limited),
        partial: server.as(manager),
        stranger: server.as(stranger),
        signedOut: server.as(null),
      };
      const results = await runConformance(subject);
      assert.deepEqual(failures(results), []);
      assert.equal(results.length, conformance.length);
    });

    for (const { name: portal, data, viewers } of Object.values(portals)) {
      it(`finds nothing to say against the portal ${portal}`, async () => {
        const server = await start({ data: data(Date.now()) });
        const results = await runConformance({
          ...subjectOf(server),
          backend: server.as(viewers.owner),
        });
        assert.deepEqual(failures(results), []);
        assert.ok(results.filter(({ outcome }) => outcome === 'passed').length > 25);
      });
    }
  });
}
