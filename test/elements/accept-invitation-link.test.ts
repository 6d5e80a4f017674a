import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BackendError } from '../../src/backend/errors.js';
import type { AcceptInvitation } from '../../src/elements/accept-invitation/accept-invitation.js';
import '../../src/locales/es.js';
import '../../src/locales/fr.js';
import '../../src/locales/id.js';
import { AcceptPage, inviteeOf, openLink } from '../support/accept.js';
import { frames, once, until } from '../support/panel.js';
import {
  accessOf,
  accountOf,
  day,
  manager,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  type TestPortal,
  write,
} from '../support/portal.js';

const ivy = 'ivy@x.example';
const password = 'three odd words here';

async function invited(portal = openPortal()): Promise<{ portal: TestPortal; token: string }> {
  const drafts = [{ email: ivy, ...accessOf('invoices', 'domains') }];
  await portal.as(owner).createInvitations(drafts, write());
  return { portal, token: portal.tokenFor(ivy) };
}

describe('The token in the address', () => {
  const clean = (): void => {
    history.replaceState(null, '', location.pathname + location.search);
    sessionStorage.clear();
  };
  beforeEach(clean);
  afterEach(clean);

  async function fromHash(portal: TestPortal): Promise<AcceptPage> {
    const element = await fixture(
      html`<accept-invitation from-hash .backend=${portal.invitee(null)}></accept-invitation>`,
    );
    return new AcceptPage(element as AcceptInvitation).opened();
  }

  it('is taken out of it at once, and outlives a reload of the tab', async () => {
    const { portal, token } = await invited();
    history.replaceState({ mine: 1 }, '', `#${token}`);
    const page = await fromHash(portal);
    expect(page.title).to.include('Acorn Ltd has invited you');
    expect(location.hash).to.equal('');
    expect(history.state).to.deep.equal({ mine: 1 });
    const again = await fromHash(portal);
    expect(again.title).to.equal(page.title);
  });

  it('is forgotten once it is answered', async () => {
    const { portal, token } = await invited();
    history.replaceState(null, '', `#${token}`);
    const page = await fromHash(portal);
    page.type({ password });
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    expect(sessionStorage).to.have.lengthOf(0);
  });

  it('may be another one in the same tab; a fragment of the host’s is left alone', async () => {
    const { portal, token } = await invited();
    history.replaceState(null, '', `#${'A'.repeat(43)}`);
    const page = await fromHash(portal);
    expect(page.title).to.include('This link is not valid.');
    location.hash = token;
    await until('the invitation', () => page.title.includes('Acorn Ltd has invited you'));
    const changed = once(window, 'hashchange');
    location.hash = '/help';
    await changed;
    await frames();
    expect(location.hash).to.equal('#/help');
    expect(page.title).to.include('Acorn Ltd has invited you');
  });

  it('is not told what became of the one before', async () => {
    const { portal, token } = await invited();
    const other = 'otto@x.example';
    const drafts = [{ email: other, ...accessOf('invoices') }];
    await portal.as(owner).createInvitations(drafts, write());
    let letGo = () => {};
    const held = new Promise<void>((done) => (letGo = done));
    const backend = portal.invitee(null);
    const slow = async (...given: Parameters<typeof backend.accept>) => {
      const answer = await backend.accept(...given);
      await held;
      return answer;
    };
    const page = await openLink({ ...backend, accept: slow }, token);
    page.type({ password });
    page.press('Accept invitation');
    await until('the sending', () => portal.data().members.some(({ email }) => email === ivy));
    page.element.token = portal.tokenFor(other);
    await until('the other one', () =>
      page.all('#username').some((one) => 'value' in one && one.value === other),
    );
    letGo();
    await new Promise(requestAnimationFrame);
    expect(page.title).to.equal('Acorn Ltd has invited you to their account');
    expect(page.field('password').value).to.equal('');
  });

  it('that is not there is said in words', async () => {
    const page = await fromHash(openPortal());
    expect(page.title).to.equal('This link is not valid. Check that it was copied whole.');
  });
});

/** Whether a new link can be asked for now. */
const isReady = (page: AcceptPage): boolean =>
  page.all('button').some((button) => button.ariaDisabled !== 'true');

