import { aTimeout, expect } from '@open-wc/testing';
import type { InvitationView } from '../../src/backend/backend.js';
import type { InvitationAcceptedEvent } from '../../src/events.js';
import { inviteeOf, openLink, type AcceptPage, type Visitor } from '../support/accept.js';
import { until } from '../support/panel.js';
import {
  accessOf,
  accountOf,
  at,
  day,
  openPortal,
  owner,
  portalOf,
  refOf,
  settingsOf,
  stranger,
  type TestPortal,
  write,
} from '../support/portal.js';

const ivy = 'ivy@x.example';
const title = 'Acorn Ltd has invited you to their account';
const password = 'three odd words here';

interface Arrival {
  portal: TestPortal;
  page: AcceptPage;
  visitor: Visitor;
  token: string;
}

/** Somebody is invited, and follows the link of the mail. */
async function arrive({
  portal = openPortal(),
  is = null as string | null,
  hasLogin = false,
  before = (_portal: TestPortal): Promise<unknown> => Promise.resolve(),
  next = null as string | null,
} = {}): Promise<Arrival> {
  if (hasLogin) knowing(portal, ivy);
  const drafts = [{ email: ivy, ...accessOf('invoices', 'domains') }];
  await portal.as(owner).createInvitations(drafts, write());
  const token = portal.tokenFor(ivy);
  await before(portal);
  const visitor = { is };
  const page = await openLink(inviteeOf(portal, visitor), token, { next });
  return { portal, page, visitor, token };
}

/** The portal knows a login of this address. */
function knowing(portal: TestPortal, email: string): void {
  const data = portal.store.snapshot();
  data.people.push({ id: 'p1', email, canonical: email, name: 'Ivy', hasLogin: true });
  portal.store.restore(data);
}

const invitationOfIvy = (portal: TestPortal) =>
  portal.data().invitations.find(({ email }) => email === ivy)!;
const memberIvy = (portal: TestPortal) => portal.data().members.find(({ email }) => email === ivy);
const revoke = (portal: TestPortal): Promise<unknown> => {
  const refs = [refOf(portal, invitationOfIvy(portal).id)];
  return portal.as(owner).revokeInvitations({ refs }, write());
};

describe('An open invitation', () => {
  it('says who invites to what, what will be possible, and until when with the zone', async () => {
    const { page } = await arrive();
    expect(page.title).to.equal(title);
    expect(page.gives).to.deep.equal(['The domains', 'The invoices']);
    expect(page.text).to.include('Invited by Olga (olga@account.example)');
    const until = new Intl.DateTimeFormat('en', {
      ...{ day: 'numeric', month: 'long', year: 'numeric' },
      ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    } as const).format(Date.parse(at(7 * day)));
    expect(page.text).to.include(`Valid until ${until.replace(/\s+/gu, ' ')}.`);
  });

  it('is accepted by nobody who only looks', async () => {
    const { page, portal } = await arrive({ is: ivy, hasLogin: true });
    await page.element.refresh();
    await aTimeout(50);
    expect(invitationOfIvy(portal).status).to.equal('pending');
    expect(memberIvy(portal)).to.equal(undefined);
  });

  it('shows the token nowhere: not in its attributes, not in what it draws, in no event', async () => {
    const { page, token } = await arrive({ is: ivy, hasLogin: true });
    const told: string[] = [];
    for (const type of ['before-invitation-accept', 'invitation-accepted'] as const) {
      page.element.addEventListener(type, (event) => {
        told.push(JSON.stringify(Object.fromEntries(Object.entries(event))));
      });
    }
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    expect(told).to.have.lengthOf(2);
    for (const text of told) expect(text).to.include(ivy).and.not.include(token);
    expect(page.element.outerHTML + page.root.outerHTML).to.not.include(token);
  });

  it('names role and sub-accounts where the portal has them', async () => {
    const role = { grants: [], forbids: [], defaults: [], minPermissions: 0 };
    const settings = settingsOf({
      roles: [{ ...role, id: 'user', label: 'User', isAdmin: false, defaultScope: 'none' }],
      scope: {},
    });
    const resources = [
      { id: 'r1', label: 'One' },
      { id: 'r2', label: 'Two' },
    ];
    const portal = openPortal(portalOf(accountOf({ settings, resources })));
    const access = { ...accessOf('domains'), role: 'user', scope: { ids: ['r1', 'r2'] } };
    await portal.as(owner).createInvitations([{ email: ivy, ...access }], write());
    const page = await openLink(portal.invitee(null), portal.tokenFor(ivy));
    expect(page.text).to.include('You join as: User');
    expect(page.text).to.include('In these sub-accounts: One and Two');
  });

  it('waits for its token, and says to its developer what it lacks', async () => {
    const { page, portal, token } = await arrive();
    page.element.token = null;
    await page.element.updateComplete;
    expect(page.text).to.equal('');
    page.element.token = token;
    await page.opened();
    expect(page.title).to.equal(title);
    page.element.backend = null;
    await page.element.updateComplete;
    expect(page.text).to.include('<accept-invitation> has no backend');
    page.element.backend = portal.invitee(null);
    await page.opened();
  });
});

