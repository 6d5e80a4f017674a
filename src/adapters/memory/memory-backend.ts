import type { Backend, Call, Id, InvitationBackend, Verb } from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import type { Code } from '../../backend/errors.js';
import { createMemoryStore, createService } from '../../service/index.js';
import type { PortalData } from '../../service/index.js';
import { createHttpBackend, createHttpInvitationBackend } from '../http/index.js';
import { sleepFor } from '../http/retry.js';

export interface MemoryOptions {
  /** The portal to start with; it is copied. */
  seed: PortalData;
  /** The account that the backend is; the seed's first if not said otherwise. */
  accountId?: Id;
  /** The address of who is signed in at the portal; null: nobody. */
  viewer: string | null;
  /** The service's clock, in milliseconds as of `Date.now`. */
  now?: () => number;
  /** Milliseconds before each call is made. */
  delay?: number;
  /** Lets the nth call of a verb fail, counted from 1: with the code that it names, null lets it pass. */
  fail?: (verb: InProcessVerb, nthCall: number) => Code | null;
}
export type InProcessVerb = Verb | keyof InvitationBackend;

export interface MemoryBackend {
  backend: Required<Backend>;
  invitations: Required<InvitationBackend>;
  /** All data as it is now; a copy, plain JSON. */
  snapshot(): PortalData;
  /** Puts other data in the place of all. */
  restore(data: PortalData): void;
}

/** The reference service in process: for demos without a server, for stories, and for a host's own tests. */
export function createMemoryBackend({
  seed,
  accountId = seed.accounts[0]?.settings.id ?? '',
  viewer,
  now,
  delay = 0,
  fail,
}: MemoryOptions): MemoryBackend {
  const store = createMemoryStore(seed);
  const authenticate = () => (viewer === null ? null : { email: viewer });
  const service = createService({ store, authenticate, ...(now && { now }) });
  const http = {
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      service.fetch(new Request(input, init)),
    // In process nothing gets lost on the way: what fails, is meant to.
    retry: { tries: 1 },
  };
  const base = 'http://memory.invalid/api';
  const baseUrl = `${base}/accounts/${encodeURIComponent(accountId)}`;
  const hinder = hindrance(delay, fail);
  return {
    backend: hindered(createHttpBackend({ ...http, baseUrl }), hinder),
    invitations: hindered(
      createHttpInvitationBackend({ ...http, baseUrl: `${base}/invitations` }),
      hinder,
    ),
    snapshot: () => store.snapshot(),
    restore: (data) => store.restore(data),
  };
}

type Hinder = (verb: InProcessVerb, call: Call | undefined) => Promise<void>;

/** What stands before each call: the delay, then the failure that was ordered. */
function hindrance(delay: number, fail: MemoryOptions['fail']): Hinder {
  const calls = new Map<InProcessVerb, number>();
  return async (verb, call) => {
    const nth = (calls.get(verb) ?? 0) + 1;
    calls.set(verb, nth);
    if (delay > 0) await sleepFor(delay, call?.signal);
    const code = fail?.(verb, nth);
    if (code) throw new BackendError({ code }, { notApplied: true });
  };
}

type Verbs<Port> = { [V in keyof Port]: (...given: never[]) => Promise<unknown> };

/** The same port, with something before each of its verbs. */
function hindered<Port extends Verbs<Port>>(port: Port, hinder: Hinder): Port {
  const wrapped = Object.entries<(...given: never[]) => Promise<unknown>>(port).map(
    ([verb, run]) => {
      const through = async (...given: never[]) => {
        // The last argument of every verb is its call, where it is given.
        const call = (given as unknown[]).at(-1) as Call | undefined;
        await hinder(verb as InProcessVerb, call);
        return run(...given);
      };
      return [verb, through];
    },
  );
  return Object.fromEntries(wrapped) as Port;
}
