import { expect } from '@open-wc/testing';
import { portals, type PortalName } from '../../src/mocks/portals/index.js';
import type { AccountData } from '../../src/service/index.js';
import { type AcceptPage, inviteeOf, openLink } from '../support/accept.js';
import {
  accept,
  hostingData,
  inEachLanguage,
  invite,
  labelOf,
  mayDo,
  memberNamed,
  press,
  viewers,
  visit,
  type Language,
  type Visit,
} from '../support/hosting-account.js';
import { readable, until } from '../support/panel.js';
import {
  accessOf,
  day,
  openPortal,
  refusedWith,
  second,
  start,
  type TestPortal,
  write,
} from '../support/portal.js';

const wayan = 'wayan@kopilereng.example';
/** At the portal for another account of hers, and invited to this one once: that has expired. */
const maria = 'maria@studioombak.example';
const password = 'three odd words here';

const arrive = (portal: TestPortal, address: string, lang: string, is: string | null = null) =>
  openLink(inviteeOf(portal, { is }), portal.tokenFor(address), { lang });

const grants = async (page: Visit, address: string) =>
  (await memberNamed(page, address))?.permissions.toSorted();

/** What the panel shows the owner after coming back to it. */
async function shownTo(page: Visit, text: string): Promise<string> {
  await page.panel.element.refresh();
  await until('the row', () => page.panel.rows.some((row) => readable(row).includes(text)));
  return readable(page.panel.row(text));
}

describe('A4 the invitee comes in with a login, or makes one on the way', () => {
  inEachLanguage('makes one: nothing before, then exactly what was ticked', async (lang) => {
    const page = await visit(lang);
    const { portal, say } = page;
    await invite(page, wayan, 'tickets', 'invoices');
    const door = await arrive(portal, wayan, lang);
    await until('the words of the language', () =>
      door.title.startsWith(say('accept.title', { account: 'CV Kopi Lereng Senja' }).slice(0, 30)),
    );
    expect(door.gives).to.have.members(['invoices', 'tickets'].map((id) => labelOf(page, id)));
    expect(await mayDo(portal, wayan, 'tickets')).to.equal(false);
    expect(await grants(page, wayan)).to.equal(undefined);

    door.type({ name: 'Wayan Sudarma', password });
    door.press(say('accept.accept'));
    await door.said(say('accept.joined', { account: 'CV Kopi Lereng Senja' }));
    expect(await grants(page, wayan)).to.deep.equal(['invoices', 'tickets']);
    expect(await mayDo(portal, wayan, 'tickets')).to.equal(true);
    expect(await mayDo(portal, wayan, 'domains')).to.equal(false);
    const row = await shownTo(page, 'Wayan Sudarma');
    expect(row).to.include(say('access.some', { n: 2, total: 13 }));
  });

  inEachLanguage('has one: signs in with it, confirms, and is among the users', async (lang) => {
    const page = await visit(lang);
    const { panel, portal, say } = page;
    await panel.select(say('tab.invitations'));
    press(panel.row(maria), '.resend');
    await until('the mail', () => portal.data().mails.length === 1);
    const visitor = { is: null as string | null };
    const invitee = inviteeOf(portal, visitor);
    const door = await openLink(invitee, portal.tokenFor(maria), { lang });
    await until('the way in', () => door.buttons.includes(say('accept.signIn')));
    expect(door.asksPassword).to.equal(false);
    // Without her login, whoever holds the link does not get in.
    const forged = portal.invitee(null).accept(portal.tokenFor(maria), { password }, write());
    expect(await refusedWith(forged)).to.equal('unauthenticated');

    door.element.addEventListener('sign-in-needed', (event) => {
      event.waitUntil(Promise.resolve().then(() => (visitor.is = maria)));
    });
    door.press(say('accept.signIn'));
    await until('the question', () => door.buttons.includes(say('accept.accept')));
    expect(await grants(page, maria)).to.equal(undefined);
    door.press(say('accept.accept'));
    await door.said(say('accept.joined', { account: 'CV Kopi Lereng Senja' }));
    expect(await grants(page, maria)).to.deep.equal(['domains', 'managedomains']);
    await panel.select(say('tab.users'));
    expect(await shownTo(page, 'Maria Ombak')).to.include(say('access.some', { n: 2, total: 13 }));
  });

  it('is taken from nobody who was not invited', async () => {
    const page = await visit('en');
    await invite(page, wayan, 'tickets');
    const door = await arrive(page.portal, wayan, 'en', viewers.stranger);
    expect(door.text).to.include(viewers.stranger).and.include(wayan);
    expect(door.buttons).to.not.include('Accept invitation');
    const token = page.portal.tokenFor(wayan);
    const forged = page.portal.invitee(viewers.stranger).accept(token, { as: 'signedIn' }, write());
    expect(await refusedWith(forged)).to.equal('refused wrong-account');
  });
});

