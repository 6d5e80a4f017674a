/** What a change does not name stays, and what is no change leaves no trace. */
import { expect } from 'chai';
import type { InvitationChange, MemberChange } from '../../src/backend/backend.js';
import type { BackendError } from '../../src/backend/errors.js';
import type { AccountSettings, MemberRecord } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  at,
  contact,
  day,
  invitationOf,
  limited,
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

/** Every part of a row has something in it. */
const full = {
  profile: 'billing',
  permissions: ['invoices'],
  subscriptions: ['bills'],
  until: at(9 * day),
  scope: { ids: ['r1'] },
} satisfies Partial<MemberRecord>;
const fields = { first: 'Lena', phone: '123' };

function open(): TestPortal {
  const settings = settingsOf({ scope: {} });
  const capabilities = { ...settings.capabilities, emailEditable: 'always' } as const;
  return openPortal(
    portalOf(
      accountOf({
        settings: { ...settings, capabilities },
        resources: ['r1', 'r2'].map((id) => ({ id, label: id })),
        members: [
          memberOf(owner, { isOwner: true, subscriptions: ['news'] }),
          memberOf(limited, { ...full, fields, invitedBy: { id: 'olga', name: 'Olga' } }),
          memberOf(contact, { ...full, signIn: 'none', joinedAt: null }),
        ],
        invitations: [invitationOf('ida@x.example', full)],
      }),
    ),
  );
}

const member = (portal: TestPortal, id: string) =>
  portal.data().members.find((row) => row.id === id)!;
const invitation = (portal: TestPortal, id: string) =>
  portal.data().invitations.find((row) => row.id === id)!;
const change = (portal: TestPortal, id: string, wish: MemberChange) =>
  portal.as(owner).updateMember(refOf(portal, id), wish, write());
const changeInvitation = (portal: TestPortal, wish: InvitationChange) =>
  portal.as(owner).updateInvitation(refOf(portal, 'i-ida'), wish, write());
/** Of two states of a row, the parts that differ. */
const differing = (one: object, other: object) =>
  Object.entries(other)
    .filter(([key, value]) => {
      const then: unknown = (one as Record<string, unknown>)[key];
      return JSON.stringify(then) !== JSON.stringify(value);
    })
    .map(([key]) => key)
    .filter((key) => key !== 'version' && key !== 'changed');

const wishes: [MemberChange, string[]][] = [
  [{ name: 'New' }, ['name']],
  [{ permissions: ['invoices', 'domains'] }, ['permissions']],
  [{ profile: null }, ['profile']],
  [{ subscriptions: [] }, ['subscriptions']],
  [{ scope: { ids: ['r2'] } }, ['scope']],
  [{ until: null }, ['until']],
  [{ fields: { phone: '456' } }, ['fields']],
];

describe('A change', () => {
  for (const [wish, parts] of wishes) {
    it(`of a member touches what it names and nothing else: ${Object.keys(wish)[0]}`, async () => {
      const portal = open();
      const before = member(portal, 'lena');
      await change(portal, 'lena', wish);
      expect(differing(before, member(portal, 'lena'))).to.deep.equal(parts);
    });
  }

  for (const [wish, parts] of wishes.filter(([, [part]]) => part !== 'name' && part !== 'fields')) {
    it(`of an invitation touches what it names and nothing else: ${parts[0]}`, async () => {
      const portal = open();
      const before = invitation(portal, 'i-ida');
      await changeInvitation(portal, wish);
      expect(differing(before, invitation(portal, 'i-ida'))).to.deep.equal(parts);
    });
  }

  it('of sign-in, by deactivating and reactivating, touches nothing else', async () => {
    const portal = open();
    const before = member(portal, 'lena');
    const target = () => ({ refs: [refOf(portal, 'lena')] });
    await portal.as(owner).setMembersActive(false, target(), write());
    expect(differing(before, member(portal, 'lena'))).to.deep.equal(['signIn']);
    await portal.as(owner).setMembersActive(true, target(), write());
    expect(differing(before, member(portal, 'lena'))).to.deep.equal([]);
  });

  it('of a contact into an invited one leaves the end of its access', async () => {
    const portal = open();
    const before = member(portal, 'cora');
    const { profile, permissions, scope, subscriptions } = full;
    const draft = { role: null, profile, permissions, scope, subscriptions };
    await portal
      .as(owner)
      .createInvitations([{ ...draft, email: contact, contactId: 'cora' }], write());
    expect(differing(before, member(portal, 'cora'))).to.deep.equal([]);
    expect(portal.data().invitations.at(-1)?.until).to.equal(full.until);
  });

  it('that names what is there already leaves neither a version nor an entry', async () => {
    const portal = open();
    const before = portal.data();
    const { profile, permissions, scope, subscriptions, until } = full;
    const same = { profile, permissions, scope, subscriptions, until };
    for (const wish of [{}, { name: 'Lena' }, same, { email: limited }, { fields }])
      await change(portal, 'lena', wish);
    for (const wish of [{}, same, { email: 'ida@x.example' }]) await changeInvitation(portal, wish);
    const { keys: _before, ...then } = before;
    const { keys: _after, ...now } = portal.data();
    expect(now).to.deep.equal(then);
  });

  it('is told in the activity by its own parts, without empty ones', async () => {
    const portal = open();
    await change(portal, 'lena', { name: 'New' });
    await change(portal, 'lena', { subscriptions: ['bills', 'news'] });
    await change(portal, 'lena', { scope: { ids: ['r1', 'r2'] } });
    await change(portal, 'lena', { profile: null });
    const told = portal.data().activity.map(({ gains, loses, changes }) => ({
      ...(gains && { gains }),
      ...(loses && { loses }),
      ...(changes && { changes }),
    }));
    expect(told).to.deep.equal([
      {},
      { changes: { subscriptions: { gains: ['news'] } } },
      { changes: { scope: { gains: { count: 1, names: ['r2'] } } } },
      { changes: { profile: { from: 'billing', to: null } } },
    ]);
  });
});

