/** Portal D, a messaging service's: users and admins, modules, and sub-accounts. */
import type { Id, Scope, ScopeResource } from '../../backend/backend.js';
import type { AccountSettings, PortalData } from '../../service/records.js';
import { accountOf, idsOf, label, loginsOf, permission, personOf } from './rows.js';
import type { InvitationRow, MemberRow } from './rows.js';

// prettier-ignore
const userModules = [
  permission('dashboard', { label: label('Dashboard', 'Dasbor', 'Tableau de bord', 'Panel de control') }),
  permission('send-sms', { label: label('Send SMS', 'Kirim SMS', 'Envoi de SMS', 'Enviar SMS') }),
  permission('campaigns', { label: label('Campaigns', 'Kampanye', 'Campagnes', 'Campañas') }),
  permission('contacts', { label: label('Contacts', 'Kontak', 'Contacts', 'Contactos') }),
  permission('templates', { label: label('Templates', 'Templat', 'Modèles', 'Plantillas') }),
  permission('reports', { label: label('Reports & Logs', 'Laporan & Log', 'Rapports et journaux', 'Informes y registros') }),
  permission('sender-ids', { label: label('Sender IDs', 'ID Pengirim', 'Identifiants d’expéditeur', 'Identificadores de remitente') }),
  permission('api-keys', { label: label('API Keys', 'Kunci API', 'Clés d’API', 'Claves de API') }),
  permission('configuration', { label: label('Configuration', 'Konfigurasi', 'Configuration', 'Configuración') }),
];
// prettier-ignore
const adminModules = [
  permission('pricing', { label: label('Pricing', 'Harga', 'Tarifs', 'Precios') }),
  permission('payment', { label: label('Payment', 'Pembayaran', 'Paiement', 'Pagos') }),
  permission('user-management', { label: label('User Management', 'Manajemen Pengguna', 'Gestion des utilisateurs', 'Gestión de usuarios') }),
];
const permissionGroups = [
  {
    id: 'modules',
    label: label('Modules', 'Modul', 'Modules', 'Módulos'),
    permissions: [...userModules, ...adminModules],
  },
];
const forUsers = userModules.map(({ id }) => id);
const forAdmins = adminModules.map(({ id }) => id);

// ---- sub-accounts: a client's, in one country, for one use ------------------------------------------------------------

const clients = [
  'amberleaf',
  'brightoak',
  'coralbay',
  'dunebrook',
  'eastmoor',
  'fernhill',
  'galereef',
  'harrowgate',
];
const uses = ['sg_otp', 'sg_promo', 'id_promo', 'ph_alerts', 'vn_otp'];
const closed = 'galereef_vn_otp';

const resources: ScopeResource[] = clients
  .flatMap((client) => uses.map((use) => `${client}_${use}`))
  .map((id) => ({ id, label: id, ...(id === closed && { closed: true }) }));

const everywhere: Scope = { all: true };

/** The given sub-accounts; a client's name alone stands for all of that client's. */
function only(...names: string[]): Scope {
  return {
    ids: names.flatMap((name) =>
      clients.includes(name) ? uses.map((use) => `${name}_${use}`) : [name],
    ),
  };
}

function ofEveryClient(use: string): Scope {
  return { ids: clients.map((client) => `${client}_${use}`) };
}

// ---- people -----------------------------------------------------------------------------------------------------------

const admin = { role: 'admin', permissions: idsOf(permissionGroups), scope: everywhere } as const;
const user = { role: 'user' } as const;

const creator: MemberRow = {
  id: 'priya',
  name: 'Priya Raghunathan',
  email: 'priya@fernwood.example',
  ...admin,
  lastSignIn: 'now',
  joined: '-890d',
};

// prettier-ignore
const members: MemberRow[] = [
  creator,
  { id: 'marcus', name: 'Marcus Teo Wei Liang', email: 'marcus@fernwood.example', ...admin, lastSignIn: '-6h' },
  { id: 'aisyah', name: 'Aisyah binti Rahmat', email: 'aisyah@fernwood.example', ...user, permissions: ['dashboard', 'campaigns', 'contacts', 'templates'], scope: only('amberleaf'), lastSignIn: '-1d' },
  { id: 'daniel', name: 'Daniel Okonkwo-Hughes', email: 'daniel@fernwood.example', ...user, permissions: ['reports'], scope: everywhere, lastSignIn: '-2d' },
  { id: 'thanhmai', name: 'Nguyễn Thị Thanh Mai', email: 'thanhmai@fernwood.example', ...user, permissions: ['send-sms', 'templates'], scope: only('amberleaf_vn_otp', 'brightoak_vn_otp', 'coralbay_vn_otp'), lastSignIn: '-4d' },
  { id: 'joy', name: 'Joy Dela Cruz', email: 'joy@fernwood.example', ...user, permissions: ['dashboard', 'reports'], scope: ofEveryClient('ph_alerts'), lastSignIn: '-9d' },
  { id: 'arjun', name: 'Arjun Mehta', email: 'arjun@fernwood.example', ...user, permissions: ['api-keys', 'sender-ids', 'configuration'], scope: only('dunebrook', 'eastmoor', 'fernhill_sg_otp', 'harrowgate_sg_otp'), lastSignIn: '-1h' },
  { id: 'siobhan', name: "Siobhán O'Rourke", email: 'siobhan@fernwood.example', ...user, permissions: ['campaigns'], scope: only('coralbay_sg_promo'), lastSignIn: '-33d' },
  { id: 'kenji', name: 'Kenji Morita', email: 'kenji@fernwood.example', ...user, permissions: ['dashboard'], scope: only('harrowgate_sg_otp', 'harrowgate_sg_promo') },
  { id: 'farah', name: 'Farah Iskandar', email: 'farah@fernwood.example', ...user, permissions: ['contacts', 'campaigns'], scope: only('brightoak_sg_promo', 'brightoak_id_promo', 'fernhill_sg_promo', 'fernhill_id_promo'), lastSignIn: '-97d' },
  { id: 'chloe', name: 'Chloe Tan Hui Min', email: 'chloe@fernwood.example', ...user, permissions: ['reports'], scope: only(), lastSignIn: '-40d' },
  { id: 'wenjie', name: 'Wen Jie Lau', email: 'wenjie@fernwood.example', ...user, permissions: ['send-sms'], scope: only('eastmoor', 'amberleaf_sg_otp'), signIn: 'deactivated', lastSignIn: '-14d' },
  { id: 'rosalind', name: 'Rosalind Achterberg', email: 'rosalind@fernwood.example', ...admin, signIn: 'deactivated', lastSignIn: '-60d' },
  { id: 'imran', name: 'Imran Sheikh', email: 'imran@contractors.example', ...user, permissions: ['api-keys'], scope: only('dunebrook_sg_otp', 'dunebrook_vn_otp'), signIn: 'deactivated', lastSignIn: '-3d' },
];

