import { expect } from 'chai';
import { en } from '../../src/locales/en.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import { id } from '../../src/locales/id.js';
import type { Message, StringKey } from '../../src/locales/strings.js';

type Table = Readonly<Record<StringKey, Message>>;
const english: Table = en;
const others: Readonly<Record<string, Table>> = { id, fr, es };
const keys = Object.keys(en) as StringKey[];
const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name as string).sort();

/** The same in both languages: a name, a loan, a term that they share, or no word at all. */
const same: Readonly<Record<string, readonly string[]>> = {
  id: ['role.admin', 'column.status', 'action.editShort', 'activity.now'],
  fr: [
    'panel.title.contact',
    'tab.users.contact',
    'tab.invitations',
    'column.permissions',
    'role.admin',
    'list.invitations',
    'column.user.contact',
    'column.actions',
    'filter.permission',
    'filter.role',
    'role.section',
    'review.role',
  ],
  es: ['role.admin', 'review.no', 'activity.now'],
};

for (const [tag, strings] of Object.entries(others)) {
  describe(`the strings in ${tag}`, () => {
    it('are those of English, no more and no fewer', () => {
      expect(Object.keys(strings)).to.have.members(keys);
    });

    it('have a text for each plural that the language knows, and are plurals where English has them', () => {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      for (const key of keys) {
        const message = strings[key];
        expect(typeof message, key).to.equal(typeof english[key]);
        if (typeof message === 'string') continue;
        expect(Object.keys(message), key).to.have.members(pluralCategories);
      }
    });

    it('take the arguments that English takes', () => {
      for (const key of keys) {
        const [expected] = textsOf(english[key]).map(namesIn);
        for (const text of textsOf(strings[key])) {
          expect(namesIn(text), `${key}: ${text}`).to.deep.equal(expected);
        }
      }
    });

    it('are translated, save for the words that are the same', () => {
      const untranslated = keys.filter(
        (key) => JSON.stringify(strings[key]) === JSON.stringify(english[key]),
      );
      expect(untranslated).to.have.members(same[tag] ?? []);
    });

    it('are not empty, and have no space at their ends', () => {
      for (const key of keys) {
        for (const text of textsOf(strings[key])) {
          expect(text, key).to.match(/^\S.*\S$|^\S$/u);
        }
      }
    });
  });
}

it('English has singular and plural for each number', () => {
  for (const key of keys) {
    const message = english[key];
    if (typeof message === 'string') continue;
    expect(Object.keys(message), key).to.have.members(['one', 'other']);
  }
});

describe('a sentence that says “user”', () => {
  /** Sentences that speak of something else than the people in the list, or that a contacts portal never draws. */
  const exceptions: Readonly<Record<string, readonly StringKey[]>> = {
    'the login of a person, which contacts have too': ['accept.create'],
    'a type, which is not about contacts': ['role.user'],
    'where contacts have keys of their own: contact.add, contact.create, contact.delete': [
      'invite.open.many',
      'action.remove',
      'user.add',
      'user.create',
    ],
  };
  const excepted = Object.values(exceptions).flat();
  const said = keys.filter((key) => textsOf(english[key]).some((text) => /\buser/iu.test(text)));
  const plain = said.filter((key) => !key.endsWith('.contact'));

  it('has a variant for contacts', () => {
    const bare = plain.filter((key) => !keys.includes(`${key}.contact` as StringKey));
    expect(bare).to.have.members(excepted);
  });

  it('has a variant that does not say it, in any language', () => {
    const word = /\busers?\b|pengguna|utilisateurs?\b|usuarios?\b/iu;
    const login = /compte utilisateur|cuenta de usuario/u;
    for (const [tag, strings] of Object.entries({ en: english, ...others })) {
      for (const key of keys.filter((one) => one.endsWith('.contact'))) {
        for (const text of textsOf(strings[key])) {
          expect(text.replace(login, ''), `${key} in ${tag}`).not.to.match(word);
        }
      }
    }
  });
});
