import { expect } from '@open-wc/testing';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { policyReports } from '../support/demo.js';
import { PanelPage, portalBackend, until } from '../support/panel.js';

/** Invites, looks and asks to remove, on a page of a host under a policy. @returns what the policy has stopped */
async function walk(address: string): Promise<string[]> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:1000px;height:800px';
  frame.src = address;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const { contentDocument: page } = frame;
  if (!page) throw new Error('no page');
  const element = page.querySelector('user-management-panel') as UserManagementPanel;
  await until('the elements', () => element.shadowRoot);
  const memory = portalBackend();
  element.backend = memory.backend;
  const panel = new PanelPage(element, memory);
  await until('the users', () => panel.rows.length === 9);
  await element.invite({ addresses: ['baru@kopilereng.example'] });
  const invite = await panel.invite.opened();
  await (await invite.picker.ready()).tick('managedomains', 'profile');
  invite.press('Send invite');
  await until('the result', () => invite.title === 'Invitation sent');
  invite.press('Done');
  await panel.select('Invitations');
  panel.bin('baru@').click();
  (await panel.confirm.opened()).press('Revoke');
  await until('the status', () => panel.status !== '');
  // Styles came by adopted sheets: a row is a grid.
  expect(getComputedStyle(panel.rows[0] as Element).display).to.equal('grid');
  frame.remove();
  return policyReports();
}

describe('the policies of hosts', () => {
  beforeEach(policyReports);

  it('are seen to stop something when there is something to stop', async () => {
    const frame = document.createElement('iframe');
    frame.src = '/host/named/esm';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    frame.contentDocument?.body.setAttribute('style', 'color: red');
    let reports: string[] = [];
    await until('a report', () => {
      void policyReports().then((more) => (reports = [...reports, ...more]));
      return reports.length > 0;
    });
    frame.remove();
  });

  for (const build of ['esm', 'standalone']) {
    for (const policy of ['scripts', 'nothingElse', 'typed', 'named', 'nonce']) {
      it(`${policy}: nothing is stopped in the ${build} build`, async () => {
        expect(await walk(`/host/${policy}/${build}`)).to.deep.equal([]);
      });
    }
  }
});
