import { keyOf } from '../order.js';
import type { OrderRule, SortKey } from '../order.js';
import type { Table } from '../store.js';

/** Records that are read at once: few enough to hold an account for a moment only. */
export const readAtOnce = 500;

export interface Ordered<Kept extends { id: string }, Order extends string> {
  table: Pick<Table<Kept, object, Order>, 'list'>;
  order: Order;
  rule: OrderRule<Kept>;
}

/** The next records after a key, and the key after which there are more; null at the end. */
export async function nextOf<Kept extends { id: string }, Order extends string>(
  { table, order, rule }: Ordered<Kept, Order>,
  after: SortKey | undefined,
): Promise<{ records: Kept[]; last: SortKey | null }> {
  const records = await table.list({}, { order, limit: readAtOnce, ...(after && { after }) });
  const end = records.length === readAtOnce ? records.at(-1) : undefined;
  return { records, last: end ? keyOf(rule, end) : null };
}

/** All records of a table, however many, without holding them all. */
export async function* every<Kept extends { id: string }, Order extends string>(
  ordered: Ordered<Kept, Order>,
): AsyncGenerator<Kept> {
  let after: SortKey | undefined;
  do {
    const { records, last } = await nextOf(ordered, after);
    yield* records;
    after = last ?? undefined;
  } while (after);
}
