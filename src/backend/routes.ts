/**
 * The HTTP contract as one table: how each verb is sent (`wire.ts`), with what, and what it may refuse with. The service,
 * the HTTP adapter and the documents are all made from it.
 *
 * Paths are relative to the account's own address (the `endpoint`), those of the invitee to the address of the
 * invitations. Writes carry `Idempotency-Key`; a change of one row carries `If-Match` with the version that was seen.
 */
import type * as v from 'valibot';
import type { InvitationBackend, Verb } from './backend.js';
import type { Code } from './errors.js';
import * as requests from './request-schemas.js';
import { invitationWires, wires } from './wire.js';
import type { Wire } from './wire.js';

export { codeOf, fromSearch, pathOf, statusOf, toSearch } from './wire.js';

export interface Route extends Wire {
  query?: v.GenericSchema;
  body?: v.GenericSchema;
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
  getAccount: { ...wires.getAccount, refuses: ['not-found'] },
  listMembers: { ...wires.listMembers, query: requests.memberQuery, refuses: read },
  getMember: { ...wires.getMember, refuses: ['not-found'] },
  createMember: {
    ...wires.createMember,
    body: requests.memberDraft,
    refuses: ['invalid', 'refused', 'unsupported'],
  },
  updateMember: {
    ...wires.updateMember,
    body: requests.memberChange,
    refuses: ['invalid', 'refused', 'changed', 'not-found'],
  },
  removeMembers: { ...wires.removeMembers, body: requests.removeRequest, refuses: bulk },
  setMembersActive: {
    ...wires.setMembersActive,
    body: requests.setActiveRequest,
    refuses: [...bulk, 'unsupported'],
  },
  listInvitations: {
    ...wires.listInvitations,
    query: requests.invitationQuery,
    refuses: [...read, 'unsupported'],
  },
  createInvitations: {
    ...wires.createInvitations,
    body: requests.createInvitationsRequest,
    refuses: ['invalid', 'refused', 'unsupported'],
  },
  updateInvitation: {
    ...wires.updateInvitation,
    body: requests.invitationChange,
    refuses: ['invalid', 'refused', 'changed', 'not-found', 'gone', 'unsupported'],
  },
  revokeInvitations: {
    ...wires.revokeInvitations,
    body: requests.invitationsTargetRequest,
    refuses: [...bulk, 'gone', 'unsupported'],
  },
  resendInvitations: {
    ...wires.resendInvitations,
    body: requests.invitationsTargetRequest,
    refuses: [...bulk, 'gone', 'unsupported'],
  },
  classifyAddresses: {
    ...wires.classifyAddresses,
    body: requests.classifyRequest,
    refuses: ['invalid', 'unsupported'],
  },
  listScopeResources: {
    ...wires.listScopeResources,
    query: requests.scopeQuery,
    refuses: [...read, 'unsupported'],
  },
  listActivity: {
    ...wires.listActivity,
    query: requests.activityQuery,
    refuses: [...read, 'unsupported'],
  },
} as const satisfies Record<Verb, Route>;

/** 204: the viewer may; 403: not. Asked by a host's gateway, never by the elements. */
export const accessRoute = {
  method: 'GET',
  path: 'access',
  query: requests.accessQuery,
  reply: null,
  refuses: ['invalid'],
} as const satisfies Route;

export const invitationRoutes = {
  lookUp: {
    ...invitationWires.lookUp,
    body: requests.tokenRequest,
    refuses: ['invalid', 'not-found'],
  },
  accept: {
    ...invitationWires.accept,
    body: requests.acceptRequest,
    refuses: ['invalid', 'not-found', 'gone', 'refused'],
  },
  decline: {
    ...invitationWires.decline,
    body: requests.tokenRequest,
    refuses: ['invalid', 'not-found', 'gone'],
  },
  askForNewLink: {
    ...invitationWires.askForNewLink,
    body: requests.tokenRequest,
    refuses: ['invalid', 'not-found'],
  },
} as const satisfies Record<keyof InvitationBackend, Route>;
