import { expect, fixture, html } from '@open-wc/testing';
import naughty from 'big-list-of-naughty-strings';
import type { Backend, Member } from '../../src/backend/backend.js';
import { PanelView, portalBackend, readable, until } from '../support/panel.js';

/** An account whose members, and whose own name, are whatever is given. */
async function accountOf(names: readonly string[]): Promise<Backend> {
  const { backend } = portalBackend();
  const account = await backend.getAccount();
  const page = await backend.listMembers({});
  const pattern = page.items.find(({ isOwner }) => !isOwner) as Member;
  let items = names.map((name, at) => ({ ...pattern, id: `m${at}`, name, email: name }));
  return {
    ...backend,
    getAccount: async () => ({ ...account, name: names.join(' ') }),
    listMembers: async () => ({ ...page, items, total: items.length, nextCursor: null }),
    removeMembers: async (target) => {
      const gone = 'refs' in target ? target.refs : [];
      items = items.filter(({ id }) => !gone.some((ref) => ref.id === id));
      return { items: gone.map((ref) => ({ ref })), nextCursor: null };
    },
  };
}

async function show(names: readonly string[]): Promise<PanelView> {
  const panel = new PanelView(
    await fixture(
      html`<user-management-panel .backend=${await accountOf(names)}></user-management-panel>`,
    ),
  );
  // An answer longer than a page is shown page by page.
  while (panel.rows.length < names.length) {
    const { length } = panel.rows;
    panel.all('footer button')[0]?.click();
    await until('more rows', () => panel.rows.length > length);
  }
  return panel;
}

/** The elements in it, as text that can be compared, without the places where a long word may break. */
const shapeOf = (element: Element): string =>
  [...element.querySelectorAll(':not(wbr)')].map(({ localName }) => localName).join(' ');

/** In parts, so that not every string needs a dialog of its own. */
const parts = Array.from({ length: Math.ceil(naughty.length / 30) }, (_, at) =>
  naughty.slice(at * 30, at * 30 + 30).join('\n'),
);

describe('names and addresses that would be markup', function () {
  // Characters that no usual font has are looked for in all others.
  this.timeout(60_000);
  const { alert } = window;
  let alerts = 0;
  before(() => {
    window.alert = () => alerts++;
  });
  after(() => {
    window.alert = alert;
  });
  afterEach(() => {
    expect(alerts, 'scripts that ran').to.equal(0);
  });

  it(`are text in the list, all ${naughty.length}`, async () => {
    expect(naughty).to.have.lengthOf(461);
    const known = new Set((await show(['Ayu Lestari', ' ', ''])).rows.map(shapeOf));
    const panel = await show(naughty);
    expect(panel.rows).to.have.lengthOf(461);
    for (const [at, row] of panel.rows.entries()) {
      const name = naughty[at] as string;
      if (name === '') expect(readable(row)).to.equal('This entry could not be read.');
      else expect(row.querySelector('.name bdi')?.textContent).to.equal(name);
      expect(known.has(shapeOf(row)), `${name}: ${shapeOf(row)}`).to.equal(true);
    }
  });

  it('are text in the dialog that asks, and in the line that says what was done', async () => {
    const innocent = await show(['Ayu Lestari']);
    innocent.one('.bin').click();
    const pattern = shapeOf((await innocent.confirm.opened()).dialog);
    innocent.confirm.press('Cancel');

    const panel = await show([...parts, 'Ayu Lestari']);
    for (const part of parts) {
      panel.one('.bin').click();
      const confirm = await panel.confirm.opened();
      expect(confirm.dialog.querySelector('h2')?.textContent).to.include(part.slice(0, 20));
      expect(shapeOf(confirm.dialog)).to.equal(pattern);
      const left = panel.rows.length - 1;
      confirm.press('Remove');
      await until('the row to go', () => panel.rows.length === left && panel.status !== '');
      const line = panel.one('p.status');
      expect(line.textContent).to.include(part);
      expect(line.querySelectorAll('span *')).to.have.lengthOf(0);
    }
  });
});