describe('Somebody without a login', () => {
  it('sets a password and is in, with what the invitation gives', async () => {
    const { page, portal } = await arrive({ next: '/sign-in' });
    page.type({ name: ' Ivy Moss ', password });
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    expect(memberIvy(portal)).to.deep.include({ name: 'Ivy Moss', signIn: 'active' });
    expect(memberIvy(portal)?.permissions.toSorted()).to.deep.equal(['domains', 'invoices']);
    expect(page.text).to.include(`Sign in with ${ivy} and your new password.`);
    expect(page.button('Sign in').getAttribute('href')).to.equal(
      new URL('/sign-in', location.href).href,
    );
    await until('focus on what is new', () => page.focused === page.all('#title')[0]);
    expect(page.announced).to.equal('You now have access to Acorn Ltd.');
  });

  it('has a form that a password manager knows: address, name, a new password', async () => {
    const { page } = await arrive();
    expect(page.field('username')).to.include({ autocomplete: 'username', value: ivy });
    expect(page.field('username').readOnly).to.equal(true);
    expect(page.field('name').autocomplete).to.equal('name');
    expect(page.field('password')).to.include({ autocomplete: 'new-password', type: 'password' });
    expect(page.field('password').form === page.all('form')[0]).to.equal(true);
    const pasted = new ClipboardEvent('paste', { cancelable: true, bubbles: true });
    expect(page.field('password').dispatchEvent(pasted)).to.equal(true);
  });

  it('is asked for eight characters and for nothing else', async () => {
    const { page, portal } = await arrive();
    page.press('Accept invitation');
    await until('the reason', () => page.errors.includes('Fill in this field.'));
    await until('focus in the field', () => page.focused === page.field('password'));
    page.type({ password: '1234567' });
    page.press('Accept invitation');
    await until('the reason', () => page.errors.includes('Use at least 8 characters.'));
    expect(page.field('password').ariaInvalid).to.equal('true');
    expect(memberIvy(portal)).to.equal(undefined);
    page.type({ password: 'aaaaaaaa' });
    await until('it to be taken back', () => page.errors.length === 0);
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
  });

  it('is told how easy the password is to guess', async () => {
    const { page } = await arrive();
    const advice = () => page.all('#strength')[0]?.dataset['is'];
    page.type({ password: 'password1' });
    await until('the advice', () => advice() === 'weak');
    page.type({ password: ivy });
    await until('the address to count as easy', () => advice() === 'weak');
    page.type({ password: 'gruff canal umbrella 41 zither' });
    await until('the praise', () => advice() === 'good');
    expect(page.text).to.include('Hard to guess.');
    page.type({ password: '' });
    await until('silence', () => advice() === undefined);
  });

  it('may look at what was typed', async () => {
    const { page } = await arrive();
    const [box] = page.all('.reveal input');
    box?.click();
    await until('it in clear', () => page.field('password').type === 'text');
    box?.click();
    await until('dots again', () => page.field('password').type === 'password');
  });

  it('keeps what was typed when the network fails, and is in once when trying again', async () => {
    const { portal, token } = await arrive();
    let fails = true;
    const invitee = inviteeOf(portal, { is: null });
    const keys: string[] = [];
    const page = await openLink(
      {
        ...invitee,
        accept: async (given, answer, call) => {
          keys.push(call.key);
          const done = await invitee.accept(given, answer, call);
          if (!fails) return done;
          fails = false;
          throw new TypeError('the answer was lost');
        },
      },
      token,
    );
    page.type({ name: 'Ivy', password });
    page.press('Accept invitation');
    await until('the problem', () => page.errors.length > 0);
    expect(page.field('name').value).to.equal('Ivy');
    expect(page.field('password').value).to.equal(password);
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    expect(keys[1]).to.equal(keys[0]);
    expect(portal.data().members.filter(({ email }) => email === ivy)).to.have.lengthOf(1);
  });

  it('is told that it was revoked meanwhile, and loses nothing of what was typed', async () => {
    const { page, portal } = await arrive();
    page.type({ name: 'Ivy', password });
    await revoke(portal);
    page.press('Accept invitation');
    await until('the news', () => page.text.includes('This invitation was revoked.'));
    expect(page.text).to.include('Ask Olga if you still need access. What you typed is kept.');
    expect(page.field('name').value).to.equal('Ivy');
    expect(page.field('password').value).to.equal(password);
    expect(page.buttons).to.not.include('Decline');
    expect(memberIvy(portal)).to.equal(undefined);
  });

  it('is told of another way in where the host makes logins itself', async () => {
    const { portal, token } = await arrive();
    const invitee = inviteeOf(portal, { is: null });
    let needs: InvitationView['needs'] = 'hostSignUp';
    const page = await openLink(
      { ...invitee, lookUp: async (...given) => ({ ...(await invitee.lookUp(...given)), needs }) },
      token,
    );
    expect(page.text).to.include(`You need a login here first, with the address ${ivy}.`);
    page.element.addEventListener('sign-up-needed', (event) => {
      event.waitUntil(Promise.resolve().then(() => (needs = 'confirm')));
    });
    page.press('Create a user account');
    await until('the way on', () => page.buttons.includes('Accept invitation'));
  });
});

