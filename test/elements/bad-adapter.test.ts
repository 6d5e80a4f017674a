import { expect } from '@open-wc/testing';
import type { Account, Backend, Member, Page } from '../../src/backend/backend.js';
import { QuickClock, showPanel } from '../support/network.js';
import { portalBackend, readable, until } from '../support/panel.js';

const unreachable = 'Your connection, or our service, is not answering.';
const unreadable = 'The answer could not be read.';
const ours = 'Something went wrong on our side.';

describe('bad input: an adapter of the host’s own', () => {
  const with_ = (change: Partial<Backend>): Backend => ({ ...portalBackend().backend, ...change });

  it('may throw at once, reject with anything, or abort by itself', async () => {
    const failures: (() => Promise<never>)[] = [
      () => {
        throw new TypeError('undefined is not a function');
      },
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what some adapters do
      () => Promise.reject('no'),
      () => Promise.reject(new DOMException('a limit of its own', 'AbortError')),
    ];
    for (const fail of failures) {
      const panel = await showPanel({ backend: with_({ getAccount: fail }) });
      await until(ours, () => panel.failure.includes(ours));
      const other = await showPanel({ backend: with_({ listMembers: fail }) });
      await until(ours, () => other.failure.includes(ours));
      expect(other.all('.skeleton')).to.have.lengthOf(0);
    }
  });

  it('may never answer: after 15 seconds that is said, and can be tried again', async () => {
    const clock = new QuickClock();
    try {
      const never = () => new Promise<never>(() => {});
      const backend = with_({ getAccount: never, listMembers: never });
      const panel = await showPanel({ backend });
      expect(panel.all('.skeleton')).to.have.lengthOf(1);
      clock.run();
      await until(unreachable, () => panel.failure.includes(unreachable));
      Object.assign(backend, portalBackend().backend);
      panel.one('.failure button').click();
      await until('the list', () => panel.rows.length === 9);
    } finally {
      clock.restore();
    }
  });

  it('may answer with objects that cannot be changed', async () => {
    const { backend } = portalBackend();
    const panel = await showPanel({
      backend: with_({
        getAccount: async () => frozen(await backend.getAccount()),
        listMembers: async (query) => frozen(await backend.listMembers(query)),
      }),
    });
    await until('the list', () => panel.rows.length === 9);
  });

  it('may answer with no account, and with no list', async () => {
    for (const junk of [undefined, null, 'a string', {}]) {
      const getAccount = async () => junk as Account;
      const panel = await showPanel({ backend: with_({ getAccount }) });
      await until(unreadable, () => panel.failure.includes(unreadable));
      const listMembers = async () => junk as Page<Member>;
      const other = await showPanel({ backend: with_({ listMembers }) });
      await until(unreadable, () => other.failure.includes(unreadable));
    }
  });

  it('may have broken rows: they keep their place, and the others are not harmed', async () => {
    const { backend } = portalBackend();
    const broken = [null, {}, 7, { id: 'x' }, { id: 'y', email: 'y@y.example', name: 5 }];
    const listMembers: Backend['listMembers'] = async (query) => {
      const page = await backend.listMembers(query);
      const [first, ...others] = page.items;
      const strange = { ...first, id: 'z', lastSignInAt: 'yesterday' } as Member;
      const items = [...others.slice(0, 2), ...(broken as unknown as Member[]), strange];
      return { ...page, items, asOf: 'now' };
    };
    const panel = await showPanel({ backend: with_({ listMembers }) });
    await until('the rows', () => panel.rows.length === 8);
    const text = 'This entry could not be read.';
    expect(panel.rows.filter((row) => readable(row) === text)).to.have.lengthOf(5);
    expect(readable(panel.rows[0])).not.to.include(text);
  });

  it('may give pages that overlap, and a cursor that comes back: no row is doubled, and it ends', async () => {
    const { backend } = portalBackend();
    const listMembers: Backend['listMembers'] = async (query) => {
      const page = await backend.listMembers({});
      const from = Number(query.cursor ?? 0);
      const nextCursor = from === 0 ? '3' : from === 3 ? '5' : '3';
      return { ...page, items: page.items.slice(from, from + 4), nextCursor };
    };
    const panel = await showPanel({ backend: with_({ listMembers }) });
    await until('the first page', () => panel.rows.length === 4);
    for (const rows of [7, 9]) {
      panel.one('footer button').click();
      await until(`${rows} rows`, () => panel.rows.length === rows);
    }
    await panel.element.updateComplete;
    expect(panel.all('footer button')).to.have.lengthOf(0);
  });
});

describe('bad input: no backend', () => {
  it('tells the developer on the page and once in the console what to set', async () => {
    const { warnings, restore } = watchWarnings();
    try {
      const bare = await showPanel({});
      expect(readable(bare.one('[role=note]'))).to.include(
        '<user-management-panel> has no backend. Set “endpoint” to the address of the account',
      );
      await until('the warning', () => warnings.length === 1);
      expect(warnings[0]).to.include('<user-management-panel> has no backend');
      const wrong = await showPanel({ endpoint: 'http://[' });
      expect(readable(wrong.one('[role=note]'))).to.include('cannot read its endpoint “http://[”');
      await until('the other warning', () => warnings.length === 2);
      for (const { element } of [bare, wrong]) {
        element.headingLevel = 3;
        await element.updateComplete;
      }
      await new Promise((resolve) => setTimeout(resolve));
      expect(warnings).to.have.lengthOf(2);
    } finally {
      restore();
    }
  });

  it('warns nobody when a backend is set by the next script, or the panel is taken away', async () => {
    const { warnings, restore } = watchWarnings();
    try {
      const panel = await showPanel({});
      panel.element.backend = portalBackend().backend;
      const gone = await showPanel({});
      gone.element.remove();
      const warned = await showPanel({});
      await until('the warning of the third', () => warnings.length > 0);
      expect(warnings).to.have.lengthOf(1);
      expect(readable(warned.one('[role=note]'))).to.include('has no backend');
      await until('the list', () => panel.rows.length === 9);
    } finally {
      restore();
    }
  });

  it('is mended by setting one', async () => {
    const panel = await showPanel({ endpoint: 'http://[' });
    panel.element.backend = portalBackend().backend;
    await until('the list', () => panel.rows.length === 9);
  });
});

/** Pauses pass at once, and what is warned of is kept. */
function watchWarnings(): { warnings: string[]; restore: () => void } {
  const { warn } = console;
  const clock = new QuickClock();
  const warnings: string[] = [];
  console.warn = (text: string) => warnings.push(text);
  const restore = () => {
    console.warn = warn;
    clock.restore();
  };
  return { warnings, restore };
}

/** Frozen through and through. */
function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