const subjects: Record<Language, string> = {
  en: 'CV Kopi Lereng Senja has invited you to their account',
  id: 'CV Kopi Lereng Senja telah mengundang Anda ke akun mereka',
  fr: 'CV Kopi Lereng Senja vous invite à accéder à son compte',
  es: 'CV Kopi Lereng Senja te ha invitado a su cuenta',
};

describe('A5 the mail', () => {
  for (const [lang, subject] of Object.entries(subjects)) {
    it(`has its subject in the invitation’s language, one recipient, one link (${lang})`, async () => {
      const portal = openPortal(hostingData());
      const draft = { email: wayan, ...accessOf('tickets'), locale: lang };
      await portal.as(viewers.owner).createInvitations([draft], write());
      const { mails } = portal.data();
      expect(mails).to.have.lengthOf(1);
      const [mail] = mails;
      expect(mail?.subject).to.equal(subject);
      expect(mail?.to).to.deep.equal({ name: null, address: wayan });
      expect(mail?.text.match(/https?:\/\/\S+/gu)).to.deep.equal([mail?.link]);
      const page = new DOMParser().parseFromString(mail?.html ?? '', 'text/html');
      expect([...page.links].map(({ href }) => href)).to.deep.equal([mail?.link]);
      expect(page.documentElement.lang).to.equal(lang);

      const door = await arrive(portal, wayan, lang);
      await until('the invitation', () => door.title === subject);
    });
  }
});

// ---- C2 and D7 ----------------------------------------------------------------------------------------------------------

interface Portal {
  portal: TestPortal;
  viewer: string;
  account: () => AccountData;
}
function open(name: PortalName): Portal {
  const portal = openPortal(portals[name].data(start));
  return { portal, viewer: portals[name].viewers.owner, account: portal.data };
}
const memberOf = ({ account }: Portal, email: string) =>
  account().members.find((member) => member.email === email);
const refTo = (of: Portal, email: string) => {
  const member = memberOf(of, email)!;
  return { id: member.id, version: String(member.version) };
};

