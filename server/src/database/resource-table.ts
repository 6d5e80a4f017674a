import { sql } from 'kysely';
import type { SqlBool, Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type { AccountStore, ResourceFilter, SortKey } from '../../../src/service/index.js';
import { contains, foldedKey, isAfter } from './paging.js';
import { fromResourceRow } from './rows.js';
import type { Schema } from './schema.js';

export function resourceTable(tx: Transaction<Schema>, account: Id): AccountStore['resources'] {
  const matching = ({ text, ids }: ResourceFilter) =>
    tx
      .selectFrom('resources')
      .where('account_id', '=', account)
      .$if(ids !== undefined, (query) =>
        query.where((eb) => sql<SqlBool>`${eb.ref('id')} = any(${ids ?? []}::text[])`),
      )
      .$if(Boolean(text?.trim()), (query) =>
        query.where((eb) => contains(eb.ref('search'), text ?? '')),
      );

  return {
    async list(filter, { descending = false, after, limit } = {}) {
      const direction = descending ? 'desc' : 'asc';
      const rows = await matching(filter)
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            isAfter(eb.ref('sort_label'), eb.ref('id'), foldedKey(after as SortKey), descending),
          ),
        )
        .orderBy('sort_label', direction)
        .orderBy('id', direction)
        .$if(limit !== undefined, (query) => query.limit(limit as number))
        .execute();
      return rows.map(fromResourceRow);
    },
    async count(filter) {
      const row = await matching(filter)
        .select(sql<number>`count(*)::int`.as('n'))
        .executeTakeFirstOrThrow();
      return row.n;
    },
  };
}
