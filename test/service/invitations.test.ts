import { expect } from 'chai';
import type {
  Invitation,
  InvitationDraft,
  InviteOutcome,
  Outcomes,
} from '../../src/backend/backend.js';
import type { AccountSettings } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  at,
  contact,
  day,
  deactivated,
  expired,
  invitationOf,
  limited,
  manager,
  openPortal,
  owner,
  pending,
  portalOf,
  refOf,
  refusedWith,
  second,
  settingsOf,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const draft = (email: string, more: Partial<InvitationDraft> = {}): InvitationDraft => ({
  email,
  ...accessOf('invoices'),
  ...more,
});
const invite = (portal: TestPortal, ...drafts: InvitationDraft[]) =>
  portal.as(owner).createInvitations(drafts, write());
const told = (outcome: InviteOutcome | Outcomes<Invitation>['items'][number] | undefined) => {
  if (!outcome || !('error' in outcome) || !outcome.error) return 'sent';
  return [outcome.error.code, outcome.error.reason].filter(Boolean).join(' ');
};
const withSettings = (settings: Partial<AccountSettings>) =>
  openPortal(portalOf(accountOf({ settings: settingsOf(settings) })));
const rules = { ...settingsOf().invitations! };

describe('Inviting', () => {
  it('tells of each address what became of it, and mails only the new ones', async () => {
    const portal = openPortal();
    const outcomes = await invite(
      portal,
      draft(' New One <new@x.example> '),
      draft('NEW@x.example'),
      draft('sam@x,example'),
      draft(limited),
      draft(deactivated),
      draft(pending),
      draft(expired),
      draft(contact),
      draft('x@mail.burner.example'),
      draft('x@denied.example'),
      draft('x@notdenied.example'),
    );
    expect(outcomes.map(told)).to.deep.equal([
      'sent',
      'refused duplicate',
      'invalid invalid-address',
      'refused already-member',
      'refused deactivated',
      'refused already-invited',
      'refused expired-invitation',
      'refused is-contact',
      'refused disposable',
      'refused denied',
      'sent',
    ]);
    expect(outcomes.map(({ email }) => email)[0]).to.equal(' New One <new@x.example> ');
    const addresses = portal.data().mails.map(({ to }) => to.address);
    expect(addresses).to.deep.equal(['new@x.example', 'x@notdenied.example']);
  });

  it('makes a hundred invitations of a hundred addresses, each with one entry and one mail', async () => {
    const portal = openPortal();
    const drafts = Array.from({ length: 100 }, (_, n) => draft(`p${n}@x.example`));
    const outcomes = await invite(portal, ...drafts);
    expect(outcomes.every((outcome) => 'invitation' in outcome)).to.equal(true);
    expect(new Set(portal.data().mails.map(({ link }) => link)).size).to.equal(100);
    expect(portal.data().activity).to.have.lengthOf(100);
  });

  it('refuses more than the portal takes at once, as a whole', async () => {
    const portal = withSettings({ invitations: { ...rules, maxPerRequest: 1 } });
    const call = invite(portal, draft('a@x.example'), draft('b@x.example'));
    expect(await refusedWith(call)).to.equal('invalid too-many');
    expect(portal.data().mails).to.have.lengthOf(0);
  });

  it('lets those wait that are more than may be open, and says how long', async () => {
    const portal = withSettings({ invitations: { ...rules, maxPending: 2 } });
    const outcomes = await invite(portal, draft('a@x.example'), draft('b@x.example'));
    expect(outcomes.map(told)).to.deep.equal(['sent', 'rate-limited']);
    expect(outcomes[1]).to.have.nested.property('error.retryAfter', 3600);
  });

  it('gives exactly what was ticked, for seven days from now', async () => {
    const [sent] = await invite(openPortal(), draft('a@x.example', { permissions: ['domains'] }));
    expect((sent as { invitation: Invitation }).invitation).to.deep.include({
      permissions: ['domains'],
      sentAt: at(),
      expiresAt: at(7 * day),
      sentCount: 1,
      status: 'pending',
      invitedBy: { id: 'olga', name: 'Olga' },
    });
  });

  it('refuses one draft with what the sender does not hold, and sends the others', async () => {
    const portal = openPortal();
    const drafts = [
      draft('a@x.example', { permissions: ['profile'] }),
      draft('b@x.example', { permissions: ['domains'] }),
    ];
    const outcomes = await portal.as(manager).createInvitations(drafts, write());
    expect(outcomes.map(told)).to.deep.equal(['refused not-held', 'sent']);
  });

  it('promotes a contact only by its own id', async () => {
    const portal = openPortal();
    const outcomes = await invite(
      portal,
      draft('new@x.example', { contactId: 'cora' }),
      draft(contact, { contactId: 'lena' }),
      draft(contact, { contactId: 'cora' }),
    );
    // The second and the third are one address; what came first counts.
    expect(outcomes.map(told)).to.deep.equal(['invalid', 'invalid', 'refused duplicate']);
    const [sent] = await invite(portal, draft(contact, { contactId: 'cora' }));
    expect(sent).to.have.nested.property('invitation.memberId', 'cora');
  });

  it('shows the link to who sent it where the portal gives one, and else only in the mail', async () => {
    const open = openPortal();
    const [sent] = await invite(open, draft('a@x.example'));
    const { link = '' } = sent as { link?: string };
    expect(new URL(link).hash).to.have.lengthOf(44);
    expect((await open.invitee(null).lookUp(new URL(link).hash.slice(1))).email).to.equal(
      'a@x.example',
    );
    const { capabilities } = settingsOf();
    const closed = withSettings({ capabilities: { ...capabilities, invitationLink: false } });
    const [without] = await invite(closed, draft('a@x.example'));
    expect(without).to.not.have.property('link');
    expect(JSON.stringify(await closed.as(owner).listInvitations({}))).to.not.include(
      closed.tokenFor('a@x.example'),
    );
  });

  it('keeps no token, only its hash, and 256 bits of it', async () => {
    const portal = openPortal();
    await invite(portal, draft('a@x.example'));
    const token = portal.tokenFor('a@x.example');
    expect(atob(token.replaceAll('-', '+').replaceAll('_', '/'))).to.have.lengthOf(32);
    expect(JSON.stringify(portal.data().invitations)).to.not.include(token);
  });

  it('leaves one open invitation when many invite the same address at once', async () => {
    const portal = openPortal();
    const calls = Array.from({ length: 20 }, () => invite(portal, draft('a@x.example')));
    const outcomes = (await Promise.all(calls)).flat();
    expect(outcomes.filter((outcome) => told(outcome) === 'sent')).to.have.lengthOf(1);
    expect(portal.data().mails).to.have.lengthOf(1);
  });
});

