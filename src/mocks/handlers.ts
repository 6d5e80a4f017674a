import { http } from 'msw';
import type { RequestHandler } from 'msw';
import type { Id } from '../backend/backend.js';
import { createMemoryStore, createService } from '../service/index.js';
import type { MailRecord } from '../service/records.js';
import { loadDisposableCheck } from './disposable.js';
import { underFault, usualSlowness } from './faults.js';
import type { Fault } from './faults.js';
import { portals } from './portals/index.js';
import type { PortalName } from './portals/index.js';
import { createSharedState } from './state.js';
import type { MockState } from './state.js';

export interface MockOptions {
  portal: PortalName;
  /**
   * The folder in which the API, the worker's file and the portal's pages lie: an address, or a path such as `/`.
   * Where it is left out, the page is one of the portal's own: `<root>/hosting-account/…`.
   */
  root?: string | URL;
  /** Who is signed in on this page, by address; null: nobody. Where it is left out, the owner. */
  viewer?: string | null;
  /** The moment at which the data begins, in milliseconds since 1970. Where it is left out, now. */
  startsAt?: number;
  /** One of the portal's `datasets`, by its name; another name, or none, is the usual data. */
  dataset?: string | undefined;
  /** Milliseconds that the fault `slow` takes. */
  slowness?: number;
}

export interface Mocks {
  /** For `setupWorker`, for `setupServer` of msw/node, or for `getResponse`. */
  readonly handlers: RequestHandler[];
  /** The folder that was given or found. */
  readonly root: URL;
  /** The address of an account: what `endpoint` of the elements takes. Without an id, the portal's main account. */
  endpoint(account?: Id): string;
  /** The address at which an invitee asks. */
  readonly invitations: string;
  /** Signs somebody in on this page, by address; null signs out. Other tabs have their own. */
  setViewer(address: string | null): void;
  /** Switches a fault on for this page; `none` ends it. */
  setFault(fault: Fault): void;
  /** Lets time go on, in milliseconds, for all tabs. */
  advanceClock(milliseconds: number): Promise<void>;
  /** What the clock of the service says, in milliseconds since 1970. */
  now(): Promise<number>;
  /** All mails that the service would have sent, the newest first. */
  outbox(): Promise<MailRecord[]>;
  /** The data and the clock as at the start, for all tabs. */
  reset(): Promise<void>;
}

/**
 * One portal behind request handlers of MSW: every request under `<root>/api/<portal>/` goes to the reference service.
 * The account is shared by all tabs of the origin and outlives a reload; who is signed in, and what is wrong with the
 * network, belong to the page, so that two tabs can be two people.
 */
export function createMocks(options: MockOptions): Mocks {
  const { portal, slowness = usualSlowness } = options;
  const root = rootOf(options);
  const base = new URL(`api/${portal}/`, root);
  const state = createSharedState(stateName(options), () => firstState(options, root));
  let viewer = options.viewer === undefined ? portals[portal].viewers.owner : options.viewer;
  let fault: Fault = 'none';

  /** A service for each request: what is kept is kept in the state, which another tab may have changed since. */
  async function answer(request: Request): Promise<Response> {
    // What only reads, judges no address.
    const isDisposable = request.method === 'GET' ? undefined : await loadDisposableCheck();
    return state.change(async (current) => {
      const store = createMemoryStore(current.data);
      const service = createService({
        store,
        authenticate: () => (viewer === null ? null : { email: viewer }),
        now: () => timeIn(current),
        ...(isDisposable && { isDisposable }),
        base: decodeURI(base.pathname).replace(/\/$/, ''),
      });
      const response = await service.fetch(request);
      current.data = store.snapshot();
      return response;
    });
  }

  return {
    root,
    handlers: [
      http.all(
        ({ request }) => request.url.startsWith(base.href),
        ({ request }) => underFault(fault, () => answer(request), slowness),
      ),
    ],
    endpoint: (account = portals[portal].account) => new URL(`accounts/${account}`, base).href,
    invitations: new URL('invitations', base).href,
    setViewer: (address) => void (viewer = address),
    setFault: (other) => void (fault = other),
    advanceClock: (milliseconds) =>
      state.change((current) => void (current.clockOffset += milliseconds)),
    now: async () => timeIn(await state.read()),
    outbox: async () => mailsIn(await state.read()),
    reset: () => state.reset(),
  };
}

function timeIn({ clockOffset }: MockState): number {
  return Date.now() + clockOffset;
}

function mailsIn({ data }: MockState): MailRecord[] {
  return data.accounts.flatMap(({ mails }) => mails).sort((a, b) => b.at.localeCompare(a.at));
}

/** Data of another form, or that begins at another moment, is kept apart. */
function stateName({ portal, startsAt, dataset }: MockOptions): string {
  const form = 2;
  const start = startsAt === undefined ? [] : [new Date(startsAt).toISOString()];
  return [portal, form, ...start, ...(dataset ? [dataset] : [])].join(' ');
}

function firstState(options: MockOptions, root: URL): MockState {
  const { portal, startsAt = Date.now(), dataset = '' } = options;
  const data = (portals[portal].datasets?.[dataset] ?? portals[portal].data)(startsAt);
  const acceptUrl = new URL(`${portal}/accept/`, root).href;
  for (const { settings } of data.accounts) settings.portal = { ...settings.portal, acceptUrl };
  return { data, clockOffset: startsAt - Date.now() };
}

function rootOf({ portal, root }: MockOptions): URL {
  // There is no page in Node: there, the root is an absolute address.
  if (root !== undefined) return new URL(root, (globalThis.location as Location | undefined)?.href);
  const page = new URL(location.href);
  const [before, after] = page.pathname.split(`/${portal}/`);
  return new URL(after === undefined ? './' : `${before ?? ''}/`, page);
}
