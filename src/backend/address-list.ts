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

/** What stands between addresses, in the scripts that people write; a bar only with white space beside it. */
const separator = /[,;\t，；、،؛]/u;
/** What begins an entry of a list: a bullet, a dash, a number. */
const listMark = /^(?:[•·◦‣▪*–—-]|\d{1,4}[.)])$/u;
/** "and" in the languages that we speak, and signs for it. */
const conjunction = /^(?:and|or|y|e|o|u|et|ou|dan|atau|&|\+|\|)$/iu;
const atSign = /[@＠]/u;

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
//
// Whatever is pasted is read in linear time: nothing here looks for the same end twice, and nothing calls itself.

/** What stands between commas, semicolons and tabs; those within closed quotes and brackets are part of a name. */
function entriesOf(line: string): { text: string; glued: boolean }[] {
  const found: { text: string; glued: boolean }[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  let glued = false;
  const cut = (to: number) => {
    const text = line.slice(from, to).trim();
    if (text !== '') found.push({ text, glued });
    from = to + 1;
    glued = line[to] === ',' && /\S/u.test(line[to + 1] ?? '');
  };
  /** Where the quote or bracket that opens here is closed; -1 where it is not. */
  const endOf = (close: string, at: number) => {
    if (unclosed.has(close)) return -1;
    const end = line.indexOf(close, at + 1);
    if (end < 0) unclosed.add(close);
    return end;
  };
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at] ?? '';
    const close = char === '"' ? '"' : char === '<' ? '>' : null;
    const end = close === null ? -1 : endOf(close, at);
    if (end > at) at = end;
    else if (separator.test(char)) cut(at);
  }
  cut(line.length);
  return found;
}

/** `sam@fernwood,example` is one address with a slip, not two. */
function mended(entries: readonly { text: string; glued: boolean }[]): string[] {
  const whole: string[] = [];
  /** Whether the last one is an address whose domain has no dot yet. */
  let isHalf = false;
  for (const { text, glued } of entries) {
    if (glued && isHalf && /^[\w.-]+$/u.test(text)) {
      whole.push(`${whole.pop() ?? ''},${text}`);
      isHalf = !text.includes('.');
    } else {
      whole.push(text);
      isHalf = /^\S+@[^\s.@]+$/u.test(text);
    }
  }
  return whole;
}

/** `Jane <jane@x>`, several of them, or words with white space between. */
function fromEntry(text: string): Piece[] {
  const pieces: Piece[] = [];
  const bracketed = /([^<>]*)<([^<>]*)>/uy;
  let read = 0;
  for (let found = bracketed.exec(text); found; found = bracketed.exec(text)) {
    const [, before = '', inside = ''] = found;
    for (const piece of fromBracket(before.trim(), inside.trim())) pieces.push(piece);
    read = bracketed.lastIndex;
  }
  const rest = text.slice(read).trim();
  const others = isQuoted(rest) ? fromInside(unquoted(rest)) : fromWords(rest.split(/\s+/u));
  if (rest !== '') for (const piece of others) pieces.push(piece);
  return pieces;
}

function fromBracket(before: string, inside: string): Piece[] {
  const words = before === '' || isQuoted(before) ? [] : before.split(/\s+/u);
  const last = words.findLastIndex((word) => atSign.test(word));
  const name = last < 0 ? before : words.slice(last + 1).join(' ');
  const [first = { typed: '<>' }, ...others] = fromInside(inside);
  return [
    ...fromWords(words.slice(0, last + 1)),
    name === '' ? first : { ...first, beside: unquoted(name) },
    ...others,
  ];
}

/** What stands in brackets, quotes or a cell is one thing, unless it is several addresses. */
function fromInside(text: string): Piece[] {
  const words = addressesIn(text);
  if (words.length > 1) return fromWords(words);
  return text === '' ? [] : [{ typed: text }];
}

/** The words between separators, where more than one of them is meant as an address; else the text itself. */
function addressesIn(text: string): string[] {
  const words = text.split(/[\s,;，；、،؛]+/u).filter((word) => word !== '');
  return words.filter((word) => atSign.test(word)).length > 1 ? words : [text];
}

