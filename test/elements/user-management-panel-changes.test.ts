import { expect, fixture, html } from '@open-wc/testing';
import type { Backend } from '../../src/backend/backend.js';
import '../../src/define.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import type { View } from '../../src/elements/user-management-panel/views.js';
import { PanelPage, PanelView, portalBackend, readable, until } from '../support/panel.js';

/** A panel whose account is on its way until it is let in. */
async function openWaiting(view: View): Promise<{ panel: PanelView; letIn: () => void }> {
  const { backend } = portalBackend({ portal: 'messaging-portal' });
  let letIn = () => {};
  const held = new Promise<void>((resolve) => (letIn = resolve));
  const waiting: Backend = {
    ...backend,
    getAccount: (options) => held.then(() => backend.getAccount(options)),
  };
  const element = await fixture<UserManagementPanel>(
    html`<user-management-panel .backend=${waiting} .view=${view}></user-management-panel>`,
  );
  return { panel: new PanelView(element), letIn };
}

describe('user-management-panel, when its host changes something', () => {
  it('shows the view that was set while the account was on its way', async () => {
    const views = [
      ['members', 'invitations', 'hana.suzuki@'],
      ['members', 'deactivated', 'Wen Jie Lau'],
      ['invitations', 'members', 'Kenji Morita'],
    ] as const;
    for (const [first, then, seen] of views) {
      const { panel, letIn } = await openWaiting(first);
      panel.element.view = then;
      await panel.element.updateComplete;
      letIn();
      await until(`${seen} in ${then}`, () => panel.text.includes(seen));
      expect(panel.text.includes('Kenji Morita'), then).to.equal(then === 'members');
    }
  });

  it('has the row as it was saved before the list has come again', async () => {
    const panel = await PanelPage.open();
    panel.row('Sari').querySelector<HTMLButtonElement>('.edit')?.click();
    const editor = await panel.editor.opened();
    await editor.picker.ready();
    const { backend } = panel.memory;
    const { listMembers } = backend;
    let letIn = () => {};
    const held = new Promise<void>((resolve) => (letIn = resolve));
    backend.listMembers = (query, options) => held.then(() => listMembers(query, options));
    await editor.picker.tick('tickets');
    editor.press('Save changes');
    await editor.closed();
    await until('three', () => readable(panel.row('Sari')).includes('3 of 13'));
    panel.bin('Sari').click();
    const confirm = await panel.confirm.opened();
    confirm.press('Remove');
    await confirm.closed();
    letIn();
    await until('eight rows', () => panel.rows.length === 8);
  });

  it('asks another backend for everybody, whatever was searched and filtered before', async () => {
    const panel = await PanelPage.open({ portal: 'messaging-portal' });
    await panel.search('nobody at all');
    await until('nobody', () => panel.rows.length === 0);
    panel.element.backend = portalBackend().backend;
    await until('the other account', () => panel.rows.length === 9);
    expect((panel.one('input[type=search]') as HTMLInputElement).value).to.equal('');
  });
});
