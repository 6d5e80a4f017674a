import { expect } from '@open-wc/testing';
import { DemoPage, policyReports } from '../support/demo.js';
import { readable, until } from '../support/panel.js';

const startsAt = 'startsAt=2026-11-22T02:14Z';

/** What each portal's page shows its owner in its own language, before anybody has touched a switch. */
const pages = [
  {
    path: 'hosting-account',
    lang: 'en',
    heading: 'User Management',
    people: ['Ratna Kusumawardani', 'Budi Santoso', 'Wagiman'],
    rows: 9,
    tabs: ['Users 9', 'Invitations 4 · 1 expired'],
    inOther: { lang: 'id', heading: 'Manajemen Pengguna', current: 'Manajemen Pengguna' },
    account: 'CV Kopi Lereng Senja',
    firstRun: 'Toko Rumah Jahe',
  },
  {
    path: 'server-panel',
    lang: 'fr',
    heading: 'Contacts',
    people: ['Hélène Vauquelin', "Thibault N'Diaye", 'Service comptabilité'],
    rows: 11,
    tabs: [],
    inOther: { lang: 'en', heading: 'Contacts', current: 'Contacts' },
    account: 'Atelier Brumaire SARL',
    firstRun: 'Cabinet Marolle',
  },
  {
    path: 'client-area',
    lang: 'es',
    heading: 'Contactos',
    people: ['Carmen Ortúzar Villaescusa', 'Íñigo Larrañaga Peña', 'Rosario Peñalver Ayuso'],
    rows: 10,
    tabs: [],
    inOther: { lang: 'en', heading: 'Contacts', current: 'Contacts' },
    account: 'Cooperativa Almendrera del Alto, S. Coop.',
    firstRun: 'Librería La Cigüeña Azul',
  },
  {
    path: 'messaging-portal',
    lang: 'en',
    heading: 'User Management',
    people: ['Priya Raghunathan', 'Nguyễn Thị Thanh Mai', "Siobhán O'Rourke"],
    rows: 11,
    tabs: ['Active users 11', 'Pending invitations 7 · 1 expired', 'Deactivated users 3'],
    inOther: { lang: 'id', heading: 'Manajemen Pengguna', current: 'Manajemen Pengguna' },
    account: 'Fernwood Outreach',
    firstRun: 'Quillbrook Studio',
  },
] as const;

const accountName = (demo: DemoPage) => readable(demo.document.querySelector('#account-name'));

for (const page of pages) {
  describe(`the page of ${page.path}`, () => {
    let demo: DemoPage;
    beforeEach(async () => {
      await policyReports();
      demo = await DemoPage.open(`${page.path}/?${startsAt}`);
      await demo.panel();
      await demo.reset();
      // A page that is left while it loads complains about what it did not get.
      await demo.panel();
    });
    afterEach(async () => {
      const errors = [...demo.errors];
      await demo.close();
      expect(await policyReports()).to.deep.equal([]);
      expect(errors.join('\n')).to.equal('');
    });

    it('shows its people under its heading, in its own language', async () => {
      const panel = await demo.panel();
      expect(demo.document.documentElement.lang).to.equal(page.lang);
      await until('the heading', () => readable(panel.heading) === page.heading);
      expect(panel.rows).to.have.lengthOf(page.rows);
      for (const name of page.people) expect(panel.text).to.include(name);
      expect(panel.tabs).to.deep.equal(page.tabs);
      expect(accountName(demo)).to.equal(page.account);
    });

    it('says the same in its other language, around the panel and in it', async () => {
      const { lang, heading, current } = page.inOther;
      const panel = await demo.panel();
      const select = demo.document.querySelector<HTMLSelectElement>('.demo-bar [name=lang]')!;
      expect([...select.options].map(({ value }) => value)).to.deep.equal([page.lang, lang]);
      select.value = lang;
      select.dispatchEvent(new Event('change'));
      await until('the heading', () => readable(panel.heading) === heading);
      const place = demo.document.querySelector('nav a[aria-current=page]');
      expect(readable(place)).to.equal(current);
      expect(demo.window.location.search).to.include(`lang=${lang}`);
    });

    it('shows a new account with nobody but its owner', async () => {
      await demo.go(`/demo/${page.path}/?account=first-run&${startsAt}`);
      const panel = await demo.panel();
      await until('the owner alone', () => panel.rows.length === 1);
      expect(panel.tabs).to.deep.equal([]);
      expect(accountName(demo)).to.equal(page.firstRun);
    });
  });
}

describe('the words of a portal', () => {
  it('stand above the list of the client area, in the language of the page', async () => {
    const demo = await DemoPage.open(`client-area/?${startsAt}`);
    const panel = await demo.panel();
    expect(panel.all('.notice').map(readable)).to.deep.equal([
      'Solo atendemos consultas sobre tus servicios a los contactos de esta lista.',
    ]);
    await demo.close();
  });

  it('are on the buttons of the messaging portal, for a user and for an invitation', async () => {
    const demo = await DemoPage.open(`messaging-portal/?${startsAt}`);
    const panel = await demo.panel();
    for (const [tab, name] of [
      ['Active users', 'Kenji Morita'],
      ['Pending invitations', 'hana.suzuki@'],
    ] as const) {
      await panel.select(tab);
      panel.bin(name).click();
      const confirm = await panel.confirm.opened();
      expect(confirm.button('Remove user').disabled).to.equal(false);
      confirm.element.close();
      await confirm.closed();
    }
    await demo.close();
  });
});
