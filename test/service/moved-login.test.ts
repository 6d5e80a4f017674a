/** A login belongs to all accounts of the portal: when it moves, every row of that person does. Issue 16, number 2. */
import { expect } from 'chai';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import { createMemoryStore, createService } from '../../src/service/index.js';
import type { AccountData, InvitationRecord, MemberRecord } from '../../src/service/index.js';
import {
  accountOf,
  invitationOf,
  memberOf,
  owner,
  refusedWith,
  settingsOf,
  start,
  write,
} from '../support/portal.js';

const moved = 'olga@moved.example';
const newcomer = 'nils@account.example';

interface Setup {
  /** Of the second account; its own owner is somebody else. */
  second?: Partial<MemberRecord>;
  others?: MemberRecord[];
  invitations?: InvitationRecord[];
  emailChange?: 'direct' | 'confirmed';
  logins?: string[];
}

/** Olga runs the first account, and is in the second one as well. */
function open(setup: Setup = {}) {
  const { second = { isOwner: true }, others = [], invitations = [], logins = [owner] } = setup;
  const usual = settingsOf();
  const capabilities = {
    ...usual.capabilities,
    ...{ emailEditable: 'always' as const, emailChange: setup.emailChange ?? 'confirmed' },
  };
  const account = (id: string, data: Partial<AccountData>) =>
    accountOf({
      settings: { ...usual, id, name: id, capabilities, subscriptions: [] },
      invitations: [],
      ...data,
    });
  const store = createMemoryStore({
    accounts: [
      account('first', {
        members: [memberOf(owner, { id: 'one', isOwner: true }), memberOf(newcomer)],
      }),
      account('second', {
        members: [memberOf(owner, { id: 'two', ...second }), ...others],
        invitations,
      }),
      account('third', { members: [memberOf('tom@account.example', { isOwner: true })] }),
    ],
    people: logins.map((email) => ({
      ...{ id: `login of ${email}`, canonical: email, email, name: null, hasLogin: true },
    })),
  });
  const clock = { now: start };
  const service = createService({
    store,
    now: () => clock.now,
    authenticate: (request) => {
      const email = request.headers.get('x-viewer');
      return email === null ? null : { email };
    },
  });
  const options = (viewer: string | null) => ({
    fetch: (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      if (viewer !== null) request.headers.set('x-viewer', viewer);
      return service.fetch(request);
    },
    retry: { tries: 1 },
  });
  const host = 'http://portal.example/api';
  const data = (id: string) =>
    store.snapshot().accounts.find(({ settings }) => settings.id === id)!;
  const as = (viewer: string, id = 'first') =>
    createHttpBackend({ ...options(viewer), baseUrl: `${host}/accounts/${id}` });
  return {
    store,
    clock,
    data,
    as,
    follow: (viewer: string | null, token: string, answer = {}) =>
      createHttpInvitationBackend({ ...options(viewer), baseUrl: `${host}/invitations` }).accept(
        token,
        answer,
        write(),
      ),
    lookUp: (token: string) =>
      createHttpInvitationBackend({ ...options(null), baseUrl: `${host}/invitations` }).lookUp(
        token,
      ),
    row: (id: string, member: string) => data(id).members.find((one) => one.id === member)!,
    tokenFor: (id: string, address: string) => {
      const mail = data(id).mails.findLast((one) => one.to.address === address && one.link)!;
      return new URL(mail.link!).hash.slice(1);
    },
    /** Asks for a new address of a row, as its own person. */
    ask: async (id: string, member: string, email: string, viewer: string = owner) => {
      const { version } = data(id).members.find((one) => one.id === member)!;
      const ref = { id: member, version: String(version) };
      return as(viewer, id).updateMember(ref, { email }, write());
    },
  };
}

const entered = (portal: ReturnType<typeof open>, viewer: string, id: string) =>
  refusedWith(portal.as(viewer, id).getAccount());

