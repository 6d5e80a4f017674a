/** A backend that ignores `limit` and answers with all that it has: no answer makes the page unusable. */
import { expect } from '@open-wc/testing';
import type { Account, Activity, Backend, Invitation, Member } from '../../src/backend/backend.js';
import '../../src/define.js';
import { EditorPage, PanelView, portalBackend, until } from '../support/panel.js';

const many = 20_000;
const asOf = '2026-11-22T02:14:00.000Z';
/** The longest that the page may do nothing else, in milliseconds; it was half a minute. */
let longest = 2500;
/** On a busy machine everything takes longer: so many times as long as a list of nine rows. */
const mostTimes = 6;

function manyOf<T extends { id: string }>(rows: readonly T[]): T[] {
  return Array.from({ length: many }, (_, at) => {
    const row = rows[at % rows.length] as T;
    return { ...row, id: `r${String(at)}` };
  });
}

/** A portal whose lists all answer with 20 000 rows, whatever was asked. */
async function endless(): Promise<{ backend: Backend; account: Account }> {
  const { backend } = portalBackend();
  const [given, members, invitations, activity] = await Promise.all([
    backend.getAccount(),
    backend.listMembers({}),
    backend.listInvitations({}),
    backend.listActivity({}),
  ]);
  const account: Account = {
    ...given,
    scope: { count: many },
    capabilities: {
      ...given.capabilities,
      verbs: [...given.capabilities.verbs, 'listScopeResources'],
    },
  };
  const page = { nextCursor: null, asOf };
  const counts = { members: { active: many }, invitations: { pending: many } };
  const lists = {
    members: manyOf<Member>(members.items.map((row) => ({ ...row, name: 'Somebody' }))),
    invitations: manyOf<Invitation>(invitations.items),
    activity: manyOf<Activity>(activity.items),
    resources: Array.from({ length: many }, (_, at) => ({
      id: `s${String(at)}`,
      label: `Sub-account ${String(at)}`,
    })),
  };
  return {
    account,
    backend: {
      ...backend,
      getAccount: () => Promise.resolve(account),
      listMembers: () => Promise.resolve({ ...page, counts, items: lists.members }),
      listInvitations: () => Promise.resolve({ ...page, counts, items: lists.invitations }),
      listActivity: () => Promise.resolve({ ...page, items: lists.activity }),
      listScopeResources: () => Promise.resolve({ ...page, items: lists.resources }),
    },
  };
}

/** The longest task while something is done; 0 where the browser does not tell. */
async function longestTask(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  const observer = new PerformanceObserver((list) => {
    times.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: 'longtask' });
  await run();
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();
  return Math.max(0, ...times);
}

async function shown(backend: Backend): Promise<PanelView> {
  const element = document.createElement('user-management-panel');
  element.backend = backend;
  document.body.append(element);
  const panel = new PanelView(element);
  await panel.settled();
  return panel;
}

describe('An answer of 20 000 rows', () => {
  let panel: PanelView;

  before(async () => {
    const usual = await longestTask(async () => {
      panel = await shown(portalBackend().backend);
    });
    panel.element.remove();
    longest = Math.max(longest, usual * mostTimes);
  });

  afterEach(() => panel.element.remove());

  it('is taken page by page in the lists, with all of it counted and selectable', async () => {
    const { backend } = await endless();
    const time = await longestTask(async () => {
      panel = await shown(backend);
      expect(panel.rows).to.have.lengthOf(50);
      panel.one('footer button').click();
      await until('the next page', () => panel.rows.length === 100);
      await panel.search('some');
      await until('what was found', () => panel.rows.length === 50);
      panel.headBox.click();
      await until('the bar', () => panel.selected !== '');
      expect(panel.selected).to.include('50');
      const matching = panel.all('.selection button').find(({ textContent }) => {
        return /20[,.\s]?000/u.test(textContent);
      });
      matching?.click();
      await until('all of them', () => /20[,.\s]?000/u.test(panel.selected));
    });
    expect(time).to.be.below(longest);
  }).timeout(60_000);

  it('is taken page by page where invitations, activity and the review are looked at', async () => {
    const { backend } = await endless();
    panel = await shown(backend);
    const time = await longestTask(async () => {
      panel.element.view = 'invitations';
      await until('the invitations', () => panel.all('.invitations .row[data-id]').length === 50);
      panel.element.view = 'activity';
      await until('the activity', () => panel.all('.activity li').length === 50);
    });
    expect(time).to.be.below(longest);
    panel.element.view = 'review';
    await until('the review', () => panel.all('.review tbody tr').length === 1000, 1000);
  }).timeout(60_000);

  it('is taken page by page where sub-accounts are chosen, also all that a search finds', async () => {
    const { backend } = await endless();
    panel = await shown(backend);
    const member: Member = {
      ...((await backend.listMembers({})).items.find(
        ({ actions, isOwner }) => actions.edit === true && !isOwner,
      ) as Member),
      scope: { ids: ['s0'] },
    };
    const time = await longestTask(async () => {
      const editor = await EditorPage.open({ backend } as never, { member });
      const found = () => editor.dialog.querySelectorAll('.access-found input').length;
      await until('the sub-accounts', () => found() > 0);
      expect(found()).to.be.below(21);
      const search = editor.dialog.querySelector<HTMLInputElement>(
        '.access-scope [role=searchbox]',
      );
      if (!search) throw new Error('no search');
      search.value = 'sub';
      search.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await until('a way to tick all', () => editor.dialog.querySelector('.access-found .link'));
      editor.dialog.querySelector<HTMLElement>('.access-found .link')?.click();
      const count = () => editor.dialog.querySelector('.access-scope .count')?.textContent ?? '';
      await until('all ticked', () => /20[,.\s]?000.*20[,.\s]?000/u.test(count()), 600);
      expect(editor.dialog.querySelectorAll('.access-scope input').length).to.be.below(80);
    });
    expect(time).to.be.below(longest);
  }).timeout(60_000);
});
