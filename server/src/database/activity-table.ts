import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type { AccountStore, SortKey } from '../../../src/service/index.js';
import { isAfter, momentKey } from './paging.js';
import { removeSome } from './remove-some.js';
import { fromActivityRow, toActivityRow } from './rows.js';
import type { Schema } from './schema.js';

export function activityTable(tx: Transaction<Schema>, account: Id): AccountStore['activity'] {
  const all = () => tx.selectFrom('activity').where('account_id', '=', account);

  return {
    async list(_filter, { descending = false, after, limit } = {}) {
      const direction = descending ? 'desc' : 'asc';
      const rows = await all()
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            isAfter(eb.ref('at'), eb.ref('id'), momentKey(after as SortKey), descending),
          ),
        )
        .orderBy('at', direction)
        .orderBy('id', direction)
        .$if(limit !== undefined, (query) => query.limit(limit as number))
        .execute();
      return rows.map(fromActivityRow);
    },
    async count() {
      const row = await tx
        .selectFrom('activity_tallies')
        .select('entries')
        .where('account_id', '=', account)
        .executeTakeFirst();
      return row?.entries ?? 0;
    },
    async put(record) {
      const row = toActivityRow(account, record);
      await tx
        .insertInto('activity')
        .values(row)
        .onConflict((conflict) => conflict.columns(['account_id', 'id']).doUpdateSet(row))
        .execute();
    },
    removeBefore: (time, limit) =>
      removeSome(tx, { table: 'activity', account, end: sql`at`, before: time, limit }),
  };
}
