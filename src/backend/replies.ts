/** What each verb has to be answered with, as a schema: for `checked()`, the conformance suite and the documents. */
import type * as v from 'valibot';
import { account } from './account-schema.js';
import type { InviteeVerb, Verb } from './backend.js';
import * as schemas from './reply-schemas.js';

export const replies = {
  getAccount: account,
  listMembers: schemas.memberPage,
  getMember: schemas.member,
  createMember: schemas.member,
  updateMember: schemas.member,
  removeMembers: schemas.removeReply,
  setMembersActive: schemas.memberOutcomes,
  listInvitations: schemas.invitationPage,
  createInvitations: schemas.createInvitationsReply,
  updateInvitation: schemas.invitation,
  revokeInvitations: schemas.invitationOutcomes,
  resendInvitations: schemas.invitationOutcomes,
  classifyAddresses: schemas.classifyReply,
  listScopeResources: schemas.scopePage,
  listActivity: schemas.activityPage,
} as const satisfies Record<Verb, v.GenericSchema>;

export const inviteeReplies = {
  lookUp: schemas.invitationView,
  accept: schemas.acceptReply,
  decline: null,
  askForNewLink: null,
} as const satisfies Record<InviteeVerb, v.GenericSchema | null>;
