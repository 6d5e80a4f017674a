import type { Database } from '../../src/database/connect.js';

/** All rows of all tables, as text: for what must be nowhere. */
export async function dumpOf({ pool }: Database): Promise<string> {
  const { rows: tables } = await pool.query({
    text: `select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE' order by 1`,
  });
  const parts: string[] = [];
  for (const { name } of tables as { name: string }[]) {
    const { rows } = await pool.query({ text: `select * from "${name}" order by 1, 2` });
    parts.push(`${name}: ${JSON.stringify(rows)}`);
  }
  return parts.join('\n');
}
