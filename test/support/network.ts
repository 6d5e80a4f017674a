import { fixture, html as template } from '@open-wc/testing';
import { createHttpBackend } from '../../src/adapters/http/index.js';
import type { Backend } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { createMemoryStore, createService } from '../../src/service/index.js';
import { portals } from '../../src/mocks/portals/index.js';
import { now, PanelView } from './panel.js';

type Answer = (request: Request) => Response | undefined | Promise<Response | undefined>;

/** Portal A behind a `fetch` whose answers a test can spoil; what it leaves alone, the service answers. */
export class Network {
  readonly baseUrl = `http://portal.example/api/accounts/${portals['hosting-account'].account}`;
  readonly requests: Request[] = [];
  /** Undefined: the service answers. */
  answer: Answer | null = null;

  readonly #service = createService({
    store: createMemoryStore(portals['hosting-account'].data(now)),
    authenticate: () => ({ email: portals['hosting-account'].viewers.owner }),
    now: () => now,
  });

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    this.requests.push(request.clone());
    return (await this.answer?.(request)) ?? this.#service.fetch(request);
  };

  /** The HTTP adapter over it. */
  backend(tries = 1): Backend {
    const { baseUrl, fetch } = this;
    return createHttpBackend({ baseUrl, fetch, retry: { tries } });
  }

  /** The service does as it is told, and its answer is lost. */
  readonly loseAnswer: Answer = async (request) => {
    await this.#service.fetch(request);
    throw new TypeError('the connection was closed');
  };

  /** The keys of the writes so far, in order. */
  get keys(): (string | null)[] {
    return this.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ headers }) => headers.get('idempotency-key'));
  }
}

/** No answer comes back. */
export const lost = () => Promise.reject(new TypeError('the network is gone'));

export function html(status: number): Response {
  const body = '<!doctype html><title>Not what you asked for</title>';
  return new Response(body, { status, headers: { 'content-type': 'text/html' } });
}

export function json(text: string, status = 200): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json' } });
}

/** A refusal of the service's own: whatever was asked has not been done. */
export function problem(status: number, code: string, headers: HeadersInit = {}): Response {
  const response = new Response(JSON.stringify({ status, code }), { status, headers });
  response.headers.set('content-type', 'application/problem+json');
  return response;
}

/** Short pauses pass at once, the long limits of waiting only when a test says so. */
export class QuickClock {
  readonly #set = window.setTimeout;
  readonly #clear = window.clearTimeout;
  readonly #limits = new Map<number, () => void>();
  #lastId = 0;

  constructor() {
    const set = (run: () => void, milliseconds = 0): unknown => {
      if (milliseconds < 10_000) return this.#set.call(window, run);
      const id = (this.#lastId -= 1);
      this.#limits.set(id, run);
      return id;
    };
    window.setTimeout = set as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (!this.#limits.delete(Number(id))) this.#clear.call(window, id);
    };
  }

  /** The time of all who wait is over. */
  run(): void {
    const due = [...this.#limits.values()];
    this.#limits.clear();
    for (const run of due) run();
  }

  restore(): void {
    window.setTimeout = this.#set;
    window.clearTimeout = this.#clear;
  }
}

interface Given {
  backend?: Backend;
  endpoint?: string;
  lang?: string;
  listen?: (panel: UserManagementPanel) => void;
}

/** A panel on its own, before anything has arrived. */
export async function showPanel({
  backend,
  endpoint,
  lang = 'en',
  listen,
}: Given): Promise<PanelView> {
  const place = await fixture(template`<div lang=${lang}></div>`);
  const element = document.createElement('user-management-panel');
  element.backend = backend ?? null;
  if (endpoint !== undefined) element.setAttribute('endpoint', endpoint);
  listen?.(element);
  place.append(element);
  await element.updateComplete;
  return new PanelView(element);
}
