import { expect } from 'chai';
import type { MemberRecord } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  contact,
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
import type { TestPortal } from '../support/portal.js';

const ids = (portal: TestPortal) => portal.data().members.map(({ id }) => id);
const told = (portal: TestPortal) => portal.data().activity.map(({ verb }) => verb);
const outcome = ({ error }: { error?: { code: string; reason?: string } }) =>
  error ? [error.code, error.reason].filter(Boolean).join(' ') : 'done';

describe('Removing a member', () => {
  it('ends the next request, and lets the address be invited again, with nothing', async () => {
    const portal = openPortal();
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'lena')] }, write());
    expect(await refusedWith(portal.as(limited).getAccount())).to.equal('forbidden');
    const [sent] = await portal
      .as(owner)
      .createInvitations([{ email: limited, ...accessOf() }], write());
    expect(sent).to.have.nested.property('invitation.permissions').that.deep.equals([]);
  });

  it('revokes the open invitation of a contact', async () => {
    const invitations = [invitationOf(contact, { memberId: 'cora' })];
    const portal = openPortal(portalOf(accountOf({ invitations })));
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'cora')] }, write());
    expect(portal.data().invitations[0]?.status).to.equal('revoked');
  });

  it('is one entry, which tells what was lost', async () => {
    const portal = openPortal();
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'mark')] }, write());
    const [entry] = portal.data().activity;
    expect(entry).to.deep.include({
      actor: 'Olga',
      verb: 'member-removed',
      subject: 'Mark',
      loses: ['contacts', 'domains'],
    });
    expect(told(portal)).to.have.lengthOf(1);
  });

  it('is refused, with the reason, for the owner, oneself and the last who gets a mail that somebody must get', async () => {
    const data = accountOf();
    data.members.find(({ id }) => id === 'cora')!.subscriptions = ['news'];
    data.members.find(({ id }) => id === 'olga')!.subscriptions = [];
    data.members.find(({ id }) => id === 'lena')!.permissions = ['domains'];
    const portal = openPortal(portalOf(data));
    const refs = ['olga', 'mark', 'cora', 'lena'].map((id) => refOf(portal, id));
    const { items } = await portal.as(manager).removeMembers({ refs }, write());
    expect(items.map(outcome)).to.deep.equal([
      'refused owner',
      'refused self',
      'refused last-subscriber',
      'done',
    ]);
    expect(ids(portal)).to.deep.equal(['olga', 'mark', 'cora', 'dora']);
  });

  it('of all who get a mail leaves the last of them', async () => {
    const data = accountOf();
    for (const member of data.members) member.subscriptions = member.isOwner ? [] : ['news'];
    const portal = openPortal(portalOf(data));
    const refs = ['mark', 'cora', 'lena'].map((id) => refOf(portal, id));
    const { items } = await portal.as(owner).removeMembers({ refs }, write());
    expect(items.map(outcome)).to.deep.equal(['done', 'done', 'refused last-subscriber']);
  });
});

describe('The last admin', () => {
  const roles = ['admin', 'user'].map((id) => ({
    id,
    isAdmin: id === 'admin',
    grants: id === 'admin' ? ['contacts'] : [],
    forbids: id === 'admin' ? [] : ['contacts'],
    defaults: [],
    minPermissions: 0,
    defaultScope: 'all' as const,
  }));
  const settings = settingsOf({
    roles,
    guards: { managePermission: 'contacts', keep: [{ role: 'admin' }] },
  });
  const admin = (email: string, change: Partial<MemberRecord> = {}) =>
    memberOf(email, { role: 'admin', permissions: ['contacts'], ...change });
  const open = (...members: MemberRecord[]) =>
    openPortal(portalOf(accountOf({ settings, members, invitations: [] })));

  it('cannot be removed, deactivated or made a user, also by himself', async () => {
    const portal = open(admin('ada@x.example'), memberOf('uma@x.example', { role: 'user' }));
    const backend = portal.as('ada@x.example');
    const target = () => ({ refs: [refOf(portal, 'ada')] });
    expect((await backend.removeMembers(target(), write())).items.map(outcome)).to.deep.equal([
      'refused last-admin',
    ]);
    const { items } = await backend.setMembersActive(false, target(), write());
    expect(items.map(outcome)).to.deep.equal(['refused last-admin']);
    const demoted = backend.updateMember(refOf(portal, 'ada'), { role: 'user' }, write());
    expect(await refusedWith(demoted)).to.equal('refused last-admin');
  });

  it('is no longer the last when there is a second, but one who is deactivated does not count', async () => {
    const portal = open(admin('ada@x.example'), admin('abe@x.example', { signIn: 'deactivated' }));
    expect((await portal.as('ada@x.example').getMember('ada')).actions.remove).to.deep.equal({
      refused: 'last-admin',
    });
    await portal
      .as('ada@x.example')
      .setMembersActive(true, { refs: [refOf(portal, 'abe')] }, write());
    const { items } = await portal
      .as('ada@x.example')
      .setMembersActive(false, { refs: [refOf(portal, 'abe')] }, write());
    expect(items.map(outcome)).to.deep.equal(['done']);
  });

  it('stays when two admins remove each other at the same moment', async () => {
    const portal = open(admin('ada@x.example'), admin('abe@x.example'));
    const refs = { ada: [refOf(portal, 'ada')], abe: [refOf(portal, 'abe')] };
    await Promise.allSettled([
      portal.as('ada@x.example').removeMembers({ refs: refs.abe }, write()),
      portal.as('abe@x.example').removeMembers({ refs: refs.ada }, write()),
    ]);
    expect(ids(portal)).to.have.lengthOf(1);
  });
});

