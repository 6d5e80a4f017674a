/** Ways round the rules: each ends with who may do what, not with the words of a refusal alone. */
import { expect } from 'chai';
import type { MemberChange } from '../../src/backend/backend.js';
import type { AccountSettings } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  contact,
  day,
  deactivated,
  at,
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

const change = (portal: TestPortal, id: string, wish: MemberChange, viewer = owner) =>
  portal.as(viewer).updateMember(refOf(portal, id), wish, write());
const invite = (portal: TestPortal, viewer: string, email: string, ...permissions: string[]) =>
  portal
    .as(viewer)
    .createInvitations([{ email, ...accessOf(...permissions) }], write())
    .then(([outcome]) => outcome!);
const accept = (portal: TestPortal, token: string, viewer: string | null = null) =>
  portal.invitee(viewer).accept(token, { password: 'a long pass phrase' }, write());
const record = (portal: TestPortal, id: string) =>
  portal.data().members.find((row) => row.id === id)!;
const with_ = (
  settings: Partial<AccountSettings>,
  capabilities: Partial<AccountSettings['capabilities']> = {},
) => {
  const usual = settingsOf(settings);
  return accountOf({
    settings: { ...usual, capabilities: { ...usual.capabilities, ...capabilities } },
  });
};
/** Whose permissions hold for some resources only. */
const scoped = (members: Parameters<typeof accountOf>[0] = {}) => {
  const scope = { label: 'Sub-accounts', many: true } as unknown as AccountSettings['scope'];
  const resources = ['r1', 'r2'].map((id) => ({ id, label: id, closed: false }));
  return portalOf(accountOf({ settings: settingsOf({ scope }), resources, ...members }));
};

describe('A contact and its invitation', () => {
  it('stay one, also when the invitation lapses, is reduced meanwhile and sent again', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true, permissions: ['profile', 'domains'] });
    portal.clock.now += 8 * day;
    await change(portal, 'cora', { permissions: ['domains'] });
    const { id } = portal.data().invitations.find(({ email }) => email === contact)!;
    await portal.as(owner).resendInvitations({ refs: [refOf(portal, id)] }, write());
    await accept(portal, portal.tokenFor(contact));
    expect(record(portal, 'cora')).to.deep.include({ signIn: 'active', permissions: ['domains'] });
  });

  it('stay one when the invitation is changed', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true });
    const { id } = portal.data().invitations.find(({ email }) => email === contact)!;
    const wish = { permissions: ['invoices'] };
    await portal.as(owner).updateInvitation(refOf(portal, id), wish, write());
    expect(record(portal, 'cora').permissions).to.deep.equal(['invoices']);
  });

  it('keep the last one who gets a mail, by whichever door', async () => {
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf(contact, { signIn: 'none', joinedAt: null, subscriptions: ['news'] }),
    ];
    const portal = openPortal(portalOf(accountOf({ members })));
    await change(portal, 'cora', { maySignIn: true });
    const { id } = portal.data().invitations.find(({ email }) => email === contact)!;
    const call = portal
      .as(owner)
      .updateInvitation(refOf(portal, id), { subscriptions: [] }, write());
    expect(await refusedWith(call)).to.equal('refused last-subscriber');
  });

  it('keep the last one who gets a mail where a contact joins by the invitation of another address', async () => {
    const account = with_({ invitations: { ...settingsOf().invitations!, boundToAddress: false } });
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf(contact, { signIn: 'none', joinedAt: null, subscriptions: ['news'] }),
    ];
    const portal = openPortal(portalOf({ ...account, members }));
    await invite(portal, owner, 'other@x.example', 'domains');
    const call = portal
      .invitee(contact)
      .accept(portal.tokenFor('other@x.example'), { as: 'signedIn' }, write());
    expect(await refusedWith(call)).to.equal('refused last-subscriber');
  });
});

describe('A link that was mailed to a former address', () => {
  const createAndMove = async (emailChange: 'direct' | 'confirmed') => {
    const capabilities = { createsMembers: 'users', emailEditable: 'always', emailChange } as const;
    const portal = openPortal(portalOf(with_({}, capabilities)));
    const { id } = await portal.as(owner).createMember({ email: 'jean@tpyo.example' }, write());
    const old = portal.tokenFor('jean@tpyo.example');
    await change(portal, id, { email: 'jean@typo.example' });
    if (emailChange === 'confirmed') {
      const answer = portal.invitee(null);
      await answer.accept(portal.tokenFor('jean@typo.example'), {}, write());
    }
    return { portal, old };
  };

  for (const emailChange of ['direct', 'confirmed'] as const) {
    it(`sets no password for the new one, which gets its own (${emailChange})`, async () => {
      const { portal, old } = await createAndMove(emailChange);
      expect(await refusedWith(accept(portal, old))).to.equal('not-found');
      const token = portal.tokenFor('jean@typo.example');
      expect((await portal.invitee(null).lookUp(token)).purpose).to.equal('setPassword');
      await accept(portal, token);
      const people = portal.store.snapshot().people.filter(({ hasLogin }) => hasLogin);
      expect(people.map(({ email }) => email)).to.deep.equal(['jean@typo.example']);
    });
  }
});

