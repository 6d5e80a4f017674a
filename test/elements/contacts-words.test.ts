import { expect } from '@open-wc/testing';
import type { Account } from '../../src/backend/backend.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import type { Strings } from '../../src/locales/strings.js';
import { PanelPage, readable, until, type PortalOptions } from '../support/panel.js';

/** What is read or heard, through shadow roots. */
function wordsOf(root: Element | ShadowRoot): string {
  const words: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element.localName === 'style') continue;
    for (const name of ['aria-label', 'placeholder', 'title']) {
      words.push(element.getAttribute(name) ?? '');
    }
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) words.push(node.textContent ?? '');
    }
    if (element.shadowRoot) words.push(wordsOf(element.shadowRoot));
  }
  return words.join(' ').replace(/\s+/gu, ' ');
}

interface Language {
  lang: string;
  strings: Strings;
  portal: 'server-panel' | 'client-area';
  /** Somebody who can sign in, somebody who cannot, and what the word for them must not be. */
  people: readonly [string, string];
  word: RegExp;
  /** Sentences about the login of a person, which people have and contacts are not. */
  aboutLogins: readonly ('remove.after.contact' | 'invite.remark')[];
}

const languages: readonly Language[] = [
  {
    lang: 'fr',
    strings: fr,
    portal: 'server-panel',
    people: ['Mathis', 'Rayan'],
    word: /utilisat/iu,
    aboutLogins: ['remove.after.contact'],
  },
  {
    lang: 'es',
    strings: es,
    portal: 'client-area',
    people: ['Lucía', 'Beatriz'],
    word: /usuari/iu,
    aboutLogins: ['remove.after.contact', 'invite.remark'],
  },
];

for (const { lang, strings, portal, people, word, aboutLogins } of languages) {
  describe(`the ${portal} in ${lang} speaks of contacts`, () => {
    async function open(
      options: PortalOptions = {},
      change: (account: Account) => Account = (account) => account,
    ): Promise<PanelPage> {
      const page = await PanelPage.open({ portal, ...options });
      const { backend } = page.memory;
      const getAccount = async () => change(await backend.getAccount());
      page.element.lang = lang;
      page.element.backend = { ...backend, getAccount };
      await until(`the panel in ${lang}`, () => page.text.includes(description));
      await page.settled();
      return page;
    }
    const description = strings['panel.description.contact'];
    function speaksOfContacts({ element }: PanelPage): void {
      const words = wordsOf(element.renderRoot as ShadowRoot);
      const rest = aboutLogins.reduce((text, key) => text.replace(strings[key], ''), words);
      expect(rest).not.to.match(word);
    }

    it('in the list, to its owner and to somebody who only looks', async () => {
      for (const viewer of ['owner', 'limited'] as const) {
        const page = await open({ viewer });
        speaksOfContacts(page);
        expect(readable(page.heading)).to.equal(strings['panel.title.contact']);
      }
    });

    it('when nobody else is there, and when a search finds nobody', async () => {
      speaksOfContacts(await open({ firstRun: true }));
      const page = await open();
      await page.search('zzz');
      const nobody = strings['search.empty.contact'].replace('{text}', 'zzz').replace(/\s/gu, ' ');
      await until('an empty list', () => page.text.includes(nobody));
      speaksOfContacts(page);
    });

    it('when one is removed, who can sign in or not', async () => {
      for (const name of people) {
        const page = await open();
        page.bin(name).click();
        await page.confirm.opened();
        speaksOfContacts(page);
      }
    });

    it('in the editor', async () => {
      const page = await open();
      page.row(people[0]).querySelector<HTMLElement>('.edit')?.click();
      const editor = await page.editor.opened();
      await editor.picker.ready();
      speaksOfContacts(page);
    });

    it('where contacts are invited and deactivated', async () => {
      const rules = { lifetimeDays: 7, maxPerRequest: 10, boundToAddress: true };
      const invitations = { ...rules, locales: [lang] };
      const page = await open({}, (account) => {
        const { viewer, capabilities } = account;
        const verbs = [...capabilities.verbs, 'setMembersActive' as const];
        return {
          ...account,
          invitations,
          viewer: { ...viewer, actions: { ...viewer.actions, invite: true } },
          capabilities: { ...capabilities, verbs, createsMembers: null },
        };
      });
      page.element.tabs = 'all';
      await page.element.updateComplete;
      expect(page.tabs.join(' ')).to.include(strings['tab.active.contact']);
      await page.select(strings['tab.deactivated.contact']);
      speaksOfContacts(page);
      page.inviteButton?.click();
      expect((await page.invite.opened()).title).to.equal(strings['invite.open.contact']);
      speaksOfContacts(page);
    });
  });
}
