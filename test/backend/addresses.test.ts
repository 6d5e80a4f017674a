import { expect } from 'chai';
import naughtyStrings from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { canonicalAddress, parseAddress, repairedAddress } from '../../src/backend/addresses.js';

const local64 = 'a'.repeat(64);
/** 254 characters in all: 64, the at sign, and a domain of 189. */
const longest = `${local64}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.com`;

const accepted: [what: string, typed: string, canonical: string][] = [
  ['a plain one', 'jane@example.com', 'jane@example.com'],
  ['capitals', 'Jane.DOE@Example.COM', 'jane.doe@example.com'],
  ['a tag, which stays', 'jane+news@example.com', 'jane+news@example.com'],
  ['an apostrophe', "o'brian@example.com", "o'brian@example.com"],
  [
    'the rarer characters that mail allows',
    '/!&=?^_`{|}~-@example.com',
    '/!&=?^_`{|}~-@example.com',
  ],
  ['a long top-level domain', 'jane@example.photography', 'jane@example.photography'],
  ['punycode', 'jane@xn--bcher-kva.example', 'jane@xn--bcher-kva.example'],
  ['a domain with an umlaut', 'jane@bücher.example', 'jane@xn--bcher-kva.example'],
  ['the same umlaut in two characters', 'jane@bu\u0308cher.example', 'jane@xn--bcher-kva.example'],
  ['a sharp s, which is no double s', 'jane@straße.example', 'jane@xn--strae-oqa.example'],
  ['white space around it', '\u00a0 jane@example.com\t\n', 'jane@example.com'],
  ['zero-width characters around it', '\ufeff\u200bjane@example.com\u200e', 'jane@example.com'],
  ['a name before it', 'Jane Doe <jane@example.com>', 'jane@example.com'],
  ['a name with a comma', '"Doe, Jane" < jane@example.com >', 'jane@example.com'],
  ['the longest', longest, longest],
  ['a top-level domain that begins with a digit', 'jane@example.3d', 'jane@example.3d'],
];

const refused: [what: string, typed: string, fault: string][] = [
  ['nothing', '', 'empty'],
  ['white space', ' \u200b ', 'empty'],
  ['a word', 'jane', 'no-at'],
  ['no name', '@example.com', 'name'],
  ['a quoted name', '"evil@attacker x"@internal', 'characters'],
  ['a quoted name without white space', '"jane"@example.com', 'name'],
  ['two addresses', 'a@example.com,b@evil.example', 'name'],
  ['two addresses without a comma', 'a@b@example.com', 'name'],
  ['two dots', 'ja..ne@example.com', 'name'],
  ['a dot in front', '.jane@example.com', 'name'],
  ['a dot behind', 'jane.@example.com', 'name'],
  ['a dotless i', 'mıke@example.com', 'name'],
  ['a Cyrillic a', 'j\u0430ne@example.com', 'name'],
  ['full-width letters', 'ｊane@example.com', 'name'],
  ['letters outside ASCII', '用户@例子.广告', 'name'],
  ['a zero-width character inside', 'ja\u200bne@example.com', 'characters'],
  ['an invisible character in the domain', 'jane@exam\ufe0fple.com', 'characters'],
  ['a soft hyphen in the domain', 'jane@exam\u00adple.com', 'characters'],
  ['a right-to-left override', 'jane\u202e@example.com', 'characters'],
  ['a line break and a header', 'jane@example.com\r\nBcc: evil@evil.example', 'characters'],
  ['NUL', 'ja\0ne@example.com', 'characters'],
  ['half a character', 'ja\ud800ne@example.com', 'characters'],
  ['no domain', 'jane@', 'domain'],
  ['one label', 'jane@localhost', 'domain'],
  ['a comma for a dot', 'sam@fernwood,example', 'domain'],
  ['a dot at the end', 'jane@example.com.', 'domain'],
  ['two dots in the domain', 'jane@example..com', 'domain'],
  ['a hyphen at an edge', 'jane@-example.com', 'domain'],
  ['an underscore', 'jane@exa_mple.com', 'domain'],
  ['a port', 'jane@example.com:25', 'domain'],
  ['a path', 'jane@example.com/x', 'domain'],
  ['a path in full width', 'jane@example.com／x', 'domain'],
  ['an escape', 'jane@exam%70le.com', 'domain'],
  ['an IP number', 'jane@127.0.0.1', 'domain'],
  ['an IP number in full width', 'jane@１２７.0.0.1', 'domain'],
  ['an IP number in hex', 'jane@0x7f.1', 'domain'],
  ['an IP number in brackets', 'jane@[127.0.0.1]', 'domain'],
  ['digits at the end', 'jane@example.123', 'domain'],
  ['a name of 65 characters', `a${local64}@example.com`, 'too-long'],
  ['255 characters', longest.replace('.com', '.name'), 'too-long'],
  ['a label of 64 characters', `jane@${'d'.repeat(64)}.com`, 'domain'],
];

