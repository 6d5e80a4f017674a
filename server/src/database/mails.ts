import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type { AccountStore, SortKey } from '../../../src/service/index.js';
import { isAfter, momentKey } from './paging.js';
import { removeSome } from './remove-some.js';
import { fromMailRow, toMailRow } from './rows.js';
import type { Schema } from './schema.js';

export function mailTable(tx: Transaction<Schema>, account: Id): AccountStore['mails'] {
  /** This transaction holds the account, so one count is enough. */
  let counted: { time: string; count: number; oldest: string | null } | null = null;
  return {
    stateOncePut: 'queued',
    async since(time) {
      if (counted?.time !== time) {
        const { count, oldest } = await tx
          .selectFrom('mails')
          .select(({ fn }) => [
            fn.countAll<string>().as('count'),
            fn.min<Date | null>('at').as('oldest'),
          ])
          .where('account_id', '=', account)
          .where('at', '>', new Date(time))
          .executeTakeFirstOrThrow();
        counted = { time, count: Number(count), oldest: oldest?.toISOString() ?? null };
      }
      return counted;
    },
    async put(mail) {
      if (counted) counted = { ...counted, count: counted.count + 1 };
      const row = toMailRow(account, mail);
      // An earlier mail about the same invitation has a link that is dead by now.
      if (row.invitation_id) await dropMails(tx, account, row.invitation_id);
      await tx.insertInto('mails').values(row).execute();
    },
    async list(_filter, { descending = false, after, limit } = {}) {
      const direction = descending ? 'desc' : 'asc';
      const rows = await tx
        .selectFrom('mails')
        .selectAll()
        .where('account_id', '=', account)
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            isAfter(eb.ref('at'), eb.ref('id'), momentKey(after as SortKey), descending),
          ),
        )
        .orderBy('at', direction)
        .orderBy('id', direction)
        .$if(limit !== undefined, (query) => query.limit(limit as number))
        .execute();
      return rows.map(fromMailRow);
    },
    async remove(id) {
      await tx.deleteFrom('mails').where('account_id', '=', account).where('id', '=', id).execute();
    },
    removeBefore: (time, limit) => {
      const where = sql`state not in ('queued', 'sending')`;
      return removeSome(tx, { table: 'mails', account, end: sql`at`, before: time, limit, where });
    },
  };
}

/** What has not gone out yet about an invitation does not go out any more; one that is just being sent may. */
export async function dropMails(
  tx: Transaction<Schema>,
  account: Id,
  invitation: Id,
): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'superseded', text: '', html: null, link: null })
    .where('account_id', '=', account)
    .where('invitation_id', '=', invitation)
    .where('state', 'in', ['queued', 'sending'])
    .execute();
}
