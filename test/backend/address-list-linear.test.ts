import { expect } from 'chai';
import fc from 'fast-check';
import { readAddresses, withPieces } from '../../src/backend/address-list.js';
import { parseAddress } from '../../src/backend/addresses.js';

const megabyte = 1_000_000;
/** Linear time is four times as much for four times the text; the rest is room for a busy machine. */
const mostTimes = 8;
/** Below this, in milliseconds, the clock says nothing. */
const leastTime = 25;

/** What was pasted as a whole, of a length: a head, a part over and over, a tail. */
interface Paste {
  head?: string;
  part: string;
  tail?: string;
}
const fill = ({ head = '', part, tail = '' }: Paste, length: number): string =>
  head + part.repeat(Math.ceil(length / part.length)) + tail;

const worst: Record<string, Paste> = {
  'addresses in brackets on one line': { part: '<a@b.cc>' },
  'names and brackets without separators': { part: 'Name <a@b.cc> ' },
  'a name and an empty bracket': { part: 'Name <>' },
  'opening brackets': { part: '<' },
  'closing brackets': { part: '>' },
  'opening brackets, closed once': { part: '<', tail: '>' },
  'opening brackets before addresses': { part: '<a@b.cc ' },
  'brackets turned round': { part: '><' },
  'at signs': { part: '@' },
  'at signs in an open bracket': { part: '<@' },
  'at signs in an open bracket, in a table': { head: 'a,<', part: '@', tail: '\nb,c' },
  quotes: { part: '"' },
  'an odd number of quotes': { head: '"', part: '""' },
  'quoted cells that are never closed': { part: '"a@b.cc,' },
  'doubled quotes in cells that are never closed': { head: '"', part: '""a,' },
  'quotes and brackets that are never closed': { part: '"<' },
  'quotes in brackets': { part: '<"' },
  commas: { part: ',' },
  tabs: { part: '\t' },
  'tabs before a letter': { part: '\t', tail: 'x' },
  spaces: { part: ' ', tail: 'x' },
  'spaces before every comma': { part: `${' '.repeat(500)},` },
  'a slip of the comma over and over': { head: 'a@b', part: ',c' },
  'slips of the comma': { part: 'a@b,c,' },
  'zero-width characters': { part: `${'\u200b'.repeat(998)}x ` },
  'zero-width characters without an end': { part: '\u200b' },
  'line ends': { part: '\r\n' },
  'one address on each line': { part: 'a@b.cc\n' },
  'a table': { part: 'a@b.cc;Jane;Doe\n' },
  'a table of two rows and very many columns': { head: 'x\n', part: 'a@b.cc,' },
  'a table with one row that is longer': { part: 'a,b@b.cc\n', tail: 'a,b,c' },
  'one word': { part: 'x' },
  'words that are no addresses': { part: 'no ' },
  'different addresses': { part: 'abcdefghij@b.cc,' },
  dots: { head: 'a@', part: '.' },
};

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** What else the machine does makes a run longer, never shorter: the best of some counts. */
function isLinear(run: (text: string) => unknown, paste: Paste): boolean {
  const [quarter, whole] = [fill(paste, megabyte / 4), fill(paste, megabyte)];
  let [short, long] = [Infinity, Infinity];
  for (let tries = 0; tries < 12; tries += 1) {
    short = Math.min(
      short,
      timeOf(() => run(quarter)),
    );
    long = Math.min(
      long,
      timeOf(() => run(whole)),
    );
    if (long < Math.max(short, leastTime) * mostTimes) return true;
  }
  return false;
}

