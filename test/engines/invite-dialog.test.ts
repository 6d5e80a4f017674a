import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, now, once, PanelPage, portalBackend, readable, until } from '../support/panel.js';
import type { InvitePage, PortalOptions } from '../support/panel.js';
import { BackendError } from '../../src/backend/errors.js';
import type { InvitationsSentEvent } from '../../src/events.js';

async function open(
  options: PortalOptions = {},
): Promise<{ panel: PanelPage; invite: InvitePage }> {
  const panel = await PanelPage.open(options);
  panel.inviteButton?.focus();
  panel.inviteButton?.click();
  const invite = await panel.invite.opened();
  await invite.picker.ready();
  return { panel, invite };
}

describe('invite-dialog', () => {
  it('opens as a modal dialog with focus in the address, nothing ticked', async () => {
    const { invite } = await open();
    expect(invite.title).to.equal('Invite New User');
    expect(invite.isOpen).to.equal(true);
    expect(focused() === invite.address).to.equal(true);
    expect(invite.picker.ticked).to.deep.equal([]);
    expect(invite.text).to.include('Give each person only what their work needs.');
  });

  it('creates an invitation with exactly the ticked permissions', async () => {
    const { panel, invite } = await open();
    invite.type(' Baru@Kopilereng.example ');
    await invite.picker.tick('tickets', 'managedomains');
    const sent = once<InvitationsSentEvent>(panel.element, 'invitations-sent');
    invite.press('Send invite');
    const { outcomes } = await sent;
    expect(outcomes).to.have.lengthOf(1);
    const { items } = await panel.memory.backend.listInvitations({ text: 'baru@' });
    expect(items.map(({ email, permissions }) => ({ email, permissions }))).to.deep.equal([
      { email: 'Baru@Kopilereng.example', permissions: ['domains', 'managedomains', 'tickets'] },
    ]);
    await until('the new count', () => panel.tabs[1] === 'Invitations 5 · 1 expired');
  });

  it('says to whom and until when, then invites another or is done, with focus back on the button', async () => {
    const { panel, invite } = await open();
    invite.type('baru@kopilereng.example');
    await invite.picker.tick('tickets');
    invite.press('Send invite');
    await until('the result', () => invite.title === 'Invitation sent');
    expect(invite.text).to.include('The invitation link was sent to baru@kopilereng.example.');
    expect(invite.text).to.include('It is valid until Nov 29, 2026, 2:14 AM.');
    expect(invite.announced).to.include('baru@kopilereng.example');
    invite.press('Invite another');
    await until('an empty form', () => invite.dialog.querySelector('#address'));
    expect(invite.address.value).to.equal('');
    expect(invite.picker.ticked).to.deep.equal([]);
    invite.press('Cancel');
    await invite.closed();
    expect(focused() === panel.inviteButton).to.equal(true);
  });

  it('gives all permissions of today as a list, and names the risky one', async () => {
    const { panel, invite } = await open();
    invite.type('baru@kopilereng.example');
    invite.choose('all');
    await until('the summary', () => invite.text.includes('13 permissions'));
    expect(invite.text).to.include('including Modify Master Account Profile');
    invite.press('Send invite');
    await until('the result', () => invite.title === 'Invitation sent');
    const { items } = await panel.memory.backend.listInvitations({ text: 'baru@' });
    expect(items[0]?.permissions).to.have.lengthOf(13);
  });

  describe('what cannot be sent stays in the field, with its reason', () => {
    const cases = [
      ['', 'Fill in this field.'],
      ['baru@kopilereng', 'Not a valid email address'],
      ['sam@fernwood,example', 'Not a valid email address'],
      ['SARI@pembukuansari.example', 'Already a user of this account'],
      ['bagas.pratama@kopilereng.example', 'Already invited, link still valid'],
      ['maria@studioombak.example', 'Earlier invitation expired. Resend it.'],
    ] as const;
    for (const [address, reason] of cases) {
      it(address || 'nothing', async () => {
        const { invite } = await open();
        invite.type(address);
        await invite.picker.tick('tickets');
        invite.press('Send invite');
        await until('the reason', () => invite.errors.includes(reason));
        expect(invite.address.value).to.equal(address);
        expect(invite.address.getAttribute('aria-invalid')).to.equal('true');
        expect(readable(invite.dialog.querySelector('#address-error'))).to.equal(reason);
        expect(invite.announced.trim()).to.equal(reason);
        await until('focus in the field', () => focused() === invite.address);
        expect(invite.picker.ticked).to.deep.equal(['tickets']);
      });
    }

    it('no permission chosen', async () => {
      const { invite } = await open();
      invite.type('baru@kopilereng.example');
      invite.press('Send invite');
      await until('the reason', () => invite.errors.includes('Choose at least one permission.'));
      await until('focus in the choice', () => invite.focused === invite.picker.element);
    });
  });

  describe('what was typed', () => {
    it('is asked about before it is thrown away', async () => {
      const { invite } = await open();
      invite.type('half@typed');
      invite.press('Cancel');
      await until('the question', () => invite.text.includes('Discard this invitation?'));
      invite.press('Keep editing');
      await until('the buttons', () => invite.text.includes('Send invite'));
      expect(invite.address.value).to.equal('half@typed');
      invite.press('Cancel');
      await until('the question', () => invite.text.includes('Discard this invitation?'));
      invite.press('Discard');
      await invite.closed();
    });

    it('survives Escape and is offered again', async () => {
      const { panel, invite } = await open();
      invite.type('half@typed');
      // Engines differ in whether a second Escape closes; nothing may be lost either way.
      for (let press = 0; press < 3 && invite.dialog.open; press++)
        await sendKeys({ press: 'Escape' });
      invite.element.close();
      await invite.closed();
      panel.inviteButton?.click();
      await invite.opened();
      expect(invite.address.value).to.equal('half@typed');
      expect(invite.text).to.include('You had begun this invitation. It has not been sent.');
      invite.press('Start over');
      await until('an empty field', () => invite.address.value === '');
    });

    it('survives a move of the panel in the document', async () => {
      const { panel, invite } = await open();
      invite.type('half@typed');
      const place = document.createElement('div');
      document.body.append(place);
      place.append(panel.element);
      await panel.settled();
      expect(panel.invite.dialog.open).to.equal(false);
      await panel.element.invite();
      const again = await panel.invite.opened();
      expect(again.address.value).to.equal('half@typed');
      place.remove();
    });

    it('survives a failure; the same goes out under the same key, so nothing is sent twice', async () => {
      const keys: string[] = [];
      const { panel, invite } = await open();
      const { createInvitations } = panel.memory.backend;
      panel.memory.backend.createInvitations = async (drafts, write) => {
        keys.push(write.key);
        const outcomes = await createInvitations(drafts, write);
        // The first answer is lost on the way, after the effect.
        if (keys.length === 1) throw new BackendError({ code: 'unreachable' });
        return outcomes;
      };
      invite.type('baru@kopilereng.example');
      await invite.picker.tick('tickets');
      invite.press('Send invite');
      await until('the failure', () => invite.errors.length === 1);
      expect(invite.errors[0]).to.include('nothing is done twice');
      expect(invite.address.value).to.equal('baru@kopilereng.example');
      invite.press('Send invite');
      await until('the result', () => invite.title === 'Invitation sent');
      expect(keys).to.have.lengthOf(2);
      expect(keys[0]).to.equal(keys[1]);
      expect(panel.memory.snapshot().accounts[0]?.mails).to.have.lengthOf(1);
    });

    it('is thrown away when the panel is given another account', async () => {
      const { panel, invite } = await open();
      invite.type('half@typed');
      panel.element.backend = portalBackend({ firstRun: true }).backend;
      await invite.closed();
      await until('the other account', () => panel.rows.length === 1);
      await panel.element.invite();
      expect((await panel.invite.opened()).address.value).to.equal('');
    });
  });

  it('is busy while sending: one press, one invitation', async () => {
    const { panel, invite } = await open();
    const { createInvitations } = panel.memory.backend;
    let goOn!: () => void;
    const answer = new Promise<void>((resolve) => (goOn = resolve));
    let calls = 0;
    panel.memory.backend.createInvitations = async (drafts, write) => {
      calls++;
      await answer;
      return createInvitations(drafts, write);
    };
    invite.type('baru@kopilereng.example');
    await invite.picker.tick('tickets');
    const send = invite.button('Send invite');
    send.click();
    send.click();
    await until(
      'the busy button',
      () => send.ariaDisabled === 'true' && readable(send) === 'Sending…',
    );
    goOn();
    await until('the result', () => invite.title === 'Invitation sent');
    expect(calls).to.equal(1);
  });

  it('sends by Enter in the empty field, after an Enter that ends the address', async () => {
    const { invite } = await open();
    await sendKeys({ type: 'baru@kopilereng.example' });
    await invite.picker.tick('tickets');
    invite.address.focus();
    await sendKeys({ press: 'Enter' });
    expect(invite.address.value).to.equal('');
    await sendKeys({ press: 'Enter' });
    await until('the result', () => invite.title === 'Invitation sent');
  });

  it('opens with an address of the host', async () => {
    const panel = await PanelPage.open();
    await panel.element.invite({ addresses: ['tamu@example.org'] });
    const invite = await panel.invite.opened();
    expect(invite.address.value).to.equal('tamu@example.org');
  });

  it('tells hosts and scripts of the page nothing that opens the account: no link in the event', async () => {
    const { panel, invite } = await open({ now: () => now });
    const { createInvitations } = panel.memory.backend;
    panel.memory.backend.createInvitations = async (drafts, write) =>
      (await createInvitations(drafts, write)).map((outcome) => ({
        ...outcome,
        link: 'https://x.example/#secret',
      }));
    invite.type('baru@kopilereng.example');
    await invite.picker.tick('tickets');
    const sent = once<InvitationsSentEvent>(panel.element, 'invitations-sent');
    invite.press('Send invite');
    expect(JSON.stringify((await sent).outcomes)).not.to.include('secret');
  });
});
