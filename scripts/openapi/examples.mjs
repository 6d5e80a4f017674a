/** What the reference service really answers, as the examples of the document. */
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import { portals } from '../../src/mocks/portals/index.js';

const now = Date.parse('2026-05-04T09:00:00.000Z');
const access = {
  role: null,
  profile: null,
  permissions: ['invoices'],
  scope: { all: true },
  subscriptions: [],
};

/**
 * @typedef {object} Example of one route
 * @property {unknown} [body]
 * @property {unknown} [reply]
 */

/** @returns {Promise<Record<string, Example>>} by verb */
export async function examples() {
  const { data, viewers } = portals['hosting-account'];
  const { backend } = createMemoryBackend({
    seed: data(now),
    viewer: viewers.owner,
    now: () => now,
  });
  const members = await backend.listMembers({ limit: 1 });
  const invitations = await backend.listInvitations({ limit: 1 });
  const [member] = members.items;
  const [invitation] = invitations.items;
  if (!member || !invitation) throw new Error('The portal of the examples has no rows');
  const email = 'sari@kopilereng.example';
  const target = { refs: [{ id: invitation.id, version: invitation.version }] };
  return {
    getAccount: { reply: await backend.getAccount() },
    listMembers: { reply: members },
    getMember: { reply: member },
    createMember: { body: { email, name: 'Sari', permissions: ['invoices'] } },
    updateMember: { body: { permissions: ['invoices'] }, reply: member },
    removeMembers: { body: { target: { refs: [{ id: member.id, version: member.version }] } } },
    setMembersActive: {
      body: {
        active: false,
        target: { query: { signIn: ['active'], text: 'sari' }, except: [], expected: 3 },
      },
    },
    listInvitations: { reply: invitations },
    createInvitations: {
      body: { drafts: [{ ...access, email }] },
      reply: [
        { email, invitation: { ...invitation, email } },
        { email: 'ratna@kopilereng.example', error: { code: 'refused', reason: 'already-member' } },
      ],
    },
    updateInvitation: { body: { permissions: ['invoices'] }, reply: invitation },
    revokeInvitations: { body: { target } },
    resendInvitations: { body: { target } },
    classifyAddresses: {
      body: { addresses: [email, 'no address'] },
      reply: await backend.classifyAddresses([email, 'no address']),
    },
    listActivity: { reply: await backend.listActivity({ limit: 2 }) },
    lookUp: { body: { token: '3q2-7wEjRLk' } },
    accept: { body: { token: '3q2-7wEjRLk', answer: { name: 'Sari', password: 'long and kept' } } },
  };
}
