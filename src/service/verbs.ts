/** What answers each route: the table of `backend/routes.ts`, with who may and which rule runs. */
import type { Id, Verb } from '../backend/backend.js';
import { parseRequest } from '../backend/parse.js';
import { accessRoute, invitationRoutes, routes } from '../backend/routes.js';
import type { InvitationBackend, OptionalVerb } from '../backend/backend.js';
import { refusal } from './refusal.js';
import { accept, askForNewLink, decline, invitationOfToken, lookUp } from './rules/acceptance.js';
import type { InviteeWork } from './rules/acceptance.js';
import { classifyAddresses } from './rules/addresses.js';
import { demandAccess } from './rules/entry.js';
import {
  createInvitations,
  invitationRules,
  resendInvitations,
  revokeInvitations,
  updateInvitation,
} from './rules/invitations.js';
import { askForLink, followLink, linkOfToken, lookUpLink } from './rules/links.js';
import type { LinkWork } from './rules/links.js';
import {
  getMember,
  listActivity,
  listInvitations,
  listMembers,
  listScopeResources,
} from './rules/lists.js';
import { createMember, updateMember } from './rules/member-change.js';
import { removeMembers, setMembersActive } from './rules/members.js';
import { accountFor, demandManager } from './rules/standing.js';
import type { TokenWork, ViewerWork } from './work.js';

export interface Input {
  /** The `{id}` of the path. */
  id: Id;
  query: Record<string, unknown>;
  body: unknown;
  /** The version in `If-Match`. */
  version: string | undefined;
}

interface Handler {
  /** `managers` act on others; `members` look. */
  for: 'members' | 'managers';
  run(work: ViewerWork, input: Input): Promise<unknown>;
}

const handlers: Record<Verb | 'access', Handler> = {
  getAccount: { for: 'members', run: (work) => accountFor(work) },
  access: {
    for: 'members',
    run: async (work, { query }) => demandAccess(work, parseRequest(accessRoute.query, query)),
  },
  listMembers: {
    for: 'members',
    run: (work, { query }) => listMembers(work, parseRequest(routes.listMembers.query, query)),
  },
  getMember: { for: 'members', run: (work, { id }) => getMember(work, id) },
  createMember: {
    for: 'managers',
    run: (work, { body }) => createMember(work, parseRequest(routes.createMember.body, body)),
  },
  updateMember: {
    for: 'managers',
    run: (work, { id, version, body }) =>
      updateMember(work, id, version, parseRequest(routes.updateMember.body, body)),
  },
  removeMembers: {
    for: 'managers',
    run: (work, { body }) =>
      removeMembers(work, parseRequest(routes.removeMembers.body, body).target),
  },
  setMembersActive: {
    for: 'managers',
    run: (work, { body }) => {
      const { active, target } = parseRequest(routes.setMembersActive.body, body);
      return setMembersActive(work, active, target);
    },
  },
  listInvitations: {
    for: 'members',
    run: (work, { query }) =>
      listInvitations(work, parseRequest(routes.listInvitations.query, query)),
  },
  createInvitations: {
    for: 'managers',
    run: (work, { body }) =>
      createInvitations(work, parseRequest(routes.createInvitations.body, body).drafts),
  },
  updateInvitation: {
    for: 'managers',
    run: (work, { id, version, body }) =>
      updateInvitation(work, id, version, parseRequest(routes.updateInvitation.body, body)),
  },
  revokeInvitations: {
    for: 'managers',
    run: (work, { body }) =>
      revokeInvitations(work, parseRequest(routes.revokeInvitations.body, body).target),
  },
  resendInvitations: {
    for: 'managers',
    run: (work, { body }) =>
      resendInvitations(work, parseRequest(routes.resendInvitations.body, body).target),
  },
  classifyAddresses: {
    for: 'managers',
    run: (work, { body }) =>
      classifyAddresses(work, parseRequest(routes.classifyAddresses.body, body).addresses),
  },
  listScopeResources: {
    for: 'members',
    run: (work, { query }) =>
      listScopeResources(work, parseRequest(routes.listScopeResources.query, query)),
  },
  listActivity: {
    for: 'managers',
    run: (work, { query }) => listActivity(work, parseRequest(routes.listActivity.query, query)),
  },
};

const onInvitations: ReadonlySet<string> = new Set<Verb>([
  'listInvitations',
  'createInvitations',
  'updateInvitation',
  'revokeInvitations',
  'resendInvitations',
]);
const optional: ReadonlySet<string> = new Set<OptionalVerb>([
  'classifyAddresses',
  'createMember',
  'setMembersActive',
  'updateInvitation',
  'resendInvitations',
  'listScopeResources',
  'listActivity',
]);

/** @throws BackendError `forbidden` before `unsupported`: who may not, learns nothing of the account */
export function runVerb(work: ViewerWork, verb: Verb | 'access', input: Input): Promise<unknown> {
  const handler = handlers[verb];
  if (handler.for === 'managers') demandManager(work);
  const { verbs } = work.settings.capabilities;
  if (optional.has(verb) && !verbs.includes(verb as OptionalVerb)) throw refusal('unsupported');
  if (onInvitations.has(verb)) invitationRules(work);
  return handler.run(work, input);
}

type TokenVerb = keyof Required<InvitationBackend>;
type TokenHandlers<W> = {
  [V in TokenVerb]: (work: W, body: unknown) => Promise<unknown>;
};

const answerIn = (body: unknown) => parseRequest(invitationRoutes.accept.body, body).answer;

const inviteeHandlers: TokenHandlers<InviteeWork> = {
  lookUp: (work) => lookUp(work),
  accept: (work, body) => accept(work, answerIn(body)),
  decline: (work) => decline(work),
  askForNewLink: (work) => askForNewLink(work),
};

const linkHandlers: TokenHandlers<LinkWork> = {
  lookUp: (work) => lookUpLink(work),
  accept: (work, body) => followLink(work, answerIn(body)),
  decline: () => Promise.reject(refusal('unsupported')),
  askForNewLink: (work) => askForLink(work),
};

/** What a token opens decides who answers. @throws BackendError `not-found` for a token that nobody has, or no longer */
export async function runTokenVerb(
  work: TokenWork,
  verb: TokenVerb,
  { tokenHash, body }: { tokenHash: string; body: unknown },
): Promise<unknown> {
  const opened = await invitationOfToken(work, tokenHash);
  if (opened) return inviteeHandlers[verb]({ ...work, ...opened }, body);
  const link = await linkOfToken(work, tokenHash);
  if (!link) throw refusal('not-found');
  return linkHandlers[verb]({ ...work, ...link }, body);
}