/**
 * Each word with an `@` is meant as an address, together with the words before it, which may be a name or a part of it.
 * List marks and an "and" between addresses say nothing.
 */
function fromWords(words: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let others: string[] = [];
  for (const word of words) {
    if (listMark.test(word) && others.length === 0) continue;
    if (!atSign.test(word)) {
      others.push(word);
      continue;
    }
    if (others.every((other) => conjunction.test(other))) others = [];
    const [first = word, ...more] = addressesIn(word);
    const isNamed = others.some((other) => /[\p{L}\p{N}]/u.test(other));
    if (others.length > 0 && !isNamed) pieces.push({ typed: others.join(' ') });
    pieces.push({ typed: isNamed ? [...others, first].join(' ') : unquoted(first) });
    for (const one of more) pieces.push({ typed: unquoted(one) });
    others = [];
  }
  const rest = unquoted(others.join(' '));
  if (rest !== '') pieces.push({ typed: rest });
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
    const table = tableOf(rows, separator);
    const [column, ...others] = table ? addressColumns(table) : [];
    if (table && column !== undefined && others.length === 0) return fromColumn(table, column);
  }
  return null;
}

/** The cells of rows that all have the same number of them, two at least; null where they do not. */
function tableOf(rows: readonly string[], separator: string): string[][] | null {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0) return null;
  const table = [cellsOf(first, separator)];
  const width = table[0]?.length ?? 0;
  if (width < 2) return null;
  for (const row of others) {
    const cells = cellsOf(row, separator);
    if (cells.length !== width) return null;
    table.push(cells);
  }
  return table;
}

/** `<…>` around an address is no table, and is read as a name with its address. */
function addressColumns(table: readonly string[][]): number[] {
  const columns = new Set<number>();
  for (const row of table) {
    for (const [column, cell] of row.entries()) {
      if (!cell.includes('@')) continue;
      if (hasBracketedAddress(cell)) return [];
      columns.add(column);
    }
  }
  return [...columns];
}

function hasBracketedAddress(cell: string): boolean {
  const closed = cell.split('>').slice(0, -1);
  return closed.some((part) => part.includes('@', part.lastIndexOf('<')) && part.includes('<'));
}

function fromColumn(table: readonly string[][], column: number): Piece[] {
  const [first = []] = table;
  const hasHeading = heading.test(first[column] ?? '') && !first[column]?.includes('@');
  return (hasHeading ? table.slice(1) : table).flatMap((row) => {
    const beside = row.filter((cell, at) => at !== column && cell !== '').join(' ');
    const typed = row[column] ?? '';
    if (typed === '') return beside === '' ? [] : [{ typed: beside }];
    const [first = { typed }, ...others] = fromInside(typed);
    return [beside === '' ? first : { ...first, beside }, ...others];
  });
}

/** Cells as a spreadsheet writes them: quoted where they hold the separator, quotes doubled. */
function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  for (let from = 0; from <= row.length;) {
    const quoted = quotedCell(row, from, separator);
    const next = row.indexOf(separator, from);
    const end = quoted?.end ?? (next < 0 ? row.length : next);
    cells.push((quoted?.text ?? row.slice(from, end)).trim());
    from = end + 1;
  }
  return cells;
}

/** The cell that begins here, where it stands in quotes, and where it ends; null where it does not. */
function quotedCell(
  row: string,
  from: number,
  separator: string,
): { text: string; end: number } | null {
  const open = afterSpace(row, from, separator);
  if (row[open] !== '"') return null;
  let close = row.indexOf('"', open + 1);
  while (close >= 0 && row[close + 1] === '"') close = row.indexOf('"', close + 2);
  if (close < 0) return null;
  const end = afterSpace(row, close + 1, separator);
  if (end < row.length && row[end] !== separator) return null;
  return { text: row.slice(open + 1, close).replaceAll('""', '"'), end };
}

function afterSpace(row: string, from: number, separator: string): number {
  let at = from;
  while (at < row.length && row[at] !== separator && /\s/u.test(row[at] ?? '')) at += 1;
  return at;
}
