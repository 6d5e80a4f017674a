import { expect } from 'chai';
import type { MemberChange } from '../../src/backend/backend.js';
import type { AccountSettings } from '../../src/service/index.js';
import {
  accountOf,
  contact,
  invitationOf,
  limited,
  manager,
  memberOf,
  openPortal,
  owner,
  pending,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const change = (portal: TestPortal, id: string, wish: MemberChange, viewer = owner) =>
  portal.as(viewer).updateMember(refOf(portal, id), wish, write());
const withSettings = (settings: Partial<AccountSettings>) =>
  openPortal(portalOf(accountOf({ settings: settingsOf(settings) })));
const withCapabilities = (capabilities: Partial<AccountSettings['capabilities']>) =>
  withSettings({ capabilities: { ...settingsOf().capabilities, ...capabilities } });
const record = (portal: TestPortal, id: string) =>
  portal.data().members.find((row) => row.id === id)!;
const fieldsOf = async (call: Promise<unknown>) => {
  try {
    await call;
  } catch (error) {
    return (error as { fields?: object }).fields;
  }
  return 'not refused';
};

describe('Changing a member', () => {
  it('is kept, counted as a version, and told as gains and losses in one entry', async () => {
    const portal = openPortal();
    const row = await change(portal, 'lena', {
      name: 'Lena B',
      permissions: ['domains', 'profile'],
    });
    expect(row).to.deep.include({
      name: 'Lena B',
      permissions: ['profile', 'domains'],
      version: '2',
    });
    expect(portal.data().activity).to.have.lengthOf(1);
    expect(portal.data().activity[0]).to.deep.include({
      verb: 'member-updated',
      actor: 'Olga',
      subject: 'Lena B',
      gains: ['profile', 'domains'],
      loses: ['invoices'],
    });
  });

  it('that changes nothing tells nothing and leaves the version', async () => {
    const portal = openPortal();
    const row = await change(portal, 'mark', {
      name: 'Mark',
      permissions: ['domains', 'contacts'],
    });
    expect(row.version).to.equal('1');
    expect(portal.data().activity).to.have.lengthOf(0);
  });

  it('keeps a name on one line', async () => {
    const row = await change(openPortal(), 'lena', { name: ' Lena\r\nBcc: x\u0007 ' });
    expect(row.name).to.equal('Lena Bcc: x');
  });

  it('makes the name from first and last name, where no other is given', async () => {
    const portal = openPortal();
    const row = await change(portal, 'lena', { fields: { first: 'Lena', last: 'Berg' } });
    expect(row.name).to.equal('Lena Berg');
    expect(
      (await change(portal, 'lena', { fields: { phone: '+33 1 99 00' } })).fields,
    ).to.deep.equal({
      first: 'Lena',
      last: 'Berg',
      phone: '+33 1 99 00',
    });
  });

  it('names the fields that do not fit', async () => {
    const fields = { first: 'x'.repeat(41), phone: 'call me', colour: 'red' };
    expect(await fieldsOf(change(openPortal(), 'lena', { fields }))).to.deep.equal({
      first: 'too-long',
      phone: 'malformed',
      colour: 'unknown',
    });
  });

  it('asks for a required field when it is emptied, not when an old row lacks it', async () => {
    const portal = withSettings({
      fields: [
        { id: 'vat', type: 'text', required: true },
        { id: 'kind', type: 'select', required: false, options: [{ value: 'a', label: 'A' }] },
        { id: 'born', type: 'date', required: false },
      ],
    });
    expect(await fieldsOf(change(portal, 'lena', { fields: { vat: ' ' } }))).to.deep.equal({
      vat: 'required',
    });
    expect(
      await fieldsOf(change(portal, 'lena', { fields: { kind: 'b', born: '2020-13-40' } })),
    ).to.deep.equal({
      kind: 'unknown',
      born: 'malformed',
    });
    expect((await change(portal, 'lena', { name: 'Lena' })).name).to.equal('Lena');
    const created = portal.as(owner).createMember({ email: 'n@x.example' }, write());
    expect(await fieldsOf(created)).to.deep.equal({ vat: 'required' });
  });

  it('is refused for a row that is not there', async () => {
    const call = openPortal().as(owner).updateMember({ id: 'nobody', version: '1' }, {}, write());
    expect(await refusedWith(call)).to.equal('not-found');
  });
});

describe('Giving permissions', () => {
  it('is refused beyond what one holds oneself; what is there already stays', async () => {
    const portal = openPortal();
    const call = change(portal, 'cora', { permissions: ['domains', 'profile'] }, manager);
    expect(await refusedWith(call)).to.equal('refused not-held');
    const row = await change(portal, 'cora', { permissions: ['contacts', 'domains'] }, manager);
    expect(row.permissions).to.deep.equal(['contacts', 'domains']);
  });

  it('is refused to oneself, and one does not drop the right to manage', async () => {
    const portal = openPortal();
    expect(
      await refusedWith(
        change(portal, 'mark', { permissions: ['contacts', 'domains', 'profile'] }, manager),
      ),
    ).to.equal('refused not-held');
    expect(
      await refusedWith(change(portal, 'mark', { permissions: ['domains'] }, manager)),
    ).to.equal('refused self');
    expect(
      await refusedWith(change(portal, 'mark', { until: '2030-01-01T00:00:00Z' }, manager)),
    ).to.equal('refused self');
    expect(
      (await change(portal, 'mark', { permissions: ['contacts'] }, manager)).permissions,
    ).to.deep.equal(['contacts']);
  });

  it("is refused on the owner's row, by whomever", async () => {
    const portal = openPortal();
    expect(await refusedWith(change(portal, 'olga', { permissions: [] }))).to.equal(
      'refused owner',
    );
    expect(await refusedWith(change(portal, 'olga', { name: 'X' }, manager))).to.equal(
      'refused owner',
    );
    expect((await change(portal, 'olga', { name: 'Olga B', scope: { all: true } })).name).to.equal(
      'Olga B',
    );
  });

  it('refuses what nobody knows', async () => {
    const portal = openPortal();
    expect(await refusedWith(change(portal, 'lena', { permissions: ['fly'] }))).to.equal(
      'invalid unknown-permission',
    );
    expect(
      await fieldsOf(change(portal, 'lena', { profile: 'x', subscriptions: ['y'] })),
    ).to.deep.equal({
      profile: 'unknown',
      subscriptions: 'unknown',
    });
    expect(await fieldsOf(change(portal, 'lena', { role: 'x' }))).to.deep.equal({
      role: 'unknown',
    });
  });

  it('keeps one that the host no longer knows', async () => {
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf(limited, { permissions: ['old'] }),
    ];
    const portal = openPortal(portalOf(accountOf({ members })));
    expect(
      (await change(portal, 'lena', { permissions: ['old', 'invoices'] })).permissions,
    ).to.deep.equal(['invoices', 'old']);
  });

  it('until a date needs a portal that knows of it', async () => {
    const portal = withCapabilities({ accessUntil: false });
    expect(await fieldsOf(change(portal, 'lena', { until: '2030-01-01T00:00:00Z' }))).to.deep.equal(
      {
        until: 'unsupported',
      },
    );
  });

  it('does not let the last one go who gets a kind of mail', async () => {
    const portal = openPortal();
    expect(await refusedWith(change(portal, 'olga', { subscriptions: [] }))).to.equal(
      'refused last-subscriber',
    );
    await change(portal, 'cora', { subscriptions: ['news'] });
    expect((await change(portal, 'olga', { subscriptions: [] })).subscriptions).to.deep.equal([]);
  });
});

