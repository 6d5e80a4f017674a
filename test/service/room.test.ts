/** How many may be in an account: those who are in, and those who are invited. */
import { expect } from 'chai';
import type { InviteOutcome } from '../../src/backend/backend.js';
import {
  accessOf,
  accountOf,
  contact,
  expired,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

/** Three are active and one is invited. */
function withSeats(max: number): TestPortal {
  const rules = { lifetimeDays: 7, maxPerRequest: 100, boundToAddress: true, locales: ['en'] };
  const settings = settingsOf({ invitations: { ...rules, seats: { max } } });
  return openPortal(portalOf(accountOf({ settings })));
}

const invite = (portal: TestPortal, ...emails: string[]) => {
  const drafts = emails.map((email) => ({ email, ...accessOf('invoices') }));
  return portal.as(owner).createInvitations(drafts, write());
};
const told = (outcome: InviteOutcome) =>
  'error' in outcome ? `${outcome.error.code} ${outcome.error.reason ?? ''}` : 'sent';
const seatsOf = async (portal: TestPortal) =>
  (await portal.as(owner).getAccount()).invitations?.seats;

describe('The seats of an account', () => {
  it('are told with how many are taken: who is in, and who is invited', async () => {
    const portal = withSeats(6);
    expect(await seatsOf(portal)).to.deep.equal({ max: 6, used: 4 });
    await invite(portal, 'a@x.example');
    expect(await seatsOf(portal)).to.deep.equal({ max: 6, used: 5 });
  });

  it('are not told where the portal does not count any', async () => {
    expect(await seatsOf(openPortal())).to.equal(undefined);
  });

  it('let as many be invited as are free, and refuse the others one by one', async () => {
    const portal = withSeats(5);
    const outcomes = await invite(portal, 'a@x.example', 'b@x.example');
    expect(outcomes.map(told)).to.deep.equal(['sent', 'refused no-seat']);
    expect(portal.data().mails).to.have.lengthOf(1);
  });

  it('are free again when an invitation is revoked', async () => {
    const portal = withSeats(4);
    const refs = [refOf(portal, 'i-paul')];
    await portal.as(owner).revokeInvitations({ refs }, write());
    expect((await invite(portal, 'a@x.example')).map(told)).to.deep.equal(['sent']);
  });

  it('are needed by an ended invitation that is sent again, not by one that is open', async () => {
    const portal = withSeats(4);
    const refs = [refOf(portal, 'i-paul'), refOf(portal, `i-${expired.split('@')[0]}`)];
    const { items } = await portal.as(owner).resendInvitations({ refs }, write());
    expect(items.map(({ error }) => error)).to.deep.equal([
      undefined,
      { code: 'refused', reason: 'no-seat' },
    ]);
  });

  it('are needed by a contact that is to sign in', async () => {
    const portal = withSeats(4);
    const ref = refOf(portal, contact.split('@')[0]!);
    const call = portal.as(owner).updateMember(ref, { maySignIn: true }, write());
    expect(await refusedWith(call)).to.equal('refused no-seat');
  });

  it('are needed by somebody who is reactivated', async () => {
    const portal = withSeats(4);
    const refs = [refOf(portal, 'dora')];
    const { items } = await portal.as(owner).setMembersActive(true, { refs }, write());
    expect(items[0]?.error).to.deep.equal({ code: 'refused', reason: 'no-seat' });
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'lena')] }, write());
    const again = await portal.as(owner).setMembersActive(true, { refs }, write());
    expect(again.items[0]?.error).to.equal(undefined);
  });

  it('hold who accepts: whoever was invited has a seat', async () => {
    const portal = withSeats(5);
    await invite(portal, 'a@x.example');
    await portal
      .invitee('a@x.example')
      .accept(portal.tokenFor('a@x.example'), { name: 'Ada' }, write());
    expect(await seatsOf(portal)).to.deep.equal({ max: 5, used: 5 });
  });
});
