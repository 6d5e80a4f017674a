/**
 * How each verb is sent, and how its reply is read: what an adapter needs of the contract. The rest of the table stands in
 * `routes.ts`, so that no page loads the schemas.
 */
import type { InvitationBackend, Verb } from './backend.js';
import type { Code } from './errors.js';
import type { Read } from './reader.js';
import { inviteeReaders, readers } from './readers.js';

export interface Wire {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  /** Null where the reply says nothing but that it is done. */
  read: Read<unknown> | null;
  /** Needs `Idempotency-Key`. */
  write?: true;
  /** Needs `If-Match`, where the account keeps versions. */
  versioned?: true;
}

export const wires = {
  getAccount: { method: 'GET', path: '', read: readers.getAccount },
  listMembers: { method: 'GET', path: 'members', read: readers.listMembers },
  getMember: { method: 'GET', path: 'members/{id}', read: readers.getMember },
  createMember: { method: 'POST', path: 'members', read: readers.createMember, write: true },
  updateMember: {
    method: 'PATCH',
    path: 'members/{id}',
    read: readers.updateMember,
    write: true,
    versioned: true,
  },
  removeMembers: {
    method: 'POST',
    path: 'members/remove',
    read: readers.removeMembers,
    write: true,
  },
  setMembersActive: {
    method: 'POST',
    path: 'members/set-active',
    read: readers.setMembersActive,
    write: true,
  },
  listInvitations: { method: 'GET', path: 'invitations', read: readers.listInvitations },
  createInvitations: {
    method: 'POST',
    path: 'invitations',
    read: readers.createInvitations,
    write: true,
  },
  updateInvitation: {
    method: 'PATCH',
    path: 'invitations/{id}',
    read: readers.updateInvitation,
    write: true,
    versioned: true,
  },
  revokeInvitations: {
    method: 'POST',
    path: 'invitations/revoke',
    read: readers.revokeInvitations,
    write: true,
  },
  resendInvitations: {
    method: 'POST',
    path: 'invitations/resend',
    read: readers.resendInvitations,
    write: true,
  },
  // A POST, though it changes nothing: addresses do not belong into an address line, and there may be many.
  classifyAddresses: {
    method: 'POST',
    path: 'addresses/classify',
    read: readers.classifyAddresses,
  },
  listScopeResources: { method: 'GET', path: 'scope-resources', read: readers.listScopeResources },
  listActivity: { method: 'GET', path: 'activity', read: readers.listActivity },
} as const satisfies Record<Verb, Wire>;

/** Always a POST, even to look: a token in an address would stand in logs, and mail scanners follow links. */
export const invitationWires = {
  lookUp: { method: 'POST', path: 'look-up', read: inviteeReaders.lookUp },
  accept: { method: 'POST', path: 'accept', read: inviteeReaders.accept, write: true },
  decline: { method: 'POST', path: 'decline', read: inviteeReaders.decline, write: true },
  askForNewLink: {
    method: 'POST',
    path: 'ask-for-new-link',
    read: inviteeReaders.askForNewLink,
    write: true,
  },
} as const satisfies Record<keyof InvitationBackend, Wire>;

// ---- what a refusal is over HTTP ----------------------------------------------------------------------------------------

export const statusOf = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  changed: 412,
  invalid: 422,
  refused: 409,
  'rate-limited': 429,
  busy: 503,
  gone: 410,
  unreachable: 504,
  'bad-answer': 502,
  unsupported: 501,
  unknown: 500,
} as const satisfies Record<Code, number>;

const codeByStatus = new Map<number, Code>([
  ...Object.entries(statusOf).map(([code, status]) => [status, code as Code] as const),
  [400, 'invalid'],
  [405, 'unsupported'],
  [428, 'invalid'],
  [502, 'busy'],
  [504, 'busy'],
]);

/** What a status means where the reply names no code of ours: a proxy or another server may have answered. */
export function codeOf(status: number): Code {
  return codeByStatus.get(status) ?? (status >= 500 ? 'busy' : 'unknown');
}

/** Fills the `{id}` of a path. */
export function pathOf(route: Pick<Wire, 'path'>, id = ''): string {
  return route.path.replace('{id}', encodeURIComponent(id));
}

type SearchValue = string | number | boolean | null | undefined;

/** A query as it stands in an address: lists as repeated keys (an empty one as `key=`), nothing for what is absent. */
export function toSearch(query: object): URLSearchParams {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query) as [string, SearchValue | SearchValue[]][]) {
    const values = Array.isArray(value) ? value : [value];
    // An empty list asks for nothing; without a trace of it, it would ask for everything.
    for (const one of values.length > 0 ? values : ['']) {
      if (one !== undefined && one !== null) search.append(key, String(one));
    }
  }
  return search;
}

const lists: ReadonlySet<string> = new Set(['signIn', 'status', 'ids']);
const numbers: ReadonlySet<string> = new Set(['limit']);
const booleans: ReadonlySet<string> = new Set(['descending']);

/** The other way round; what is not of its kind stays text and is refused by the schema. */
export function fromSearch(search: URLSearchParams): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    const [first = ''] = values;
    if (lists.has(key)) query[key] = values.filter((value) => value !== '');
    else if (values.length > 1) query[key] = values;
    else if (numbers.has(key)) query[key] = first.trim() === '' ? first : Number(first);
    else if (booleans.has(key))
      query[key] = first === 'true' ? true : first === 'false' ? false : first;
    else query[key] = first;
  }
  return query;
}
