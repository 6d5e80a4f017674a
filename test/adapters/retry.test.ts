import { expect } from 'chai';
import { pauseAfter, sleepFor } from '../../src/adapters/http/retry.js';
import { BackendError } from '../../src/backend/errors.js';

const busy = new BackendError({ code: 'busy' });
const after = (retryAfter: number) => new BackendError({ code: 'busy', retryAfter });

describe('The pause before the next try', () => {
  it('is drawn from a span that doubles, up to the cap', () => {
    const options = { tries: 9, base: 300, cap: 2000, random: () => 1 };
    const spans = [1, 2, 3, 4, 5].map((tried) => pauseAfter(busy, tried, 'read', options));
    expect(spans).to.deep.equal([300, 600, 1200, 2000, 2000]);
  });

  it('may be anything from nothing to the span', () => {
    expect(pauseAfter(busy, 1, 'read', { random: () => 0 })).to.equal(0);
    expect(pauseAfter(busy, 1, 'read', { random: () => 0.5 })).to.equal(150);
  });

  it('is none after the last of three tries', () => {
    expect(pauseAfter(busy, 2, 'read', {})).to.be.a('number');
    expect(pauseAfter(busy, 3, 'read', {})).to.equal(null);
  });

  it('is what the service asks for, unless it is too long to wait for', () => {
    expect(pauseAfter(after(0), 1, 'write', {})).to.equal(0);
    expect(pauseAfter(after(10), 1, 'write', {})).to.equal(10_000);
    expect(pauseAfter(after(61), 1, 'write', {})).to.equal(null);
  });
});

describe('Sleeping', () => {
  it('ends in time, and leaves no listener', async () => {
    const { signal } = new AbortController();
    let removed = 0;
    const remove = signal.removeEventListener.bind(signal);
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      removed += 1;
      remove(...given);
    };
    const began = performance.now();
    await sleepFor(40, signal);
    // Timers are kept in whole milliseconds.
    expect(performance.now() - began).to.be.within(39, 1000);
    expect(removed).to.equal(1);
  });

  it('does not begin when it was given up before', async () => {
    const error: unknown = await sleepFor(60_000, AbortSignal.abort()).catch(
      (thrown: unknown) => thrown,
    );
    expect((error as Error).name).to.equal('AbortError');
  });
});
