/** Portal B, a server host's: contacts are users, made at once and without an invitation. */
import type { Field, Id } from '../../backend/backend.js';
import type { AccountSettings, PortalData } from '../../service/records.js';
import { accountOf, idsOf, label, loginsOf, permission, personOf } from './rows.js';
import type { MemberRow, RelativeTime } from './rows.js';

const permissionGroups = [
  {
    id: 'account',
    permissions: [permission('profile', { risk: { level: 'high' } }), permission('contacts')],
  },
  {
    id: 'products',
    permissions: [permission('products'), permission('manageproducts', { requires: ['products'] })],
  },
  { id: 'billing', permissions: [permission('invoices'), permission('orders')] },
];
const all = idsOf(permissionGroups);

// A department or a team has no surname, so none is required.
const fields: Field[] = [
  { id: 'firstName', type: 'text', required: true, autocomplete: 'given-name', maxLength: 100 },
  { id: 'lastName', type: 'text', required: false, autocomplete: 'family-name', maxLength: 100 },
  { id: 'phone', type: 'tel', required: false, autocomplete: 'tel', maxLength: 30 },
  {
    id: 'company',
    label: label('Company', 'Perusahaan', 'Entreprise', 'Empresa'),
    type: 'text',
    required: false,
    autocomplete: 'organization',
    maxLength: 200,
  },
  {
    id: 'address',
    label: label('Address', 'Alamat', 'Adresse', 'Dirección'),
    type: 'text',
    required: false,
    autocomplete: 'street-address',
    maxLength: 200,
  },
  {
    id: 'postcode',
    label: label('Postcode', 'Kode pos', 'Code postal', 'Código postal'),
    type: 'text',
    required: false,
    autocomplete: 'postal-code',
    maxLength: 20,
  },
  {
    id: 'city',
    label: label('City', 'Kota', 'Ville', 'Ciudad'),
    type: 'text',
    required: false,
    autocomplete: 'address-level2',
    maxLength: 100,
  },
  {
    id: 'country',
    label: label('Country', 'Negara', 'Pays', 'País'),
    type: 'country',
    required: false,
    autocomplete: 'country',
  },
];

const alerts = { G: 'general', D: 'domain', F: 'invoice', S: 'service' } as const;

/** `alertsOn`: the first letters of the alerts in French, that is général, domaine, facturation, service. */
function contact(
  id: Id,
  [firstName, lastName]: [string, string?],
  address: string,
  phone: string | null,
  alertsOn: readonly (keyof typeof alerts)[],
  permissions: readonly Id[],
  rest: { lastSignIn?: RelativeTime; joined?: RelativeTime; owner?: true; noLogin?: true } = {},
): MemberRow {
  return {
    id,
    name: [firstName, lastName].filter(Boolean).join(' '),
    email: address.includes('@') ? address : `${address}@atelier-brumaire.example`,
    fields: { firstName, ...(lastName && { lastName }), ...(phone && { phone }) },
    subscriptions: alertsOn.map((letter) => alerts[letter]),
    permissions,
    ...rest,
  };
}

const owner = contact(
  'helene',
  ['Hélène', 'Vauquelin'],
  'helene',
  '+33 1 99 00 12 01',
  ['G', 'D', 'F', 'S'],
  all,
  {
    owner: true,
    lastSignIn: 'now',
    joined: '-1480d',
  },
);

// prettier-ignore
const members: MemberRow[] = [
  owner,
  contact('mathis', ['Mathis', 'Le Goff'], 'mathis.legoff', '+33 2 61 91 14 22', ['G', 'S'], ['products', 'manageproducts'], { lastSignIn: '-2h' }),
  contact('ines', ['Inès', 'Benkhelifa'], 'ines', '+33 3 53 01 20 31', ['F'], ['invoices'], { lastSignIn: '-4d' }),
  contact('jean-baptiste', ['Jean-Baptiste', "d'Arcy-Lefèvre"], 'jb.darcy-lefevre', '+33 5 36 49 77 05', ['G', 'D', 'F', 'S'], ['profile', 'contacts', 'products', 'manageproducts', 'invoices', 'orders'], { lastSignIn: '-9d' }),
  contact('compta', ['Service comptabilité'], 'compta', '+33 1 99 00 12 10', ['F'], ['invoices'], { noLogin: true }),
  contact('astreinte', ['Équipe astreinte'], 'astreinte', '+33 1 99 00 12 99', ['S'], ['products'], { lastSignIn: '-31d' }),
  contact('oceane', ['Océane', 'Perrin'], 'oceane', null, [], ['products'], { lastSignIn: '-102d' }),
  contact('thibault', ['Thibault', "N'Diaye"], 'thibault@ndiaye-infogerance.example', '+33 4 65 71 45 60', ['S', 'D'], ['products', 'manageproducts', 'orders'], { lastSignIn: '-1d' }),
  contact('zoe', ['Zoé', 'Kœnig'], 'zoe', '+33 2 61 91 03 18', ['G'], ['contacts'], { lastSignIn: '-6d' }),
  contact('severine', ['Sévérine', 'Gauthier-Lambrechts'], 'severine', '+33 5 36 49 00 12', ['F'], ['invoices', 'orders'], { lastSignIn: '-15d' }),
  contact('rayan', ['Rayan', 'Moulin'], 'rayan', '+33 3 53 01 61 47', [], [], { joined: '-1d', noLogin: true }),
];

const stranger = personOf('claire', 'Claire Joubert', 'claire@joubert-conseil.example');

/** Grand Largue Serveurs with the account of Atelier Brumaire, and that of Cabinet Marolle, which has just been opened. */
export function serverPanel(now: number): PortalData {
  return {
    accounts: [
      accountOf(now, {
        settings: settingsOf('atelier-brumaire', 'Atelier Brumaire SARL'),
        members,
      }),
      accountOf(now, {
        settings: settingsOf('cabinet-marolle', 'Cabinet Marolle'),
        members: [{ ...owner, joined: '-1h' }],
      }),
    ],
    people: [...loginsOf(members), stranger],
  };
}

function settingsOf(id: Id, name: string): AccountSettings {
  return {
    id,
    name,
    defaultLocale: 'fr',
    vocabulary: 'contacts',
    permissionGroups,
    allPermissionsOption: false,
    roles: [],
    profiles: [],
    subscriptions: Object.values(alerts).map((alert) => ({ id: alert })),
    scope: null,
    fields,
    guards: { managePermission: 'contacts', keep: [{ owner: true }] },
    invitations: null,
    capabilities: {
      verbs: ['createMember', 'listActivity'],
      versions: true,
      idempotency: true,
      accessUntil: false,
      invitationLink: false,
      endsSessions: true,
      createsMembers: 'users',
      emailEditable: 'always',
      emailChange: 'confirmed',
      sortBy: ['name', 'lastSignInAt'],
    },
    portal: {
      name: 'Grand Largue Serveurs',
      acceptUrl: 'https://panel.grandlargue.example/accept/',
      timeZone: 'Europe/Paris',
    },
    deniedDomains: [],
    disposableDomains: [],
    offers: ['edit', 'changeEmail', 'remove'],
  };
}
