import { expect } from 'chai';
import type { AcceptAnswer } from '../../src/backend/backend.js';
import {
  accessOf,
  accountOf,
  contact,
  day,
  invitationOf,
  limited,
  manager,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  second,
  settingsOf,
  stranger,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const invitee = 'ivy@x.example';
const password = 'correct horse';

/** A portal with an open invitation of Ivy's, and its token. */
async function invited(
  { viewer = owner, permissions = ['invoices'] }: { viewer?: string; permissions?: string[] } = {},
  portal = openPortal(),
): Promise<{ portal: TestPortal; token: string }> {
  const drafts = [{ email: invitee, ...accessOf(...permissions) }];
  await portal.as(viewer).createInvitations(drafts, write());
  return { portal, token: portal.tokenFor(invitee) };
}

const accept = (
  portal: TestPortal,
  viewer: string | null,
  token: string,
  answer: AcceptAnswer = {},
) => portal.invitee(viewer).accept(token, answer, write());
const memberAt = (portal: TestPortal, email: string) =>
  portal.data().members.find((member) => member.email === email);
const unbound = () => {
  const invitations = { ...settingsOf().invitations!, boundToAddress: false };
  return openPortal(portalOf(accountOf({ settings: settingsOf({ invitations }) })));
};

describe('Looking at an invitation', () => {
  it('shows who invites to what, until when, and what is needed', async () => {
    const { portal, token } = await invited();
    expect(await portal.invitee(null).lookUp(token)).to.deep.equal({
      account: { name: 'Acorn Ltd' },
      inviter: { name: 'Olga', email: owner },
      email: invitee,
      boundToAddress: true,
      role: null,
      permissions: [{ id: 'invoices', label: 'The invoices' }],
      scope: [],
      expiresAt: new Date(portal.clock.now + 7 * day).toISOString(),
      serverNow: new Date(portal.clock.now).toISOString(),
      status: 'pending',
      signedInAs: null,
      needs: 'password',
    });
  });

  it('asks to sign in where the address has a login, to confirm where one is signed in with it', async () => {
    const { portal, token } = await invited();
    expect((await portal.invitee('IVY@x.example').lookUp(token)).needs).to.equal('confirm');
    expect(await portal.invitee(stranger).lookUp(token)).to.include({
      needs: 'signIn',
      signedInAs: stranger,
    });
    const data = portal.store.snapshot();
    data.people.push({ id: 'p', canonical: invitee, email: invitee, name: 'Ivy', hasLogin: true });
    portal.store.restore(data);
    expect((await portal.invitee(null).lookUp(token)).needs).to.equal('signIn');
  });

  it('is not found with a token that nobody has', async () => {
    expect(await refusedWith(openPortal().invitee(null).lookUp('nonsense'))).to.equal('not-found');
  });

  it('changes nothing', async () => {
    const { portal, token } = await invited();
    const before = portal.data();
    await portal.invitee(null).lookUp(token);
    expect(portal.data()).to.deep.equal(before);
  });
});

describe('Accepting an invitation', () => {
  it('makes a member with what the invitation gives and no more, and nothing before', async () => {
    const { portal, token } = await invited();
    expect(await refusedWith(portal.as(invitee).getAccount())).to.equal('forbidden');
    await accept(portal, invitee, token, { name: 'Ivy' });
    const { viewer } = await portal.as(invitee).getAccount();
    expect(viewer.permissions).to.deep.equal(['invoices']);
    expect(memberAt(portal, invitee)).to.include({ name: 'Ivy', signIn: 'active', isOwner: false });
    expect(portal.data().invitations.at(-1)).to.include({ status: 'accepted', acceptedAs: null });
    expect(portal.data().activity.at(-1)).to.deep.include({
      verb: 'invitation-accepted',
      actor: 'Ivy',
      gains: ['invoices'],
    });
  });

  it('needs a password of eight characters from who has no login, and makes the login', async () => {
    const { portal, token } = await invited();
    expect(await refusedWith(accept(portal, null, token))).to.equal('invalid');
    expect(await refusedWith(accept(portal, null, token, { password: '1234567' }))).to.equal(
      'invalid',
    );
    expect(portal.store.snapshot().people).to.have.lengthOf(0);
    await accept(portal, null, token, { password: '12345678', name: 'Ivy' });
    expect(portal.store.snapshot().people[0]).to.include({
      canonical: invitee,
      hasLogin: true,
      name: 'Ivy',
    });
    expect(JSON.stringify(portal.store.snapshot())).to.not.include('12345678');
  });

  it('needs who has a login to sign in', async () => {
    const { portal, token } = await invited();
    const data = portal.store.snapshot();
    data.people.push({ id: 'p', canonical: invitee, email: invitee, name: null, hasLogin: true });
    portal.store.restore(data);
    expect(await refusedWith(accept(portal, null, token, { password }))).to.equal(
      'unauthenticated',
    );
  });

  it('is refused to another address where the invitation is bound', async () => {
    const { portal, token } = await invited();
    for (const as of [undefined, 'signedIn'] as const) {
      const answer = as === undefined ? {} : { as };
      expect(await refusedWith(accept(portal, stranger, token, answer))).to.equal(
        'refused wrong-account',
      );
    }
  });

  it('lets another address join where it is not bound and the person says so; both are told', async () => {
    const { portal, token } = await invited({}, unbound());
    expect(await refusedWith(accept(portal, stranger, token))).to.equal('refused wrong-account');
    await accept(portal, stranger, token, { as: 'signedIn' });
    expect(memberAt(portal, stranger)).to.include({ invitedAs: invitee });
    expect(portal.data().invitations.at(-1)?.acceptedAs).to.equal(stranger);
  });

  it('with another address closes the invitation of that one; a member does not join again', async () => {
    const portal = unbound();
    const { token } = await invited({}, portal);
    expect(await refusedWith(accept(portal, limited, token, { as: 'signedIn' }))).to.equal(
      'refused already-member',
    );
    await portal.as(owner).createInvitations([{ email: stranger, ...accessOf() }], write());
    await accept(portal, stranger, token, { as: 'signedIn' });
    expect((await portal.invitee(null).lookUp(portal.tokenFor(stranger))).status).to.equal(
      'revoked',
    );
  });

  it('promotes a contact, which keeps what is known of it', async () => {
    const portal = openPortal();
    await portal
      .as(owner)
      .updateMember(refOf(portal, 'cora'), { maySignIn: true, fields: { phone: '123' } }, write());
    await accept(portal, contact, portal.tokenFor(contact), { name: 'Somebody' });
    expect(memberAt(portal, contact)).to.deep.include({
      id: 'cora',
      name: 'Cora',
      fields: { phone: '123' },
      signIn: 'active',
      permissions: ['domains'],
    });
  });

  it('is possible a second before seven days, and not at seven days', async () => {
    const inTime = await invited();
    inTime.portal.clock.now += 7 * day - second;
    await accept(inTime.portal, invitee, inTime.token);
    const late = await invited();
    late.portal.clock.now += 7 * day;
    expect(await refusedWith(accept(late.portal, invitee, late.token))).to.equal('gone expired');
    expect(memberAt(late.portal, invitee)).to.equal(undefined);
  });

  it('is over when it was revoked, declined or accepted before', async () => {
    const revoked = await invited();
    const { id } = revoked.portal.data().invitations.at(-1)!;
    await revoked.portal
      .as(owner)
      .revokeInvitations({ refs: [refOf(revoked.portal, id)] }, write());
    expect(await refusedWith(accept(revoked.portal, invitee, revoked.token))).to.equal(
      'gone revoked',
    );
    const declined = await invited();
    await declined.portal.invitee(null).decline(declined.token, write());
    expect(await refusedWith(accept(declined.portal, invitee, declined.token))).to.equal(
      'gone declined',
    );
    const accepted = await invited();
    await accept(accepted.portal, invitee, accepted.token);
    expect(await refusedWith(accept(accepted.portal, invitee, accepted.token))).to.equal(
      'gone accepted',
    );
  });

  it('fell with the inviter, when he no longer manages', async () => {
    const { portal, token } = await invited({ viewer: manager, permissions: ['domains'] });
    await portal
      .as(owner)
      .updateMember(refOf(portal, 'mark'), { permissions: ['domains'] }, write());
    expect(await refusedWith(accept(portal, invitee, token))).to.equal('gone revoked');
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('revoked');
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'mark')] }, write());
    expect(await refusedWith(accept(portal, invitee, token))).to.equal('gone revoked');
  });

  it('lets exactly one of fifty through, without a login', async () => {
    const { portal, token } = await invited();
    const calls = Array.from({ length: 50 }, () =>
      refusedWith(accept(portal, null, token, { password })),
    );
    const told = await Promise.all(calls);
    expect(told.filter((code) => code === 'not refused')).to.have.lengthOf(1);
    expect(told.filter((code) => code === 'gone accepted')).to.have.lengthOf(49);
    expect(portal.data().members.filter(({ email }) => email === invitee)).to.have.lengthOf(1);
    expect(
      portal.data().activity.filter(({ verb }) => verb === 'invitation-accepted'),
    ).to.have.lengthOf(1);
  });

  it('that is sent again with its key, since the answer was lost, is answered as the first time', async () => {
    const { portal, token } = await invited();
    const call = { key: 'one intent' };
    await portal.invitee(invitee).accept(token, {}, call);
    expect(await portal.invitee(invitee).accept(token, {}, call)).to.deep.equal({});
    const other = portal.invitee(invitee).accept(token, { name: 'X' }, call);
    expect(await refusedWith(other)).to.equal('invalid key-reused');
  });

  it('needs a key', async () => {
    const { portal, token } = await invited();
    const response = await portal.request(invitee, 'invitations/accept', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, answer: {} }),
    });
    expect(response.status).to.equal(400);
  });
});

