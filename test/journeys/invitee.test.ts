import { expect } from '@open-wc/testing';
import type { PortalName } from '../../src/mocks/portals/index.js';
import { policyReports } from '../support/demo.js';
import { readable, until } from '../support/panel.js';
import { PortalPage } from '../support/portal-page.js';

const search = '?startsAt=2026-11-22T02:14Z';
const password = 'three odd words here';

interface Walk {
  portal: PortalName;
  email: string;
  /** How the row is known in the list. */
  shown: string;
  /** What the owner does in the page that sends the mail. */
  begin(page: PortalPage): Promise<void>;
  subject: string;
  accept: string;
  welcome: string;
  /** What the owner grants later, beside what was held. */
  held: string;
  later: string;
  save: string;
  /** Where the portal knows a pause: what leads there, the verb, and the list that the row goes to. */
  deactivates?: { instead: string; verb: string; tab: string };
}

const walks: Walk[] = [
  {
    portal: 'hosting-account',
    email: 'wayan@kopilereng.example',
    shown: 'Wayan Sudarma',
    async begin(page) {
      const dialog = await page.invite();
      await dialog.picker.ready();
      await page.keys.retype('address', 'wayan@kopilereng.example');
      await page.keys.tick('tickets');
      await page.keys.press('Send invite');
      await until('the result', () => dialog.title === 'Invitation sent');
    },
    subject: 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka',
    accept: 'Accept invitation',
    welcome: 'You now have access to CV Kopi Lereng Senja.',
    held: 'tickets',
    later: 'invoices',
    save: 'Save changes',
  },
  {
    portal: 'server-panel',
    email: 'luc@atelier-brumaire.example',
    shown: 'Luc Morel',
    async begin(page) {
      const editor = await page.form('Créer un nouveau contact');
      const address = 'luc@atelier-brumaire.example';
      await page.keys.fill({ Prénom: 'Luc', Nom: 'Morel', 'Adresse e-mail': address });
      await page.keys.tick('products');
      await page.keys.press('Créer le contact');
      await editor.closed();
    },
    subject: 'Vous pouvez accéder au compte de Atelier Brumaire SARL',
    accept: 'Enregistrer le mot de passe',
    welcome: 'Votre mot de passe est enregistré.',
    held: 'products',
    later: 'invoices',
    save: 'Mettre à jour le contact',
  },
  {
    portal: 'client-area',
    email: 'beatriz@almendrera.example',
    shown: 'Beatriz Cano Olmedo',
    async begin(page) {
      const editor = await page.details('Beatriz');
      await page.keys.tick('Puede conectarse al panel', 'domains');
      await page.keys.press('Guardar los cambios');
      await editor.closed();
    },
    subject: 'Cooperativa Almendrera del Alto, S. Coop. te ha invitado a su cuenta',
    accept: 'Aceptar la invitación',
    welcome: 'Ya tienes acceso a Cooperativa Almendrera del Alto, S. Coop.',
    held: 'domains',
    later: 'invoices',
    save: 'Guardar los cambios',
  },
  {
    portal: 'messaging-portal',
    email: 'ann@fernwood.example',
    shown: 'Ann Lim',
    async begin(page) {
      const dialog = await page.invite();
      await page.keys.retype('address', 'ann@fernwood.example');
      await page.keys.press('Set Permission');
      await until('the second step', () => dialog.dialog.querySelector('[name=role]'));
      await dialog.picker.ready();
      await page.keys.tick('dashboard', (one) => one.matches('[name=scope][value=all]'));
      await page.keys.press('Send Invites (1)');
      await until('the result', () => !dialog.dialog.querySelector('[name=role]'));
    },
    subject: 'Fernwood Outreach has invited you to their account',
    accept: 'Accept invitation',
    welcome: 'You now have access to Fernwood Outreach.',
    held: 'dashboard',
    later: 'campaigns',
    save: 'Save changes',
    deactivates: {
      instead: 'Only pausing? Deactivate instead.',
      verb: 'Deactivate',
      tab: 'Deactivated users',
    },
  },
];

