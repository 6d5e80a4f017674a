/** What has gone wrong elsewhere with invitations, each held to be impossible here; named after where it happened. */
import { expect } from 'chai';
import { canonicalAddress } from '../../src/backend/addresses.js';
import type { InvitationDraft } from '../../src/backend/backend.js';
import { elementsOf, linksOf } from '../support/html.js';
import {
  accessOf,
  accountOf,
  day,
  manager,
  memberOf,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  stranger,
  type TestPortal,
  write,
} from '../support/portal.js';

const ivy = 'ivy@x.example';
const password = 'three odd words here';

async function invited(
  portal: TestPortal,
  email = ivy,
  by = owner,
): Promise<{ id: string; token: string }> {
  const drafts = [{ email, ...accessOf('domains') }];
  const [outcome] = await portal.as(by).createInvitations(drafts, write());
  if (!outcome || !('invitation' in outcome)) throw new Error(JSON.stringify(outcome));
  return { id: outcome.invitation.id, token: portal.tokenFor(email) };
}
const known = (portal: TestPortal, email: string, hasLogin: boolean): void => {
  const data = portal.store.snapshot();
  data.people.push({ id: email, email, canonical: email, name: 'Known', hasLogin });
  portal.store.restore(data);
};
const memberAt = (portal: TestPortal, email: string) =>
  portal.data().members.find((member) => member.email === email);
const statusOf = (portal: TestPortal, id: string) =>
  portal.data().invitations.find((invitation) => invitation.id === id)?.status;
const accept = (portal: TestPortal, token: string, as: string | null = null) =>
  portal.invitee(as).accept(token, as === null ? { password } : {}, write());

