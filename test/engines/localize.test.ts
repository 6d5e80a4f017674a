import { expect, fixture, html } from '@open-wc/testing';
import type { Account, Backend } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { formatDateTime, formatRelative } from '../../src/internal/formats.js';
import { en } from '../../src/locales/en.js';
import { registerLocale } from '../../src/locales/registry.js';
import type { StringOverrides } from '../../src/locales/strings.js';
import { PanelView, portalBackend, readable, until } from '../support/panel.js';

interface Given {
  lang?: string;
  backend?: Backend;
  strings?: StringOverrides;
  place?: Element | ShadowRoot;
}

/** A panel inside an element that has the language, with its list. */
async function show({ lang, backend, strings, place }: Given): Promise<PanelView> {
  const around = place ?? (await fixture(html`<div></div>`));
  if (lang !== undefined && around instanceof Element) around.setAttribute('lang', lang);
  const element = document.createElement('user-management-panel');
  element.backend = backend ?? portalBackend().backend;
  element.strings = strings ?? null;
  around.append(element);
  const panel = new PanelView(element);
  await panel.settled();
  return panel;
}

const headings: Readonly<Record<string, string>> = {
  en: 'User Management',
  id: 'Manajemen Pengguna',
  fr: 'Gestion des utilisateurs',
  es: 'Gestión de usuarios',
};
const speaks = (panel: PanelView, lang: string) =>
  until(`the panel in ${lang}`, () => readable(panel.heading) === headings[lang]);
const around = (element: UserManagementPanel): Element => element.parentElement as Element;

describe('the language', () => {
  for (const lang of Object.keys(headings)) {
    it(`is the page's: ${lang}`, async () => {
      await speaks(await show({ lang }), lang);
    });
  }

  it('is the nearest one, through shadow roots', async () => {
    const outer = await fixture(html`<section lang="fr"><div></div></section>`);
    const root = (outer.firstElementChild as Element).attachShadow({ mode: 'open' });
    const panel = await show({ place: root });
    await speaks(panel, 'fr');
    panel.element.setAttribute('lang', 'es');
    await speaks(panel, 'es');
    panel.element.removeAttribute('lang');
    outer.setAttribute('lang', 'id');
    await speaks(panel, 'id');
  });

  it('follows <html>', async () => {
    const page = document.documentElement;
    try {
      const panel = await show({});
      await speaks(panel, 'en');
      page.lang = 'fr';
      await speaks(panel, 'fr');
    } finally {
      page.lang = 'en';
    }
  });

  it('follows the place, when the panel is moved', async () => {
    const panel = await show({ lang: 'fr' });
    const other = await fixture(html`<div lang="es"></div>`);
    other.append(panel.element);
    await panel.settled();
    await speaks(panel, 'es');
  });

  it('is that of the language where the region has none of its own', async () => {
    await speaks(await show({ lang: 'fr-CA' }), 'fr');
  });

  it('is English where there are no words for it', async () => {
    await speaks(await show({ lang: 'eo' }), 'en');
    await speaks(await show({ lang: 'constructor' }), 'en');
  });

  it('is that further out where an attribute is empty or no language', async () => {
    for (const lang of ['', 'not a language!', '-']) {
      const outer = await fixture(html`<section lang="es"><div></div></section>`);
      const place = outer.firstElementChild as Element;
      await speaks(await show({ place, lang }), 'es');
    }
  });

  it('may arrive late: English until then, never a blank', async () => {
    const panel = await show({ lang: 'nl' });
    await speaks(panel, 'en');
    registerLocale('nl', { ...en, 'panel.title': 'Gebruikers beheren' });
    await panel.element.updateComplete;
    expect(readable(panel.heading)).to.equal('Gebruikers beheren');
  });

  it('is never a blank while it changes', async () => {
    const panel = await show({ lang: 'en' });
    around(panel.element).setAttribute('lang', 'id');
    await until('Indonesian', () => {
      expect([headings['en'], headings['id']]).to.include(readable(panel.heading));
      return readable(panel.heading) === headings['id'];
    });
  });

  it('reaches the dialogs', async () => {
    const panel = await show({ lang: 'es' });
    await speaks(panel, 'es');
    panel.bin('Budi').click();
    const confirm = await panel.confirm.opened();
    expect(confirm.title).to.include('Budi Santoso');
    expect(confirm.title).not.to.include('Remove');
  });
});

