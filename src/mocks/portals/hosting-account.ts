/** Portal A, a hosting company's: users come by invitation, and the owner alone manages them. */
import type { Id } from '../../backend/backend.js';
import type { AccountSettings, PortalData } from '../../service/records.js';
import { accountOf, idsOf, loginsOf, permission, personOf } from './rows.js';
import type { InvitationRow, MemberRow } from './rows.js';

const permissionGroups = [
  {
    id: 'account',
    permissions: [
      permission('profile', { risk: { level: 'high' } }),
      permission('contacts'),
      permission('emails'),
    ],
  },
  {
    id: 'products',
    permissions: [
      permission('products'),
      permission('manageproducts', { requires: ['products'] }),
      permission('productsso', { requires: ['products'] }),
    ],
  },
  {
    id: 'domains',
    permissions: [permission('domains'), permission('managedomains', { requires: ['domains'] })],
  },
  {
    id: 'billing',
    permissions: [
      permission('invoices'),
      permission('quotes'),
      permission('orders'),
      permission('affiliates'),
    ],
  },
  { id: 'support', permissions: [permission('tickets')] },
];
const all = idsOf(permissionGroups);
const technical = [
  'products',
  'manageproducts',
  'productsso',
  'domains',
  'managedomains',
  'tickets',
];

const owner: MemberRow = {
  id: 'ratna',
  name: 'Ratna Kusumawardani',
  email: 'ratna@kopilereng.example',
  owner: true,
  permissions: all,
  lastSignIn: 'now',
  joined: '-1160d',
};

// prettier-ignore
const members: MemberRow[] = [
  owner,
  { id: 'budi', name: 'Budi Santoso', email: 'budi@kopilereng.example', permissions: ['profile', 'contacts', 'products', 'manageproducts', 'invoices', 'tickets'], lastSignIn: '-1d', joined: '-912d' },
  { id: 'sari', name: 'Sari Wulandari', email: 'sari@pembukuansari.example', permissions: ['invoices', 'quotes'], profile: 'billing', lastSignIn: '-3d', joined: '-384d' },
  { id: 'wagiman', name: 'Wagiman', email: 'wagiman@kopilereng.example', permissions: ['products', 'domains'], profile: 'viewOnly', lastSignIn: '-21d', joined: '-640d' },
  { id: 'gede', name: 'I Gede Agus Mahendra', email: 'gede@lerengdev.example', permissions: technical, profile: 'technical', lastSignIn: '-5h', joined: '-205d' },
  { id: 'siti', name: 'Siti Khadijah Putri Handayani Kusumaningrum', email: 'siti.khadijah.putri.handayani.kusumaningrum@kopilereng.example', permissions: ['tickets'], lastSignIn: '-2d', joined: '-98d' },
  { id: 'dewi', name: 'Dewi Anggraini Simanjuntak', email: 'dewi@kopilereng.example', permissions: all, lastSignIn: '-12d', joined: '-1020d' },
  { id: 'andreas', name: 'Andreas Gunadi', email: 'andreas@kopilereng.example', permissions: ['orders', 'invoices', 'quotes'], lastSignIn: '-134d', joined: '-733d' },
  { id: 'nuraini', name: 'Nur Aini', email: 'nuraini@kopilereng.example', permissions: ['emails'], joined: '-1d' },
];

// prettier-ignore
const invitations: InvitationRow[] = [
  { id: 'invitation-bagas', email: 'bagas.pratama@kopilereng.example', permissions: ['products', 'tickets'], sent: '-1d' },
  { id: 'invitation-keuangan', email: 'keuangan@pembukuansari.example', permissions: ['invoices'], sent: '-6d 20h' },
  { id: 'invitation-maria', email: 'maria@studioombak.example', permissions: ['domains', 'managedomains'], sent: '-9d', sentCount: 2 },
  { id: 'invitation-hendra', email: 'hendra@kopilerang.example', permissions: ['tickets'], sent: '-2d', failed: 'domain-not-found' },
  { id: 'invitation-lina', email: 'lina@kopilereng.example', permissions: ['affiliates'], sent: '-6d', status: 'declined', closed: '-4d' },
  { id: 'invitation-nuraini', email: 'nuraini@kopilereng.example', permissions: ['emails'], sent: '-2d', status: 'accepted', closed: '-1d' },
];

/** Signed in at the portal, member of none of its two accounts. */
const stranger = personOf('tono', 'Tono Prasetyo', 'tono@warungtono.example');
/** Invited, with a login from another account of the portal. */
const invitedWithLogin = personOf('maria', 'Maria Ombak', 'maria@studioombak.example');

/** Lumbung Hosting with the account of CV Kopi Lereng Senja, and that of Toko Rumah Jahe, which has just been opened. */
export function hostingAccount(now: number): PortalData {
  return {
    accounts: [
      accountOf(now, {
        settings: settingsOf('kopi-lereng-senja', 'CV Kopi Lereng Senja'),
        members,
        invitations,
      }),
      accountOf(now, {
        settings: settingsOf('toko-rumah-jahe', 'Toko Rumah Jahe'),
        members: [{ ...owner, joined: '-1h' }],
      }),
    ],
    people: [...loginsOf(members), stranger, invitedWithLogin],
  };
}

function settingsOf(id: Id, name: string): AccountSettings {
  return {
    id,
    name,
    defaultLocale: 'id',
    vocabulary: 'users',
    permissionGroups,
    allPermissionsOption: true,
    roles: [],
    profiles: [
      { id: 'billing', permissions: ['invoices', 'quotes'], subscriptions: [] },
      { id: 'technical', permissions: technical, subscriptions: [] },
      { id: 'viewOnly', permissions: ['products', 'domains'], subscriptions: [] },
    ],
    subscriptions: [],
    scope: null,
    fields: [],
    guards: { managePermission: null, keep: [{ owner: true }] },
    invitations: {
      lifetimeDays: 7,
      maxPerRequest: 200,
      boundToAddress: true,
      locales: ['id', 'en', 'fr', 'es'],
    },
    capabilities: {
      verbs: ['classifyAddresses', 'updateInvitation', 'resendInvitations', 'listActivity'],
      versions: true,
      idempotency: true,
      accessUntil: false,
      invitationLink: true,
      endsSessions: true,
      createsMembers: null,
      emailEditable: 'never',
      emailChange: 'confirmed',
      sortBy: ['name', 'lastSignInAt'],
    },
    portal: {
      name: 'Lumbung Hosting',
      acceptUrl: 'https://my.lumbung.example/accept/',
      timeZone: 'Asia/Jakarta',
    },
    deniedDomains: [],
    disposableDomains: ['burner.example'],
    offers: ['edit', 'remove'],
  };
}
