import { expect } from '@open-wc/testing';
import { createSharedState } from '../../src/mocks/state.js';
import type { MockState } from '../../src/mocks/state.js';

const first = (): MockState => ({ data: { accounts: [], people: [] }, clockOffset: 0 });

let serial = 0;
/** A name that nothing is kept under yet. */
function newName(): string {
  serial += 1;
  return `test ${Date.now()} ${serial}`;
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('the state of the mocks', () => {
  it('is what the data makes it, where nothing is kept yet', async () => {
    const state = createSharedState(newName(), () => ({ ...first(), clockOffset: 7 }));
    expect((await state.read()).clockOffset).to.equal(7);
  });

  it('is the same for every page that uses the name, and after a reload', async () => {
    const name = newName();
    await createSharedState(name, first).change((state) => void (state.clockOffset = 42));
    expect((await createSharedState(name, first).read()).clockOffset).to.equal(42);
  });

  it('is another one under another name', async () => {
    await createSharedState(newName(), first).change((state) => void (state.clockOffset = 42));
    expect((await createSharedState(newName(), first).read()).clockOffset).to.equal(0);
  });

  it('loses no change when two tabs make theirs at the same time', async () => {
    const name = newName();
    const tabs = [createSharedState(name, first), createSharedState(name, first)];
    const changes = Array.from({ length: 20 }, (_, index) =>
      tabs[index % 2]!.change(async (state) => {
        const before = state.clockOffset;
        await wait(1);
        state.clockOffset = before + 1;
      }),
    );
    await Promise.all(changes);
    expect((await tabs[0]!.read()).clockOffset).to.equal(20);
  });

  it('keeps nothing of a change that failed, and goes on', async () => {
    const state = createSharedState(newName(), first);
    const failed = state.change((current) => {
      current.clockOffset = 13;
      throw new Error('no');
    });
    let message = '';
    await failed.catch((error: unknown) => (message = (error as Error).message));
    expect(message).to.equal('no');
    expect((await state.read()).clockOffset).to.equal(0);
  });

  it('starts over on reset', async () => {
    const state = createSharedState(newName(), first);
    await state.change((current) => void (current.clockOffset = 42));
    await state.reset();
    expect((await state.read()).clockOffset).to.equal(0);
  });

  it('gives back what a change gives back', async () => {
    const state = createSharedState(newName(), first);
    expect(await state.change(() => 'done')).to.equal('done');
  });

  describe('where the browser refuses to store', () => {
    const open = IDBFactory.prototype.open;

    beforeEach(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('refused', 'SecurityError');
      };
    });
    afterEach(() => {
      IDBFactory.prototype.open = open;
    });

    it('lasts as long as the page', async () => {
      const name = newName();
      const state = createSharedState(name, first);
      await state.change((current) => void (current.clockOffset = 42));
      expect((await state.read()).clockOffset).to.equal(42);
      expect((await createSharedState(name, first).read()).clockOffset).to.equal(0);
    });
  });
});