describe('Roles', () => {
  const role = { defaults: [], minPermissions: 0, defaultScope: 'none' as const };
  const settings = {
    roles: [
      {
        ...role,
        id: 'admin',
        isAdmin: true,
        grants: ['contacts'],
        forbids: [],
        defaultScope: 'all' as const,
      },
      {
        ...role,
        id: 'user',
        isAdmin: false,
        grants: [],
        forbids: ['contacts'],
        minPermissions: 1,
        default: true,
      },
    ],
  };

  it('fix what a change of the role gives and takes', async () => {
    const portal = withSettings(settings);
    expect((await change(portal, 'lena', { role: 'admin' })).permissions).to.deep.equal([
      'contacts',
      'invoices',
    ]);
    expect((await change(portal, 'lena', { role: 'user' })).permissions).to.deep.equal([
      'invoices',
    ]);
  });

  it('refuse what they forbid, and too little', async () => {
    const portal = withSettings(settings);
    const user = (permissions: string[]) => change(portal, 'lena', { role: 'user', permissions });
    expect(await refusedWith(user(['contacts', 'invoices']))).to.equal('refused admin-only');
    expect(await refusedWith(user([]))).to.equal('refused too-few-permissions');
  });

  it('cannot be left out to get around them', async () => {
    const portal = withSettings(settings);
    await change(portal, 'lena', { role: 'user' });
    const call = change(portal, 'lena', { role: null, permissions: ['contacts'] });
    expect(await fieldsOf(call)).to.deep.equal({ role: 'required' });
    const draft = { email: 'n@x.example', role: null, profile: null, permissions: ['contacts'] };
    const [told] = await portal
      .as(owner)
      .createInvitations([{ ...draft, scope: { all: true }, subscriptions: [] }], write());
    expect(told).to.have.nested.property('error.fields').that.deep.equals({ role: 'required' });
  });
});

