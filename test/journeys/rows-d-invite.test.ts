import { expect } from '@open-wc/testing';
import type { InvitationsSentEvent } from '../../src/events.js';
import { once, until, type InvitePage, readable } from '../support/panel.js';
import { visitMessaging, type MessagingVisit } from '../support/messaging-portal.js';

/** What somebody pastes into the field that has focus. */
function paste(invite: InvitePage, text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Firefox lets nobody make a ClipboardEvent with data in it.
  const event = new Event('paste', { bubbles: true, cancelable: true, composed: true });
  invite.address.dispatchEvent(Object.assign(event, { clipboardData }));
}

async function opened({ panel }: MessagingVisit): Promise<InvitePage> {
  panel.inviteButton?.click();
  return panel.invite.opened();
}

/** The second step: one module, all sub-accounts. */
async function setPermission(invite: InvitePage): Promise<void> {
  invite.press('Set Permission');
  await until('the second step', () => invite.title === 'Menu and sub-account permissions');
  await (await invite.picker.ready()).tick('dashboard');
  invite.dialog.querySelector<HTMLInputElement>('input[name=scope][value=all]')?.click();
  await invite.element.updateComplete;
}

function rowOf(invite: InvitePage, address: string): HTMLElement | undefined {
  const all = [...invite.dialog.querySelectorAll<HTMLElement>('[data-address]')];
  return all.find(({ dataset }) => dataset['address'] === address);
}
function row(invite: InvitePage, address: string): string {
  return readable(rowOf(invite, address));
}
/** What can be done about an address. */
function offers(invite: InvitePage, address: string): string[] {
  return [...(rowOf(invite, address)?.querySelectorAll('button') ?? [])].map(readable);
}

describe('D2 as many addresses as wanted at once', () => {
  it('100 pasted become 100 invitations, none lost, none doubled', async () => {
    const visit = await visitMessaging();
    const before = visit.portal.data().invitations.length;
    const people = Array.from({ length: 100 }, (_, n) => `guest${String(n)}@fernwood.example`);
    const invite = await opened(visit);
    paste(invite, people.join('\n'));
    await until('all of them', () => invite.text.includes('100 people'));
    await setPermission(invite);
    const sent = once<InvitationsSentEvent>(visit.panel.element, 'invitations-sent');
    invite.press('Send Invites (100)');
    await until('the result', () => invite.title === '100 people were invited');
    expect((await sent).outcomes).to.have.lengthOf(100);
    const { invitations, mails } = visit.portal.data();
    expect(invitations).to.have.lengthOf(before + 100);
    const reached = invitations.filter(({ email }) => email.startsWith('guest'));
    expect(reached.map(({ email }) => email).toSorted()).to.deep.equal(people.toSorted());
    expect(mails.map(({ to }) => to.address).toSorted()).to.deep.equal(people.toSorted());
    for (const one of reached) expect(one.permissions).to.deep.equal(['dashboard']);
  });
});

describe('D5 each pasted address has its outcome and one fitting action', () => {
  const pasted = `ada@fernwood.example, bo@fernwood.example; "Cole, Cy" <cy@fernwood.example>
di@fernwood.example
eve@fernwood.example
flo@fernwood.example
FLO@fernwood.example
joy@fernwood.example
luis.aquino@fernwood.example
wenjie@fernwood.example
someone@burner.example
sam@fernwood,example`;

  it('before sending, and after: 6 invited, the others not, and only 6 mails', async () => {
    const visit = await visitMessaging();
    const invite = await opened(visit);
    paste(invite, pasted);
    await until('what they are', () => invite.text.includes('5 will not be invited'));
    expect(invite.text).to.include('Entered twice');
    await setPermission(invite);
    invite.press('Send Invites (6 of 11)');
    await until('the result', () => invite.title === '6 people were invited');
    expect(invite.text).to.include('5 addresses were not invited');
    const outcomes = [
      ['joy@fernwood.example', 'Already a user of this account'],
      ['luis.aquino@fernwood.example', 'Already invited, link still valid'],
      ['wenjie@fernwood.example', 'Deactivated. Reactivate instead.'],
      ['someone@burner.example', 'Disposable email address'],
      ['sam@fernwood,example', 'Not a valid address'],
    ] as const;
    for (const [address, text] of outcomes) expect(row(invite, address)).to.include(text);
    const actions = outcomes.map(([address]) => offers(invite, address));
    expect(actions).to.deep.equal([
      ['Open'],
      ['Resend'],
      ['Reactivate'],
      ['Correct'],
      ['Use sam@fernwood.example'],
    ]);
    expect(visit.portal.data().mails).to.have.lengthOf(6);
  });

  it('an invitation is sent again, and somebody let in again, from there', async () => {
    const visit = await visitMessaging();
    const invite = await opened(visit);
    paste(invite, 'luis.aquino@fernwood.example, wenjie@fernwood.example');
    await until('what they are', () => invite.text.includes('2 will not be invited'));
    invite.press('Resend');
    await until('the new link', () => invite.text.includes('New link sent, valid until'));
    invite.press('Reactivate');
    await until('the access', () => invite.text.includes('Reactivated'));
    const { mails, members } = visit.portal.data();
    expect(mails.map(({ to }) => to.address)).to.deep.equal(['luis.aquino@fernwood.example']);
    expect(members.find(({ id }) => id === 'wenjie')?.signIn).to.equal('active');
  });
});