describe('Two owners', () => {
  const owners = ['ono@x.example', 'ola@x.example'].map((email) =>
    memberOf(email, { isOwner: true }),
  );

  it('may remove each other, but one stays', async () => {
    const portal = openPortal(portalOf(accountOf({ members: owners })));
    const refs = { ono: [refOf(portal, 'ono')], ola: [refOf(portal, 'ola')] };
    await Promise.allSettled([
      portal.as('ono@x.example').removeMembers({ refs: refs.ola }, write()),
      portal.as('ola@x.example').removeMembers({ refs: refs.ono }, write()),
    ]);
    expect(portal.data().members.filter(({ isOwner }) => isOwner)).to.have.lengthOf(1);
  });
});

describe('Deactivating and reactivating', () => {
  it('closes the account at once and opens it again with the same permissions', async () => {
    const portal = openPortal();
    const backend = portal.as(owner);
    await backend.setMembersActive(false, { refs: [refOf(portal, 'lena')] }, write());
    expect(await refusedWith(portal.as(limited).getAccount())).to.equal('forbidden');
    await backend.setMembersActive(true, { refs: [refOf(portal, 'lena')] }, write());
    expect((await portal.as(limited).getAccount()).viewer.permissions).to.deep.equal(['invoices']);
    expect(told(portal)).to.deep.equal(['member-deactivated', 'member-reactivated']);
  });

  it('of one who is so already is done, and tells nothing', async () => {
    const portal = openPortal();
    const { items } = await portal
      .as(owner)
      .setMembersActive(false, { refs: [refOf(portal, 'dora')] }, write());
    expect(items.map(outcome)).to.deep.equal(['done']);
    expect(told(portal)).to.have.lengthOf(0);
  });

  it('does not make a contact a user', async () => {
    const portal = openPortal();
    const { items } = await portal
      .as(owner)
      .setMembersActive(true, { refs: [refOf(portal, 'cora')] }, write());
    expect(items.map(outcome)).to.deep.equal(['refused']);
  });
});

describe('A verb on all that match', () => {
  const crowd = () => {
    const members = Array.from({ length: 250 }, (_, n) =>
      memberOf(`m${String(n).padStart(3, '0')}@x.example`, { permissions: ['invoices'] }),
    );
    members.push(memberOf(owner, { isOwner: true, subscriptions: ['news'] }));
    return openPortal(portalOf(accountOf({ members })));
  };
  const query = { permission: 'invoices' };

  it('goes on in parts until all are done, and leaves those that must be refused', async () => {
    const portal = crowd();
    const backend = portal.as(owner);
    const target = { query, except: ['m007'], expected: 250 };
    let page = await backend.removeMembers(target, write());
    const outcomes = page.items.map(outcome);
    while (page.nextCursor !== null) {
      page = await backend.removeMembers({ ...target, cursor: page.nextCursor }, write());
      outcomes.push(...page.items.map(outcome));
    }
    expect(outcomes).to.have.lengthOf(250);
    expect(outcomes.filter((told) => told !== 'done')).to.deep.equal(['refused owner']);
    expect(ids(portal).sort()).to.deep.equal(['m007', 'olga']);
  });

  it('does nothing when there are more or fewer than were counted', async () => {
    const portal = crowd();
    const call = portal.as(owner).removeMembers({ query, except: [], expected: 250 }, write());
    expect(await refusedWith(call)).to.equal('refused expected-changed');
    expect(ids(portal)).to.have.lengthOf(251);
  });
});
