/** What the API does not tell and the panel has to know: which rights there are, and what is not there. */
const permissions = [
  { id: 'billing', label: 'See and pay invoices', requires: [], grantable: true },
  { id: 'domains', label: 'Manage domains', requires: [], grantable: true },
  { id: 'tickets', label: 'Write to support', requires: [], grantable: true },
];

/** @type {Omit<import('user-management-elements').Account, 'name' | 'serverNow' | 'viewer'>} */
export const shape = {
  contract: 1,
  id: 'team',
  vocabulary: 'users',
  permissionGroups: [{ id: 'all', label: 'What they may do', permissions }],
  allPermissionsOption: true,
  roles: [],
  profiles: [],
  subscriptions: [],
  scope: null,
  fields: [],
  guards: { managePermission: null, keep: [{ owner: true }] },
  invitations: { lifetimeDays: 7, maxPerRequest: 20, boundToAddress: true, locales: ['en'] },
  capabilities: {
    verbs: [],
    versions: false,
    idempotency: false,
    accessUntil: false,
    invitationLink: false,
    endsSessions: false,
    createsMembers: null,
    emailEditable: 'never',
    emailChange: 'direct',
    sortBy: [],
  },
};

/** What the API calls its refusals, in words of the contract. */
export const refusals = {
  MAIL_BAD: { code: 'invalid', reason: 'invalid-address' },
  MAIL_TAKEN: { code: 'refused', reason: 'already-member' },
  MAIL_INVITED: { code: 'refused', reason: 'already-invited' },
  RIGHT_UNKNOWN: { code: 'invalid', reason: 'unknown-permission' },
  BOSS_STAYS: { code: 'refused', reason: 'owner' },
};