describe('Scope', () => {
  const open = () => {
    const data = accountOf({
      settings: settingsOf({ scope: {} }),
      resources: [
        { id: 'r1', label: 'One' },
        { id: 'r2', label: 'Two' },
        { id: 'r3', label: 'Three', closed: true },
      ],
    });
    data.members.find(({ id }) => id === 'mark')!.scope = { ids: ['r1', 'r3'] };
    const lena = data.members.find(({ id }) => id === 'lena')!;
    Object.assign(lena, { scope: { ids: ['r1'] }, permissions: ['domains'] });
    return openPortal(portalOf(data));
  };

  it('is kept as chosen, and never empty', async () => {
    const portal = open();
    expect(
      (await change(portal, 'lena', { scope: { ids: ['r2', 'r1', 'r2'] } })).scope,
    ).to.deep.equal({ ids: ['r1', 'r2'] });
    expect(await refusedWith(change(portal, 'lena', { scope: { ids: [] } }))).to.equal(
      'refused empty-scope',
    );
  });

  it('takes no resource that is not there or is closed, but keeps a closed one', async () => {
    const portal = open();
    expect(await refusedWith(change(portal, 'lena', { scope: { ids: ['r1', 'r9'] } }))).to.equal(
      'invalid unknown-resource',
    );
    expect(await refusedWith(change(portal, 'lena', { scope: { ids: ['r1', 'r3'] } }))).to.equal(
      'invalid unknown-resource',
    );
    expect((await change(portal, 'mark', { scope: { ids: ['r3', 'r2'] } })).scope).to.deep.equal({
      ids: ['r2', 'r3'],
    });
  });

  it('is not widened beyond that of who gives it', async () => {
    const portal = open();
    expect(await refusedWith(change(portal, 'lena', { scope: { all: true } }, manager))).to.equal(
      'refused not-held',
    );
    expect(await refusedWith(change(portal, 'lena', { scope: { ids: ['r2'] } }, manager))).to.equal(
      'refused not-held',
    );
  });
});

