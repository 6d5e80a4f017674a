import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Account, Backend, Verb } from '../backend/backend.js';
import { BackendError, toBackendError } from '../backend/errors.js';
import { readingBackend } from '../backend/reading.js';
import { backendContext } from './context.js';

export interface BackendHost extends ReactiveControllerHost, HTMLElement {
  backend: Backend | null;
  endpoint: string | null;
}

/**
 * Which backend an element speaks to: its own property, its own `endpoint`, or that of the panel around it, in that
 * order. The one place where elements and an adapter meet.
 */
export class BackendSource implements ReactiveController {
  readonly #host: BackendHost;
  #made: { endpoint: string; backend: Backend } | null = null;
  #around: Backend | null = null;

  constructor(host: BackendHost) {
    this.#host = host;
    host.addController(this);
    new ContextConsumer(host, {
      context: backendContext,
      subscribe: true,
      callback: (backend) => {
        this.#around = backend;
        host.requestUpdate();
      },
    });
  }

  /** A moved element must not keep the backend of where it was. */
  hostDisconnected(): void {
    this.#around = null;
  }

  /** Null where nothing is configured, or `endpoint` is no address. */
  get current(): Backend | null {
    const given = this.#host.backend ?? this.#fromEndpoint();
    return isObject(given) ? readingBackend(given) : this.#around;
  }

  #fromEndpoint(): Backend | null {
    const { endpoint } = this.#host;
    if (!endpoint) return null;
    if (this.#made?.endpoint === endpoint) return this.#made.backend;
    if (!URL.canParse(endpoint, this.#host.baseURI)) return null;
    const baseUrl = new URL(endpoint, this.#host.baseURI);
    this.#made = { endpoint, backend: httpBackend(baseUrl) };
    return this.#made.backend;
  }
}

/** A host may set anything. */
function isObject(given: Backend | null): given is Backend {
  return typeof given === 'object' && given !== null;
}

const verbs: Readonly<Record<Verb, true>> = {
  getAccount: true,
  listMembers: true,
  getMember: true,
  updateMember: true,
  removeMembers: true,
  listInvitations: true,
  createInvitations: true,
  revokeInvitations: true,
  classifyAddresses: true,
  createMember: true,
  setMembersActive: true,
  updateInvitation: true,
  resendInvitations: true,
  listScopeResources: true,
  listActivity: true,
};

/** The HTTP adapter, fetched when an `endpoint` asks for it: a host with a backend of its own does without. */
function httpBackend(baseUrl: URL): Backend {
  let made: Promise<Backend> | null = null;
  const load = () => {
    made ??= import('../adapters/http/index.js').then(
      ({ createHttpBackend }) => createHttpBackend({ baseUrl }),
      (cause: unknown) => {
        made = null;
        throw new BackendError({ code: 'unreachable' }, { notApplied: true, cause });
      },
    );
    return made;
  };
  load().catch(() => {});
  const late =
    (verb: Verb) =>
    async (...given: unknown[]) => {
      const backend = (await load()) as Record<Verb, (...given: unknown[]) => Promise<unknown>>;
      return backend[verb](...given);
    };
  const all = Object.keys(verbs).map((verb) => [verb, late(verb as Verb)]);
  return Object.fromEntries(all) as Backend;
}

const accounts = new WeakMap<Backend, Promise<Account>>();
/** The backend's clock minus ours, in milliseconds, as of when the account came. */
const clocks = new WeakMap<Account, number>();

/** The account of a backend, asked once for all elements that share it; a failure is not kept. */
export function accountOf(backend: Backend, { fresh = false } = {}): Promise<Account> {
  const known = accounts.get(backend);
  if (known && !fresh) return known;
  // An adapter may throw at once instead of rejecting.
  const asked = Promise.resolve()
    .then(() => backend.getAccount())
    .then(withClock)
    .catch((error: unknown) => {
      // One error for all who share the answer.
      throw toBackendError(error);
    });
  accounts.set(backend, asked);
  asked.catch(() => {
    if (accounts.get(backend) === asked) accounts.delete(backend);
  });
  return asked;
}

function withClock(account: Account): Account {
  clocks.set(account, Date.parse(account.serverNow) - Date.now());
  return account;
}

/** Now, by the backend's clock, in milliseconds. */
export function serverNow(account: Account): number {
  return Date.now() + (clocks.get(account) ?? 0);
}