describe('Classifying addresses', () => {
  it('tells of each what it is, with the row that stands in the way, and sends nothing', async () => {
    const portal = openPortal();
    const addresses = ['n@x.example', '@', limited, deactivated, contact, pending, expired];
    const more = ['x@burner.example', 'x@denied.example'];
    const told = await portal.as(owner).classifyAddresses([...addresses, ...more]);
    expect(told.map(({ is }) => is)).to.deep.equal([
      'new',
      'invalid',
      'member',
      'deactivated',
      'contact',
      'invited',
      'expired',
      'disposable',
      'denied',
    ]);
    expect(told[2]?.member).to.deep.equal({ id: 'lena', version: '1' });
    expect(told[5]?.invitation).to.deep.equal({ id: 'i-paul', version: '1' });
    expect(portal.data().mails).to.have.lengthOf(0);
  });
});

describe('Sending again', () => {
  const resend = (portal: TestPortal, id: string, viewer = owner) =>
    portal.as(viewer).resendInvitations({ refs: [refOf(portal, id)] }, write());

  it('makes a new link and a new term; the old link is dead', async () => {
    const portal = openPortal();
    await invite(portal, draft('a@x.example'));
    const old = portal.tokenFor('a@x.example');
    const { id } = portal.data().invitations.find(({ email }) => email === 'a@x.example')!;
    portal.clock.now += day;
    const { items } = await resend(portal, id);
    expect(items[0]?.row).to.include({ sentCount: 2, sentAt: at(day), expiresAt: at(8 * day) });
    expect(await refusedWith(portal.invitee(null).lookUp(old))).to.equal('not-found');
    expect((await portal.invitee(null).lookUp(portal.tokenFor('a@x.example'))).status).to.equal(
      'pending',
    );
  });

  it('opens an expired one again', async () => {
    const portal = openPortal();
    const { items } = await resend(portal, 'i-emma');
    expect(items[0]?.row?.status).to.equal('pending');
    expect(portal.data().activity.map(({ verb }) => verb)).to.deep.equal(['invitation-resent']);
  });

  it('is not done for one that is closed, nor by who does not hold what it gives', async () => {
    const invitations = [
      invitationOf('shut@x.example', { status: 'accepted', closedAt: at() }),
      invitationOf(pending),
    ];
    const portal = openPortal(portalOf(accountOf({ invitations })));
    expect((await resend(portal, 'i-shut')).items.map(told)).to.deep.equal(['gone accepted']);
    expect((await resend(portal, 'i-paul', manager)).items.map(told)).to.deep.equal([
      'refused holds-more',
    ]);
    expect(portal.data().mails).to.have.lengthOf(0);
  });

  it('takes all that match, without those that are left out', async () => {
    const late = { sentAt: at(-9 * day), expiresAt: at(-2 * day) };
    const invitations = ['a', 'b', 'c'].map((name) => invitationOf(`${name}@x.example`, late));
    const portal = openPortal(portalOf(accountOf({ invitations })));
    const target = { query: { status: ['expired' as const] }, except: ['i-b'] };
    const wrong = portal.as(owner).resendInvitations({ ...target, expected: 3 }, write());
    expect(await refusedWith(wrong)).to.equal('refused expected-changed');
    const { items } = await portal.as(owner).resendInvitations({ ...target, expected: 2 }, write());
    expect(items.map(({ ref }) => ref.id).sort()).to.deep.equal(['i-a', 'i-c']);
  });
});