describe('parseAddress', () => {
  for (const [what, typed, canonical] of accepted) {
    it(`takes ${what}`, () => {
      expect(parseAddress(typed)).to.include({ canonical });
    });
  }

  for (const [what, typed, fault] of refused) {
    it(`refuses ${what} as ${fault}`, () => {
      expect(parseAddress(typed)).to.deep.equal({ fault });
    });
  }

  it('keeps what was typed for the mail, without the white space and the name', () => {
    expect(parseAddress(' Jane <Jane+X@Bücher.example> ')).to.include({
      address: 'Jane+X@Bücher.example',
    });
  });

  it('answers 100 000 characters at once, however they are made', () => {
    const lots = 100_000;
    const made = [
      ' '.repeat(lots),
      `a${' '.repeat(lots)}b`,
      'a'.repeat(lots),
      'a.'.repeat(lots / 2),
      '@'.repeat(lots),
      `${'a'.repeat(lots)}@example.com`,
      `jane@${'a.'.repeat(lots / 2)}com`,
      `jane@${'ü'.repeat(lots)}.com`,
      '<'.repeat(lots),
      `${'x'.repeat(lots)}<jane@example.com`,
    ];
    for (const typed of made) {
      const start = performance.now();
      expect(parseAddress(typed)).to.have.property('fault');
      expect(performance.now() - start, JSON.stringify(typed.slice(0, 12))).to.be.below(50);
    }
  });
});

describe('canonicalAddress', () => {
  const strict = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{1,63}$/;
  /**
   * Whatever comes in: no throw, and either nothing or one plain ASCII address that stays itself.
   *
   * @returns whether it is an address
   */
  function expectPlain(typed: string): boolean {
    const canonical = canonicalAddress(typed);
    if (canonical === null) return false;
    expect(canonical).to.match(strict);
    expect(canonical.length).to.be.at.most(254);
    expect(canonicalAddress(canonical)).to.equal(canonical);
    return true;
  }

  it('is null where there is no address', () => {
    expect(canonicalAddress('jane')).to.equal(null);
  });

  it('is plain ASCII for every naughty string, alone and as a part', () => {
    expect(naughtyStrings).to.have.length.above(400);
    const taken = naughtyStrings
      .flatMap((naughty) => [
        naughty,
        `${naughty}@example.com`,
        `jane@${naughty}`,
        `jane@${naughty}.com`,
      ])
      .filter(expectPlain);
    expect(taken).to.have.length.above(100);
  });

  it('is plain ASCII for any text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(fc.property(text, text, (one, other) => void expectPlain(`${one}@${other}.com`)));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => void expectPlain(typed)));
  });

  it('is plain ASCII for any text made of what addresses are made of', () => {
    const of = (letters: string, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength });
    const space = fc.constantFrom('', '', ' ', '\u200b', '\u00a0');
    const typed = fc
      .tuple(space, of("aZ9+_-'{|.ıё", 6), of('aZ9üßñ例ıΣ-', 6), of('aZüß', 4), space)
      .map(([before, local, domain, top, after]) => `${before}${local}@${domain}.${top}${after}`);
    const sample = fc.sample(typed, 2000);
    expect(sample.filter(expectPlain)).to.have.length.above(400);
  });

  it('is one for all spellings of an ordinary address', () => {
    fc.assert(
      fc.property(fc.emailAddress({ size: 'small' }), (email) => {
        const canonical = canonicalAddress(email);
        fc.pre(canonical !== null);
        expect(canonical).to.equal(email.toLowerCase());
        expect(canonicalAddress(` ${email.toUpperCase()} `)).to.equal(canonical);
        expect(canonicalAddress(`Jane <${email}>`)).to.equal(canonical);
      }),
    );
  });
});

