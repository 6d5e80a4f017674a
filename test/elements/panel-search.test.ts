/** What a search or a filter has found, as it is told to who does not see the list. */
import { expect } from '@open-wc/testing';
import { crowded } from '../support/crowd.js';
import { PanelPage, readable, until } from '../support/panel.js';

/** All that is said from now on. */
function listenTo(panel: PanelPage): string[] {
  const said: string[] = [];
  const region = panel.one('[role=status][aria-live]');
  new MutationObserver(() => said.push(readable(region))).observe(region, {
    ...{ characterData: true, childList: true, subtree: true },
  });
  return said;
}

async function filter(panel: PanelPage, which: string, value: string): Promise<void> {
  const select = panel.one(`#filter-${which}`) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await panel.element.updateComplete;
}

describe('what a search or a filter has found', () => {
  it('is said once the answer is there: how many, or that there is nobody', async () => {
    const panel = await PanelPage.open();
    expect(panel.announced, 'on arrival').to.equal('');
    const said = listenTo(panel);
    await panel.search('pembukuan');
    await until('the number', () => said.length > 0);
    expect(panel.rows).to.have.lengthOf(1);
    await panel.search('nobody at all');
    await until('the words', () => said.length > 1);
    panel.all('.message button')[0]?.click();
    await until('all of them', () => said.length > 2);
    expect(said).to.deep.equal(['1 user', 'No user matches “nobody at all”.', '9 users']);
  });

  it('is said of the last of several searches alone', async () => {
    const panel = await PanelPage.open();
    const { listMembers } = panel.memory.backend;
    let asked = 0;
    let answer = () => {};
    panel.memory.backend.listMembers = async (query, call) => {
      asked += 1;
      if (query.text === 'budi') await new Promise<void>((resolve) => (answer = resolve));
      return listMembers(query, call);
    };
    const said = listenTo(panel);
    await panel.search('budi');
    await until('the first question', () => asked === 1);
    await panel.search('nobody at all');
    await until('the second question', () => asked === 2);
    answer();
    await until('the words', () => said.length > 0);
    expect(said).to.deep.equal(['No user matches “nobody at all”.']);
  });

  it('is said of filters, and of who receives a mail', async () => {
    const panel = await PanelPage.open({ portal: 'client-area' });
    const said = listenTo(panel);
    await filter(panel, 'signIn', 'mayNot');
    await until('the number', () => said.length > 0);
    expect(said[0]).to.equal(`${panel.rows.length} contacts`);
    await filter(panel, 'signIn', '');
    await until('all', () => said.length > 1);
    await filter(panel, 'subscription', 'invoice');
    await until('the receivers', () => said.length > 2);
    expect(said[2]).to.equal(readable(panel.one('.receivers')));
    // Seen as well, but said by one alone.
    expect(panel.one('.receivers').role).to.equal(null);
  });

  it('is said of invitations', async () => {
    const panel = await PanelPage.open();
    panel.element.view = 'invitations';
    await until('the list', () => panel.all('#filter-status')[0]);
    const said = listenTo(panel);
    await filter(panel, 'status', 'expired');
    await until('the number', () => said.length > 0);
    expect(said).to.deep.equal(['1 invitation']);
  });

  it('is not said of further rows, of another view, or where the search is left behind', async () => {
    const panel = await PanelPage.open({ portal: 'messaging-portal', seed: crowded(60) });
    const said = listenTo(panel);
    const before = panel.rows.length;
    panel.one('footer button').click();
    await until('more rows', () => panel.rows.length > before);
    await panel.search('joy');
    await until('the number', () => said.length === 1);
    panel.element.view = 'review';
    await until('the review', () => panel.all('.audit tbody tr')[0]);
    panel.element.view = 'deactivated';
    await until('the deactivated', () => panel.rows.length === 3);
    expect(said).to.deep.equal(['1 user']);
  });
});
