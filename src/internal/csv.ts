/** Tables as spreadsheets read and save them; fetched with its library when somebody saves or chooses one. */
import papaparse from 'papaparse';

/** A spreadsheet would take the first of these for a formula, and run it; some read the wide ones alike. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/u;

export function toCsv(rows: readonly (readonly string[])[]): string {
  // With a byte order mark, spreadsheets read the letters as they are.
  return `\ufeff${papaparse.unparse(rows as string[][], { escapeFormulae: formula })}`;
}

/** Hands the file to the browser. @returns its name */
export function saveCsv(rows: readonly (readonly string[])[], stem: string): string {
  const file = `${stem.replace(/[^\p{L}\p{N}.-]+/gu, '-').replace(/^-+|-+$/gu, '')}.csv`;
  const address = URL.createObjectURL(new Blob([toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // Freed once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return file;
}

/** Line breaks within quoted cells become spaces, so that each row is one line. */
export function withoutBreaks(text: string): string {
  const { data, errors, meta } = papaparse.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  // A quote that nobody closes is part of a name: this is no table.
  if (errors.some(({ type }) => type === 'Quotes')) return text;
  const rows = data.map((row) => row.map((cell) => cell.replace(/\s*[\r\n]+\s*/gu, ' ')));
  return papaparse.unparse(rows, { delimiter: meta.delimiter });
}