describe('the words', () => {
  /** Only the count at the end of the list is looked at. */
  async function counted(lang: string, total: number): Promise<string> {
    const { backend } = portalBackend();
    const listMembers: Backend['listMembers'] = async (query) => ({
      ...(await backend.listMembers(query)),
      total,
    });
    const panel = await show({ lang, backend: { ...backend, listMembers } });
    await speaks(panel, lang);
    return readable(panel.one('footer'));
  }
  // prettier-ignore
  const counts: [string, string, string, string, string][] = [
    ['en', '0 users', '1 user', '2 users', '1,000,000 users'],
    ['id', '0 pengguna', '1 pengguna', '2 pengguna', '1.000.000 pengguna'],
    ['fr', '0 utilisateur', '1 utilisateur', '2 utilisateurs', '1 000 000 utilisateurs'],
    ['es', '0 usuarios', '1 usuario', '2 usuarios', '1.000.000 usuarios'],
  ];
  for (const [lang, ...expected] of counts) {
    it(`count as the language does: ${lang}`, async () => {
      const seen: string[] = [];
      for (const total of [0, 1, 2, 1_000_000]) seen.push(await counted(lang, total));
      expect(seen).to.deep.equal(expected);
    });
  }

  it('may be the host’s, key by key and locale by locale, with their plurals', async () => {
    const strings: StringOverrides = {
      en: {
        'panel.title': 'Who may enter',
        'count.users': { one: '{n} person of ours', other: '{n} people of ours' },
      },
      fr: { 'panel.title': 'Qui peut entrer' },
    };
    const panel = await show({ lang: 'en', strings });
    expect(readable(panel.heading)).to.equal('Who may enter');
    expect(readable(panel.one('footer'))).to.equal('9 people of ours');
    expect(panel.text).to.include('Invite New User');
    around(panel.element).setAttribute('lang', 'fr-BE');
    await until('French', () => readable(panel.heading) === 'Qui peut entrer');
    await until('the rest in French', () => readable(panel.one('footer')) === '9 utilisateurs');
  });

  it('are those for contacts where the account has contacts', async () => {
    const { backend } = portalBackend();
    const getAccount = async (): Promise<Account> => ({
      ...(await backend.getAccount()),
      vocabulary: 'contacts',
    });
    const panel = await show({ backend: { ...backend, getAccount } });
    await until('the title', () => readable(panel.heading) === 'Contacts');
    expect(panel.text).to.include('9 contacts').and.not.include('9 users');
  });

  it('end with one period where a name ends in one', async () => {
    const { backend } = portalBackend();
    const listMembers: Backend['listMembers'] = async (query) => {
      const page = await backend.listMembers(query);
      const others = page.items.filter(({ isOwner }) => !isOwner);
      const names = ['Adi Putra Jr.', 'Ayu'];
      return { ...page, items: names.map((name, at) => ({ ...others[at], name }) as never) };
    };
    const strings: StringOverrides = { en: { 'action.removeNamed': 'Take away {name}.' } };
    const panel = await show({ backend: { ...backend, listMembers }, strings });
    const bins = panel.all('.bin').map((bin) => bin.getAttribute('aria-label'));
    expect(bins).to.deep.equal(['Take away Adi Putra Jr.', 'Take away Ayu.']);
  });

  it('keep names as they are: no markup, no braces filled in, right-to-left kept apart', async () => {
    const { backend } = portalBackend();
    const names = ['<img src=x onerror="alert(1)">', '{email} {name} {0}', 'ليلى حداد'];
    const listMembers: Backend['listMembers'] = async (query) => {
      const page = await backend.listMembers(query);
      const others = page.items.filter(({ isOwner }) => !isOwner);
      return { ...page, items: names.map((name, at) => ({ ...others[at], name }) as never) };
    };
    const panel = await show({ backend: { ...backend, listMembers } });
    const bins = panel.all('.bin').map((bin) => bin.getAttribute('aria-label'));
    expect(bins).to.deep.equal([
      `Remove ${names[0]}`,
      `Remove ${names[1]}`,
      `Remove \u2068${names[2]}\u2069`,
    ]);
    expect(panel.all('.name bdi').map(readable)).to.deep.equal(names);
    expect(panel.all('img')).to.have.lengthOf(0);
  });
});

