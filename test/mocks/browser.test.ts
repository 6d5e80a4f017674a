import { expect } from '@open-wc/testing';
import { startMocks } from '../../src/mocks/index.js';
import type { StartedMocks } from '../../src/mocks/index.js';

interface Policy {
  createScriptURL(address: string): unknown;
}
const policy = () =>
  (globalThis as { trustedTypes?: { defaultPolicy: Policy | null } }).trustedTypes;

describe('the mocks behind a page', () => {
  let mocks: StartedMocks;

  before('nothing is there before the start', () => {
    expect(policy()?.defaultPolicy).to.equal(null);
  });
  before(async () => {
    mocks = await startMocks({ portal: 'hosting-account', root: '/', startsAt: Date.now() });
  });
  after(() => mocks.stop());

  it('answer what the page asks of the API', async () => {
    const response = await fetch(mocks.endpoint());
    expect(response.status).to.equal(200);
    expect(await response.json()).to.include({ name: 'CV Kopi Lereng Senja' });
  });

  it('look like a broken network when they are told to', async () => {
    mocks.setFault('offline');
    let failure: unknown;
    await fetch(mocks.endpoint()).catch((error: unknown) => (failure = error));
    mocks.setFault('none');
    expect(failure).to.be.instanceOf(TypeError);
  });

  it('let the page have everything else from where it comes', async () => {
    const response = await fetch('/package.json');
    expect(await response.json()).to.include({ name: 'user-management-elements' });
  });

  it('let Trusted Types pass for the file of their worker, and for no other script', () => {
    const file = new URL('/mockServiceWorker.js', location.href).href;
    expect(String(policy()?.defaultPolicy?.createScriptURL(file))).to.equal(file);
    for (const other of [`${file}?x`, '/mockServiceWorker.js', 'https://evil.example/x.js']) {
      expect(() => policy()?.defaultPolicy?.createScriptURL(other), other).to.throw(TypeError);
    }
  });

  it('leave the policy of the page alone when they start again', async () => {
    const before = policy()?.defaultPolicy;
    mocks.stop();
    mocks = await startMocks({ portal: 'server-panel', root: '/', startsAt: Date.now() });
    expect(policy()?.defaultPolicy).to.equal(before);
    expect(await (await fetch(mocks.endpoint())).json()).to.include({ id: 'atelier-brumaire' });
  });
});