describe('The invitation of an owner who may not sign in yet', () => {
  const otto = 'otto@account.example';
  const owners = () => {
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf(otto, { isOwner: true }),
      memberOf(manager, { permissions: ['contacts', 'domains', 'invoices', 'profile'] }),
    ];
    return openPortal(portalOf(accountOf({ members, invitations: [] })));
  };
  const invited = async () => {
    const portal = owners();
    await change(portal, 'otto', { maySignIn: false });
    await change(portal, 'otto', { maySignIn: true });
    const [invitation] = portal.data().invitations.filter(({ memberId }) => memberId === 'otto');
    return { portal, ref: { id: invitation!.id, version: String(invitation!.version) } };
  };

  it('is changed, sent again and revoked by owners only', async () => {
    const { portal, ref } = await invited();
    const by = portal.as(manager);
    const target = { refs: [ref] };
    const until = at(day);
    expect(await refusedWith(by.updateInvitation(ref, { until }, write()))).to.equal(
      'refused owner',
    );
    for (const call of [
      by.resendInvitations(target, write()),
      by.revokeInvitations(target, write()),
    ]) {
      const { items } = await call;
      expect(items.map(({ error }) => error?.reason)).to.deep.equal(['owner']);
    }
    const row = await by.getMember('otto');
    expect(row.invitation?.actions).to.deep.equal({
      edit: { refused: 'owner' },
      resend: { refused: 'owner' },
      revoke: { refused: 'owner' },
    });
    expect(record(portal, 'otto').until).to.equal(null);
    const { items } = await portal.as(owner).revokeInvitations(target, write());
    expect(items.map(({ error }) => error)).to.deep.equal([undefined]);
  });

  it('changes nothing of what an owner may do, whoever sends it', async () => {
    const portal = owners();
    await change(portal, 'otto', { maySignIn: false });
    const { permissions, ...rest } = accessOf('domains');
    const draft = { ...rest, permissions, email: otto, contactId: 'otto', until: at(day) };
    const [outcome] = await portal.as(owner).createInvitations([draft], write());
    expect(outcome && 'error' in outcome && outcome.error.reason).to.equal('owner');
    expect(record(portal, 'otto').until).to.equal(null);
  });
});

describe('The address of a user', () => {
  it('is not changed by a manager who may do less than that user', async () => {
    for (const emailChange of ['direct', 'confirmed'] as const) {
      const portal = openPortal(portalOf(with_({}, { emailEditable: 'always', emailChange })));
      const move = (id: string, viewer: string) =>
        refusedWith(change(portal, id, { email: `${id}@new.example` }, viewer));
      expect(await move('lena', manager)).to.equal('refused holds-more');
      expect(await move('dora', manager)).to.equal('not refused');
      expect(await move('mark', manager)).to.equal('not refused');
      expect(await move('lena', owner)).to.equal('not refused');
    }
  });

  it('that is confirmed has no invitation that would bring a removed one back', async () => {
    const capabilities = { emailEditable: 'always', emailChange: 'confirmed' } as const;
    const portal = openPortal(portalOf(with_({}, capabilities)));
    await change(portal, 'lena', { email: 'l@new.example' });
    const confirm = portal.tokenFor('l@new.example');
    await invite(portal, owner, 'l@new.example', 'domains');
    const link = portal.tokenFor('l@new.example');
    await portal.invitee(limited).accept(confirm, {}, write());
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'lena')] }, write());
    expect(await refusedWith(accept(portal, link))).to.equal('gone revoked');
  });

  it('is not confirmed where somebody else signs in with it already', async () => {
    const capabilities = { emailEditable: 'always', emailChange: 'confirmed' } as const;
    const logins = [limited, 'sven@elsewhere.example'].map((email) => {
      return { id: email, canonical: email, email, name: email, hasLogin: true };
    });
    const portal = openPortal({ ...portalOf(with_({}, capabilities)), people: logins });
    await change(portal, 'lena', { email: 'sven@elsewhere.example' });
    const token = portal.tokenFor('sven@elsewhere.example');
    const call = portal.invitee(limited).accept(token, {}, write());
    expect(await refusedWith(call)).to.equal('refused already-member');
    expect(portal.store.snapshot().people).to.deep.equal(logins);
  });
});

