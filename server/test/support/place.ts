import { createMaintenance } from '../../../src/service/index.js';
import type { Place } from '../../../test/support/people-data-cases.js';
import { createSqlStore } from '../../src/database/sql-store.js';
import { dumpOf } from './dump.js';
import type { InProcess } from './in-process.js';

/** A database, as the cases that hold over every store meet it. */
export function placeOf(service: InProcess): Place {
  const { kysely, pool } = service.database;
  const store = createSqlStore({ db: kysely });
  const now = () => (service.clock.now += 1);
  return {
    store,
    maintenance: createMaintenance({ store, now }),
    request: (viewer, path, init) => {
      now();
      return service.request(viewer, path, init);
    },
    tokenFor: (address) => service.tokenFor(address),
    settleMails: async () => {
      await pool.query({ text: `update mails set state = 'sent'` });
    },
    dump: () => dumpOf(service.database),
  };
}
