import { sql } from 'kysely';
import type { RawBuilder, Transaction } from 'kysely';
import type { Schema } from './schema.js';

export interface OldRows {
  table: 'activity' | 'invitations' | 'mails' | 'keys';
  account: string;
  /** Since when a row is of no use any more. */
  end: RawBuilder<unknown>;
  /** Rows whose end is before this are removed. */
  before: string;
  /** At most so many, the oldest first. */
  limit: number;
  /** What else has to hold. */
  where?: RawBuilder<unknown>;
}

/** Removes old rows of an account, found by their place, which takes one look at an index. @returns how many */
export async function removeSome(
  tx: Transaction<Schema>,
  { table, account, end, before, limit, where = sql`true` }: OldRows,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)}
      where account_id = ${account} and ${where} and ${end} < ${before}::timestamptz
      order by ${end} limit ${limit}
    ))`.execute(tx);
  return Number(numAffectedRows);
}
