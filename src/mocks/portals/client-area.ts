/** Portal C, a client area: authorised contacts, some of whom may sign in. */
import type { Field, Id } from '../../backend/backend.js';
import type { AccountSettings, PortalData } from '../../service/records.js';
import { accountOf, idsOf, label, loginsOf, permission, personOf } from './rows.js';
import type { InvitationRow, MemberRow, RelativeTime } from './rows.js';

const permissionGroups = [
  {
    id: 'technical',
    label: label('Technical', 'Teknis', 'Technique', 'Técnico'),
    permissions: [permission('products'), permission('domains'), permission('tickets')],
  },
  {
    id: 'billing',
    permissions: [permission('invoices'), permission('quotes'), permission('orders')],
  },
];
const all = idsOf(permissionGroups);
const technical = ['products', 'domains', 'tickets'];
const billing = ['invoices', 'quotes', 'orders'];

const fields: Field[] = [
  { id: 'firstName', type: 'text', required: true, autocomplete: 'given-name', maxLength: 100 },
  { id: 'lastName', type: 'text', required: true, autocomplete: 'family-name', maxLength: 100 },
  { id: 'phone', type: 'tel', required: false, autocomplete: 'tel', maxLength: 30 },
  {
    id: 'taxNumber',
    label: label('Tax number (NIF)', 'Nomor pajak (NIF)', 'Numéro fiscal (NIF)', 'NIF'),
    type: 'text',
    required: true,
    maxLength: 20,
  },
];
/** The number that Spanish software uses for nobody: each of the others may be somebody's. */
const nobodysTaxNumber = '00000000T';

const subscriptions = {
  fact: 'invoice',
  contr: 'order',
  dom: 'domain',
  sop: 'support',
  serv: 'service',
} as const;

/** `mail` lists subscriptions by the first letters of their Spanish names. */
function contact(
  id: Id,
  [firstName, lastName]: [string, string],
  address: string,
  mail: readonly (keyof typeof subscriptions)[],
  rest: Pick<MemberRow, 'owner' | 'signIn' | 'profile' | 'permissions'> & {
    lastSignIn?: RelativeTime;
  },
): MemberRow {
  return {
    id,
    name: `${firstName} ${lastName}`,
    email: address.includes('@') ? address : `${address}@almendrera.example`,
    fields: { firstName, lastName, taxNumber: nobodysTaxNumber },
    subscriptions: mail.map((short) => subscriptions[short]),
    ...rest,
  };
}

const owner = contact(
  'carmen',
  ['Carmen', 'Ortúzar Villaescusa'],
  'carmen',
  ['fact', 'contr', 'dom', 'sop', 'serv'],
  { owner: true, permissions: all, lastSignIn: 'now' },
);

// prettier-ignore
const members: MemberRow[] = [
  owner,
  contact('inigo', ['Íñigo', 'Larrañaga Peña'], 'inigo', ['dom', 'sop', 'serv'], { profile: 'technical', permissions: technical, lastSignIn: '-3h' }),
  contact('lucia', ['Lucía', 'Fernández-Montesinos Gil'], 'lucia', ['fact', 'contr'], { profile: 'billing', permissions: billing, lastSignIn: '-2d' }),
  contact('montserrat', ['Montserrat', 'Puig i Ferrer'], 'montse@gestoria-puig.example', ['fact'], { signIn: 'none', profile: 'billing', permissions: billing }),
  contact('nicolas', ['Nicolás', 'Quintana Rey'], 'nicolas', ['dom', 'sop', 'serv'], { signIn: 'none', profile: 'technical', permissions: technical }),
  contact('ainhoa', ['Ainhoa', 'Bermejo Sáez'], 'ainhoa', ['fact', 'contr'], { signIn: 'none', profile: 'billing', permissions: billing }),
  contact('jose-maria', ['José María', 'Del Río Ñíguez'], 'jm.delrio', ['dom', 'serv'], { profile: 'technical', permissions: [...technical, 'invoices'], lastSignIn: '-8d' }),
  contact('beatriz', ['Beatriz', 'Cano Olmedo'], 'beatriz', ['dom'], { signIn: 'none', permissions: [] }),
  contact('guillem', ['Guillem', 'Roig Soler'], 'guillem@estudioroig.example', ['sop'], { profile: 'technical', permissions: technical, lastSignIn: '-121d' }),
  contact('rosario', ['Rosario', 'Peñalver Ayuso'], 'rosario', [], { signIn: 'none', permissions: [] }),
];