describe('Permissions for some resources', () => {
  const members = [
    memberOf(owner, { isOwner: true, subscriptions: ['news'] }),
    memberOf(manager, { permissions: ['contacts', 'domains'], scope: { ids: ['r1'] } }),
    memberOf(limited, { permissions: ['domains'], scope: { ids: ['r1'] } }),
  ];

  it('are handed on only where the giver holds them', async () => {
    const portal = openPortal(scoped({ members }));
    const wish = { permissions: ['contacts', 'domains'] };
    const wide = { ...wish, scope: { ids: ['r1', 'r2'] } };
    expect(await refusedWith(change(portal, 'lena', wide, manager))).to.equal('refused not-held');
    expect(await refusedWith(change(portal, 'lena', wish, manager))).to.equal('not refused');
  });

  it('are added to an invitation only where the giver holds them', async () => {
    const own = { permissions: ['domains'], scope: { ids: ['r1'] } };
    const invitation = invitationOf('paul@account.example', own);
    const portal = openPortal(scoped({ members, invitations: [invitation] }));
    const edit = (wish: { scope: { ids: string[] } } | { permissions: string[] }) =>
      refusedWith(portal.as(manager).updateInvitation(refOf(portal, 'i-paul'), wish, write()));
    expect(await edit({ scope: { ids: ['r1', 'r2'] } })).to.equal('refused not-held');
    expect(await edit({ permissions: ['contacts', 'domains'] })).to.equal('not refused');
  });
});

describe('The end of access', () => {
  it('is not taken away by the one whose access ends', async () => {
    const portal = openPortal();
    await change(portal, 'mark', { until: at(day) });
    for (const until of [null, at(2 * day)])
      expect(await refusedWith(change(portal, 'mark', { until }, manager))).to.equal(
        'refused self',
      );
    portal.clock.now += 2 * day;
    expect(await refusedWith(portal.as(manager).getAccount())).to.equal('forbidden');
  });
});

describe('An owner who cannot sign in', () => {
  const members = (signIn: 'none' | 'deactivated') => [
    memberOf(owner, { isOwner: true, subscriptions: ['news'] }),
    memberOf(manager, { permissions: ['contacts', 'domains'] }),
    memberOf(deactivated, { isOwner: true, signIn }),
  ];

  it('is switched on again by an owner only', async () => {
    const portal = openPortal(portalOf(accountOf({ members: members('deactivated') })));
    const reactivate = (viewer: string) =>
      portal.as(viewer).setMembersActive(true, { refs: [refOf(portal, 'dora')] }, write());
    expect((await portal.as(manager).getMember('dora')).actions.reactivate).to.deep.equal({
      refused: 'owner',
    });
    const { items } = await reactivate(manager);
    expect(items[0]?.error).to.include({ code: 'refused', reason: 'owner' });
    expect((await reactivate(owner)).items[0]?.row?.signIn).to.equal('active');
  });

  it('is invited by an owner only', async () => {
    const portal = openPortal(portalOf(accountOf({ members: members('none') })));
    const asContact = (viewer: string) =>
      portal
        .as(viewer)
        .createInvitations([{ email: deactivated, contactId: 'dora', ...accessOf() }], write());
    const [refused] = await asContact(manager);
    expect(refused).to.deep.include({ error: { code: 'refused', reason: 'owner' } });
    const [sent] = await asContact(owner);
    expect(sent).to.have.property('invitation');
  });

  it('comes back by no invitation of a manager to another address', async () => {
    const account = with_({ invitations: { ...settingsOf().invitations!, boundToAddress: false } });
    const portal = openPortal(portalOf({ ...account, members: members('none') }));
    await invite(portal, manager, 'other@x.example', 'domains');
    const call = portal
      .invitee(deactivated)
      .accept(portal.tokenFor('other@x.example'), { as: 'signedIn' }, write());
    expect(await refusedWith(call)).to.equal('refused owner');
  });
});

describe('A contact', () => {
  it('is invited where the portal offers that, and nowhere else', async () => {
    const offers = settingsOf().offers.filter((action) => action !== 'grantSignIn');
    const portal = openPortal(portalOf(with_({ offers })));
    const [outcome] = await portal
      .as(owner)
      .createInvitations([{ email: contact, contactId: 'cora', ...accessOf() }], write());
    expect(outcome).to.deep.include({ error: { code: 'refused' } });
  });
});
