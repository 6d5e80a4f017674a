import { expect } from 'chai';
import type { Backend, Member, MemberQuery, Page } from '../../src/backend/backend.js';
import { readingBackend } from '../../src/backend/reading.js';
import { member } from './rows.js';

const asOf = '2026-11-22T02:14:00.000Z';

/** A backend that knows neither `limit` nor cursors, and what it was asked. */
function careless(n: number, change: Partial<Page<Member>> = {}) {
  const asked: MemberQuery[] = [];
  const items = Array.from({ length: n }, (_, at) => member({ id: `m${String(at)}` }));
  const raw = {
    listMembers: (query: MemberQuery) => {
      asked.push(query);
      return Promise.resolve({ items, nextCursor: null, asOf, ...change });
    },
  } as unknown as Backend;
  return { asked, backend: readingBackend(raw) };
}

async function pagesOf(backend: Backend, query: MemberQuery): Promise<Page<Member>[]> {
  const pages: Page<Member>[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Page<Member> = await backend.listMembers({ ...query, ...(cursor && { cursor }) });
    pages.push(page);
    cursor = page.nextCursor;
  }
  return pages;
}

describe('An answer that is longer than what was asked for', () => {
  it('is handed out page by page, each row once, and counted', async () => {
    const { asked, backend } = careless(105);
    const pages = await pagesOf(backend, { limit: 20 });
    expect(pages.map(({ items }) => items.length)).to.deep.equal([20, 20, 20, 20, 20, 5]);
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).to.equal(105);
    expect(pages.map(({ total }) => total)).to.deep.equal([105, 105, 105, 105, 105, 105]);
    expect(asked).to.have.lengthOf(1);
  });

  it('is no longer than 50 rows where nothing was said', async () => {
    const pages = await pagesOf(careless(101).backend, {});
    expect(pages.map(({ items }) => items.length)).to.deep.equal([50, 50, 1]);
  });

  it('keeps the total that the backend tells, and tells none where more follow', async () => {
    const { backend } = careless(50, { total: 77 });
    expect((await backend.listMembers({ limit: 10 })).total).to.equal(77);
    const { backend: other } = careless(50, { nextCursor: 'c1' });
    expect((await other.listMembers({ limit: 10 })).total).to.equal(undefined);
  });

  it('is followed by what the backend has behind it', async () => {
    const { asked, backend } = careless(50, { nextCursor: 'c1' });
    const first = await backend.listMembers({ limit: 30 });
    const second = await backend.listMembers({ limit: 30, cursor: first.nextCursor ?? '' });
    expect(second.items).to.have.lengthOf(20);
    expect(second.nextCursor).to.equal('c1');
    await backend.listMembers({ limit: 30, cursor: 'c1' });
    expect(asked.map(({ cursor }) => cursor)).to.deep.equal([undefined, 'c1']);
  });

  it('is asked for anew from the start, and kept apart by what was asked', async () => {
    const { asked, backend } = careless(50);
    const first = await backend.listMembers({ limit: 30, text: 'a' });
    await backend.listMembers({ limit: 30, text: 'a' });
    expect(asked).to.have.lengthOf(2);
    await backend.listMembers({ limit: 30, text: 'b', cursor: first.nextCursor ?? '' });
    expect(asked).to.have.lengthOf(3);
    expect(asked.every(({ cursor }) => cursor === undefined)).to.equal(true);
  });

  it('is asked for again where it is kept no more', async () => {
    const { asked, backend } = careless(50);
    const { nextCursor } = await backend.listMembers({ limit: 30 });
    for (const text of ['a', 'b', 'c', 'd', 'e']) await backend.listMembers({ limit: 30, text });
    const before = asked.length;
    const { items } = await backend.listMembers({ limit: 30, cursor: nextCursor ?? '' });
    expect(items.map(({ id }) => id)[0]).to.equal('m30');
    expect(asked).to.have.lengthOf(before + 1);
  });

  it('leaves an answer alone that is as long as it should be', async () => {
    const { backend } = careless(20);
    const page = await backend.listMembers({ limit: 20 });
    expect(page.total).to.equal(undefined);
    expect(page.nextCursor).to.equal(null);
  });
});

describe('readingBackend', () => {
  it('is one for each backend, and itself for itself', () => {
    const raw = { getAccount: () => Promise.resolve() } as unknown as Backend;
    expect(readingBackend(raw)).to.equal(readingBackend(raw));
    expect(readingBackend(readingBackend(raw))).to.equal(readingBackend(raw));
  });

  it('has the verbs that the backend has by now, called as its own', async () => {
    class Own {
      #row = member();
      getMember() {
        return Promise.resolve(this.#row);
      }
    }
    const raw = new Own() as unknown as Backend;
    const backend = readingBackend(raw);
    expect((await backend.getMember('m1')).id).to.equal(member().id);
    expect(backend.listActivity).to.equal(undefined);
    raw.listActivity = () => Promise.resolve({ items: [], nextCursor: null, asOf });
    expect(await backend.listActivity?.({})).to.deep.include({ items: [], nextCursor: null });
  });

  it('throws nothing but errors of the port, with nothing odd in them', async () => {
    const odd = Object.assign(new Error('x'), {
      ...{ name: 'BackendError', code: 'changed', current: 'x', fields: 7, changed: { by: 1 } },
    });
    for (const thrown of [odd, 'no', null, new TypeError('x')]) {
      const backend = readingBackend({
        getMember: () => ({
          then: (_: unknown, reject: (reason: unknown) => void) => reject(thrown),
        }),
      } as unknown as Backend);
      const error: unknown = await backend.getMember('m1').catch((reason: unknown) => reason);
      expect(error).to.have.property('name', 'BackendError');
      expect(error).to.have.property('code', thrown === odd ? 'changed' : 'unknown');
      expect(error).not.to.have.any.keys('current', 'fields', 'changed');
    }
  });
});