describe('C2 the mail that lets a contact in', () => {
  const beatriz = 'beatriz@almendrera.example';

  it('goes out in the account’s language, and its link makes the contact a user', async () => {
    const here = open('client-area');
    const { portal, viewer } = here;
    await portal
      .as(viewer)
      .updateMember(refTo(here, beatriz), { permissions: ['domains'] }, write());
    expect(here.account().mails, 'on ticking, nothing goes out').to.have.lengthOf(0);
    await portal.as(viewer).updateMember(refTo(here, beatriz), { maySignIn: true }, write());
    const [mail, ...more] = here.account().mails;
    expect(more).to.have.lengthOf(0);
    expect(mail).to.deep.include({ kind: 'invitation', locale: 'es' });
    expect(mail?.to.address).to.equal(beatriz);
    expect(mail?.subject).to.equal(
      'Cooperativa Almendrera del Alto, S. Coop. te ha invitado a su cuenta',
    );
    expect(mail?.text).to.include('Podrás:\n  ');
    const { id } = memberOf(here, beatriz)!;

    const door = await arrive(portal, beatriz, 'es');
    await until('the invitation', () => door.buttons.includes('Aceptar la invitación'));
    door.type({ password });
    door.press('Aceptar la invitación');
    await until('the welcome', () => door.title.startsWith('Ya tienes acceso a Cooperativa'));
    expect(memberOf(here, beatriz)).to.deep.include({
      id,
      signIn: 'active',
      permissions: ['domains'],
    });
  });

  it('has a dead link once sign-in is off again; the contact stays', async () => {
    const here = open('client-area');
    const { portal, viewer } = here;
    await portal.as(viewer).updateMember(refTo(here, beatriz), { maySignIn: true }, write());
    const token = portal.tokenFor(beatriz);
    await portal.as(viewer).updateMember(refTo(here, beatriz), { maySignIn: false }, write());
    const door = await openLink(portal.invitee(null), token, { lang: 'es' });
    await door.said('Esta invitación se ha revocado.');
    expect(door.asksPassword).to.equal(false);
    expect(memberOf(here, beatriz)?.signIn).to.equal('none');
  });
});

describe('D7 the invitee of the messaging portal', () => {
  const ann = 'ann@fernwood.example';

  async function invited(): Promise<Portal> {
    const here = open('messaging-portal');
    const data = here.portal.store.snapshot();
    // Where this portal signs people in.
    data.accounts[0]!.settings.portal.signInUrl = 'https://portal.pelicanrelay.example/sign-in';
    here.portal.store.restore(data);
    const access = {
      ...accessOf('dashboard', 'campaigns'),
      role: 'user',
      scope: { ids: ['amberleaf_sg_otp'] },
    };
    await here.portal.as(here.viewer).createInvitations([{ email: ann, ...access }], write());
    return here;
  }

  it('sets a password, and comes to the sign-in page, not in', async () => {
    const here = await invited();
    expect(here.account().mails[0]?.text).to.include('Set your password on the way');
    const door: AcceptPage = await arrive(here.portal, ann, 'en');
    expect(door.text).to.include('amberleaf_sg_otp').and.include('Campaigns');
    door.press('Accept invitation');
    await until('the question for a password', () => door.errors.includes('Fill in this field.'));
    door.type({ name: 'Ann', password });
    door.press('Accept invitation');
    await door.said('You now have access to Fernwood Outreach.');
    expect(door.button('Sign in').getAttribute('href')).to.equal(
      'https://portal.pelicanrelay.example/sign-in',
    );
    expect(memberOf(here, ann)).to.deep.include({ role: 'user', signIn: 'active', name: 'Ann' });
    expect(memberOf(here, ann)?.scope).to.deep.equal({ ids: ['amberleaf_sg_otp'] });
    // The link is no way in: whoever follows it again has to sign in.
    const again = await here.portal.invitee(null).lookUp(here.portal.tokenFor(ann));
    expect(again).to.deep.include({ status: 'accepted', needs: 'signIn', signedInAs: null });
    const { viewer } = await here.portal.as(ann).getAccount();
    expect(viewer.permissions.toSorted()).to.deep.equal(['campaigns', 'dashboard']);
  });

  it('may follow the link for seven days, and not a second longer', async () => {
    const early = await invited();
    early.portal.clock.now = start + 7 * day - second;
    await accept(early.portal, ann);
    expect(memberOf(early, ann)?.signIn).to.equal('active');

    const late = await invited();
    late.portal.clock.now = start + 7 * day;
    const door = await arrive(late.portal, ann, 'en');
    expect(door.title).to.equal(
      'This invitation has expired. Ask Priya Raghunathan for a new one.',
    );
    expect(await refusedWith(accept(late.portal, ann))).to.equal('gone expired');
  });
});
