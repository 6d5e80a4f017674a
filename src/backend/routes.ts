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
import { inviteeReplies, replies } from './replies.js';
import * as requests from './request-schemas.js';
import { invitationWires, wires } from './wire.js';
import type { Wire } from './wire.js';

export { codeOf, fromSearch, pathOf, statusOf, toSearch } from './wire.js';

export interface Route extends Omit<Wire, 'read'> {
  /** Null where there is none: 204. */
  reply: v.GenericSchema | null;
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
  getAccount: { ...wires.getAccount, reply: replies.getAccount, refuses: ['not-found'] },
  listMembers: {
    ...wires.listMembers,
    reply: replies.listMembers,
    query: requests.memberQuery,
    refuses: read,
  },
  getMember: { ...wires.getMember, reply: replies.getMember, refuses: ['not-found'] },
  createMember: {
    ...wires.createMember,
    reply: replies.createMember,
    body: requests.memberDraft,
    refuses: ['invalid', 'refused', 'unsupported'],
  },
  updateMember: {
    ...wires.updateMember,
    reply: replies.updateMember,
    body: requests.memberChange,
    refuses: ['invalid', 'refused', 'changed', 'not-found'],
  },
  removeMembers: {
    ...wires.removeMembers,
    reply: replies.removeMembers,
    body: requests.removeRequest,
    refuses: bulk,
  },
  setMembersActive: {
    ...wires.setMembersActive,
    reply: replies.setMembersActive,
    body: requests.setActiveRequest,
    refuses: [...bulk, 'unsupported'],
  },
  listInvitations: {
    ...wires.listInvitations,
    reply: replies.listInvitations,
    query: requests.invitationQuery,
    refuses: [...read, 'unsupported'],
  },
  createInvitations: {
    ...wires.createInvitations,
    reply: replies.createInvitations,
    body: requests.createInvitationsRequest,
    refuses: ['invalid', 'refused', 'unsupported'],
  },
  updateInvitation: {
    ...wires.updateInvitation,
    reply: replies.updateInvitation,
    body: requests.invitationChange,
    refuses: ['invalid', 'refused', 'changed', 'not-found', 'gone', 'unsupported'],
  },
  revokeInvitations: {
    ...wires.revokeInvitations,
    reply: replies.revokeInvitations,
    body: requests.invitationsTargetRequest,
    refuses: [...bulk, 'gone', 'unsupported'],
  },
  resendInvitations: {
    ...wires.resendInvitations,
    reply: replies.resendInvitations,
    body: requests.invitationsTargetRequest,
    refuses: [...bulk, 'gone', 'unsupported'],
  },
  classifyAddresses: {
    ...wires.classifyAddresses,
    reply: replies.classifyAddresses,
    body: requests.classifyRequest,
    refuses: ['invalid', 'unsupported'],
  },
  listScopeResources: {
    ...wires.listScopeResources,
    reply: replies.listScopeResources,
    query: requests.scopeQuery,
    refuses: [...read, 'unsupported'],
  },
  listActivity: {
    ...wires.listActivity,
    reply: replies.listActivity,
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
    reply: inviteeReplies.lookUp,
    body: requests.tokenRequest,
    refuses: ['invalid', 'not-found'],
  },
  accept: {
    ...invitationWires.accept,
    reply: inviteeReplies.accept,
    body: requests.acceptRequest,
    refuses: ['invalid', 'not-found', 'gone', 'refused'],
  },
  decline: {
    ...invitationWires.decline,
    reply: inviteeReplies.decline,
    body: requests.tokenRequest,
    refuses: ['invalid', 'not-found', 'gone'],
  },
  askForNewLink: {
    ...invitationWires.askForNewLink,
    reply: inviteeReplies.askForNewLink,
    body: requests.tokenRequest,
    refuses: ['invalid', 'not-found'],
  },
} as const satisfies Record<keyof InvitationBackend, Route>;