describe('The other answers of an invitee', () => {
  it('declining closes the invitation and tells who', async () => {
    const { portal, token } = await invited();
    await portal.invitee(null).decline(token, write());
    expect(portal.data().invitations.at(-1)?.status).to.equal('declined');
    expect(portal.data().activity.at(-1)).to.include({
      verb: 'invitation-declined',
      actor: invitee,
    });
    expect(await refusedWith(portal.invitee(null).decline(token, write()))).to.equal(
      'gone declined',
    );
  });

  it('asking for a new link tells the inviter of an expired one, and nobody of an open one', async () => {
    const { portal, token } = await invited();
    await portal.invitee(null).askForNewLink(token, write());
    expect(portal.data().mails).to.have.lengthOf(1);
    portal.clock.now += 7 * day;
    await portal.invitee(null).askForNewLink(token, write());
    expect(portal.data().mails.at(-1)).to.deep.include({ kind: 'new-link-wanted', link: null });
    expect(portal.data().mails.at(-1)?.to.address).to.equal(owner);
  });

  it('asking again for the same link tells nobody once more; the next link that dies, once again', async () => {
    const { portal, token } = await invited();
    const wanted = () => portal.data().mails.filter(({ kind }) => kind === 'new-link-wanted');
    const told = () => portal.data().activity.filter(({ verb }) => verb === 'new-link-wanted');
    portal.clock.now += 7 * day;
    for (let time = 0; time < 3; time++) {
      await portal.invitee(null).askForNewLink(token, write());
      portal.clock.now += day;
    }
    expect([wanted().length, told().length]).to.deep.equal([1, 1]);

    const { id } = portal.data().invitations.at(-1)!;
    await portal.as(owner).resendInvitations({ refs: [refOf(portal, id)] }, write());
    portal.clock.now += 7 * day;
    const next = portal.tokenFor(invitee);
    await portal.invitee(null).askForNewLink(next, write());
    await portal.invitee(null).askForNewLink(next, write());
    expect(wanted()).to.have.lengthOf(2);
  });

  it('has no scope to show where it is everything, and names where it is some', async () => {
    const settings = settingsOf({ scope: {} });
    const resources = [{ id: 'r1', label: 'One' }];
    const portal = openPortal(
      portalOf(accountOf({ settings, resources, invitations: [invitationOf('x@x.example')] })),
    );
    const everywhere = 'everywhere@x.example';
    const drafts = [
      { email: invitee, ...accessOf(), scope: { ids: ['r1'] } },
      { email: everywhere, ...accessOf() },
    ];
    await portal.as(owner).createInvitations(drafts, write());
    const scopeOf = async (email: string) =>
      (await portal.invitee(null).lookUp(portal.tokenFor(email))).scope;
    expect(await scopeOf(invitee)).to.deep.equal(['One']);
    expect(await scopeOf(everywhere)).to.deep.equal([]);
  });
});