describe('Incidents with invitations', () => {
  it('Grafana CVE-2022-39306: the link registers no other address', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    const body = JSON.stringify({ token, answer: { password, email: 'evil@x.example' } });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'k1' };
    const reply = await portal.request(null, 'invitations/accept', {
      method: 'POST',
      headers,
      body,
    });
    expect(reply.status).to.equal(422);
    await accept(portal, token);
    expect(memberAt(portal, ivy)?.signIn).to.equal('active');
    expect(memberAt(portal, 'evil@x.example')).to.equal(undefined);
  });

  it('Grafana CVE-2022-39307: inviting answers alike whether the portal knows the address', async () => {
    const portal = openPortal();
    known(portal, 'known@x.example', true);
    const outcomes = await portal.as(owner).createInvitations(
      ['known@x.example', 'nobody@x.example'].map((email) => ({ email, ...accessOf('domains') })),
      write(),
    );
    const [one, other] = outcomes.map((outcome) => Object.keys(outcome).toSorted());
    expect(one).to.include('invitation');
    expect(one).to.deep.equal(other);
    expect(
      await portal.as(owner).classifyAddresses(['known@x.example', 'no@x.example']),
    ).to.deep.equal([
      {
        address: 'known@x.example',
        is: 'invited',
        invitation: refOf(portal, portal.data().invitations.at(-2)!.id),
      },
      { address: 'no@x.example', is: 'new' },
    ]);
  });

  it('Sentry #19592, #116118: another signed-in account accepts nothing', async () => {
    const portal = openPortal();
    const { id, token } = await invited(portal);
    expect(await refusedWith(accept(portal, token, stranger))).to.equal('refused wrong-account');
    expect(statusOf(portal, id)).to.equal('pending');
    expect(memberAt(portal, stranger)).to.equal(undefined);
  });

  it('better-auth #9577: a login made before without a password gives nobody the membership', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    known(portal, ivy, false);
    expect(await refusedWith(portal.invitee(null).accept(token, {}, write()))).to.equal('invalid');
    expect(memberAt(portal, ivy)).to.equal(undefined);
  });

  it('blocks-os #352: a forwarded link is no way into a login that is there already', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    known(portal, ivy, true);
    expect(await refusedWith(accept(portal, token))).to.equal('unauthenticated');
    expect(memberAt(portal, ivy)).to.equal(undefined);
  });

  it('openclaw-mission-control #280: no list, row or activity tells a token', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    const told = await Promise.all(
      ['', '/members', '/invitations', '/activity'].map(async (path) => {
        const reply = await portal.request(owner, `accounts/a1${path}`);
        expect(reply.status, path).to.equal(200);
        return reply.text();
      }),
    );
    for (const text of told) expect(text).to.not.include(token).and.not.include('tokenHash');
    expect(told.filter((text) => text.includes(ivy))).to.have.lengthOf(2);
    expect(JSON.stringify(portal.data().invitations)).to.not.include(token);
  });

  it('formbricks #4890, Shelf.nu #2863, capgo #3281: nobody grants more than he holds, by any door', async () => {
    const portal = openPortal();
    const [outcome] = await portal
      .as(manager)
      .createInvitations([{ email: ivy, ...accessOf('profile') }], write());
    expect(outcome && 'error' in outcome && outcome.error.reason).to.equal('not-held');
    const { id } = await invited(portal, 'max@x.example', manager);
    const edit = portal
      .as(manager)
      .updateInvitation(refOf(portal, id), { permissions: ['profile'] }, write());
    expect(await refusedWith(edit)).to.equal('refused not-held');
    // The owner's own one holds more: sending it again would make it the manager's.
    await portal
      .as(owner)
      .createInvitations([{ email: 'una@x.example', ...accessOf('profile') }], write());
    const una = portal.data().invitations.at(-1)!.id;
    const { items } = await portal
      .as(manager)
      .resendInvitations({ refs: [refOf(portal, una)] }, write());
    expect(items[0]?.error?.reason).to.equal('holds-more');
  });

  it('Cyime #36, alkem-io #10299: an invitation falls with who sent it', async () => {
    const portal = openPortal();
    const { token } = await invited(portal, ivy, manager);
    await portal
      .as(owner)
      .updateMember(refOf(portal, 'mark'), { permissions: ['domains'] }, write());
    expect(await refusedWith(accept(portal, token))).to.equal('gone revoked');
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('revoked');
  });

  it('parabol #12873, sentry #75630: who was removed does not come back by an old link', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    await accept(portal, token);
    const { id } = memberAt(portal, ivy)!;
    await portal.as(owner).removeMembers({ refs: [refOf(portal, id)] }, write());
    expect(await refusedWith(accept(portal, token))).to.equal('gone accepted');
    expect(memberAt(portal, ivy)).to.equal(undefined);
  });

  it('better-auth #9154, pretalx #2392: of many at once, one accepts, and there is one member', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => accept(portal, token)));
    expect(all.filter(({ status }) => status === 'fulfilled')).to.have.lengthOf(1);
    expect(portal.data().members.filter(({ email }) => email === ivy)).to.have.lengthOf(1);
  });

  it('milo #802, papra #1398: expired is expired, and stands in nobody’s way', async () => {
    const portal = openPortal();
    const { id, token } = await invited(portal);
    portal.clock.now += 7 * day;
    expect(await refusedWith(accept(portal, token))).to.equal('gone expired');
    await portal.as(owner).revokeInvitations({ refs: [refOf(portal, id)] }, write());
    await accept(portal, (await invited(portal)).token);
    const { id: member } = memberAt(portal, ivy)!;
    await portal.as(owner).removeMembers({ refs: [refOf(portal, member)] }, write());
    expect((await invited(portal)).token).to.have.lengthOf(43);
  });

  it('openwork #3272: what was accepted is neither sent again nor revoked', async () => {
    const portal = openPortal();
    const { id, token } = await invited(portal);
    await accept(portal, token);
    const target = () => ({ refs: [refOf(portal, id)] });
    const again = await portal.as(owner).resendInvitations(target(), write());
    const revoked = await portal.as(owner).revokeInvitations(target(), write());
    for (const { items } of [again, revoked])
      expect(items[0]?.error).to.include({ code: 'gone', reason: 'accepted' });
    expect(statusOf(portal, id)).to.equal('accepted');
  });

  it('better-auth #2250, fleet #299: case makes no second address', async () => {
    const portal = openPortal();
    await invited(portal);
    const drafts = ['IVY@x.example', 'ivy@X.Example'].map((email) => ({
      email,
      ...accessOf('domains'),
    }));
    const outcomes = await portal.as(owner).createInvitations(drafts, write());
    expect(outcomes.map((outcome) => 'error' in outcome && outcome.error)).to.deep.equal([
      { code: 'refused', reason: 'already-invited' },
      { code: 'refused', reason: 'duplicate' },
    ]);
  });

  it('GitHub 2016: an address that only looks like another is another', async () => {
    const portal = openPortal();
    await invited(portal, 'mike@x.example');
    const drafts = [{ email: 'mıke@x.example', ...accessOf('domains') }];
    const [outcome] = await portal.as(owner).createInvitations(drafts, write());
    expect(outcome).to.have.nested.property('error.reason', 'invalid-address');
    const sentTo = portal.data().mails.map(({ to }) => to.address);
    expect(sentTo.filter((address) => address === 'mike@x.example')).to.have.lengthOf(1);
    expect(canonicalAddress('mıke@x.example')).to.not.equal(canonicalAddress('mike@x.example'));
  });

  it('GitLab CVE-2023-7028: an address is one, never a list', async () => {
    const portal = openPortal();
    const drafts = [{ email: [ivy, 'evil@x.example'], ...accessOf('domains') }];
    const call = portal
      .as(owner)
      .createInvitations(drafts as unknown as InvitationDraft[], write());
    expect(await refusedWith(call)).to.equal('invalid');
    const two = [{ email: `${ivy}, evil@x.example`, ...accessOf('domains') }];
    const [outcome] = await portal.as(owner).createInvitations(two, write());
    expect(outcome && 'error' in outcome && outcome.error.reason).to.equal('invalid-address');
    expect(portal.data().mails).to.have.lengthOf(0);
  });

  it('Apache CloudStack CVE-2022-26779: tokens of one moment have nothing in common', async () => {
    const portal = openPortal();
    const tokens = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (name) => (await invited(portal, `${name}@x.example`)).token),
    );
    expect(new Set(tokens.map((token) => token.slice(0, 8))).size).to.equal(4);
    for (const token of tokens) expect(token).to.match(/^[\w-]{43}$/u);
  });

  it('Mattermost CVE-2026-2463: who does not manage sees no link and no token', async () => {
    const portal = openPortal();
    const { token } = await invited(portal);
    const list = await portal.request('lena@account.example', 'accounts/a1/invitations');
    expect(await list.text())
      .to.include(ivy)
      .and.not.include(token);
    expect((await portal.request(stranger, 'accounts/a1/invitations')).status).to.equal(403);
  });

  it('multica #1117, langfuse #6703: names in a mail are text, and the link is ours', async () => {
    const name = '<a href="https://evil.example">Prize</a>';
    const settings = settingsOf({ name });
    const members = [memberOf(owner, { isOwner: true, name: '"><img src=x onerror=alert(1)>' })];
    const portal = openPortal(portalOf(accountOf({ settings, members })));
    await invited(portal);
    const [mail] = portal.data().mails;
    expect(linksOf(mail!.html)).to.deep.equal([mail!.link]);
    const names = elementsOf(mail!.html).map(({ name }) => name);
    expect(names).to.not.include.oneOf(['img', 'script', 'style', 'iframe']);
    expect(names).to.include('body');
    expect(mail!.link!.startsWith('https://oak.example/join#')).to.equal(true);
  });

  it('PostHog #56245: a name carries no address, link or line of its own into the subject', async () => {
    const settings = settingsOf({
      name: 'You won!\r\nhttps://evil.example/?a=b write to x@evil.example '.repeat(3),
    });
    const portal = openPortal(portalOf(accountOf({ settings })));
    await invited(portal);
    const { subject } = portal.data().mails[0]!;
    expect(subject).to.not.match(/[\r\n@]|:\/\/|\w\.\w/u);
    expect(
      Array.from(subject.replace(' has invited you to their account', '')).length,
    ).to.be.at.most(60);
  });

  it('Auth0 Safe Links: looking, as often as one likes, accepts nothing', async () => {
    const portal = openPortal();
    const { id, token } = await invited(portal);
    for (let look = 0; look < 5; look++) await portal.invitee(ivy).lookUp(token);
    for (const method of ['GET', 'HEAD']) {
      const reply = await portal.request(ivy, `invitations/accept?token=${token}`, { method });
      expect(reply.status, method).to.equal(404);
    }
    expect(statusOf(portal, id)).to.equal('pending');
  });
});
