import { expect } from '@open-wc/testing';
import { portals, type PortalName } from '../../src/mocks/portals/index.js';
import { DemoPage, policyReports } from '../support/demo.js';
import { until } from '../support/panel.js';

const search = '?startsAt=2026-11-22T02:14Z';
const password = 'three odd words here';

/** What somebody at the page asks of the portal by HTTP, as a host’s own code does. */
async function ask(
  demo: DemoPage,
  portal: PortalName,
  path: string,
  { body, version }: { body?: unknown; version?: string } = {},
): Promise<Record<string, unknown>> {
  const address = `/demo/api/${portal}/accounts/${portals[portal].account}/${path}`;
  const method = version === undefined ? 'POST' : 'PATCH';
  const reply = await demo.window.fetch(address, {
    ...(body !== undefined && { method, body: JSON.stringify(body) }),
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      ...(version !== undefined && { 'If-Match': `"${version}"` }),
    },
  });
  expect(reply.ok, `${path}: ${reply.status}`).to.equal(true);
  return (await reply.json()) as Record<string, unknown>;
}

interface Row {
  id: string;
  version: string;
  permissions: string[];
}
async function rowOf(demo: DemoPage, portal: PortalName, text: string): Promise<Row> {
  const { items } = await ask(demo, portal, `members?text=${encodeURIComponent(text)}`);
  const [row] = items as Row[];
  if (!row) throw new Error(`no member “${text}”`);
  return row;
}

const access = (permissions: string[], role: string | null = null) => ({
  ...{ role, profile: null, permissions, subscriptions: [] },
  scope: role === null ? { ids: [] } : { ids: ['amberleaf_sg_otp'] },
});

interface Walk {
  portal: PortalName;
  email: string;
  /** How the row is known in the list. */
  shown: string;
  /** What the owner does that sends the mail. */
  begin(demo: DemoPage): Promise<unknown>;
  subject: string;
  accept: string;
  welcome: string;
  /** What the owner grants later. */
  later: string[];
  deactivates?: { tab: string };
}

const walks: Walk[] = [
  {
    portal: 'hosting-account',
    email: 'wayan@kopilereng.example',
    shown: 'Wayan Sudarma',
    begin: (demo) =>
      ask(demo, 'hosting-account', 'invitations', {
        body: { drafts: [{ email: 'wayan@kopilereng.example', ...access(['tickets']) }] },
      }),
    subject: 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka',
    accept: 'Accept invitation',
    welcome: 'You now have access to CV Kopi Lereng Senja.',
    later: ['invoices', 'tickets'],
  },
  {
    portal: 'server-panel',
    email: 'luc@atelier-brumaire.example',
    shown: 'Luc Morel',
    begin: (demo) =>
      ask(demo, 'server-panel', 'members', {
        body: {
          email: 'luc@atelier-brumaire.example',
          name: 'Luc Morel',
          fields: { firstName: 'Luc', lastName: 'Morel' },
          permissions: ['products'],
        },
      }),
    subject: 'Vous pouvez accéder au compte de Atelier Brumaire SARL',
    accept: 'Enregistrer le mot de passe',
    welcome: 'Votre mot de passe est enregistré.',
    later: ['invoices', 'products'],
  },
  {
    portal: 'client-area',
    email: 'beatriz@almendrera.example',
    shown: 'Beatriz Cano Olmedo',
    begin: async (demo) => {
      const { id, version } = await rowOf(demo, 'client-area', 'beatriz@');
      const body = { maySignIn: true, permissions: ['domains'] };
      return ask(demo, 'client-area', `members/${id}`, { body, version });
    },
    subject: 'Cooperativa Almendrera del Alto, S. Coop. te ha invitado a su cuenta',
    accept: 'Aceptar la invitación',
    welcome: 'Ya tienes acceso a Cooperativa Almendrera del Alto, S. Coop.',
    later: ['domains', 'invoices'],
  },
  {
    portal: 'messaging-portal',
    email: 'ann@fernwood.example',
    shown: 'Ann Lim',
    begin: (demo) =>
      ask(demo, 'messaging-portal', 'invitations', {
        body: { drafts: [{ email: 'ann@fernwood.example', ...access(['dashboard'], 'user') }] },
      }),
    subject: 'Fernwood Outreach has invited you to their account',
    accept: 'Accept invitation',
    welcome: 'You now have access to Fernwood Outreach.',
    later: ['campaigns', 'dashboard'],
    deactivates: { tab: 'Deactivated users' },
  },
];

for (const walk of walks) {
  describe(`From the owner’s invitation to the end of the access, at ${walk.portal}`, () => {
    let demo: DemoPage;
    beforeEach(async () => {
      sessionStorage.clear();
      demo = await DemoPage.open(`${walk.portal}/${search}`);
      await demo.panel();
      await demo.reset();
      await demo.panel();
      await policyReports();
    });
    afterEach(() => demo.close());

    it('goes through mail, password, sign-in, a change and the removal', async function () {
      this.timeout(60_000);
      const { portal, shown } = walk;
      await walk.begin(demo);

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
      const page = await demo.acceptPage();
      expect(page.title).to.equal(door.title);
      if (page.all('#name')[0]) page.type({ name: walk.shown });
      page.type({ password });
      page.press(walk.accept);
      await page.said(walk.welcome);
      const next = page.all<HTMLAnchorElement>('a.button')[0]!.href;
      expect(next).to.include(`/${portal}/sign-in/`);

      // Whoever signs in afterwards is in, as nobody's owner.
      await demo.go(next);
      const form = demo.document.querySelector('form')!;
      expect(form.querySelector<HTMLInputElement>('[name=email]')!.value).to.equal(walk.email);
      const inside = new URL(`../?as=${walk.email}&${search.slice(1)}`, next);
      await demo.go(inside.href);
      const address = () => demo.document.querySelector('#viewer-address')?.textContent;
      await until('who is signed in', () => address() === walk.email);
      await demo.panel();

      // The owner gives more, and takes all away in the end.
      await demo.go(`/demo/${portal}/${search}`);
      let panel = await demo.panel();
      await until('the new user', () => panel.text.includes(shown));
      const { id, version } = await rowOf(demo, portal, walk.email);
      await ask(demo, portal, `members/${id}`, { body: { permissions: walk.later }, version });
      expect((await rowOf(demo, portal, walk.email)).permissions.toSorted()).to.deep.equal(
        walk.later,
      );
      if (walk.deactivates) {
        const { version: now } = await rowOf(demo, portal, walk.email);
        const body = { active: false, target: { refs: [{ id, version: now }] } };
        await ask(demo, portal, 'members/set-active', { body });
      }
      await demo.reload();
      panel = await demo.panel();
      if (walk.deactivates) await panel.select(walk.deactivates.tab);
      await until('the row', () => panel.text.includes(shown));
      panel.bin(shown).click();
      const confirm = await panel.confirm.opened();
      confirm.dialog.querySelector<HTMLButtonElement>('.danger')!.click();
      await until('the row to go', () =>
        panel.rows.every((row) => !row.textContent.includes(shown)),
      );
      expect(await policyReports()).to.deep.equal([]);
      // Firefox tells of a module that was on its way when its page was left.
      const errors = demo.errors.filter((text) => !/loading dynamically imported/u.test(text));
      expect(errors).to.deep.equal([]);
    });
  });
}