const invitations: InvitationRow[] = [
  invitationOf('nicolas', technical, '-2d'),
  invitationOf('ainhoa', billing, '-8d'),
];

/** A contact on the way to becoming a user; the invitation gives what the contact is to have. */
function invitationOf(member: Id, permissions: readonly Id[], sent: RelativeTime): InvitationRow {
  const email = `${member}@almendrera.example`;
  return { id: `invitation-${member}`, member, email, permissions, sent };
}

const stranger = personOf('pablo', 'Pablo Iriarte', 'pablo@iriarte.example');

/** Nube de Encina with the account of Cooperativa Almendrera del Alto, and that of Librería La Cigüeña Azul, just opened. */
export function clientArea(now: number): PortalData {
  return dataOf(now, members);
}

/** The same, but only Íñigo receives the mail about domains, which somebody must receive. */
export function oneDomainContact(now: number): PortalData {
  const others = members.map((row) =>
    row.id === 'inigo'
      ? row
      : { ...row, subscriptions: row.subscriptions?.filter((id) => id !== 'domain') ?? [] },
  );
  return dataOf(now, others);
}

function dataOf(now: number, rows: MemberRow[]): PortalData {
  return {
    accounts: [
      accountOf(now, {
        settings: settingsOf('almendrera-del-alto', 'Cooperativa Almendrera del Alto, S. Coop.'),
        members: rows,
        invitations,
      }),
      accountOf(now, {
        settings: settingsOf('libreria-ciguena-azul', 'Librería La Cigüeña Azul'),
        members: [{ ...owner, joined: '-1h' }],
      }),
    ],
    people: [...loginsOf(rows), stranger],
  };
}

function settingsOf(id: Id, name: string): AccountSettings {
  return {
    id,
    name,
    defaultLocale: 'es',
    vocabulary: 'contacts',
    permissionGroups,
    allPermissionsOption: false,
    roles: [],
    profiles: [
      { id: 'technical', permissions: technical, subscriptions: ['domain', 'support', 'service'] },
      { id: 'billing', permissions: billing, subscriptions: ['invoice', 'order'] },
    ],
    subscriptions: Object.values(subscriptions).map((category) =>
      category === 'domain' ? { id: category, atLeast: oneForDomains } : { id: category },
    ),
    scope: null,
    fields,
    guards: { managePermission: null, keep: [{ owner: true }] },
    invitations: {
      lifetimeDays: 7,
      maxPerRequest: 200,
      boundToAddress: true,
      locales: ['es', 'en', 'fr', 'id'],
    },
    capabilities: {
      verbs: ['createMember', 'updateInvitation', 'resendInvitations', 'listActivity'],
      versions: true,
      idempotency: true,
      accessUntil: false,
      invitationLink: false,
      endsSessions: true,
      createsMembers: 'contacts',
      emailEditable: 'always',
      emailChange: 'confirmed',
      sortBy: ['name', 'lastSignInAt'],
    },
    portal: {
      name: 'Nube de Encina',
      acceptUrl: 'https://clientes.nubedeencina.example/accept/',
      timeZone: 'Europe/Madrid',
    },
    deniedDomains: [],
    disposableDomains: [],
    offers: ['edit', 'changeEmail', 'grantSignIn', 'withdrawSignIn', 'resend', 'remove'],
  };
}

const oneForDomains = {
  members: 1,
  reason: label(
    'At least one contact must receive domain mail.',
    'Setidaknya satu kontak harus menerima email domain.',
    'Au moins un contact doit recevoir les e-mails de domaine.',
    'Al menos un contacto debe recibir los correos de dominios.',
  ),
};