describe('The link that sets a password', () => {
  const max = 'max@x.example';
  async function created(): Promise<{ portal: TestPortal; token: string }> {
    const capabilities = { ...settingsOf().capabilities, createsMembers: 'users' as const };
    const portal = openPortal(portalOf(accountOf({ settings: settingsOf({ capabilities }) })));
    const draft = { email: max, name: 'Max', permissions: ['domains'] };
    await portal.as(owner).createMember(draft, write());
    return { portal, token: portal.tokenFor(max) };
  }

  it('asks for nothing but the password, and leads to the sign-in', async () => {
    const { portal, token } = await created();
    const page = await openLink(portal.invitee(null), token, { next: '/sign-in' });
    expect(page.title).to.equal('Set your password for Acorn Ltd');
    expect(page.buttons).to.deep.equal(['Save password']);
    expect(page.all('#name')).to.have.lengthOf(0);
    page.type({ password });
    page.press('Save password');
    await page.said('Your password is set.');
    expect(page.buttons).to.deep.equal(['Sign in']);
    const again = await openLink(portal.invitee(null), token);
    expect(again.title).to.equal('This link has already been used. Sign in.');
  });

  it('is of no use after seven days, and sends another to the same mailbox', async () => {
    const { portal, token } = await created();
    portal.clock.now += 7 * day;
    const page = await openLink(portal.invitee(null), token);
    expect(page.title).to.equal('This link has expired.');
    page.press('Ask for a new link');
    await until('the answer', () => page.text.includes('A new link is on its way'));
    expect(portal.data().mails.map(({ to }) => to.address)).to.deep.equal([max, max]);
    const fresh = await openLink(portal.invitee(null), portal.tokenFor(max));
    expect(fresh.title).to.equal('Set your password for Acorn Ltd');
  });

  it('says aloud that no other could be sent, and offers it again', async () => {
    const { portal, token } = await created();
    portal.clock.now += 7 * day;
    const backend = portal.invitee(null);
    const { askForNewLink } = backend;
    backend.askForNewLink = () =>
      Promise.reject(new BackendError({ code: 'busy' }, { notApplied: true }));
    const page = await openLink(backend, token);
    page.press('Ask for a new link');
    await until('the words', () => page.errors.length === 1);
    expect(page.announced).to.equal(page.errors[0]);
    backend.askForNewLink = askForNewLink;
    page.press('Ask for a new link');
    await until('the answer', () => page.text.includes('A new link is on its way'));
    expect(page.errors).to.deep.equal([]);
  });

  it('is asked for at once where another was waited for before, of which nothing is said', async () => {
    const { portal, token } = await created();
    const lena = 'lena@x.example';
    const draft = { email: lena, name: 'Lena', permissions: ['domains'] };
    await portal.as(owner).createMember(draft, write());
    portal.clock.now += 7 * day;
    const backend = portal.invitee(null);
    const { askForNewLink, lookUp } = backend;
    let lookUps = 0;
    backend.lookUp = async (...given) => {
      const view = await lookUp(...given);
      lookUps += 1;
      return view;
    };
    let fail = (_error: BackendError) => {};
    backend.askForNewLink = () => new Promise((_, reject) => (fail = reject));
    const page = await openLink(backend, token);
    page.press('Ask for a new link');
    page.element.token = portal.tokenFor(lena);
    await until('the other link', () => lookUps === 2);
    await until('its button', () => page.text.includes('expired') && isReady(page));
    fail(new BackendError({ code: 'busy' }, { notApplied: true }));
    await frames();
    expect([page.errors, page.announced]).to.deep.equal([[], '']);
    backend.askForNewLink = askForNewLink;
    page.press('Ask for a new link');
    await until('the answer', () => page.text.includes('A new link is on its way'));
  });

  it('sets no password of somebody who has a login, nor of who was removed', async () => {
    const one = await created();
    const data = one.portal.store.snapshot();
    data.people.push({ id: 'p', email: max, canonical: max, name: null, hasLogin: true });
    one.portal.store.restore(data);
    const call = one.portal.invitee(null).accept(one.token, { password }, write());
    expect(await refusedWith(call)).to.equal('gone accepted');

    const other = await created();
    const { id } = other.portal.data().members.find(({ email }) => email === max)!;
    await other.portal.as(owner).removeMembers({ refs: [refOf(other.portal, id)] }, write());
    const late = other.portal.invitee(null).accept(other.token, { password }, write());
    expect(await refusedWith(late)).to.equal('not-found');
  });
});

