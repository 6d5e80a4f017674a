/** One portal in play: its service, its clock, and requests as people send them. */
import type { Id, InvitationBackend, Verb } from '../../../src/backend/backend.js';
import {
  accessRoute,
  invitationRoutes,
  pathOf,
  routes,
  toSearch,
} from '../../../src/backend/routes.js';
import type { Route } from '../../../src/backend/routes.js';
import { createMemoryStore, createService } from '../../../src/service/index.js';
import type { AccountData, PortalData } from '../../../src/service/index.js';
import { start } from '../../support/portal.js';

export type AccountVerb = Verb | 'access';
export type InviteeVerb = keyof InvitationBackend;

/** One request. */
export interface Ask {
  /** Address of who is signed in; null: nobody. */
  by: string | null;
  verb: AccountVerb | InviteeVerb;
  /** The account; that of the link, where the invitee asks. */
  account: Id;
  id?: Id;
  query?: object;
  body?: unknown;
  version?: string;
  key?: string;
  /** The link that is accepted confirms the new address of this member, whose id is `id`. */
  confirms?: true;
}
export interface Exchange extends Ask {
  at: number;
  status: number;
  ok: boolean;
  /** The reply or the problem; null where there is no body. */
  reply: unknown;
}

export interface World {
  clock: { now: number };
  send(ask: Ask): Promise<Exchange>;
  /** A key that nobody has used. */
  newKey(): string;
  /** The host changes the settings or resources of an account. */
  configure(account: Id, change: (data: AccountData) => void): void;
  /** All that the service keeps, as it is now; the same object as long as nothing was sent. */
  data(): PortalData;
}

export const accountRoutes: Record<AccountVerb, Route> = { ...routes, access: accessRoute };
const inviteeRoutes: Record<string, Route> = invitationRoutes;

export function routeOf(verb: Ask['verb']): Route {
  return inviteeRoutes[verb] ?? accountRoutes[verb as AccountVerb];
}

/** A new world with the portal's data, which is copied. */
export function openWorld(data: PortalData): World {
  const store = createMemoryStore(data);
  const clock = { now: start };
  let keys = 0;
  let known: PortalData | null = null;
  const service = createService({
    store,
    now: () => clock.now,
    random: countingBytes(),
    authenticate: (request) => {
      const email = request.headers.get('x-viewer');
      return email === null ? null : { email };
    },
  });
  return {
    clock,
    newKey: () => `key-${(keys += 1)}`,
    configure: (account, change) => {
      const changed = store.snapshot();
      change(changed.accounts.find(({ settings }) => settings.id === account)!);
      store.restore(changed);
      known = null;
    },
    data: () => (known ??= store.snapshot()),
    send: async (ask) => {
      if (ask.verb !== 'access') known = null;
      const response = await service.fetch(requestOf(ask));
      const text = await response.text();
      const reply: unknown = text === '' ? null : JSON.parse(text);
      return { ...ask, at: clock.now, status: response.status, ok: response.ok, reply };
    },
  };
}

/** Never the same twice, and the same in every run. */
function countingBytes(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(length - 4, (count += 1));
    return bytes;
  };
}

function requestOf({ by, verb, account, id, query, body, version, key }: Ask): Request {
  const route = routeOf(verb);
  const base = verb in inviteeRoutes ? 'invitations' : `accounts/${account}`;
  const path = [base, pathOf(route, id)].filter(Boolean).join('/');
  const headers = new Headers();
  if (by !== null) headers.set('x-viewer', by);
  if (key !== undefined) headers.set('idempotency-key', key);
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return new Request(`http://portal.example/api/${path}?${toSearch(query ?? {}).toString()}`, {
    method: route.method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
