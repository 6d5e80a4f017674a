/**
 * The HTTP contract as one table. The service, the HTTP adapter and the documents are all made from it.
 *
 * Paths are relative to the account's own address (the `endpoint`), those of the invitee to the address of the
 * invitations. Writes carry `Idempotency-Key`; a change of one row carries `If-Match` with the version that was seen.
 */
import type * as v from 'valibot';
import type { InvitationBackend, Verb } from './backend.js';
import type { Code } from './errors.js';
import * as schemas from './schemas.js';

export interface Route {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  query?: v.GenericSchema;
  body?: v.GenericSchema;
  reply: v.GenericSchema | null;
  /** Needs `Idempotency-Key`. */
  write?: true;
  /** Needs `If-Match`, where the account keeps versions. */
  versioned?: true;
  /** What it may refuse with, as a whole or a row of it, beside what every route may (see `refusedByAll`). */
  refuses: readonly Code[];
}

/** Every route: not signed in, no member or no right, asked too often, service in trouble. */
export const refusedByAll = [
  'unauthenticated',
  'forbidden',
  'rate-limited',
  'busy',
  'unknown',
] as const;
const read = ['invalid'] as const;
const bulk = ['invalid', 'refused', 'changed', 'not-found'] as const;

export const routes = {
  getAccount: { method: 'GET', path: '', reply: schemas.account, refuses: ['not-found'] },
  listMembers: {
    method: 'GET',
    path: 'members',
    query: schemas.memberQuery,
    reply: schemas.memberPage,
    refuses: read,
  },
  getMember: { method: 'GET', path: 'members/{id}', reply: schemas.member, refuses: ['not-found'] },
  createMember: {
    method: 'POST',
    path: 'members',
    body: schemas.memberDraft,
    reply: schemas.member,
    write: true,
    refuses: ['invalid', 'refused', 'unsupported'],
  },
  updateMember: {
    method: 'PATCH',
    path: 'members/{id}',
    body: schemas.memberChange,
    reply: schemas.member,
    write: true,
    versioned: true,
    refuses: ['invalid', 'refused', 'changed', 'not-found'],
  },
  removeMembers: {
    method: 'POST',
    path: 'members/remove',
    body: schemas.removeRequest,
    reply: schemas.removeReply,
    write: true,
    refuses: bulk,
  },
  setMembersActive: {
    method: 'POST',
    path: 'members/set-active',
    body: schemas.setActiveRequest,
    reply: schemas.memberOutcomes,
    write: true,
    refuses: [...bulk, 'unsupported'],
  },
  listInvitations: {
    method: 'GET',
    path: 'invitations',
    query: schemas.invitationQuery,
    reply: schemas.invitationPage,
    refuses: [...read, 'unsupported'],
  },
  createInvitations: {
    method: 'POST',
    path: 'invitations',
    body: schemas.createInvitationsRequest,
    reply: schemas.createInvitationsReply,
    write: true,
    refuses: ['invalid', 'refused', 'unsupported'],
  },
  updateInvitation: {
    method: 'PATCH',
    path: 'invitations/{id}',
    body: schemas.invitationChange,
    reply: schemas.invitation,
    write: true,
    versioned: true,
    refuses: ['invalid', 'refused', 'changed', 'not-found', 'gone', 'unsupported'],
  },
  revokeInvitations: {
    method: 'POST',
    path: 'invitations/revoke',
    body: schemas.invitationsTargetRequest,
    reply: schemas.invitationOutcomes,
    write: true,
    refuses: [...bulk, 'gone', 'unsupported'],
  },
  resendInvitations: {
    method: 'POST',
    path: 'invitations/resend',
    body: schemas.invitationsTargetRequest,
    reply: schemas.invitationOutcomes,
    write: true,
    refuses: [...bulk, 'gone', 'unsupported'],
  },
  classifyAddresses: {
    // A POST, though it changes nothing: addresses do not belong into an address line, and there may be many.
    method: 'POST',
    path: 'addresses/classify',
    body: schemas.classifyRequest,
    reply: schemas.classifyReply,
    refuses: ['invalid', 'unsupported'],
  },
  listScopeResources: {
    method: 'GET',
    path: 'scope-resources',
    query: schemas.scopeQuery,
    reply: schemas.scopePage,
    refuses: [...read, 'unsupported'],
  },
  listActivity: {
    method: 'GET',
    path: 'activity',
    query: schemas.activityQuery,
    reply: schemas.activityPage,
    refuses: [...read, 'unsupported'],
  },
} as const satisfies Record<Verb, Route>;

/** 204: the viewer may; 403: not. Asked by a host's gateway, never by the elements. */
export const accessRoute = {
  method: 'GET',
  path: 'access',
  query: schemas.accessQuery,
  reply: null,
  refuses: ['invalid'],
} as const satisfies Route;

/** Always a POST, even to look: a token in an address would stand in logs, and mail scanners follow links. */
export const invitationRoutes = {
  lookUp: {
    method: 'POST',
    path: 'look-up',
    body: schemas.tokenRequest,
    reply: schemas.invitationView,
    refuses: ['invalid', 'not-found'],
  },
  accept: {
    method: 'POST',
    path: 'accept',
    body: schemas.acceptRequest,
    reply: schemas.acceptReply,
    write: true,
    refuses: ['invalid', 'not-found', 'gone', 'refused'],
  },
  decline: {
    method: 'POST',
    path: 'decline',
    body: schemas.tokenRequest,
    reply: null,
    write: true,
    refuses: ['invalid', 'not-found', 'gone'],
  },
  askForNewLink: {
    method: 'POST',
    path: 'ask-for-new-link',
    body: schemas.tokenRequest,
    reply: null,
    write: true,
    refuses: ['invalid', 'not-found'],
  },
} as const satisfies Record<keyof InvitationBackend, Route>;

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
export function pathOf(route: Route, id = ''): string {
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
