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

  describe('where somebody can stay a contact', () => {
    const keep = 'Only ending the access? Keep as contact.';
    const lucia = 'Lucía Fernández-Montesinos Gil';

    it('offers to end the access alone, and says what is received still', async () => {
      const { panel, confirm } = await open('Lucía', { portal: 'client-area' });
      confirm.press(keep);
      await until('the other question', () => confirm.title === `End the access of ${lucia}?`);
      expect(confirm.text).to.include('stays a contact');
      expect(confirm.text).to.include(
        'Still receives: Invoice-related notifications and New orders.',
      );
      await until('focus on cancel', () => focused() === confirm.button('Cancel'));
      confirm.press('End access');
      await until('the status', () => panel.status.startsWith(`The changes to ${lucia}`));
      const { items } = await panel.memory.backend.listMembers({ text: 'lucia' });
      expect([items[0]?.signIn, items[0]?.subscriptions]).to.deep.equal([
        'none',
        ['invoice', 'order'],
      ]);
      await until('focus in the row', () =>
        panel.row('Lucía').contains(panel.element.shadowRoot?.activeElement ?? null),
      );
    });

    it('shows again who was changed in between, and asks anew', async () => {
      const { panel, confirm } = await open('Lucía', { portal: 'client-area' });
      const { backend } = panel.memory;
      const { items } = await backend.listMembers({ text: 'lucia' });
      await backend.updateMember(items[0]!, { subscriptions: ['invoice'] }, { key: 'k' });
      confirm.press(keep);
      await until('the other question', () => confirm.title.startsWith('End the access'));
      confirm.press('End access');
      await until('what has changed', () => confirm.errors.length > 0);
      expect(confirm.text).to.include('Still receives: Invoice-related notifications.');
      confirm.press('End access');
      await until('the status', () => panel.status.startsWith(`The changes to ${lucia}`));
    });

    it('does not offer it for who is a contact only, or where there are none', async () => {
      const { confirm } = await open('Beatriz', { portal: 'client-area' });
      expect(confirm.text).not.to.include(keep);
      expect((await open('Budi')).confirm.text).not.to.include(keep);
    });

    it('is asked from the editor as well, and ends there', async () => {
      const panel = await PanelPage.open({ portal: 'client-area' });
      panel.row('Lucía').querySelector<HTMLButtonElement>('.open')?.click();
      const editor = await panel.editor.opened();
      editor.press('Delete contact');
      const confirm = await editor.confirm.opened();
      confirm.press(keep);
      await until('the other question', () => confirm.title.startsWith('End the access'));
      confirm.press('End access');
      await until('the status', () => panel.status.startsWith(`The changes to ${lucia}`));
      expect(panel.editor.isOpen).to.equal(false);
    });
  });
});
