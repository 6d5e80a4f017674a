import type { Backend, InvitationBackend } from '../../backend/backend.js';
import { invitationRoutes, routes } from '../../backend/routes.js';
import { connectTo } from './connection.js';
import type { HttpOptions, Send } from './connection.js';

/**
 * A backend that speaks the HTTP contract. `baseUrl` is the account's own address, such as `/api/accounts/a1`.
 * Reads are tried again when the network or the service fails, writes too, with the same key.
 */
export function createHttpBackend(options: HttpOptions): Required<Backend> {
  return backendOver(connectTo(options));
}

/** Each verb as a call of its route. */
export function backendOver(send: Send): Required<Backend> {
  return {
    getAccount: (call) => send(routes.getAccount, { call }),
    listMembers: (query, call) => send(routes.listMembers, { query, call }),
    getMember: (id, call) => send(routes.getMember, { id, call }),
    createMember: (body, call) => send(routes.createMember, { body, call }),
    updateMember: ({ id, version }, body, call) =>
      send(routes.updateMember, { id, version, body, call }),
    removeMembers: (target, call) => send(routes.removeMembers, { body: { target }, call }),
    setMembersActive: (active, target, call) =>
      send(routes.setMembersActive, { body: { active, target }, call }),
    listInvitations: (query, call) => send(routes.listInvitations, { query, call }),
    createInvitations: (drafts, call) => send(routes.createInvitations, { body: { drafts }, call }),
    updateInvitation: ({ id, version }, body, call) =>
      send(routes.updateInvitation, { id, version, body, call }),
    revokeInvitations: (target, call) => send(routes.revokeInvitations, { body: { target }, call }),
    resendInvitations: (target, call) => send(routes.resendInvitations, { body: { target }, call }),
    classifyAddresses: (addresses, call) =>
      send(routes.classifyAddresses, { body: { addresses }, call }),
    listScopeResources: (query, call) => send(routes.listScopeResources, { query, call }),
    listActivity: (query, call) => send(routes.listActivity, { query, call }),
  };
}

/** What `<accept-invitation>` speaks to. `baseUrl` is the address of the invitations, such as `/api/invitations`. */
export function createHttpInvitationBackend(options: HttpOptions): Required<InvitationBackend> {
  const send = connectTo(options);
  return {
    lookUp: (token, call) => send(invitationRoutes.lookUp, { body: { token }, call }),
    accept: (token, answer, call) =>
      send(invitationRoutes.accept, { body: { token, answer }, call }),
    decline: async (token, call) => {
      await send(invitationRoutes.decline, { body: { token }, call });
    },
    askForNewLink: async (token, call) => {
      await send(invitationRoutes.askForNewLink, { body: { token }, call });
    },
  };
}
