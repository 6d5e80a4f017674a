import { expect } from 'chai';
import { readAddresses, withPieces } from '../../src/backend/address-list.js';

const typed = (text: string) => readAddresses(text).map((piece) => piece.typed);

describe('readAddresses', () => {
  const three = ['a@x.example', 'b@x.example', 'c@x.example'];
  for (const [what, text] of [
    ['commas', 'a@x.example,b@x.example, c@x.example,'],
    ['semicolons', 'a@x.example;b@x.example; c@x.example;'],
    ['spaces', '  a@x.example b@x.example   c@x.example '],
    ['lines', 'a@x.example\r\nb@x.example\n\nc@x.example\n'],
    ['tabs', 'a@x.example\tb@x.example\tc@x.example'],
    ['a mixture', 'a@x.example, b@x.example;\n c@x.example'],
    ['brackets', '<a@x.example>, <b@x.example> <c@x.example>'],
    ['names', 'Ann <a@x.example>, Bo Lee <b@x.example>\n"Doe, Jane" <c@x.example>'],
    ['names without commas between', 'Ann <a@x.example> Bo Lee <b@x.example> Cy <c@x.example>'],
    ['quotes', '"a@x.example", "b@x.example"; "c@x.example"'],
    ['full-width separators', 'a@x.example，b@x.example；c@x.example'],
    ['enumeration commas', 'a@x.example、b@x.example、 c@x.example'],
    ['Arabic separators', 'a@x.example، b@x.example؛ c@x.example'],
    ['bars', 'a@x.example | b@x.example | c@x.example'],
    ['no-break spaces', 'a@x.example\u00a0b@x.example\u00a0 c@x.example'],
    ['bullets', '• a@x.example\n• b@x.example\n– c@x.example'],
    ['numbers', '1. a@x.example\n2) b@x.example\n10. c@x.example'],
    ['dashes', '- a@x.example\n- b@x.example\n- c@x.example'],
    ['an "and"', 'a@x.example, b@x.example and c@x.example'],
    ['a Spanish "and"', 'a@x.example, b@x.example y c@x.example'],
    ['a French "and"', 'a@x.example b@x.example et c@x.example'],
    ['an Indonesian "and"', 'a@x.example, b@x.example, dan c@x.example'],
  ] as const)
    it(`takes ${what}`, () => {
      expect(typed(text)).to.deep.equal(three);
    });

  it('keeps the name beside its address', () => {
    expect(readAddresses('"Doe, Jane" <jane@x.example>')).to.deep.equal([
      { typed: 'jane@x.example', beside: 'Doe, Jane' },
    ]);
  });

  it('takes the column of addresses of a table, with its heading and quoted cells', () => {
    const csv =
      'Name,Email Address,Team\r\n"Doe, Jane",jane@x.example,Sales\r\nBo,not-yet,\r\n,cy@x.example,"R ""&"" D"\r\n';
    expect(readAddresses(csv)).to.deep.equal([
      { typed: 'jane@x.example', beside: 'Doe, Jane Sales' },
      { typed: 'not-yet', beside: 'Bo' },
      { typed: 'cy@x.example', beside: 'R "&" D' },
    ]);
  });

  it('takes what is copied from a spreadsheet', () => {
    expect(readAddresses('Ann Lee\ta@x.example\nBo\tb@x.example')).to.deep.equal([
      { typed: 'a@x.example', beside: 'Ann Lee' },
      { typed: 'b@x.example', beside: 'Bo' },
    ]);
  });

  it('keeps a row without an address as something wrong', () => {
    expect(typed('name;email\nAnn;a@x.example\nBo;')).to.deep.equal(['a@x.example', 'Bo']);
  });

  it('keeps what is no address', () => {
    expect(typed('hello a@x.example and more, b@@x')).to.deep.equal([
      'hello a@x.example',
      'and more',
      'b@@x',
    ]);
  });

  it('takes a comma in place of the dot for what it is: one address with a slip', () => {
    expect(typed('sam@fernwood,example\na@x.example,b@x.example')).to.deep.equal([
      'sam@fernwood,example',
      'a@x.example',
      'b@x.example',
    ]);
  });

  it('takes words before an address as a part of it, not as something that may be left out', () => {
    expect(typed('first last@x.example')).to.deep.equal(['first last@x.example']);
    expect(typed('Jane Doe jane@x.example; b@x.example')).to.deep.equal([
      'Jane Doe jane@x.example',
      'b@x.example',
    ]);
  });

  it('knows a full-width at sign as one', () => {
    expect(typed('jane＠x.example bo@x.example')).to.deep.equal([
      'jane＠x.example',
      'bo@x.example',
    ]);
  });

  it('is not led astray by a quote or bracket that is never closed', () => {
    expect(typed('"Doe, a@x.example, b@x.example')).to.deep.equal([
      '"Doe',
      'a@x.example',
      'b@x.example',
    ]);
    expect(typed('Jane <a@x.example, b@x.example')).to.deep.equal([
      'Jane <a@x.example',
      'b@x.example',
    ]);
  });

  it('keeps what stands between brackets together, and takes what stands before a name', () => {
    expect(readAddresses('a@x.example, Bo <b,c@x.example>; d@x.example')).to.deep.equal([
      { typed: 'a@x.example' },
      { typed: 'b,c@x.example', beside: 'Bo' },
      { typed: 'd@x.example' },
    ]);
  });

  it('keeps a name whose brackets are empty', () => {
    expect(readAddresses('Ann <>, b@x.example')).to.deep.equal([
      { typed: '<>', beside: 'Ann' },
      { typed: 'b@x.example' },
    ]);
  });

  it('takes one line for a list, not for a table', () => {
    expect(readAddresses('Ann, a@x.example')).to.deep.equal([
      { typed: 'Ann' },
      { typed: 'a@x.example' },
    ]);
  });

  it('finds nothing in nothing', () => {
    for (const text of ['', ' ', ',;\n\t', '\r\n']) expect(typed(text)).to.deep.equal([]);
  });

  it('reads ten thousand without delay', () => {
    const text = Array.from({ length: 10_000 }, (_, n) => `person${String(n)}@x.example`).join(
      '; ',
    );
    const start = performance.now();
    expect(typed(text)).to.have.lengthOf(10_000);
    expect(performance.now() - start).to.be.below(5000);
    expect(typed('"'.repeat(20_000)).length).to.be.above(0);
    expect(typed('<'.repeat(20_000)).length).to.be.above(0);
    expect(performance.now() - start).to.be.below(10_000);
  });

  it('gives back every word, whatever stands between them', () => {
    const words = [
      'ann@x.example',
      'Bo',
      'b@y',
      '"Cy',
      'D.',
      "O'Hara",
      '<e@x.example>',
      'x@y.example,z',
      'é@é.example',
    ];
    const between = [',', ';', ' ', '\t', '\n', ', ', ' ;\r\n', ' , ', ',,'];
    for (let seed = 1; seed <= 3000; seed += 1) {
      const random = randomFrom(seed);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
      const given = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(words));
      const text = given.map((word) => word + pick(between)).join('');
      const back = readAddresses(text)
        .map((piece) => `${piece.typed} ${piece.beside ?? ''}`)
        .join(' ');
      expect(wordsIn(back), `seed ${String(seed)}: ${JSON.stringify(text)}`).to.deep.equal(
        wordsIn(given.join(' ')),
      );
    }
  });
});

/** Each word as often as it is there, whatever stands around it. */
function wordsIn(text: string): string[] {
  return (text.match(/[^\s,;<>"]+/gu) ?? []).sort();
}

describe('withPieces', () => {
  it('folds doubles by what two spellings share, and counts them', () => {
    const { entries, doubles } = withPieces(
      [],
      readAddresses('Ann@X.example, b@x.example, ann@x.EXAMPLE, nonsense, nonsense, ann@x.example'),
    );
    expect(doubles).to.equal(3);
    expect(entries.map((entry) => [entry.typed, entry.times])).to.deep.equal([
      ['Ann@X.example', 3],
      ['b@x.example', 1],
      ['nonsense', 2],
    ]);
  });

  it('names what is wrong, and gives each entry an id that stays', () => {
    const first = withPieces([], readAddresses('a@x.example sam@x')).entries;
    const { entries } = withPieces(first, readAddresses('b@x.example'));
    expect(entries.map(({ id }) => id)).to.deep.equal([1, 2, 3]);
    expect(entries.map(({ fault }) => fault)).to.deep.equal([null, 'domain', null]);
  });
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