describe('Somebody with a login', () => {
  it('signs in at the host, then confirms', async () => {
    const { page, portal, visitor } = await arrive({ hasLogin: true, next: '/users' });
    expect(page.text).to.include(`${ivy} can sign in here already.`);
    expect(page.buttons).to.deep.equal(['Sign in', 'Decline']);
    page.element.addEventListener('sign-in-needed', (event) => {
      event.waitUntil(Promise.resolve().then(() => (visitor.is = ivy)));
    });
    page.press('Sign in');
    await until('who is signed in', () => page.text.includes(`You are signed in as ${ivy}.`));
    expect(memberIvy(portal)).to.equal(undefined);
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    expect(memberIvy(portal)?.permissions.toSorted()).to.deep.equal(['domains', 'invoices']);
    expect(page.button('Go on').getAttribute('href')).to.include('/users');
    expect(page.text).to.not.include('password');
  });

  it('finds the host’s own sign-in in the slot, and goes on when the host says so', async () => {
    const { page, visitor } = await arrive({ hasLogin: true });
    const own = document.createElement('a');
    own.slot = 'sign-in';
    own.textContent = 'Sign in at Oak';
    page.element.append(own);
    const [slot] = page.all<HTMLSlotElement>('slot[name=sign-in]');
    await until('the host’s link', () => slot?.assignedElements().includes(own));
    visitor.is = ivy;
    await page.element.refresh();
    await until('the way on', () => page.buttons.includes('Accept invitation'));
  });

  it('is not taken for who was invited: both addresses, and the way out of it', async () => {
    const { page, portal, visitor } = await arrive({ hasLogin: true, is: stranger });
    expect(page.text).to.include(
      `You are signed in as ${stranger}. The invitation was sent to ${ivy}.`,
    );
    expect(page.buttons).to.deep.equal(['Sign out and go on', 'Decline']);
    page.element.addEventListener('sign-out-needed', (event) => {
      event.waitUntil(Promise.resolve().then(() => (visitor.is = null)));
    });
    page.press('Sign out and go on');
    await until('the sign-in', () => page.buttons.includes('Sign in'));
    expect(memberIvy(portal)).to.equal(undefined);
  });

  it('joins as the one signed in where the invitation is not bound, with what was said', async () => {
    const invitations = { ...settingsOf().invitations!, boundToAddress: false };
    const portal = openPortal(portalOf(accountOf({ settings: settingsOf({ invitations }) })));
    const { page } = await arrive({ portal, is: stranger });
    expect(page.buttons).to.deep.equal([`Join as ${stranger}`, 'Sign out and go on', 'Decline']);
    let as = '';
    page.element.addEventListener('before-invitation-accept', (event) => (as = event.as));
    page.press(`Join as ${stranger}`);
    await page.said('You now have access to Acorn Ltd.');
    expect(as).to.equal('signedIn');
    expect(portal.data().members.find(({ email }) => email === stranger)?.invitedAs).to.equal(ivy);
  });

  it('is refused in words where somebody else was signed in meanwhile', async () => {
    const { page, portal, visitor } = await arrive({ hasLogin: true, is: ivy });
    visitor.is = stranger;
    page.press('Accept invitation');
    await until('both addresses', () => page.text.includes(`signed in as ${stranger}`));
    expect(page.buttons).to.include('Sign out and go on');
    expect(memberIvy(portal)).to.equal(undefined);
  });

  it('reads that there is nothing to do where access is there already', async () => {
    const { page } = await arrive({
      hasLogin: true,
      is: ivy,
      before: async (portal) => {
        const data = portal.store.snapshot();
        const [account] = data.accounts;
        const { members, invitations } = account!;
        members.push({ ...members[1]!, id: 'ivy', email: ivy, canonical: ivy });
        expect(invitations.at(-1)?.email).to.equal(ivy);
        portal.store.restore(data);
      },
    });
    page.press('Accept invitation');
    await until('the words', () => page.errors.includes(`${ivy} already has access to Acorn Ltd.`));
  });
});