describe('The link that confirms a new address', () => {
  const renewed = 'mark.new@account.example';
  async function changed(): Promise<{ portal: TestPortal; token: string }> {
    const { capabilities } = settingsOf();
    const settings = settingsOf({
      capabilities: { ...capabilities, emailEditable: 'always', emailChange: 'confirmed' },
    });
    const data = portalOf(accountOf({ settings }));
    data.people.push({ id: 'm', email: manager, canonical: manager, name: null, hasLogin: true });
    const portal = openPortal(data);
    await portal.as(owner).updateMember(refOf(portal, 'mark'), { email: renewed }, write());
    return { portal, token: portal.tokenFor(renewed) };
  }
  const mark = (portal: TestPortal) => portal.data().members.find(({ id }) => id === 'mark')!;

  it('tells the old address, and moves nothing before the person has signed in', async () => {
    const { portal, token } = await changed();
    expect(portal.data().mails.map(({ to }) => to.address)).to.deep.equal([renewed, manager]);
    const visitor = { is: null as string | null };
    const page = await openLink(inviteeOf(portal, visitor), token);
    expect(page.title).to.equal('Confirm your new address');
    expect(page.text).to.include(`${renewed} takes the place of ${manager}`);
    expect(page.buttons).to.deep.equal(['Sign in']);
    const forged = portal.invitee(null).accept(token, {}, write());
    expect(await refusedWith(forged)).to.equal('unauthenticated');
    const other = portal.invitee(owner).accept(token, {}, write());
    expect(await refusedWith(other)).to.equal('refused wrong-account');

    visitor.is = manager;
    await page.element.refresh();
    await until('the question', () => page.buttons.includes('Confirm address'));
    page.press('Confirm address');
    await page.said(`Your address is ${renewed} from now on.`);
    expect(mark(portal)).to.deep.include({ email: renewed, pendingEmail: null });
    expect((await portal.as(renewed).getAccount()).viewer.memberId).to.equal('mark');
    expect(await refusedWith(portal.as(manager).getAccount())).to.equal('forbidden');
    const people = portal.store.snapshot().people.map(({ email }) => email);
    expect(people).to.deep.equal([renewed]);
  });

  it('is dead where the address was taken by somebody meanwhile, or asked for no more', async () => {
    const { portal, token } = await changed();
    await portal.as(owner).updateMember(refOf(portal, 'mark'), { email: manager }, write());
    const page = await openLink(portal.invitee(manager), token);
    expect(page.title).to.equal('This link is no longer valid.');
    expect(mark(portal).email).to.equal(manager);
  });
});

describe('Everybody', () => {
  it('comes in by keyboard alone', async () => {
    const { portal, token } = await invited();
    const page = await openLink(portal.invitee(null), token);
    page.field('name').focus();
    await sendKeys({ type: 'Ivy' });
    await sendKeys({ press: 'Tab' });
    expect(page.focused === page.field('password')).to.equal(true);
    await sendKeys({ type: password });
    await sendKeys({ press: 'Enter' });
    await page.said('You now have access to Acorn Ltd.');
    await until('focus on the news', () => page.focused === page.all('#title')[0]);
  });

  for (const lang of ['en', 'id', 'fr', 'es']) {
    it(`reads all of it, 320 px wide and in large letters (${lang})`, async () => {
      const { portal, token } = await invited();
      const page = await openLink(portal.invitee(null), token, { lang });
      const place = page.element.parentElement!;
      place.style.cssText = 'inline-size: 320px; --um-font-size: 24px';
      await until('the language', () => lang === 'en' || !page.text.includes('Invited by'));
      page.type({ password: 'password1' });
      await until('the advice', () => page.all('#strength')[0]?.dataset['is'] === 'weak');
      page.all('#decline-link')[0]?.click();
      await until('the question', () => page.all('#keep')[0]);
      expect(page.root.scrollWidth).to.be.at.most(320);
      for (const part of page.all('p, button, input, li')) {
        expect(part.getBoundingClientRect().right, part.outerHTML).to.be.at.most(
          place.getBoundingClientRect().right + 1,
        );
      }
    });
  }
});
