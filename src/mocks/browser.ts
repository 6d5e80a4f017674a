import { createMocks } from './handlers.js';
import type { MockOptions, Mocks } from './handlers.js';

export interface StartedMocks extends Mocks {
  /** From now on, requests go to the network. */
  stop(): void;
}

/**
 * Puts one portal behind the page: a service worker, `<root>/mockServiceWorker.js`, answers what is asked of
 * `<root>/api/<portal>/`. Resolves when it is in place; other requests pass.
 */
export async function startMocks(options: MockOptions): Promise<StartedMocks> {
  const mocks = createMocks(options);
  const workerFile = new URL('mockServiceWorker.js', mocks.root).href;
  allowScript(workerFile);
  // Not in Node, where the handlers are of use as well.
  const { setupWorker } = await import('msw/browser');
  const worker = setupWorker(...mocks.handlers);
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: { url: workerFile },
  });
  return { ...mocks, stop: () => worker.stop() };
}

interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

/**
 * Under `require-trusted-types-for 'script'` a page may register a service worker only through a policy. MSW knows of
 * none, so there has to be one named `default`; it lets this file pass and nothing else. A policy of the page stays.
 */
function allowScript(file: string): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes || trustedTypes.defaultPolicy) return;
  trustedTypes.createPolicy('default', {
    createScriptURL(address) {
      if (address === file) return address;
      throw new TypeError(`Not a script of the mocks: ${address}`);
    },
  });
}