describe('A host', () => {
  it('can stop the acceptance, and nothing happens', async () => {
    const { page, portal } = await arrive({ hasLogin: true, is: ivy });
    page.element.addEventListener('before-invitation-accept', (event) => event.preventDefault());
    page.press('Accept invitation');
    await until('the words', () => page.errors.length > 0);
    expect(page.errors).to.deep.equal(['This site stopped it. Nothing was changed.']);
    expect(memberIvy(portal)).to.equal(undefined);
  });

  it('hears what was accepted, and whether its sign-in comes next', async () => {
    const heard: boolean[] = [];
    const hear = (event: InvitationAcceptedEvent) => heard.push(event.signsInNext);
    document.addEventListener('invitation-accepted', hear);
    const { page } = await arrive();
    page.type({ password });
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    const other = await arrive({ hasLogin: true, is: ivy });
    other.page.press('Accept invitation');
    await other.page.said('You now have access to Acorn Ltd.');
    document.removeEventListener('invitation-accepted', hear);
    expect(heard).to.deep.equal([true, false]);
  });

  it('leads nowhere but to pages', async () => {
    const { page } = await arrive({ hasLogin: true, is: ivy, next: 'javascript:alert(1)' });
    page.press('Accept invitation');
    await page.said('You now have access to Acorn Ltd.');
    expect(page.all('a')).to.have.lengthOf(0);
  });
});

describe('Declining', () => {
  it('asks once, tells the owner, and is over', async () => {
    const { page, portal } = await arrive();
    page.press('Decline');
    await until('the question', () =>
      page.text.includes('Decline this invitation? Olga will see it.'),
    );
    await until('focus on the harmless answer', () => page.focused?.id === 'keep');
    page.press('Do not decline');
    await until('focus back', () => page.focused?.id === 'decline-link');
    expect(invitationOfIvy(portal).status).to.equal('pending');
    page.press('Decline');
    await until('the question', () => page.all('#keep')[0]);
    let heard = '';
    page.element.addEventListener(
      'invitation-declined',
      (event) => (heard = event.invitation.email),
    );
    page.press('Decline');
    await until('the end', () => page.title.startsWith('You declined this invitation.'));
    expect(invitationOfIvy(portal).status).to.equal('declined');
    expect(heard).to.equal(ivy);
    expect(page.buttons).to.deep.equal([]);
  });

  it('is not offered where the backend has no such verb', async () => {
    const { portal, token } = await arrive();
    const { lookUp, accept } = inviteeOf(portal, { is: null });
    const page = await openLink({ lookUp, accept }, token);
    expect(page.buttons).to.deep.equal(['Accept invitation']);
  });
});

