import type { Backend, InvitationBackend } from '../../backend/backend.js';
import { invitationWires, wires } from '../../backend/wire.js';
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
    getAccount: (call) => send(wires.getAccount, { call }),
    listMembers: (query, call) => send(wires.listMembers, { query, call }),
    getMember: (id, call) => send(wires.getMember, { id, call }),
    createMember: (body, call) => send(wires.createMember, { body, call }),
    updateMember: ({ id, version }, body, call) =>
      send(wires.updateMember, { id, version, body, call }),
    removeMembers: (target, call) => send(wires.removeMembers, { body: { target }, call }),
    setMembersActive: (active, target, call) =>
      send(wires.setMembersActive, { body: { active, target }, call }),
    listInvitations: (query, call) => send(wires.listInvitations, { query, call }),
    createInvitations: (drafts, call) => send(wires.createInvitations, { body: { drafts }, call }),
    updateInvitation: ({ id, version }, body, call) =>
      send(wires.updateInvitation, { id, version, body, call }),
    revokeInvitations: (target, call) => send(wires.revokeInvitations, { body: { target }, call }),
    resendInvitations: (target, call) => send(wires.resendInvitations, { body: { target }, call }),
    classifyAddresses: (addresses, call) =>
      send(wires.classifyAddresses, { body: { addresses }, call }),
    listScopeResources: (query, call) => send(wires.listScopeResources, { query, call }),
    listActivity: (query, call) => send(wires.listActivity, { query, call }),
  };
}

/** What `<accept-invitation>` speaks to. `baseUrl` is the address of the invitations, such as `/api/invitations`. */
export function createHttpInvitationBackend(options: HttpOptions): Required<InvitationBackend> {
  const send = connectTo(options);
  return {
    lookUp: (token, call) => send(invitationWires.lookUp, { body: { token }, call }),
    accept: (token, answer, call) =>
      send(invitationWires.accept, { body: { token, answer }, call }),
    decline: async (token, call) => {
      await send(invitationWires.decline, { body: { token }, call });
    },
    askForNewLink: async (token, call) => {
      await send(invitationWires.askForNewLink, { body: { token }, call });
    },
  };
}
