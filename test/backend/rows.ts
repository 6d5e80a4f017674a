/** Rows and an account as a backend may send them, complete and sound; each test spoils what it is about. */
import type { Account, Invitation, Member } from '../../src/backend/backend.js';

const access = {
  role: null,
  profile: null,
  permissions: ['tickets'],
  scope: { all: true as const },
  subscriptions: [],
};
const at = '2026-11-22T02:14:00Z';

export function member(change: Partial<Member> = {}): Member {
  return {
    ...access,
    id: 'm1',
    version: '1',
    email: 'jane@example.com',
    name: 'Jane',
    fields: {},
    signIn: 'active',
    isOwner: false,
    lastSignInAt: null,
    joinedAt: at,
    actions: { remove: true, deactivate: { refused: 'self' } },
    ...change,
  };
}

export function invitation(change: Partial<Invitation> = {}): Invitation {
  return {
    ...access,
    id: 'i1',
    version: '1',
    email: 'jane@example.com',
    status: 'pending',
    sentAt: at,
    sentCount: 1,
    expiresAt: '2026-11-29T02:14:00Z',
    delivery: { state: 'sent' },
    actions: { revoke: true },
    ...change,
  };
}

export const account: Account = {
  contract: 1,
  id: 'a1',
  name: 'CV Kopi Lereng Senja',
  serverNow: at,
  vocabulary: 'users',
  viewer: { memberId: 'm1', isOwner: true, permissions: ['tickets'], actions: { invite: true } },
  permissionGroups: [
    { id: 'technical', permissions: [{ id: 'tickets', requires: [], grantable: true }] },
  ],
  allPermissionsOption: true,
  roles: [],
  profiles: [],
  subscriptions: [],
  scope: null,
  fields: [],
  guards: { managePermission: null, keep: [{ owner: true }] },
  invitations: { lifetimeDays: 7, maxPerRequest: 100, boundToAddress: true, locales: ['en'] },
  capabilities: {
    verbs: ['resendInvitations'],
    versions: true,
    idempotency: true,
    accessUntil: false,
    invitationLink: false,
    endsSessions: true,
    createsMembers: null,
    emailEditable: 'never',
    emailChange: 'direct',
    sortBy: ['name'],
  },
};

export function page(items: unknown[], change: object = {}): Record<string, unknown> {
  return { items, nextCursor: null, total: items.length, asOf: at, ...change };
}