describe('An invitation that is closed', () => {
  it('has expired: names who can send another, hides the address, and asks for a new link', async () => {
    const { page, portal } = await arrive({
      before: async ({ clock }) => {
        clock.now += 7 * day;
      },
    });
    expect(page.title).to.equal('This invitation has expired. Ask Olga for a new one.');
    expect(page.text).to.include('It was sent to i•••@x.example.');
    expect(page.text).to.not.include(ivy);
    // Impatiently, twice: one mail.
    page.press('Ask for a new link');
    page.press('Ask for a new link');
    await until('the answer', () => page.text.includes('Olga now knows'));
    const wanted = portal.data().mails.filter(({ kind }) => kind === 'new-link-wanted');
    expect(wanted).to.have.lengthOf(1);
    expect(page.buttons).to.deep.equal([]);
  });

  it('has expired, without a button where the backend cannot ask', async () => {
    const { portal, token } = await arrive({
      before: async ({ clock }) => {
        clock.now += 7 * day;
      },
    });
    const { lookUp, accept } = inviteeOf(portal, { is: null });
    const page = await openLink({ lookUp, accept }, token);
    expect(page.buttons).to.deep.equal([]);
  });

  it('was revoked: says whom to ask', async () => {
    const { page } = await arrive({ before: revoke });
    expect(page.title).to.equal('This invitation was revoked.');
    expect(page.text).to.include('Ask Olga if you still need access.');
  });

  it('was used: leads to the sign-in', async () => {
    const { page } = await arrive({
      before: (portal) => portal.invitee(null).accept(portal.tokenFor(ivy), { password }, write()),
    });
    expect(page.title).to.equal('This invitation has already been used. Sign in.');
    expect(page.buttons).to.deep.equal(['Sign in']);
  });

  it('was declined', async () => {
    const { page } = await arrive({
      before: (portal) => portal.invitee(null).decline(portal.tokenFor(ivy), write()),
    });
    expect(page.title).to.include('You declined this invitation.');
  });

  it('is not known: says what to do with the link', async () => {
    const { portal } = await arrive();
    const page = await openLink(portal.invitee(null), 'A'.repeat(43));
    expect(page.title).to.equal('This link is not valid. Check that it was copied whole.');
    expect(page.text).to.include('Open the link in the email again');
  });

  it('cannot be looked up now: says so, and tries again', async () => {
    const { portal, token } = await arrive();
    const invitee = inviteeOf(portal, { is: null });
    let fails = true;
    let tries = 0;
    const page = await openLink(
      {
        ...invitee,
        lookUp: async (...given) => {
          tries += 1;
          if (fails) throw new TypeError('no network');
          return invitee.lookUp(...given);
        },
      },
      token,
    );
    expect(page.text).to.include('The invitation could not be opened.');
    page.button('Try again').focus();
    page.press('Try again');
    await until('the second answer', () => tries === 2);
    await page.element.updateComplete;
    expect(page.focused === page.button('Try again'), 'focus at the button').to.equal(true);
    fails = false;
    page.press('Try again');
    await page.said(title);
    await until('focus in the title', () => page.focused?.id === 'title');
  });
});

describe('Another link', () => {
  it('starts over with nothing of what was typed for the one before', async () => {
    const { page, portal } = await arrive();
    page.type({ name: 'Ivy', password });
    const drafts = [{ email: 'max@x.example', ...accessOf('invoices') }];
    await portal.as(owner).createInvitations(drafts, write());
    page.element.token = portal.tokenFor('max@x.example');
    const address = () => page.all<HTMLInputElement>('[name=username]')[0]?.value;
    await until('the other address', () => address() === 'max@x.example');
    expect(page.field('name').value + page.field('password').value).to.equal('');
    expect(invitationOfIvy(portal).status).to.equal('pending');
  });
});