describe('Revoking', () => {
  it('closes the invitation, also an expired one, and only once', async () => {
    const portal = openPortal();
    const revoke = (id: string) =>
      portal.as(owner).revokeInvitations({ refs: [refOf(portal, id)] }, write());
    const { items } = await revoke('i-paul');
    expect(items[0]?.row).to.include({ status: 'revoked', closedAt: at() });
    expect((await revoke('i-emma')).items.map(told)).to.deep.equal(['sent']);
    expect((await revoke('i-paul')).items.map(told)).to.deep.equal(['gone revoked']);
    expect(portal.data().activity).to.have.lengthOf(2);
  });

  it('frees the address', async () => {
    const portal = openPortal();
    await portal.as(owner).revokeInvitations({ refs: [refOf(portal, 'i-paul')] }, write());
    expect((await invite(portal, draft(pending))).map(told)).to.deep.equal(['sent']);
  });
});

describe('Changing an invitation', () => {
  const change = (portal: TestPortal, id: string, wish: object, viewer = owner) =>
    portal.as(viewer).updateInvitation(refOf(portal, id), wish, write());

  it('changes what it gives, told as gains and losses, without a new mail', async () => {
    const portal = openPortal();
    const row = await change(portal, 'i-paul', { permissions: ['domains'] });
    expect(row.permissions).to.deep.equal(['domains']);
    expect(portal.data().mails).to.have.lengthOf(0);
    expect(portal.data().activity[0]).to.deep.include({ gains: ['domains'], loses: ['invoices'] });
  });

  it('that changes nothing tells nothing', async () => {
    const portal = openPortal();
    expect((await change(portal, 'i-paul', { permissions: ['invoices'] })).version).to.equal('1');
    expect(portal.data().activity).to.have.lengthOf(0);
  });

  it('moves it to another address: the same row, a new link, the old one dead', async () => {
    const portal = openPortal();
    await invite(portal, draft('old@x.example'));
    const token = portal.tokenFor('old@x.example');
    const { id } = portal.data().invitations.find(({ email }) => email === 'old@x.example')!;
    portal.clock.now += day;
    const row = await change(portal, id, { email: 'new@x.example' });
    expect(row).to.include({ id, email: 'new@x.example', sentCount: 1, expiresAt: at(8 * day) });
    expect(await refusedWith(portal.invitee(null).lookUp(token))).to.equal('not-found');
    expect(portal.tokenFor('new@x.example')).to.be.a('string');
    expect(portal.data().activity.map(({ verb }) => verb)).to.deep.equal([
      'invitation-sent',
      'invitation-updated',
    ]);
  });

  it('does not move it to somebody who is here, nor away from its contact', async () => {
    const invitations = [invitationOf(pending), invitationOf(contact, { memberId: 'cora' })];
    const portal = openPortal(portalOf(accountOf({ invitations })));
    expect(await refusedWith(change(portal, 'i-paul', { email: limited }))).to.equal(
      'refused already-member',
    );
    expect(await refusedWith(change(portal, 'i-cora', { email: 'c@x.example' }))).to.equal(
      'refused is-contact',
    );
  });

  it('is not done beyond what one holds, nor on one that is no longer open', async () => {
    const held = invitationOf('ida@x.example', { permissions: ['domains'] });
    const { invitations } = accountOf();
    const portal = openPortal(portalOf(accountOf({ invitations: [...invitations, held] })));
    const wider = { permissions: ['domains', 'profile'] };
    expect(await refusedWith(change(portal, 'i-ida', wider, manager))).to.equal('refused not-held');
    expect(await refusedWith(change(portal, 'i-emma', { permissions: [] }))).to.equal(
      'gone expired',
    );
    const moved = { email: 'new@x.example' };
    expect(await refusedWith(change(portal, 'i-paul', moved, manager))).to.equal(
      'refused holds-more',
    );
  });

  it('needs the version that was seen', async () => {
    const call = openPortal()
      .as(owner)
      .updateInvitation({ id: 'i-paul', version: '0' }, { permissions: [] }, write());
    expect(await refusedWith(call)).to.equal('changed');
  });
});

