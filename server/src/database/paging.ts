/** What all tables of an account ask alike. */
import { sql } from 'kysely';
import type { Expression, RawBuilder, SqlBool } from 'kysely';
import { fold } from '../../../src/service/index.js';
import type { SortKey } from '../../../src/service/index.js';

/** Only rows after a key: the row comparison that an index on (…, column, id) answers. */
export function isAfter(
  column: Expression<unknown>,
  id: Expression<unknown>,
  after: { value: RawBuilder<unknown>; id: string },
  descending: boolean,
): Expression<SqlBool> {
  return descending
    ? sql<SqlBool>`(${column}, ${id}) < (${after.value}, ${after.id})`
    : sql<SqlBool>`(${column}, ${id}) > (${after.value}, ${after.id})`;
}

/** A shown text as the folded column compares it. */
export function foldedKey({ value, id }: SortKey): { value: RawBuilder<unknown>; id: string } {
  return { value: sql`${fold(value)}`, id };
}

/** Written as the database reads it: it knows no 30 February, which JavaScript takes for 2 March. */
export function moment(time: string): string {
  return new Date(time).toISOString();
}

/** A moment as the order of time compares it; an empty one comes before all. */
export function momentKey({ value, id }: SortKey): { value: RawBuilder<unknown>; id: string } {
  return { value: sql`${value === '' ? '-infinity' : moment(value)}::timestamptz`, id };
}

/** The text anywhere in the column, as it was typed: `%` and `_` are no wildcards to who searches. */
export function contains(column: Expression<unknown>, text: string): Expression<SqlBool> {
  const sought = fold(text)
    .trim()
    .replaceAll(/[\\%_]/gu, '\\$&');
  return sql<SqlBool>`${column} like ${`%${sought}%`}`;
}

/** A condition that lets everything pass. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

export async function counted(query: {
  select(column: unknown): { executeTakeFirstOrThrow(): Promise<unknown> };
}): Promise<number> {
  const row = await query.select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow();
  return (row as { n: number }).n;
}
