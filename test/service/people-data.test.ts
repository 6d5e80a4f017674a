/** Issue 16, numbers 17 and 22: people's data, and what is removed because it is old; in memory. */
import { createMaintenance, createMemoryStore, createService } from '../../src/service/index.js';
import { peopleDataCases } from '../support/people-data-cases.js';
import { retentionCases } from '../support/retention-cases.js';
import type { Place } from '../support/people-data-cases.js';
import { portalOf, start } from '../support/portal.js';
import type { PortalData } from '../../src/service/index.js';

function open(data: PortalData = portalOf()): Place {
  const store = createMemoryStore(data);
  let ticks = 0;
  const now = () => start + (ticks += 1);
  const service = createService({
    ...{ store, now },
    authenticate: (request) => {
      const email = request.headers.get('x-viewer');
      return email === null ? null : { email };
    },
  });
  return {
    store,
    maintenance: createMaintenance({ store, now }),
    request: (viewer, path, init) => {
      const request = new Request(`http://portal.example/api/${path}`, init);
      if (viewer !== null) request.headers.set('x-viewer', viewer);
      return service.fetch(request);
    },
    tokenFor: async (address) => {
      const mails = store.snapshot().accounts.flatMap((account) => account.mails);
      const mail = mails.findLast(({ to, link }) => to.address === address && link !== null);
      return new URL(mail?.link ?? '').hash.slice(1);
    },
    // Here, mails are delivered as soon as they are written.
    settleMails: async () => undefined,
    dump: async () => JSON.stringify(store.snapshot()),
  };
}

describe("A person's data in memory", () => {
  for (const { name, data, run } of peopleDataCases) it(name, () => run(open(data)));
});

describe('What is removed because it is old, in memory', () => {
  for (const { name, data, run } of retentionCases) it(name, () => run(open(data)));
});