describe('The clock of an invitation', () => {
  it('runs out at exactly seven days: a second before it is open, at seven days it is not', async () => {
    const portal = openPortal();
    await invite(portal, draft('a@x.example'));
    const token = portal.tokenFor('a@x.example');
    const listed = async () =>
      (await portal.as(owner).listInvitations({ text: 'a@x' })).items.map(({ status }) => status);
    portal.clock.now += 7 * day - second;
    expect(await listed()).to.deep.equal(['pending']);
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('pending');
    portal.clock.now += second;
    expect(await listed()).to.deep.equal(['expired']);
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('expired');
  });
});

describe('An invitation of a contact', () => {
  it('makes the contact hold what it gives: the two are one row', async () => {
    const portal = openPortal();
    const drafts = [{ email: contact, contactId: 'cora', ...accessOf('invoices') }];
    await portal.as(owner).createInvitations(drafts, write());
    const cora = await portal.as(owner).getMember('cora');
    expect(cora.permissions).to.deep.equal(['invoices']);
    expect(cora.invitation?.permissions).to.deep.equal(['invoices']);
  });

  it('does not grow by a change from somebody who does not hold what the contact held', async () => {
    const portal = openPortal();
    const drafts = [{ email: contact, contactId: 'cora', ...accessOf('contacts') }];
    await portal.as(owner).createInvitations(drafts, write());
    await portal.as(manager).updateMember(refOf(portal, 'cora'), { name: 'Corinna' }, write());
    const cora = await portal.as(owner).getMember('cora');
    expect(cora.invitation?.permissions).to.deep.equal(['contacts']);
  });

  it('takes no mail away that somebody has to receive', async () => {
    const data = portalOf();
    for (const member of data.accounts[0]!.members)
      member.subscriptions = member.id === 'cora' ? ['news'] : [];
    const portal = openPortal(data);
    const drafts = [{ email: contact, contactId: 'cora', ...accessOf('invoices') }];
    const [outcome] = await portal.as(owner).createInvitations(drafts, write());
    expect(outcome).to.have.nested.property('error.reason', 'last-subscriber');
    expect(portal.data().mails).to.have.lengthOf(0);
  });
});
