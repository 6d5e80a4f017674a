/** Mails are counted where they are queued: no verb goes around the limit. Issue 16, number 9. */
import { expect } from 'chai';
import type { BackendError } from '../../src/backend/errors.js';
import type { AccountSettings } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  at,
  day,
  invitationOf,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  second,
  settingsOf,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const hour = 3_600_000;
const mailLimit = { mails: 3, seconds: 3600 };

function open(
  capabilities: Partial<AccountSettings['capabilities']> = {},
  invitations = accountOf().invitations,
): TestPortal {
  const usual = settingsOf();
  const settings = { ...usual, capabilities: { ...usual.capabilities, ...capabilities } };
  return openPortal(portalOf(accountOf({ settings, invitations })), { mailLimit });
}
let serial = 0;
const fresh = () => `new-${(serial += 1)}@x.example`;
const drafts = (n: number) =>
  Array.from({ length: n }, () => ({ email: fresh(), ...accessOf('domains') }));
const invite = (portal: TestPortal, n = 1) =>
  portal.as(owner).createInvitations(drafts(n), write());
/** Sends as many as may be sent. */
async function full(portal: TestPortal): Promise<TestPortal> {
  for (let n = portal.data().mails.length; n < mailLimit.mails; n++) await invite(portal);
  expect(portal.data().mails).to.have.lengthOf(mailLimit.mails);
  return portal;
}
const users = { createsMembers: 'users' } as const;
const movable = { emailEditable: 'always', emailChange: 'confirmed' } as const;

/** [what sends a mail, an account in which it can be done, what is done] */
const ways: [string, () => TestPortal, (portal: TestPortal) => Promise<unknown>][] = [
  ['inviting', open, (portal) => invite(portal)],
  [
    'sending again',
    open,
    (portal) => portal.as(owner).resendInvitations({ refs: [refOf(portal, 'i-paul')] }, write()),
  ],
  [
    'sending all again',
    open,
    (portal) =>
      portal
        .as(owner)
        .resendInvitations(
          { query: { status: ['pending'], text: 'paul' }, except: [], expected: 1 },
          write(),
        ),
  ],
  [
    'changing the address of an invitation',
    open,
    (portal) =>
      portal.as(owner).updateInvitation(refOf(portal, 'i-paul'), { email: fresh() }, write()),
  ],
  [
    'making a user',
    () => open(users),
    (portal) => portal.as(owner).createMember({ email: fresh() }, write()),
  ],
  [
    'making a contact who may sign in',
    open,
    (portal) => portal.as(owner).createMember({ email: fresh(), maySignIn: true }, write()),
  ],
  [
    'letting a contact sign in',
    open,
    (portal) => portal.as(owner).updateMember(refOf(portal, 'cora'), { maySignIn: true }, write()),
  ],
  [
    'asking for a new address of a user',
    () => open(movable),
    (portal) => portal.as(owner).updateMember(refOf(portal, 'lena'), { email: fresh() }, write()),
  ],
];