/** Out of the list of the active ones, and into the other. */
async function pause(
  page: PortalPage,
  name: string,
  { instead, verb, tab }: Required<Walk>['deactivates'],
): Promise<void> {
  const { keys, panel } = page;
  const confirm = await page.bin(name);
  await keys.press(instead);
  await until('the other question', () => confirm.title.startsWith(verb));
  await keys.press(verb);
  await until('the row to go', () => panel.rows.every((row) => !readable(row).includes(name)));
  const isThere = (one: HTMLElement) => one.role === 'tab' && readable(one).startsWith(tab);
  await keys.to((one) => one.role === 'tab');
  for (let press = 0; press < 2; press++) await keys.right();
  expect(isThere(page.demo.focused!)).to.equal(true);
  await keys.enter();
  await until('the row', () => panel.rows.some((row) => readable(row).includes(name)));
}

for (const walk of walks) {
  describe(`From the owner’s invitation to the end of the access, at ${walk.portal}`, () => {
    let first: PortalPage;
    beforeEach(async () => {
      sessionStorage.clear();
      await policyReports();
      first = await PortalPage.open(walk.portal);
    });
    afterEach(() => first.demo.close());

    it('goes through mail, password, sign-in, a change and the removal', async function () {
      this.timeout(60_000);
      const { portal, shown } = walk;
      const { demo, service } = first;
      await walk.begin(first);

      await demo.go(`/demo/${portal}/outbox/${search}`);
      const mail = () => demo.document.querySelector('article');
      await until('the mail', mail);
      expect(mail()?.querySelector('h2')?.textContent).to.equal(walk.subject);
      expect(mail()?.textContent).to.include(walk.email);
      await demo.go(mail()!.querySelector<HTMLAnchorElement>('a.link')!.href);

      const door = await demo.acceptPage();
      expect(demo.window.location.hash).to.equal('');
      // A reload loses nothing: the tab remembers whose page it is.
      await demo.reload();
      const link = await demo.acceptPage();
      expect(link.title).to.equal(door.title);
      if (link.all('#name')[0]) link.type({ name: walk.shown });
      link.type({ password });
      link.press(walk.accept);
      await link.said(walk.welcome);
      const next = link.all<HTMLAnchorElement>('a.button')[0]!.href;
      expect(next).to.include(`/${portal}/sign-in/`);

      // Whoever signs in afterwards is in, as nobody's owner.
      await demo.go(next);
      const typed = () => demo.document.querySelector<HTMLInputElement>('form [name=email]')?.value;
      await until('the address', () => typed() === walk.email);
      const inside = new URL(`../?as=${walk.email}&${search.slice(1)}`, next);
      await demo.go(inside.href);
      const address = () => demo.document.querySelector('#viewer-address')?.textContent;
      await until('who is signed in', () => address() === walk.email);
      await demo.panel();

      // The owner gives more, and takes all away in the end.
      const page = await first.back();
      const { keys, panel } = page;
      const editor = await page.details(shown);
      await editor.picker.ready();
      expect(editor.picker.ticked).to.deep.equal([walk.held]);
      await keys.tick(walk.later);
      await keys.press(walk.save);
      await editor.closed();
      const { permissions = [] } = (await service.member(walk.email)) ?? {};
      expect(permissions).to.have.members([walk.held, walk.later]);
      if (walk.deactivates) await pause(page, shown, walk.deactivates);
      await page.bin(shown);
      await keys.press((one) => one.matches('.foot .danger'));
      await until('the row to go', () => panel.rows.every((row) => !readable(row).includes(shown)));
      expect((await service.member(walk.email)) === undefined).to.equal(true);
      expect(await policyReports()).to.deep.equal([]);
      // Browsers tell of a module, or of the mocks' worker, that was on its way when its page was left.
      const left =
        /loading dynamically imported|Importing a module script|update a ServiceWorker|mockServiceWorker.js load/u;
      const errors = demo.errors.filter((text) => !left.test(text));
      expect(errors).to.deep.equal([]);
    });
  });
}