describe('Changing an address', () => {
  it("of a contact is saved, and a user's is refused", async () => {
    const portal = openPortal();
    expect((await change(portal, 'cora', { email: ' Cora@New.example ' })).email).to.equal(
      'Cora@New.example',
    );
    expect(record(portal, 'cora').canonical).to.equal('cora@new.example');
    expect(await refusedWith(change(portal, 'lena', { email: 'l@new.example' }))).to.equal(
      'refused user-address',
    );
  });

  it('is refused for one that is no address, or somebody else has', async () => {
    const portal = openPortal();
    expect(await refusedWith(change(portal, 'cora', { email: 'cora@' }))).to.equal(
      'invalid invalid-address',
    );
    expect(await refusedWith(change(portal, 'cora', { email: 'MARK@account.example' }))).to.equal(
      'refused already-member',
    );
    expect(await refusedWith(change(portal, 'cora', { email: pending }))).to.equal(
      'refused already-invited',
    );
  });

  it('of a contact with an open invitation replaces it: the old link is dead, the new one is mailed', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true });
    const token = portal.tokenFor(contact);
    const row = await change(portal, 'cora', { email: 'cora@new.example' });
    expect(row.invitation).to.include({ email: 'cora@new.example', status: 'pending' });
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('revoked');
    expect(
      (await portal.invitee(null).lookUp(portal.tokenFor('cora@new.example'))).status,
    ).to.equal('pending');
  });

  it('of a contact with an open invitation is refused to who does not hold all that the new link gives', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true, permissions: ['invoices'] });
    const moved = { email: 'marks-second@x.example' };
    expect(await refusedWith(change(portal, 'cora', moved, manager))).to.equal(
      'refused holds-more',
    );
    expect(portal.data().mails.map(({ to }) => to.address)).to.deep.equal([contact]);
    expect(record(portal, 'cora').email).to.equal(contact);
  });

  it('of a user waits for the new address, and the old one is told', async () => {
    const portal = withCapabilities({ emailEditable: 'always', emailChange: 'confirmed' });
    const row = await change(portal, 'lena', { email: 'l@new.example' });
    expect(row).to.include({ email: limited, pendingEmail: 'l@new.example' });
    expect(portal.data().mails.map(({ kind, to }) => [kind, to.address])).to.deep.equal([
      ['confirm-address', 'l@new.example'],
      ['address-changed', limited],
    ]);
    expect((await change(portal, 'lena', { email: limited })).pendingEmail).to.equal(undefined);
  });

  it('of a user is saved where the portal says so, and not at all where it says never', async () => {
    const direct = withCapabilities({ emailEditable: 'always', emailChange: 'direct' });
    expect((await change(direct, 'lena', { email: 'l@new.example' })).email).to.equal(
      'l@new.example',
    );
    const never = withCapabilities({ emailEditable: 'never' });
    expect(await refusedWith(change(never, 'cora', { email: 'c@new.example' }))).to.equal(
      'refused',
    );
  });
});

describe('Sign-in of a contact', () => {
  it('is switched on by an invitation that gives what the contact holds, told in one entry', async () => {
    const portal = openPortal();
    const row = await change(portal, 'cora', { maySignIn: true, permissions: ['invoices'] });
    expect(row.signIn).to.equal('invited');
    expect(row.invitation).to.deep.include({
      email: contact,
      permissions: ['invoices'],
      memberId: 'cora',
    });
    expect(portal.data().activity.map(({ verb }) => verb)).to.deep.equal(['member-updated']);
    expect(portal.data().mails).to.have.lengthOf(1);
  });

  it('sends nothing when it is on already, and sends anew when the invitation has lapsed', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true });
    await change(portal, 'cora', { maySignIn: true });
    expect(portal.data().mails).to.have.lengthOf(1);
    portal.clock.now += 7 * 86_400_000;
    const row = await change(portal, 'cora', { maySignIn: true });
    expect(row.invitation).to.include({ sentCount: 2, status: 'pending' });
  });

  it('is switched off again: the invitation is revoked, the contact stays', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true });
    expect((await change(portal, 'cora', { maySignIn: false })).signIn).to.equal('none');
    expect((await portal.invitee(null).lookUp(portal.tokenFor(contact))).status).to.equal(
      'revoked',
    );
  });

  it('is switched off for a user at once, who stays as a contact', async () => {
    const portal = openPortal();
    expect((await change(portal, 'lena', { maySignIn: false })).signIn).to.equal('none');
    expect(await refusedWith(portal.as(limited).getAccount())).to.equal('forbidden');
    expect(await refusedWith(change(portal, 'mark', { maySignIn: false }, manager))).to.equal(
      'refused self',
    );
  });

  it('follows the contact while it is open', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true });
    const row = await change(portal, 'cora', { permissions: ['profile'] });
    expect(row.invitation?.permissions).to.deep.equal(['profile']);
    expect(portal.data().mails).to.have.lengthOf(1);
  });

  it('is not given by who does not hold what the contact holds', async () => {
    const members = accountOf().members.map((member) =>
      member.id === 'cora' ? { ...member, permissions: ['profile'] } : member,
    );
    const portal = openPortal(portalOf(accountOf({ members })));
    expect(await refusedWith(change(portal, 'cora', { maySignIn: true }, manager))).to.equal(
      'refused holds-more',
    );
  });

  it('is not there where the portal does not offer it', async () => {
    const portal = withSettings({ offers: ['edit'] });
    expect(await refusedWith(change(portal, 'cora', { maySignIn: true }))).to.equal('refused');
    expect(await refusedWith(change(portal, 'dora', { maySignIn: true }))).to.equal(
      'refused deactivated',
    );
  });
});

