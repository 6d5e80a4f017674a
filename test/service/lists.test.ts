import { expect } from 'chai';
import {
  accountOf,
  at,
  contact,
  day,
  invitationOf,
  limited,
  manager,
  memberOf,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  write,
} from '../support/portal.js';

const names = (page: { items: { name: string | null }[] }) => page.items.map(({ name }) => name);

describe('The list of members', () => {
  it('has the owner first, the others by name whatever their accents and capitals', async () => {
    const members = ['zoe', 'adam'].map((name) => memberOf(`${name}@x.example`));
    members.push(memberOf('elise@x.example', { name: 'élise' }), memberOf('emil@x.example'));
    members.push(memberOf(owner, { isOwner: true }));
    const page = await openPortal(portalOf(accountOf({ members })))
      .as(owner)
      .listMembers({});
    expect(names(page)).to.deep.equal(['Olga', 'Adam', 'élise', 'Emil', 'Zoe']);
  });

  it('tells how many match, how many there are per state, and by which clock', async () => {
    const page = await openPortal()
      .as(owner)
      .listMembers({ signIn: ['active'] });
    expect(page.total).to.equal(3);
    expect(page.counts).to.deep.equal({
      members: { none: 1, invited: 0, active: 3, deactivated: 1 },
      invitations: { pending: 1, expired: 1, accepted: 0, declined: 0, revoked: 0 },
    });
    expect(page.asOf).to.equal(at());
  });

  it('is searched by name and address, without regard to case and accents', async () => {
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf('x1@y.example', { name: 'Zoé KŒNIG' }),
    ];
    const backend = openPortal(portalOf(accountOf({ members }))).as(owner);
    expect(names(await backend.listMembers({ text: 'ZOE' }))).to.deep.equal(['Zoé KŒNIG']);
    expect(names(await backend.listMembers({ text: ' zoé ' }))).to.deep.equal(['Zoé KŒNIG']);
    expect(names(await backend.listMembers({ text: 'Y.example' }))).to.deep.equal(['Zoé KŒNIG']);
    expect(names(await backend.listMembers({ text: 'nobody' }))).to.deep.equal([]);
  });

  it('is filtered by what somebody holds and receives, and by the last sign-in', async () => {
    const backend = openPortal().as(owner);
    expect(names(await backend.listMembers({ permission: 'invoices' }))).to.deep.equal([
      'Olga',
      'Lena',
    ]);
    expect(names(await backend.listMembers({ subscription: 'news' }))).to.deep.equal(['Olga']);
    const dormant = await backend.listMembers({ lastSignInBefore: at(-90 * day) });
    expect(names(dormant)).to.deep.equal(['Lena']);
    expect(names(await backend.listMembers({ signIn: ['deactivated'] }))).to.deep.equal(['Dora']);
  });

  it('is filtered by role and by what lies in the scope', async () => {
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf(manager, { scope: { ids: ['s1'] }, role: 'user' }),
      memberOf(limited, { scope: { ids: [] } }),
    ];
    const backend = openPortal(portalOf(accountOf({ members }))).as(owner);
    expect(names(await backend.listMembers({ scope: 's1' }))).to.deep.equal(['Olga', 'Mark']);
    expect(names(await backend.listMembers({ role: 'user' }))).to.deep.equal(['Mark']);
  });

  it('is sorted by the last sign-in, both ways, those who never did at the early end', async () => {
    const backend = openPortal().as(owner);
    const early = names(await backend.listMembers({ sort: 'lastSignInAt' }));
    expect(early).to.deep.equal(['Cora', 'Dora', 'Lena', 'Mark', 'Olga']);
    const late = names(await backend.listMembers({ sort: 'lastSignInAt', descending: true }));
    expect(late).to.deep.equal([...early].reverse());
  });

  it('is not sorted by what the portal does not sort by', async () => {
    const { capabilities } = settingsOf();
    const settings = settingsOf({ capabilities: { ...capabilities, sortBy: ['name'] } });
    const backend = openPortal(portalOf(accountOf({ settings }))).as(owner);
    expect(await refusedWith(backend.listMembers({ sort: 'lastSignInAt' }))).to.equal('invalid');
  });

  it('loses and doubles nobody when rows go and come between two pages', async () => {
    const members = Array.from({ length: 30 }, (_, n) =>
      memberOf(`m${String(n).padStart(2, '0')}@x.example`),
    );
    members.push(memberOf(owner, { isOwner: true }));
    const portal = openPortal(portalOf(accountOf({ members })));
    const backend = portal.as(owner);
    const first = await backend.listMembers({ limit: 10 });
    await backend.removeMembers({ refs: [refOf(portal, 'm00'), refOf(portal, 'm01')] }, write());
    await backend.createMember({ email: 'm05a@x.example', name: 'M05a' }, write());
    await backend.createMember({ email: 'm15a@x.example', name: 'M15a' }, write());
    const rest = [];
    let cursor = first.nextCursor;
    while (cursor !== null) {
      const page = await backend.listMembers({ limit: 10, cursor });
      rest.push(...names(page));
      cursor = page.nextCursor;
    }
    const expected = Array.from({ length: 21 }, (_, n) => `M${String(n + 9).padStart(2, '0')}`);
    expected.splice(7, 0, 'M15a');
    expect(rest).to.deep.equal(expected);
  });

  it('goes on through people of the same name', async () => {
    const members = Array.from({ length: 7 }, (_, n) =>
      memberOf(`n${n}@x.example`, { name: 'Alex' }),
    );
    members.push(memberOf(owner, { isOwner: true }));
    const backend = openPortal(portalOf(accountOf({ members }))).as(owner);
    const first = await backend.listMembers({ limit: 4, sort: 'name', descending: true });
    const second = await backend.listMembers({
      limit: 4,
      sort: 'name',
      descending: true,
      cursor: first.nextCursor!,
    });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).to.equal(8);
    expect(second.nextCursor).to.equal(null);
  });

  it('refuses a cursor of another order, and one that nobody made', async () => {
    const backend = openPortal().as(owner);
    const { nextCursor } = await backend.listMembers({ limit: 1, sort: 'name' });
    for (const cursor of [nextCursor!, 'nonsense', '%%', btoa('[1]'), btoa('{}')]) {
      expect(await refusedWith(backend.listMembers({ cursor }))).to.equal('invalid');
    }
  });

  it('refuses a query that it does not know', async () => {
    const query = { colour: 'red' };
    expect(
      await refusedWith(
        openPortal()
          .as(owner)
          .listMembers(query as object),
      ),
    ).to.equal('invalid');
  });

  it('tells a contact with a live invitation as invited, with the invitation, until it lapses', async () => {
    const invitations = [invitationOf(contact, { memberId: 'cora', expiresAt: at(day) })];
    const portal = openPortal(portalOf(accountOf({ invitations })));
    const backend = portal.as(owner);
    const invited = await backend.getMember('cora');
    expect(invited.signIn).to.equal('invited');
    expect(invited.invitation?.status).to.equal('pending');
    expect((await backend.listMembers({ signIn: ['invited'] })).total).to.equal(1);
    portal.clock.now += day;
    const lapsed = await backend.getMember('cora');
    expect(lapsed.signIn).to.equal('none');
    expect(lapsed.invitation?.status).to.equal('expired');
    expect((await backend.listMembers({ signIn: ['invited'] })).total).to.equal(0);
  });

  it('has no row for an id that is not there', async () => {
    expect(await refusedWith(openPortal().as(owner).getMember('nobody'))).to.equal('not-found');
  });
});