describe('The scope of somebody new', () => {
  const roles = (defaultScope: 'all' | 'none'): AccountSettings['roles'] => [
    {
      ...{ id: 'user', isAdmin: false, grants: [], forbids: [], defaults: [] },
      ...{ minPermissions: 0, defaultScope, default: true },
    },
  ];
  const made = async (settings: Partial<AccountSettings>) => {
    const portal = openPortal(portalOf(accountOf({ settings: settingsOf(settings) })));
    const call = portal.as(owner).createMember({ email: 'new@x.example' }, write());
    return call.then(
      ({ scope }) => scope,
      (error: unknown) => (error as BackendError).reason,
    );
  };

  it('is all of it in an account without sub-accounts, whatever the role says', async () => {
    expect(await made({})).to.deep.equal({ all: true });
    expect(await made({ roles: roles('none') })).to.deep.equal({ all: true });
  });

  it('is what the role begins with in an account with some, and never all by itself', async () => {
    expect(await made({ scope: {}, roles: roles('all') })).to.deep.equal({ all: true });
    expect(await made({ scope: {}, roles: roles('none') })).to.equal('empty-scope');
    expect(await made({ scope: {} })).to.equal('empty-scope');
  });
});

describe('What the account does not have', () => {
  it('is not offered: inviting and sending again in an account without invitations', async () => {
    const data = accountOf({ settings: settingsOf({ invitations: null }) });
    data.invitations.push(invitationOf(contact, { memberId: 'cora' }));
    const portal = openPortal(portalOf(data));
    const { viewer } = await portal.as(owner).getAccount();
    expect(viewer.actions).to.not.have.property('invite');
    const { actions, invitation: old } = await portal.as(owner).getMember('cora');
    expect(actions).to.not.have.any.keys('resend', 'grantSignIn');
    expect(old?.actions).to.not.have.property('resend');
  });

  it('is not offered: sending again where the account does not name the verb', async () => {
    const { capabilities } = settingsOf();
    const verbs = capabilities.verbs.filter((verb) => verb !== 'resendInvitations');
    const settings = settingsOf({ capabilities: { ...capabilities, verbs } });
    const portal = openPortal(portalOf(accountOf({ settings })));
    const { items } = await portal.as(owner).listInvitations({});
    for (const { actions } of items) expect(actions).to.not.have.property('resend');
  });
});

describe('A link to set a password', () => {
  const users = () => {
    const usual = settingsOf();
    const capabilities = { ...usual.capabilities, createsMembers: 'users' } as const;
    return openPortal(portalOf(accountOf({ settings: { ...usual, capabilities } })));
  };
  const uma = 'uma@x.example';
  const set = (portal: TestPortal, token: string) =>
    refusedWith(portal.invitee(null).accept(token, { password: 'long enough' }, write()));

  it('is good for seven days, to the second', async () => {
    for (const [late, told] of [
      [7 * day - 1000, 'not refused'],
      [7 * day, 'gone expired'],
    ] as const) {
      const portal = users();
      await portal.as(owner).createMember({ email: uma }, write());
      portal.clock.now += late;
      expect(await set(portal, portal.tokenFor(uma))).to.equal(told);
    }
  });

  it('sets none where the address has got a login meanwhile', async () => {
    const portal = users();
    await portal.as(owner).createMember({ email: uma }, write());
    const data = portal.store.snapshot();
    data.people.push({ id: 'uma', canonical: uma, email: uma, name: null, hasLogin: true });
    portal.store.restore(data);
    const token = portal.tokenFor(uma);
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('accepted');
    expect(await set(portal, token)).to.equal('gone accepted');
    expect(portal.store.snapshot().people).to.deep.equal(data.people);
  });

  it('is worth nothing once it was followed', async () => {
    const portal = users();
    await portal.as(owner).createMember({ email: uma }, write());
    const token = portal.tokenFor(uma);
    expect(await set(portal, token)).to.equal('not refused');
    expect(await set(portal, token)).to.equal('gone accepted');
  });
});

it('An invitation that names no end has none', async () => {
  const portal = open();
  const draft = { ...accessOf('domains'), email: 'new@x.example' };
  await portal.as(owner).createInvitations([draft], write());
  expect(portal.data().invitations.at(-1)?.until).to.equal(null);
});