describe('A login that moves', () => {
  it('takes the rows of the same person in all other accounts along', async () => {
    const portal = open();
    await portal.ask('first', 'one', moved);
    await portal.follow(owner, portal.tokenFor('first', moved));
    for (const id of ['first', 'second']) {
      expect(await entered(portal, moved, id), id).to.equal('not refused');
      expect(await entered(portal, owner, id), id).to.equal('forbidden');
      expect(portal.data(id).activity.at(-1)).to.include({ verb: 'address-confirmed' });
    }
    expect(portal.row('second', 'two')).to.include({ email: moved, canonical: moved, version: 2 });
    expect(portal.store.snapshot().people).to.deep.equal([
      {
        ...{ id: `login of ${owner}`, canonical: moved, email: moved, name: null },
        hasLogin: true,
      },
    ]);
  });

  for (const signIn of ['deactivated', 'none'] as const) {
    it(`takes the row of somebody along who is ${signIn} elsewhere`, async () => {
      const portal = open({ second: { signIn } });
      await portal.ask('first', 'one', moved);
      await portal.follow(owner, portal.tokenFor('first', moved));
      expect(portal.row('second', 'two')).to.include({ email: moved, signIn });
    });
  }

  it('takes the invitation of a contact along, which then opens to the moved login only', async () => {
    const contact = { signIn: 'none', joinedAt: null } as const;
    const tara = memberOf('tara@account.example', { isOwner: true });
    const portal = open({ second: contact, others: [tara] });
    const ref = { id: 'two', version: '1' };
    await portal.as(tara.email, 'second').updateMember(ref, { maySignIn: true }, write());
    const token = portal.tokenFor('second', owner);
    await portal.ask('first', 'one', moved);
    await portal.follow(owner, portal.tokenFor('first', moved));
    expect(await portal.lookUp(token)).to.include({ email: moved, needs: 'signIn' });
    expect(await refusedWith(portal.follow(null, token, { password: 'long enough' }))).to.equal(
      'unauthenticated',
    );
    await portal.follow(moved, token);
    expect(portal.row('second', 'two')).to.include({ email: moved, signIn: 'active' });
  });

  it('closes an open invitation of another account at the new address', async () => {
    const invitation = invitationOf(moved);
    const portal = open({ invitations: [invitation] });
    await portal.ask('first', 'one', moved);
    await portal.follow(owner, portal.tokenFor('first', moved));
    expect(portal.data('second').invitations[0]).to.include({ status: 'revoked' });
  });

  it('is refused, in all accounts, where another account has somebody else at the new address', async () => {
    for (const signIn of ['active', 'deactivated', 'none'] as const) {
      const portal = open({ others: [memberOf(moved, { id: 'other', signIn })] });
      await portal.ask('first', 'one', moved);
      const before = portal.store.snapshot();
      const call = portal.follow(owner, portal.tokenFor('first', moved));
      expect(await refusedWith(call), signIn).to.equal('refused already-member');
      expect(portal.store.snapshot(), signIn).to.deep.equal(before);
    }
  });

  it('makes a link of another account for the same change a used one', async () => {
    const portal = open();
    await portal.ask('first', 'one', moved);
    await portal.ask('second', 'two', moved);
    const other = portal.tokenFor('second', moved);
    await portal.follow(owner, portal.tokenFor('first', moved));
    expect((await portal.lookUp(other)).status).to.equal('accepted');
    expect(await refusedWith(portal.follow(moved, other))).to.equal('gone accepted');
    expect(portal.row('second', 'two').pendingEmail).to.equal(null);
  });

  it('makes a link of another account for another change, or for a password, a dead one', async () => {
    const portal = open();
    await portal.ask('first', 'one', moved);
    await portal.ask('second', 'two', 'third@moved.example');
    const other = portal.tokenFor('second', 'third@moved.example');
    await portal.follow(owner, portal.tokenFor('first', moved));
    expect(await refusedWith(portal.follow(moved, other))).to.equal('not-found');
    expect(portal.row('second', 'two')).to.include({ email: moved, pendingEmail: null });
  });

  it('ends once, whichever of two links is followed first', async () => {
    const portal = open();
    await portal.ask('first', 'one', moved);
    await portal.ask('second', 'two', 'second@moved.example');
    const [one, two] = [
      portal.tokenFor('first', moved),
      portal.tokenFor('second', 'second@moved.example'),
    ];
    const told = await Promise.all([
      refusedWith(portal.follow(owner, one)),
      refusedWith(portal.follow(owner, two)),
    ]);
    expect(told).to.deep.equal(['not refused', 'not-found']);
    for (const id of ['first', 'second'])
      expect(await entered(portal, moved, id), id).to.equal('not refused');
  });
});

describe('An address without a login', () => {
  it('moves in its own account alone: elsewhere it may be somebody else', async () => {
    const portal = open({ logins: [] });
    const nils = portal.row('first', 'nils');
    const data = portal.store.snapshot();
    data.accounts[1]!.members.push({ ...nils, id: 'other' });
    portal.store.restore(data);
    await portal.ask('first', 'nils', 'nils@moved.example');
    await portal.follow(null, portal.tokenFor('first', 'nils@moved.example'));
    expect(portal.row('first', 'nils').email).to.equal('nils@moved.example');
    expect(portal.row('second', 'other').email).to.equal(newcomer);
  });

  it('takes no login over that the new address has', async () => {
    const sven = 'sven@elsewhere.example';
    const portal = open({ logins: [owner, sven] });
    const data = portal.store.snapshot();
    const known = { id: 'known', canonical: newcomer, email: newcomer, name: 'Nils' };
    data.people.push({ ...known, hasLogin: false });
    portal.store.restore(data);
    await portal.ask('first', 'nils', sven);
    await portal.follow(null, portal.tokenFor('first', sven));
    const person = portal.store.snapshot().people.find(({ canonical }) => canonical === sven);
    expect(person).to.include({ id: `login of ${sven}`, hasLogin: true });
  });
});

describe('An address that is changed without being confirmed', () => {
  it('waits all the same where it is the viewer’s own, or somebody signs in with it', async () => {
    const portal = open({ emailChange: 'direct', logins: [newcomer] });
    const own = await portal.ask('first', 'one', moved);
    expect(own).to.include({ email: owner, pendingEmail: moved });
    const theirs = await portal.ask('first', 'nils', 'nils@moved.example');
    expect(theirs).to.include({ email: newcomer, pendingEmail: 'nils@moved.example' });
    expect(await entered(portal, owner, 'first')).to.equal('not refused');
    expect(await entered(portal, newcomer, 'first')).to.equal('not refused');
  });

  it('is saved where nobody can sign in with it yet', async () => {
    const portal = open({ emailChange: 'direct' });
    const row = await portal.ask('first', 'nils', 'nils@moved.example');
    expect(row.email).to.equal('nils@moved.example');
  });
});