describe('What may be done to a row', () => {
  const actionsOf = async (viewer: string, id: string) =>
    (await openPortal().as(viewer).getMember(id)).actions;

  it('is everything that fits the state of a user', async () => {
    expect(await actionsOf(owner, 'mark')).to.deep.equal({
      edit: true,
      changeEmail: { refused: 'user-address' },
      withdrawSignIn: true,
      deactivate: true,
      remove: true,
    });
  });

  it('is promotion, not deactivation, for a contact', async () => {
    expect(await actionsOf(owner, 'cora')).to.deep.equal({
      edit: true,
      changeEmail: true,
      grantSignIn: true,
      remove: true,
    });
  });

  it('is reactivation for who is deactivated', async () => {
    expect(await actionsOf(owner, 'dora'))
      .to.include({ reactivate: true })
      .and.not.have.property('deactivate');
  });

  it('is told with the reason for the owner', async () => {
    expect((await actionsOf(owner, 'olga')).remove).to.deep.equal({ refused: 'owner' });
    const foreign = await actionsOf(manager, 'olga');
    expect(foreign.edit).to.deep.equal({ refused: 'owner' });
    expect(foreign.remove).to.deep.equal({ refused: 'owner' });
  });

  it('does not end with oneself', async () => {
    const own = await actionsOf(manager, 'mark');
    expect(own.remove).to.deep.equal({ refused: 'self' });
    expect(own.deactivate).to.deep.equal({ refused: 'self' });
    expect(own.edit).to.equal(true);
  });

  it('is nothing for who only looks', async () => {
    expect(await actionsOf(limited, 'mark')).to.deep.equal({});
  });

  it('is only what the portal offers', async () => {
    const portal = openPortal(
      portalOf(accountOf({ settings: settingsOf({ offers: ['remove'] }) })),
    );
    expect((await portal.as(owner).getMember('mark')).actions).to.deep.equal({ remove: true });
  });
});

