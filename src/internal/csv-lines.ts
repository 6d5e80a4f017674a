/** Tables as spreadsheets save them; fetched with what reads them when somebody chooses one. */
import papaparse from 'papaparse';

/** Line breaks within quoted cells become spaces, so that each row is one line. */
export function withoutBreaks(text: string): string {
  const { data, errors, meta } = papaparse.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  // A quote that nobody closes is part of a name: this is no table.
  if (errors.some(({ type }) => type === 'Quotes')) return text;
  const rows = data.map((row) => row.map((cell) => cell.replace(/\s*[\r\n]+\s*/gu, ' ')));
  return papaparse.unparse(rows, { delimiter: meta.delimiter });
}