describe("A contact's open invitation", () => {
  it('is given nothing along with a change that who changes does not hold', async () => {
    const portal = openPortal();
    await change(portal, 'cora', { maySignIn: true, permissions: ['invoices'] });
    const { id, version } = portal.data().invitations.find(({ email }) => email === contact)!;
    await portal
      .as(owner)
      .updateInvitation({ id, version: String(version) }, { permissions: [] }, write());
    const wish = { permissions: ['invoices', 'domains'] };
    expect(await refusedWith(change(portal, 'cora', wish, manager))).to.equal('refused not-held');
  });
});

describe('Making a member', () => {
  it('makes a contact with the least, who cannot sign in', async () => {
    const portal = openPortal();
    const fields = { first: 'Nina', last: 'Noe' };
    const row = await portal.as(owner).createMember({ email: 'n@x.example', fields }, write());
    expect(row).to.deep.include({
      name: 'Nina Noe',
      signIn: 'none',
      permissions: [],
      joinedAt: null,
    });
    expect(row.invitedBy).to.deep.equal({ id: 'olga', name: 'Olga' });
    expect(portal.data().mails).to.have.lengthOf(0);
    expect(portal.data().activity.map(({ verb }) => verb)).to.deep.equal(['member-created']);
  });

  it('makes a contact and invites it in one', async () => {
    const portal = openPortal();
    const row = await portal
      .as(owner)
      .createMember({ email: 'n@x.example', maySignIn: true, permissions: ['domains'] }, write());
    expect(row.signIn).to.equal('invited');
    expect(portal.data().mails.map(({ kind }) => kind)).to.deep.equal(['invitation']);
    expect(portal.data().activity).to.have.lengthOf(1);
  });

  it('makes a user at once, who gets a mail to set a password', async () => {
    const portal = withCapabilities({ createsMembers: 'users' });
    const row = await portal.as(owner).createMember({ email: 'n@x.example' }, write());
    expect(row.signIn).to.equal('active');
    expect(portal.data().mails.map(({ kind, to }) => [kind, to.address])).to.deep.equal([
      ['set-password', 'n@x.example'],
    ]);
    expect((await portal.as('n@x.example').getAccount()).viewer.memberId).to.equal(row.id);
  });

  it('is refused for an address that is here already, and for none', async () => {
    const backend = openPortal().as(owner);
    const make = (email: string) => refusedWith(backend.createMember({ email }, write()));
    expect(await make(contact)).to.equal('refused is-contact');
    expect(await make(limited)).to.equal('refused already-member');
    expect(await make(pending)).to.equal('refused already-invited');
    expect(await make('nobody')).to.equal('invalid invalid-address');
  });

  it('is not possible where the portal makes none', async () => {
    const portal = withCapabilities({ createsMembers: null });
    expect(
      await refusedWith(portal.as(owner).createMember({ email: 'n@x.example' }, write())),
    ).to.equal('unsupported');
  });

  it('gives no more than who makes it holds', async () => {
    const call = openPortal()
      .as(manager)
      .createMember({ email: 'n@x.example', permissions: ['profile'] }, write());
    expect(await refusedWith(call)).to.equal('refused not-held');
  });

  it('closes the invitation of a contact that was invited before by an address that changes', async () => {
    const invitations = [
      invitationOf(contact, { memberId: 'cora', expiresAt: '2026-11-01T00:00:00Z' }),
    ];
    const portal = openPortal(portalOf(accountOf({ invitations })));
    const row = await change(portal, 'cora', { email: 'cora@new.example', maySignIn: true });
    expect(row.invitation?.email).to.equal('cora@new.example');
    expect(portal.data().invitations.map(({ status }) => status)).to.deep.equal([
      'revoked',
      'pending',
    ]);
  });
});
