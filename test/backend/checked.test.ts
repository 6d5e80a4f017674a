import { expect } from 'chai';
import type { Backend } from '../../src/backend/backend.js';
import { checked } from '../../src/backend/checked.js';
import { BackendError } from '../../src/backend/errors.js';
import { account, member, page } from './rows.js';

/** A host's own adapter, of which the test gives what it is about. */
function adapter(verbs: Record<string, (...given: never[]) => unknown>): Backend {
  return verbs as unknown as Backend;
}
async function thrownBy(answer: Promise<unknown>): Promise<unknown> {
  try {
    await answer;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('checked', () => {
  it('hands on what is of the contract', async () => {
    const backend = checked(adapter({ getAccount: () => Promise.resolve(account) }));
    expect(await backend.getAccount()).to.deep.equal(account);
  });

  it('has the verbs that the adapter has, and no others', () => {
    const backend = checked(adapter({ getAccount: () => account, getMember: () => member() }));
    expect(Object.keys(backend)).to.have.members(['getAccount', 'getMember']);
  });

  it('calls the adapter as its own, with all that was given', async () => {
    class Own {
      #seen: unknown[] = [];
      listMembers(...given: unknown[]) {
        this.#seen.push(...given);
        return page([member({ name: JSON.stringify(this.#seen) })]);
      }
    }
    const backend = checked(new Own() as unknown as Backend);
    const { items } = await backend.listMembers({ text: 'j' });
    expect(items[0]?.name).to.equal('[{"text":"j"}]');
  });

  it('draws a broken row neutrally', async () => {
    const backend = checked(
      adapter({ listMembers: () => page([{ id: 'm1' }, member({ id: 'm2' })]) }),
    );
    const { items } = await backend.listMembers({});
    expect(items.map(({ id, signIn }) => [id, signIn])).to.deep.equal([
      ['m1', 'unknown'],
      ['m2', 'active'],
    ]);
  });

  it('says "bad-answer" to an answer of another shape', async () => {
    for (const answer of [undefined, null, 'Not found', [], { items: 'none' }]) {
      const error = await thrownBy(checked(adapter({ listMembers: () => answer })).listMembers({}));
      expect(error).to.have.property('code', 'bad-answer');
    }
  });

  it('says "unknown" to whatever an adapter throws, at once or later', async () => {
    const throwing = [
      () => {
        throw new TypeError('x is undefined');
      },
      () => Promise.reject(new Error('no')),
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- adapters do
        throw 'a text';
      },
    ];
    for (const getAccount of throwing) {
      const error = await thrownBy(checked(adapter({ getAccount })).getAccount());
      expect(error).to.be.instanceOf(BackendError).with.property('code', 'unknown');
    }
  });

  it('lets a refusal pass', async () => {
    const refusal = new BackendError({ code: 'not-found' });
    const backend = checked(adapter({ getMember: () => Promise.reject(refusal) }));
    expect(await thrownBy(backend.getMember('m9'))).to.equal(refusal);
  });

  it('lets an abort pass where the caller aborted, and only there', async () => {
    const abort = new DOMException('', 'AbortError');
    const backend = checked(adapter({ getAccount: () => Promise.reject(abort) }));
    const own = AbortSignal.abort();
    expect(await thrownBy(backend.getAccount({ signal: own }))).to.equal(abort);
    const other = new AbortController().signal;
    expect(await thrownBy(backend.getAccount({ signal: other }))).to.have.property(
      'code',
      'unknown',
    );
  });
});
