import { expect, fixture, html } from '@open-wc/testing';
import type { Backend } from '../../src/backend/backend.js';
import '../../src/define.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import type { View } from '../../src/elements/user-management-panel/views.js';
import { PanelPage, PanelView, portalBackend, until } from '../support/panel.js';

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

  it('asks another backend for everybody, whatever was searched and filtered before', async () => {
    const panel = await PanelPage.open({ portal: 'messaging-portal' });
    await panel.search('nobody at all');
    await until('nobody', () => panel.rows.length === 0);
    panel.element.backend = portalBackend().backend;
    await until('the other account', () => panel.rows.length === 9);
    expect((panel.one('input[type=search]') as HTMLInputElement).value).to.equal('');
  });
});
