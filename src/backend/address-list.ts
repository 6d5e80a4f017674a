/** Addresses by the hundred, as people paste them: nothing that was written is dropped in silence. */
import { parseAddress, type AddressFault } from './addresses.js';

export interface Piece {
  /** The address, or what stood where one was to be. */
  typed: string;
  /** What stood beside it: a name, further columns. */
  beside?: string;
}

export interface Entry extends Piece {
  id: number;
  /** Null where it is no address. */
  canonical: string | null;
  fault: AddressFault | null;
  /** How often it was entered. */
  times: number;
}

const lines = /[\r\n\u2028\u2029]+/u;
/** What an address column is called by spreadsheets in the languages that we speak. */
const heading = /^\W*(?:e-?mails?|mail|surel|correo|courriel|adresse|alamat|direcci)/iu;

/** Addresses between commas, semicolons, white space and line ends, with names around them, or as a column of a table. */
export function readAddresses(text: string): Piece[] {
  const rows = text.split(lines).filter((line) => line.trim() !== '');
  return fromTable(rows) ?? rows.flatMap((line) => mended(entriesOf(line)).flatMap(fromEntry));
}

/** The list with more pieces; what is in it already is counted there. */
export function withPieces(
  entries: readonly Entry[],
  pieces: readonly Piece[],
): { entries: Entry[]; doubles: number } {
  const next = entries.map((entry) => ({ ...entry }));
  const known = new Map(next.map((entry) => [keyOf(entry), entry]));
  let id = next.reduce((highest, entry) => Math.max(highest, entry.id), 0);
  let doubles = 0;
  for (const piece of pieces) {
    const parsed = parseAddress(piece.typed);
    const fault = 'fault' in parsed ? parsed.fault : null;
    const canonical = 'fault' in parsed ? null : parsed.canonical;
    const same = known.get(keyOf({ ...piece, canonical }));
    if (same) {
      same.times += 1;
      doubles += 1;
      continue;
    }
    const entry = { ...piece, id: (id += 1), canonical, fault, times: 1 };
    known.set(keyOf(entry), entry);
    next.push(entry);
  }
  return { entries: next, doubles };
}

function keyOf({ canonical, typed }: Pick<Entry, 'canonical' | 'typed'>): string {
  return canonical ?? ` ${typed}`;
}

// ---- one line -----------------------------------------------------------------------------------------------------------

/** What stands between commas, semicolons and tabs; those within closed quotes and brackets are part of a name. */
function entriesOf(line: string): { text: string; glued: boolean }[] {
  const found: { text: string; glued: boolean }[] = [];
  let from = 0;
  let glued = false;
  const cut = (to: number) => {
    const text = line.slice(from, to).trim();
    if (text !== '') found.push({ text, glued });
    from = to + 1;
    glued = line[to] === ',' && /\S/u.test(line[to + 1] ?? '');
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    const close = char === '"' ? '"' : char === '<' ? '>' : null;
    const end = close === null ? -1 : line.indexOf(close, at + 1);
    if (end > at) at = end;
    else if (/[,;\t]/u.test(char)) cut(at);
  }
  cut(line.length);
  return found;
}

/** `sam@fernwood,example` is one address with a slip, not two. */
function mended(entries: readonly { text: string; glued: boolean }[]): string[] {
  const whole: string[] = [];
  for (const { text, glued } of entries) {
    const before = whole.at(-1);
    if (glued && before !== undefined && /^\S+@[^\s.@]+$/u.test(before) && /^[\w.-]+$/u.test(text))
      whole[whole.length - 1] = `${before},${text}`;
    else whole.push(text);
  }
  return whole;
}

/** `Jane <jane@x>`, several of them, or words with white space between. */
function fromEntry(text: string): Piece[] {
  const bracketed = /^([^<>]*)<([^<>]*)>/u.exec(text);
  if (bracketed) {
    const [all, before = '', inside = ''] = bracketed;
    const rest = text.slice(all.length).trim();
    return [...fromBracket(before.trim(), inside.trim()), ...(rest === '' ? [] : fromEntry(rest))];
  }
  return fromWords(text.split(/\s+/u));
}

function fromBracket(before: string, inside: string): Piece[] {
  const words = before === '' || isQuoted(before) ? [] : before.split(/\s+/u);
  const last = words.findLastIndex((word) => word.includes('@'));
  const name = last < 0 ? before : words.slice(last + 1).join(' ');
  const typed = inside === '' ? '<>' : inside;
  return [
    ...fromWords(words.slice(0, last + 1)),
    name === '' ? { typed } : { typed, beside: unquoted(name) },
  ];
}

/** Each word with an `@` is meant as an address; what stands between such words is one thing that is none. */
function fromWords(words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let others: string[] = [];
  const take = () => {
    if (others.length > 0) pieces.push({ typed: unquoted(others.join(' ')) });
    others = [];
  };
  for (const word of words) {
    if (!word.includes('@')) others.push(word);
    else {
      take();
      pieces.push({ typed: unquoted(word) });
    }
  }
  take();
  return pieces;
}

function isQuoted(text: string): boolean {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"');
}

function unquoted(text: string): string {
  const inner = isQuoted(text) ? text.slice(1, -1).trim() : text;
  return inner === '' ? text : inner;
}

// ---- a table ------------------------------------------------------------------------------------------------------------

/** Rows of equally many columns, of which exactly one holds addresses; null where the text is no table. */
function fromTable(rows: readonly string[]): Piece[] | null {
  for (const separator of ['\t', ';', ',']) {
    const table = rows.map((row) => cellsOf(row, separator));
    const width = table[0]?.length ?? 0;
    if (rows.length < 2 || width < 2 || table.some(({ length }) => length !== width)) continue;
    const columns = addressColumns(table, width);
    const [column] = columns;
    if (columns.length === 1 && column !== undefined) return fromColumn(table, column);
  }
  return null;
}

/** `<…>` around an address is no table, and is read as a name with its address. */
function addressColumns(table: readonly string[][], width: number): number[] {
  const isBracketed = table.some((row) => row.some((cell) => /<[^<>]*@[^<>]*>/u.test(cell)));
  if (isBracketed) return [];
  return Array.from({ length: width }, (_, column) => column).filter((column) =>
    table.some((row) => row[column]?.includes('@')),
  );
}

function fromColumn(table: readonly string[][], column: number): Piece[] {
  const [first = []] = table;
  const hasHeading = heading.test(first[column] ?? '') && !first[column]?.includes('@');
  return (hasHeading ? table.slice(1) : table).flatMap((row) => {
    const beside = row.filter((cell, at) => at !== column && cell !== '').join(' ');
    const typed = row[column] ?? '';
    if (typed === '') return beside === '' ? [] : [{ typed: beside }];
    return [beside === '' ? { typed } : { typed, beside }];
  });
}

/** Cells as a spreadsheet writes them: quoted where they hold the separator, quotes doubled. */
function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  const shape = new RegExp(
    `\\s*(?:"((?:[^"]|"")*)"\\s*(?=${separator}|$)|([^${separator}]*))(${separator}|$)`,
    'guy',
  );
  for (let at = 0; at <= row.length; at = shape.lastIndex) {
    shape.lastIndex = at;
    const cell = shape.exec(row);
    if (!cell) break;
    const [, quoted, plain = '', end] = cell;
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === '') break;
  }
  return cells;
}