describe('The list of invitations', () => {
  it('has the newest first, without those that belong to a contact', async () => {
    const invitations = [
      invitationOf('a@x.example', { sentAt: at(-3 * day) }),
      // The same moment in another zone, and another way to write it.
      invitationOf('b@x.example', { sentAt: '2026-11-22T09:14:00+07:00' }),
      invitationOf(contact, { memberId: 'cora' }),
    ];
    const page = await openPortal(portalOf(accountOf({ invitations })))
      .as(owner)
      .listInvitations({});
    expect(page.items.map(({ id }) => id)).to.deep.equal(['i-b', 'i-a']);
    expect(page.counts?.invitations?.pending).to.equal(2);
  });

  it('is filtered by status, failed delivery, inviter, text and end', async () => {
    const invitations = [
      invitationOf('a@x.example', { delivery: { state: 'failed', reason: 'no such domain' } }),
      invitationOf('b@x.example', { invitedBy: { id: 'mark', name: 'Mark' }, expiresAt: at(1000) }),
      invitationOf('c@x.example', { status: 'revoked', closedAt: at() }),
    ];
    const backend = openPortal(portalOf(accountOf({ invitations }))).as(owner);
    const ids = async (query: object) =>
      (await backend.listInvitations(query)).items.map(({ id }) => id);
    expect(await ids({ status: ['revoked'] })).to.deep.equal(['i-c']);
    expect(await ids({ delivery: 'failed' })).to.deep.equal(['i-a']);
    expect(await ids({ invitedBy: 'mark' })).to.deep.equal(['i-b']);
    expect(await ids({ text: 'B@X' })).to.deep.equal(['i-b']);
    expect(await ids({ expiresBefore: at(day) })).to.deep.equal(['i-b']);
  });

  it('offers to mend what is open, and nothing on what is closed', async () => {
    const invitations = [
      invitationOf('open@x.example'),
      invitationOf('late@x.example', { expiresAt: at(-1) }),
      invitationOf('shut@x.example', { status: 'declined', closedAt: at() }),
    ];
    const { items } = await openPortal(portalOf(accountOf({ invitations })))
      .as(owner)
      .listInvitations({});
    const actions = Object.fromEntries(
      items.map((row) => [row.id, Object.keys(row.actions).sort()]),
    );
    expect(actions).to.deep.equal({
      'i-open': ['changeEmail', 'edit', 'resend', 'revoke'],
      'i-late': ['resend', 'revoke'],
      'i-shut': [],
    });
  });
});

describe('The lists of scope and activity', () => {
  const resources = ['delta', 'alpha', 'gamma', 'beta'].map((label) => ({
    id: `r-${label}`,
    label,
  }));

  it('finds resources by text and by id, in their order', async () => {
    const settings = settingsOf({ scope: { label: 'Sub-accounts' } });
    const backend = openPortal(portalOf(accountOf({ settings, resources }))).as(owner);
    expect((await backend.getAccount()).scope?.count).to.equal(4);
    const labels = async (query: object) =>
      (await backend.listScopeResources(query)).items.map(({ label }) => label);
    expect(await labels({})).to.deep.equal(['alpha', 'beta', 'delta', 'gamma']);
    expect(await labels({ text: 'TA' })).to.deep.equal(['beta', 'delta']);
    expect(await labels({ ids: ['r-gamma'] })).to.deep.equal(['gamma']);
  });

  it('pages activity from the newest on, in the order in which it happened', async () => {
    const portal = openPortal();
    const backend = portal.as(owner);
    for (const name of ['Una', 'Due', 'Tre']) {
      await backend.updateMember(refOf(portal, 'lena'), { name }, write());
    }
    const first = await backend.listActivity({ limit: 2 });
    const second = await backend.listActivity({ limit: 2, cursor: first.nextCursor! });
    const subjects = [...first.items, ...second.items].map(({ subject }) => subject);
    expect(subjects).to.deep.equal(['Tre', 'Due', 'Una']);
  });
});