/** What sticks to addresses that are copied out of texts, mails and tables. */
const stuck = [
  '”',
  '»',
  '—Eve',
  '、',
  '•',
  '·',
  '👍',
  '™',
  '…',
  '）',
  '›',
  '。',
  '،',
  '✓',
  '–',
  '’',
];

describe('an address with something stuck to it', () => {
  for (const extra of stuck) {
    it(`is none with ${extra} behind it, and is repaired`, () => {
      expect(canonicalAddress(`jane@x.example${extra}`)).to.equal(null);
      expect(repairedAddress(`jane@x.example${extra}`)).to.equal('jane@x.example');
    });
  }

  for (const text of [
    '“jane@x.example”',
    "'jane@x.example'",
    '(jane@x.example)',
    '[jane@x.example]',
    '«jane@x.example»',
    'mailto:jane@x.example',
    'MAILTO:jane@x.example?subject=Hello',
    'jane@x.example.',
    'jane@x.example!',
    'jane@x,example',
    'jane＠x.example',
    'ｊａｎｅ＠ｘ．ｅｘａｍｐｌｅ',
    'jane@x。example',
    'Jane jane@x.example',
    '•jane@x.example',
    'E-mail: jane@x.example',
  ]) {
    it(`is repaired in ${text}`, () => {
      expect(canonicalAddress(text)).to.equal(null);
      expect(repairedAddress(text)).to.equal('jane@x.example');
    });
  }

  it('is not repaired where it is not clear which one is meant', () => {
    for (const text of [
      '',
      'jane',
      'jane@',
      '@x.example',
      'a@x.example b@x.example',
      'jane@@x.example',
    ])
      expect(repairedAddress(text), text).to.equal(null);
  });

  it('needs no repair where it is right', () => {
    for (const text of [
      'jane@x.example',
      'Jane <jane@x.example>',
      "o'hara@x.example",
      'é@x.example',
    ])
      expect(repairedAddress(text) === null || canonicalAddress(text) === null, text).to.equal(
        true,
      );
  });

  it('has a domain of letters, marks, digits, hyphens and dots only', () => {
    for (const domain of [
      'ｘ.example',
      'x.example²',
      'x.ﬁsh.example',
      'x.ex™.example',
      'x_y.example',
    ])
      expect(canonicalAddress(`jane@${domain}`), domain).to.equal(null);
    for (const [domain, ascii] of [
      ['bücher.example', 'xn--bcher-kva.example'],
      ['例え.example', 'xn--r8jz45g.example'],
      ['उदाहरण.example', 'xn--p1b6ci4b4b3a.example'],
    ] as const)
      expect(canonicalAddress(`jane@${domain}`)).to.equal(`jane@${ascii}`);
  });

  it('is repaired to an address or not at all, whatever surrounds it', () => {
    const around = fc.string({
      unit: fc.constantFrom(...stuck, ' ', ',', '"', '<', '>', '@', 'é', 'a'),
    });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before}jane@x.example${after}`;
        const repaired = repairedAddress(text);
        expect(repaired === null || canonicalAddress(repaired) !== null).to.equal(true);
        if (canonicalAddress(text) !== null) expect(repaired).to.equal(null);
      }),
    );
  });
});