const marcus = { id: 'marcus', name: 'Marcus Teo Wei Liang' };

// prettier-ignore
const invitations: InvitationRow[] = [
  { id: 'invitation-hana', email: 'hana.suzuki@fernwood.example', ...user, permissions: ['dashboard', 'reports'], scope: only('coralbay'), sent: '-1h' },
  { id: 'invitation-luis', email: 'luis.aquino@fernwood.example', ...user, permissions: ['send-sms'], scope: ofEveryClient('ph_alerts'), sent: '-2d' },
  { id: 'invitation-oliver', email: 'oliver.grant@fernwood.example', ...user, permissions: ['campaigns', 'templates'], scope: only('fernhill_sg_promo'), sent: '-6d 21h' },
  { id: 'invitation-mei', email: 'mei.lin@fernwood.example', ...user, permissions: ['reports'], scope: everywhere, sent: '-12d' },
  { id: 'invitation-typo', email: 'no-reply-typo@fernwod.example', ...user, permissions: ['dashboard'], scope: only('brightoak_sg_otp'), sent: '-1d', failed: 'domain-not-found' },
  { id: 'invitation-elena', email: 'elena.petrova@fernwood.example', ...user, permissions: ['contacts'], scope: only('harrowgate'), sent: '-3d', sentCount: 3 },
  { id: 'invitation-fernando', email: 't.fernando@fernwood.example', ...admin, sent: '-4d', invitedBy: marcus },
];

/** Removed some time ago: has a login still, and can be invited again. */
const removed = personOf('peter', 'Peter Nash', 'peter.nash@fernwood.example');
const stranger = personOf('grace', 'Grace Hollis', 'grace@hollis.example');

/** Pelican Relay with the account of Fernwood Outreach, and that of Quillbrook Studio, which has just been opened. */
export function messagingPortal(now: number): PortalData {
  return {
    accounts: [
      accountOf(now, {
        settings: settingsOf('fernwood-outreach', 'Fernwood Outreach'),
        members,
        invitations,
        resources,
      }),
      accountOf(now, {
        settings: settingsOf('quillbrook-studio', 'Quillbrook Studio'),
        members: [{ ...creator, joined: '-1h' }],
        resources: [{ id: 'quillbrook_sg_otp', label: 'quillbrook_sg_otp' }],
      }),
    ],
    people: [...loginsOf(members), removed, stranger],
  };
}

const roles: AccountSettings['roles'] = [
  {
    id: 'user',
    isAdmin: false,
    grants: [],
    forbids: forAdmins,
    defaults: [],
    minPermissions: 1,
    defaultScope: 'none',
    default: true,
  },
  {
    id: 'admin',
    isAdmin: true,
    grants: forAdmins,
    forbids: [],
    defaults: forUsers,
    minPermissions: 0,
    defaultScope: 'all',
  },
];

function settingsOf(id: Id, name: string): AccountSettings {
  return {
    id,
    name,
    defaultLocale: 'en',
    vocabulary: 'users',
    permissionGroups,
    allPermissionsOption: false,
    roles,
    profiles: [],
    subscriptions: [],
    scope: { label: label('Sub-accounts', 'Subakun', 'Sous-comptes', 'Subcuentas') },
    fields: [],
    guards: { managePermission: 'user-management', keep: [{ role: 'admin' }] },
    invitations: {
      lifetimeDays: 7,
      maxPerRequest: 200,
      boundToAddress: true,
      locales: ['en', 'id', 'fr', 'es'],
    },
    capabilities: {
      verbs: [
        'classifyAddresses',
        'setMembersActive',
        'updateInvitation',
        'resendInvitations',
        'listScopeResources',
        'listActivity',
      ],
      versions: true,
      idempotency: true,
      accessUntil: false,
      invitationLink: false,
      endsSessions: true,
      createsMembers: null,
      emailEditable: 'never',
      emailChange: 'confirmed',
      sortBy: ['name', 'lastSignInAt'],
    },
    portal: {
      name: 'Pelican Relay',
      acceptUrl: 'https://portal.pelicanrelay.example/accept/',
      timeZone: 'Asia/Singapore',
      asksForPassword: true,
    },
    deniedDomains: [],
    disposableDomains: ['burner.example'],
    offers: ['edit', 'deactivate', 'reactivate', 'remove'],
  };
}