describe('An account that has sent as many mails as it may', () => {
  for (const [what, make, act] of ways) {
    it(`is told when to try again, as a whole and with nothing done, on ${what}`, async () => {
      const portal = await full(make());
      portal.clock.now += 10 * second;
      const before = portal.data();
      const error = await act(portal).then(
        () => null,
        (cause: unknown) => cause as BackendError,
      );
      expect(error).to.include({ code: 'rate-limited', retryAfter: 3590, notApplied: true });
      expect(portal.data()).to.deep.equal(before);
      portal.clock.now += hour - 10 * second;
      expect(await refusedWith(act(portal))).to.equal('not refused');
      expect(portal.data().mails.length).to.be.greaterThan(mailLimit.mails);
    });
  }

  it('counts both mails of a new address', async () => {
    const portal = open(movable);
    await invite(portal, 2);
    const change = portal
      .as(owner)
      .updateMember(refOf(portal, 'lena'), { email: fresh() }, write());
    expect(await refusedWith(change)).to.equal('rate-limited');
    expect(portal.data().mails).to.have.lengthOf(2);
    expect(portal.data().members.find(({ id }) => id === 'lena')?.pendingEmail).to.equal(null);
  });

  it('counts what an invitee has sent: the wish for a new link, and the proof of a mailbox', async () => {
    const portal = open();
    const [sent] = await invite(portal);
    const shown = new URL((sent as { link: string }).link).hash.slice(1);
    await full(portal);
    const ask = () => refusedWith(portal.invitee(null).askForNewLink(shown, write()));
    expect(await ask()).to.equal('rate-limited');
    portal.clock.now += 7 * day;
    await invite(portal, mailLimit.mails);
    expect(await ask()).to.equal('rate-limited');
  });

  it('counts what a user has sent who wants another link to set a password', async () => {
    const portal = open(users);
    await portal.as(owner).createMember({ email: 'uma@x.example' }, write());
    const token = portal.tokenFor('uma@x.example');
    portal.clock.now += 7 * day;
    await invite(portal, mailLimit.mails);
    const ask = () => refusedWith(portal.invitee(null).askForNewLink(token, write()));
    expect(await ask()).to.equal('rate-limited');
    portal.clock.now += hour;
    expect(await ask()).to.equal('not refused');
  });

  it('sends none of a batch that is too many, and all of it later under the same key', async () => {
    const portal = open();
    await invite(portal, 2);
    const batch = drafts(2);
    const intent = write();
    const send = () => portal.as(owner).createInvitations(batch, intent);
    expect(await refusedWith(send())).to.equal('rate-limited');
    expect(portal.data().mails).to.have.lengthOf(2);
    portal.clock.now += hour;
    expect((await send()).every((outcome) => 'invitation' in outcome)).to.equal(true);
  });

  it('may do all else: what sends nothing is not counted', async () => {
    const portal = await full(open());
    const as = portal.as(owner);
    await as.updateInvitation(refOf(portal, 'i-paul'), { permissions: ['domains'] }, write());
    await as.revokeInvitations({ refs: [refOf(portal, 'i-paul')] }, write());
    const refused = await as.createInvitations([{ email: owner, ...accessOf() }], write());
    expect(refused[0]).to.have.nested.property('error.reason', 'already-member');
    await as.createMember({ email: fresh() }, write());
    await as.updateMember(refOf(portal, 'lena'), { name: 'New' }, write());
  });
});

describe('The number that was counted', () => {
  const late = { sentAt: at(-9 * day), expiresAt: at(-2 * day) };
  const invitations = Array.from({ length: 101 }, (_, n) => invitationOf(`e${n}@x.example`, late));
  const query = { status: ['expired' as const] };
  const many = () => openPortal(portalOf(accountOf({ invitations })));
  const resend = (portal: TestPortal, expected: number, cursor?: string) => {
    const target = { query, except: [], expected, ...(cursor !== undefined && { cursor }) };
    return portal.as(owner).resendInvitations(target, write());
  };

  it('stops a change of none, also with a cursor', async () => {
    const portal = many();
    const { nextCursor } = await portal.as(owner).listInvitations({ ...query, limit: 1 });
    for (const cursor of [undefined, nextCursor!])
      expect(await refusedWith(resend(portal, 0, cursor))).to.equal('refused expected-changed');
    expect(portal.data().mails).to.have.lengthOf(0);
  });

  it('lets the rest follow, of which fewer match by then', async () => {
    const portal = many();
    const { nextCursor } = await resend(portal, 101);
    const rest = await resend(portal, 101, nextCursor!);
    expect(rest.items).to.have.lengthOf(1);
    expect(portal.data().mails).to.have.lengthOf(101);
  });

  it('stops the rest when more match than were counted', async () => {
    const portal = many();
    const { nextCursor } = await resend(portal, 101);
    const data = portal.store.snapshot();
    const grown = Array.from({ length: 102 }, (_, n) => invitationOf(`f${n}@x.example`, late));
    data.accounts[0]!.invitations.push(...grown);
    portal.store.restore(data);
    expect(await refusedWith(resend(portal, 101, nextCursor!))).to.equal(
      'refused expected-changed',
    );
  });

  it('holds for removing and deactivating as well', async () => {
    const portal = openPortal();
    const { nextCursor } = await portal.as(owner).listMembers({ limit: 1 });
    const target = { query: {}, except: [], expected: 0, cursor: nextCursor! };
    const as = portal.as(owner);
    expect(await refusedWith(as.removeMembers(target, write()))).to.equal(
      'refused expected-changed',
    );
    expect(await refusedWith(as.setMembersActive(false, target, write()))).to.equal(
      'refused expected-changed',
    );
    expect(portal.data().members).to.have.lengthOf(5);
  });
});
