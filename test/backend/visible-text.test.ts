import { expect } from 'chai';
import { faultOfField, mostCharactersIn } from '../../src/backend/fields.js';
import { tidied } from '../../src/backend/merge.js';
import {
  charactersIn,
  hasVisibleText,
  longestName,
  tidyName,
  tidyText,
} from '../../src/backend/visible-text.js';

/** Each alone, or several of them, look like nothing. */
const invisible: Record<string, string> = {
  nothing: '',
  'white space': ' \t\n\u00a0\u1680\u2003\u202f\u205f\u3000',
  'a zero width space': '\u200b',
  'joiners and marks of direction': '\u200c\u200d\u200e\u200f\u061c',
  'bidi controls': '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
  'a word joiner and invisible operators': '\u2060\u2061\u2062\u2063\u2064',
  'a byte order mark': '\ufeff',
  'a soft hyphen': '\u00ad',
  'a grapheme joiner': '\u034f',
  'Hangul fillers': '\u115f\u1160\u3164\uffa0',
  'Khmer inherent vowels': '\u17b4\u17b5',
  'Mongolian selectors': '\u180b\u180c\u180d\u180e\u180f',
  'variation selectors': '\ufe00\ufe0f\u{e0100}\u{e01ef}',
  tags: '\u{e0001}\u{e0020}\u{e007f}',
  'the Braille blank': '\u2800',
  'musical format characters': '\u{1d159}\u{1d173}\u{1d17a}',
  'shorthand format characters': '\u{1bca0}\u{1bca3}',
  'blank hieroglyphs': '\u{13441}\u{13442}',
  'annotation characters and an object': '\ufff9\ufffa\ufffb\ufffc',
  'control characters': '\0\u0007\u007f\u0085',
  'marks on nothing': '\u0301\u20dd',
  'private and unassigned characters': '\ue000\u{10ffff}',
  'half a character': '\ud800',
};
const visible = [
  'Ada',
  '李',
  'ᄀ',
  '김',
  '๐',
  '-',
  '$',
  '😀',
  '❤\ufe0f',
  'a\u200b',
  '\u200bعلی\u200cرضا',
  '⠁',
];

describe('A text of which nothing can be seen', () => {
  for (const [what, text] of Object.entries(invisible)) {
    it(`is ${what}: no name, no value of a required field`, () => {
      expect(hasVisibleText(text)).to.equal(false);
      expect(tidyName(text)).to.equal(null);
      expect(tidyText(text)).to.equal('');
      const field = { id: 'first', type: 'text', required: true } as const;
      expect(faultOfField(field, text)).to.equal('required');
      expect(faultOfField({ ...field, required: false }, text)).to.equal(null);
    });
  }

  it('is sent by a form as if nothing had been typed', () => {
    const typed = {
      ...{
        email: 'a@x.example',
        name: '\u2800',
        fields: { first: ' \u3164 ', last: ' Lovelace ' },
      },
      ...{ role: null, profile: null, permissions: [], subscriptions: [], maySignIn: false },
      scope: { all: true as const },
    };
    expect(tidied(typed)).to.deep.include({ name: null, fields: { first: '', last: 'Lovelace' } });
  });

  it('is none that has a letter, a number or a sign', () => {
    for (const text of visible) expect(hasVisibleText(text), text).to.equal(true);
  });
});

describe('A name', () => {
  const long = '\u{10348}'.repeat(longestName);

  it('has at most 200 characters, whatever they take as bytes', () => {
    expect(charactersIn(long)).to.equal(200);
    expect(tidyName(long)).to.equal(long);
    expect(tidyName(`${long}x`)).to.equal(long);
    expect(tidyName('x'.repeat(5000))).to.have.lengthOf(200);
  });

  it('is on one line, without white space around it', () => {
    expect(tidyName(' Ada\r\nLovelace\u2028 ')).to.equal('Ada Lovelace');
  });

  it('in a declared field is as long at most, and shorter where the field says so', () => {
    const name = { id: 'first', type: 'text', required: true, autocomplete: 'given-name' } as const;
    expect(mostCharactersIn(name)).to.equal(200);
    expect(mostCharactersIn({ ...name, maxLength: 5000 })).to.equal(200);
    expect(mostCharactersIn({ ...name, maxLength: 30 })).to.equal(30);
    expect(faultOfField(name, long)).to.equal(null);
    expect(faultOfField(name, `${long}x`)).to.equal('too-long');
    expect(faultOfField({ ...name, autocomplete: 'off' }, 'x'.repeat(1001))).to.equal('too-long');
  });
});
