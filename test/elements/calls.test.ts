import { expect } from '@open-wc/testing';
import '../../src/events.js';
import { signedInAgain } from '../../src/internal/calls.js';

/** An element whose host signs in when it is let go. */
function signedOut(): { host: HTMLElement; asked: () => number; letGo: () => void } {
  const host = document.createElement('div');
  let asked = 0;
  let letGo = () => {};
  host.addEventListener('sign-in-needed', (event) => {
    asked++;
    event.waitUntil(new Promise<void>((resolve) => (letGo = resolve)));
  });
  return { host, asked: () => asked, letGo: () => letGo() };
}

describe('signing in again', () => {
  it('is asked for once where a read and a write are refused together', async () => {
    const { host, asked, letGo } = signedOut();
    const { signal } = new AbortController();
    const both = Promise.all([signedInAgain(host, signal), signedInAgain(host, signal)]);
    letGo();
    expect(await both).to.deep.equal([true, true]);
    expect(asked()).to.equal(1);
    const later = signedInAgain(host, signal);
    letGo();
    expect([await later, asked()]).to.deep.equal([true, 2]);
  });

  it('does not go on with what was given up meanwhile', async () => {
    const { host, letGo } = signedOut();
    const abort = new AbortController();
    const first = signedInAgain(host, new AbortController().signal);
    const second = signedInAgain(host, abort.signal);
    abort.abort();
    letGo();
    expect([await first, await second]).to.deep.equal([true, false]);
  });

  it('is not had where nobody listens', async () => {
    const { signal } = new AbortController();
    expect(await signedInAgain(document.createElement('div'), signal)).to.equal(false);
  });
});