describe('readAddresses in linear time', () => {
  for (const [what, paste] of Object.entries(worst)) {
    it(`takes a megabyte of ${what} in some four times the time of a quarter`, () => {
      expect(isLinear(readAddresses, paste)).to.equal(true);
    }).timeout(120_000);
  }

  for (const what of [
    'zero-width characters',
    'different addresses',
    'words that are no addresses',
  ]) {
    it(`makes a list of a megabyte of ${what} in some four times the time of a quarter`, () => {
      const paste = worst[what] ?? { part: what };
      expect(isLinear((text) => withPieces([], readAddresses(text)), paste)).to.equal(true);
    }).timeout(120_000);
  }

  it('finds each of 6 000 addresses in brackets on one line', () => {
    const text = Array.from({ length: 6000 }, (_, n) => `<a${String(n)}@b.cc>`).join('');
    const typed = readAddresses(text).map((piece) => piece.typed);
    expect(typed).to.deep.equal(Array.from({ length: 6000 }, (_, n) => `a${String(n)}@b.cc`));
  });

  it('keeps each name with its address where nothing separates them', () => {
    expect(readAddresses('Ann <a@x.example>Bo <b@x.example> Cy<c@x.example>')).to.deep.equal([
      { typed: 'a@x.example', beside: 'Ann' },
      { typed: 'b@x.example', beside: 'Bo' },
      { typed: 'c@x.example', beside: 'Cy' },
    ]);
  });

  it('keeps ten brackets, and what stands behind them', () => {
    const brackets = '<'.repeat(10);
    expect(readAddresses(brackets)).to.deep.equal([{ typed: brackets }]);
    expect(readAddresses(`${brackets} a@x.example`)).to.deep.equal([
      { typed: brackets },
      { typed: 'a@x.example' },
    ]);
  });

  it('takes several addresses in one bracket, or in one pair of quotes, for several', () => {
    const both = [{ typed: 'a@x.example' }, { typed: 'b@x.example' }];
    expect(readAddresses('<a@x.example, b@x.example>')).to.deep.equal(both);
    expect(readAddresses('"a@x.example; b@x.example"')).to.deep.equal(both);
    expect(readAddresses('Team <a@x.example b@x.example>')).to.deep.equal([
      { typed: 'a@x.example', beside: 'Team' },
      { typed: 'b@x.example' },
    ]);
  });

  it('keeps an empty column of a table that tabs separate', () => {
    expect(readAddresses('Ann\t\ta@x.example\nBo\tB.\tb@x.example')).to.deep.equal([
      { typed: 'a@x.example', beside: 'Ann' },
      { typed: 'b@x.example', beside: 'Bo B.' },
    ]);
  });

  it('loses and joins nothing, whatever is pasted', () => {
    const address = fc
      .tuple(fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/u), fc.integer({ min: 0, max: 99_999 }))
      .map(([name, n]) => `${name}${String(n)}@x.example`);
    const noise = fc.constantFrom('<', '>', '"', '<>', '""', 'Ann', "O'Hara", '<<<', '\u200b', '@');
    const separator = fc.constantFrom(',', ';', ' ', '\t', '\n', '\r\n', ', ', ' ; ');
    const pasted = fc.array(
      fc.tuple(fc.oneof({ weight: 3, arbitrary: address }, noise), separator),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(pasted, (parts) => {
        const text = parts.flat().join('');
        const address = /[a-z0-9]+@x\.example/gu;
        const back = readAddresses(text).map(({ typed, beside = '' }) => [typed, beside]);
        const inBack = back.flat().flatMap((one) => one.match(address) ?? []);
        expect(inBack.toSorted(), text).to.deep.equal((text.match(address) ?? []).toSorted());
        const joined = back.filter(
          ([typed = '']) => (typed.match(/@x\.example/gu) ?? []).length > 1,
        );
        expect(joined, text).to.deep.equal([]);
      }),
      { numRuns: 1000 },
    );
  }).timeout(120_000);

  it('takes anything at all, in time and without throwing', () => {
    const characters = fc.constantFrom(...Array.from('<>"@,;\t\n .ax\u200b\u2028'));
    const part = fc.string({ unit: characters, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(part, part, part, (head, repeated, tail) => {
        const paste = { head, part: repeated, tail };
        // In quadratic time it would be minutes.
        const time = timeOf(() => readAddresses(fill(paste, 100_000)));
        expect(time, JSON.stringify(paste)).to.be.below(20_000);
      }),
      { numRuns: 40 },
    );
  }).timeout(120_000);
});

describe('parseAddress in linear time', () => {
  it('finds the address between as many invisible characters as it takes', () => {
    const padding = '\u200b\u2060 \ufeff'.repeat(120);
    expect(parseAddress(`${padding}a@x.example${padding}`)).to.deep.include({
      canonical: 'a@x.example',
    });
    expect(parseAddress(`Ann <${padding}a@x.example${padding}>`)).to.deep.include({
      canonical: 'a@x.example',
    });
  });
});
