import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, PanelPage, portalBackend, until } from '../support/panel.js';
import type { ConfirmPage, PortalOptions } from '../support/panel.js';

async function open(
  name: string,
  options: PortalOptions = {},
): Promise<{ panel: PanelPage; confirm: ConfirmPage }> {
  const panel = await PanelPage.open(options);
  panel.bin(name).focus();
  panel.bin(name).click();
  return { panel, confirm: await panel.confirm.opened() };
}

describe('confirm-remove', () => {
  it('says who goes and what is lost, what is risky in full, and starts on cancel', async () => {
    const { confirm } = await open('Budi');
    expect(confirm.dialog.getAttribute('role')).to.equal('alertdialog');
    expect(confirm.title).to.equal('Remove Budi Santoso?');
    expect(confirm.text).to.include(
      'budi@kopilereng.example will lose access to CV Kopi Lereng Senja',
    );
    expect(confirm.text).to.include('including Modify Master Account Profile');
    expect(confirm.text).to.include('Their own login is not deleted.');
    expect(focused() === confirm.button('Cancel')).to.equal(true);
  });

  it('does not remove by Enter alone, and gives focus back to the bin', async () => {
    const { panel, confirm } = await open('Budi');
    await sendKeys({ press: 'Enter' });
    await confirm.closed();
    expect(focused() === panel.bin('Budi')).to.equal(true);
    expect(panel.rows).to.have.lengthOf(9);
  });

  it('is left by Escape', async () => {
    const { panel, confirm } = await open('Budi');
    await sendKeys({ press: 'Escape' });
    await confirm.closed();
    expect(panel.rows).to.have.lengthOf(9);
  });

  it('removes by keyboard: Tab to the verb, then Enter', async () => {
    const { panel, confirm } = await open('Budi');
    confirm.button('Remove').focus();
    await sendKeys({ press: 'Enter' });
    await until('the row to go', () => panel.rows.length === 8);
    const { members } = panel.memory.snapshot().accounts[0]!;
    expect(members.some(({ email }) => email === 'budi@kopilereng.example')).to.equal(false);
  });

  it('acts on what it showed: somebody who has changed in between is shown again first', async () => {
    const { panel, confirm } = await open('Sari');
    const { backend } = panel.memory;
    const { items } = await backend.listMembers({ text: 'Sari' });
    const sari = items[0]!;
    await backend.updateMember(
      { id: sari.id, version: sari.version! },
      { permissions: ['profile', 'invoices'] },
      { key: 'somebody-else' },
    );
    confirm.press('Remove');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.errors[0]).to.include('Sari Wulandari was changed meanwhile.');
    expect(confirm.text).to.include('including Modify Master Account Profile');
    confirm.press('Remove');
    await until('the row to go', () => panel.rows.length === 8);
  });

  it('takes somebody who is gone already as removed', async () => {
    const { panel, confirm } = await open('Sari');
    const { backend } = panel.memory;
    const sari = (await backend.listMembers({ text: 'Sari' })).items[0]!;
    await backend.removeMembers(
      { refs: [{ id: sari.id, version: sari.version! }] },
      { key: 'other' },
    );
    confirm.press('Remove');
    await confirm.closed();
    await until('the row to go', () => panel.rows.length === 8);
  });

  it('stays open when the backend fails, and says that trying again is safe', async () => {
    const { panel, confirm } = await open('Sari', {
      fail: (verb, nth) => (verb === 'removeMembers' && nth === 1 ? 'unreachable' : null),
    });
    confirm.press('Remove');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.isOpen).to.equal(true);
    expect(confirm.announced.trim()).to.equal(confirm.errors[0]);
    confirm.press('Remove');
    await until('the row to go', () => panel.rows.length === 8);
  });

  it('does not let an owner remove himself where a backend forgets to forbid it', async () => {
    const panel = await PanelPage.open();
    const owner = (await panel.memory.backend.listMembers({ text: 'Ratna' })).items[0]!;
    await panel.confirm.element.show({ member: { ...owner, actions: { remove: true } } });
    const confirm = await panel.confirm.opened();
    expect(confirm.text).to.include('The account owner cannot be removed.');
    expect([...confirm.dialog.querySelectorAll('.danger')]).to.have.lengthOf(0);
    confirm.press('Close');
    await confirm.closed();
  });

  it('reads Confirm where the host says so', async () => {
    const panel = await PanelPage.open();
    panel.element.strings = { en: { 'remove.action': 'Confirm' } };
    await panel.element.updateComplete;
    panel.bin('Budi').click();
    const confirm = await panel.confirm.opened();
    confirm.press('Confirm');
    await until('the row to go', () => panel.rows.length === 8);
  });

  it('does not carry its question over to another account', async () => {
    const { panel, confirm } = await open('Budi');
    panel.element.backend = portalBackend({ firstRun: true }).backend;
    await confirm.closed();
    await until('the other account', () => panel.rows.length === 1);
  });

  describe('where the portal can deactivate', () => {
    it('offers the softer way, which keeps the permissions and can be taken back', async () => {
      const { panel, confirm } = await open('Siobhán', { portal: 'messaging-portal' });
      confirm.press('Only pausing? Deactivate instead.');
      await until('the other question', () => confirm.title === "Deactivate Siobhán O'Rourke?");
      expect(confirm.text).to.include('Their permissions are kept.');
      await until('focus on cancel', () => focused() === confirm.button('Cancel'));
      confirm.press('Deactivate');
      await until('the status', () => panel.status.startsWith("Siobhán O'Rourke was deactivated."));
      expect(panel.tabs).to.deep.equal([
        'Active users 10',
        'Pending invitations 7 · 1 expired',
        'Deactivated users 4',
      ]);
      await panel.select('Deactivated');
      panel.row('Siobhán').querySelector<HTMLButtonElement>('.reactivate')?.click();
      await until('the status', () => panel.status === "Siobhán O'Rourke was reactivated.");
      const { items } = await panel.memory.backend.listMembers({ text: 'siobhan' });
      expect([items[0]?.signIn, items[0]?.permissions]).to.deep.equal(['active', ['campaigns']]);
    });

    it('does not offer it where the portal cannot', async () => {
      const { confirm } = await open('Budi');
      expect(confirm.text).not.to.include('Only pausing?');
    });
  });
});