describe('times', () => {
  const moment = Date.parse('2026-11-22T14:05:00Z');
  const minute = 60_000;
  const hour = 60 * minute;
  const day = 24 * hour;
  const plain = (text: string) => text.replace(/\s/gu, ' ');

  it('are told as the language does, by the largest unit that fits', () => {
    // prettier-ignore
    const cases: [number, string, string, string, string][] = [
      [4 * hour, 'in 4 hours', 'dalam 4 jam', 'dans 4 heures', 'dentro de 4 horas'],
      [6 * day, 'in 6 days', 'dalam 6 hari', 'dans 6 jours', 'dentro de 6 días'],
      [-day, 'yesterday', 'kemarin', 'hier', 'ayer'],
      [-21 * day, '3 weeks ago', '3 minggu yang lalu', 'il y a 3 semaines', 'hace 3 semanas'],
      [-20_000, 'now', 'sekarang', 'maintenant', 'ahora'],
    ];
    for (const [offset, ...expected] of cases) {
      const told = ['en', 'id', 'fr', 'es'].map((locale) =>
        plain(formatRelative(locale, moment + offset, moment)),
      );
      expect(told).to.deep.equal(expected);
    }
  });

  it('are counted down to the second where something ends', () => {
    expect(formatRelative('en', moment + 30_000, moment)).to.equal('in 30 seconds');
    expect(formatRelative('en', moment + 7 * day, moment)).to.equal('in 7 days');
  });

  it('are rounded within the unit', () => {
    expect(formatRelative('en', moment + 3.6 * hour, moment)).to.equal('in 4 hours');
    expect(formatRelative('en', moment + 90 * minute, moment)).to.equal('in 2 hours');
  });

  it('count days as a calendar does', () => {
    const told = (locale: string, time: Date, now: Date) =>
      plain(formatRelative(locale, time.getTime(), now.getTime()));
    const evening = new Date(2026, 10, 23, 22);
    const twoDaysOn = new Date(2026, 10, 25, 9);
    expect(told('en', twoDaysOn, evening)).to.equal('in 2 days');
    expect(told('fr', twoDaysOn, evening)).to.equal('après-demain');
    const noon = new Date(2026, 10, 23, 14);
    expect(told('en', noon, new Date(2026, 10, 25, 1))).to.equal('2 days ago');
    expect(told('en', new Date(2026, 10, 24, 23), evening)).to.equal('tomorrow');
    expect(told('en', new Date(2026, 10, 30, 8), evening)).to.equal('in 7 days');
  });

  it('say “last” of no week, month or year', () => {
    expect(formatRelative('en', moment - 10 * day, moment)).to.equal('1 week ago');
    const march = new Date(2026, 2, 1).getTime();
    expect(formatRelative('en', new Date(2026, 0, 20).getTime(), march)).to.equal('1 month ago');
    expect(formatRelative('en', new Date(2024, 9, 1).getTime(), march)).to.equal('1 year ago');
  });

  it('are dates as the region writes them', () => {
    const told = ['en', 'en-GB', 'id', 'fr', 'fr-CA', 'es'].map((locale) =>
      plain(formatDateTime(locale, moment)),
    );
    expect(told[0]).to.equal('Nov 22, 2026, 2:05 PM');
    expect(told[1]).to.equal('22 Nov 2026, 14:05');
    expect(told[2]).to.match(/^22 Nov 2026,? (pukul )?14\.05$/u);
    expect(told[3]).to.match(/^22 nov\. 2026,? (à )?14:05$/u);
    expect(told[4]).to.match(/^22 nov\. 2026,? (à )?14 h 05$/u);
    expect(told[5]).to.match(/^22 nov 2026,? (a las )?14:05$/u);
  });
});
