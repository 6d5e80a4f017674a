/**
 * A small portal to test against: one account with an owner, somebody who manages, somebody who only looks, a contact, a
 * deactivated member, and an invitation in each state that matters. Everything is derived from one moment.
 */
import type { Id } from '../../src/backend/backend.js';
import { createMemoryStore, createService } from '../../src/service/index.js';
import type {
  AccountData,
  AccountSettings,
  InvitationRecord,
  MemberRecord,
  MemoryStore,
  PortalData,
  ServiceOptions,
} from '../../src/service/index.js';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';

export const start = Date.parse('2026-11-22T02:14:00.000Z');
export const second = 1000;
export const day = 86_400_000;
/** ISO 8601 of a moment, so many milliseconds from the start. */
export const at = (offset = 0): string => new Date(start + offset).toISOString();

export const owner = 'olga@account.example';
export const manager = 'mark@account.example';
export const limited = 'lena@account.example';
export const stranger = 'sven@elsewhere.example';
export const contact = 'cora@account.example';
export const deactivated = 'dora@account.example';
export const pending = 'paul@account.example';
export const expired = 'emma@account.example';

const permission = (id: Id, requires: Id[] = []) => ({ id, label: `The ${id}`, requires });

export function settingsOf(change: Partial<AccountSettings> = {}): AccountSettings {
  return {
    id: 'a1',
    name: 'Acorn Ltd',
    defaultLocale: 'en',
    vocabulary: 'users',
    permissionGroups: [
      {
        id: 'people',
        permissions: [
          { ...permission('profile'), risk: { level: 'high' } },
          permission('contacts'),
        ],
      },
      {
        id: 'work',
        permissions: [
          permission('domains'),
          permission('managedomains', ['domains']),
          permission('invoices'),
        ],
      },
    ],
    allPermissionsOption: true,
    roles: [],
    profiles: [{ id: 'billing', permissions: ['invoices'], subscriptions: ['bills'] }],
    subscriptions: [
      { id: 'bills' },
      { id: 'news', atLeast: { members: 1, reason: 'Somebody has to know.' } },
    ],
    scope: null,
    fields: [
      { id: 'first', type: 'text', required: false, autocomplete: 'given-name', maxLength: 40 },
      { id: 'last', type: 'text', required: false, autocomplete: 'family-name', maxLength: 40 },
      { id: 'phone', type: 'tel', required: false },
    ],
    guards: { managePermission: 'contacts', keep: [{ owner: true }] },
    invitations: {
      lifetimeDays: 7,
      maxPerRequest: 100,
      boundToAddress: true,
      locales: ['en', 'id', 'fr', 'es'],
    },
    capabilities: {
      verbs: [
        'classifyAddresses',
        'createMember',
        'setMembersActive',
        'updateInvitation',
        'resendInvitations',
        'listScopeResources',
        'listActivity',
      ],
      versions: true,
      idempotency: true,
      accessUntil: true,
      invitationLink: true,
      endsSessions: true,
      createsMembers: 'contacts',
      emailEditable: 'contacts',
      emailChange: 'direct',
      sortBy: ['name', 'lastSignInAt'],
    },
    portal: {
      name: 'Oak Hosting',
      acceptUrl: 'https://oak.example/join',
      timeZone: 'Asia/Jakarta',
    },
    deniedDomains: ['denied.example'],
    disposableDomains: ['burner.example'],
    offers: [
      'edit',
      'changeEmail',
      'grantSignIn',
      'withdrawSignIn',
      'resend',
      'deactivate',
      'reactivate',
      'remove',
    ],
    ...change,
  };
}

/** A member whose id is the name before the `@`. */
export function memberOf(email: string, change: Partial<MemberRecord> = {}): MemberRecord {
  const name = email.split('@')[0]!;
  return {
    id: name,
    version: 1,
    email,
    canonical: email.toLowerCase(),
    name: name[0]!.toUpperCase() + name.slice(1),
    fields: {},
    signIn: 'active',
    isOwner: false,
    role: null,
    profile: null,
    permissions: [],
    scope: { all: true },
    subscriptions: [],
    until: null,
    pendingEmail: null,
    invitedAs: null,
    lastSignInAt: null,
    joinedAt: at(-30 * day),
    invitedBy: null,
    changed: null,
    ...change,
  };
}

/** An invitation sent a day ago, whose id is `i-` and the name before the `@`. */
export function invitationOf(
  email: string,
  change: Partial<InvitationRecord> = {},
): InvitationRecord {
  const id = `i-${email.split('@')[0]!}`;
  return {
    id,
    version: 1,
    email,
    canonical: email.toLowerCase(),
    status: 'pending',
    role: null,
    profile: null,
    permissions: ['invoices'],
    scope: { all: true },
    subscriptions: [],
    until: null,
    sentAt: at(-day),
    sentCount: 1,
    expiresAt: at(6 * day),
    closedAt: null,
    acceptedAs: null,
    memberId: null,
    locale: 'en',
    invitedBy: { id: 'olga', name: 'Olga' },
    delivery: { state: 'sent' },
    tokenHash: `hash of ${id}`,
    changed: null,
    ...change,
  };
}

export function accountOf(change: Partial<AccountData> = {}): AccountData {
  return {
    settings: settingsOf(),
    members: [
      memberOf(owner, { isOwner: true, subscriptions: ['news'], lastSignInAt: at() }),
      memberOf(manager, { permissions: ['contacts', 'domains'], lastSignInAt: at(-day) }),
      memberOf(limited, { permissions: ['invoices'], lastSignInAt: at(-100 * day) }),
      memberOf(contact, { signIn: 'none', joinedAt: null, permissions: ['domains'] }),
      memberOf(deactivated, { signIn: 'deactivated', permissions: ['domains'] }),
    ],
    invitations: [
      invitationOf(pending),
      invitationOf(expired, { sentAt: at(-9 * day), expiresAt: at(-2 * day) }),
    ],
    resources: [],
    activity: [],
    mails: [],
    keys: [],
    ...change,
  };
}

export function portalOf(...accounts: AccountData[]): PortalData {
  return { accounts: accounts.length > 0 ? accounts : [accountOf()], people: [] };
}

/** The portal as a service with a clock that a test moves, and a way in for every person. */
export interface TestPortal {
  store: MemoryStore;
  clock: { now: number };
  /** One request; the address is the viewer's, null for nobody. */
  request(viewer: string | null, path: string, init?: RequestInit): Promise<Response>;
  as(viewer: string | null): ReturnType<typeof createHttpBackend>;
  invitee(viewer: string | null): ReturnType<typeof createHttpInvitationBackend>;
  /** What the store holds of the first account. */
  data(): AccountData;
  /** The token in the newest mail to an address. */
  tokenFor(address: string): string;
}

export function openPortal(
  data: PortalData = portalOf(),
  options: Pick<ServiceOptions, 'mailLimit'> = {},
): TestPortal {
  const store = writesAreOff ? forgetful(createMemoryStore(data)) : createMemoryStore(data);
  const clock = { now: start };
  const service = createService({
    ...options,
    store,
    now: () => clock.now,
    authenticate: (request) => {
      const email = request.headers.get('x-viewer');
      return email === null ? null : { email };
    },
  });
  const through = (viewer: string | null) => (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    if (viewer !== null) request.headers.set('x-viewer', viewer);
    return service.fetch(request);
  };
  const host = 'http://portal.example/api';
  const accountId = data.accounts[0]!.settings.id;
  const over = (viewer: string | null) => ({ fetch: through(viewer), retry: { tries: 1 } });
  const current = () => store.snapshot().accounts[0]!;
  return {
    store,
    clock,
    request: (viewer, path, init) => through(viewer)(`${host}/${path}`, init),
    as: (viewer) =>
      createHttpBackend({ ...over(viewer), baseUrl: `${host}/accounts/${accountId}` }),
    invitee: (viewer) =>
      createHttpInvitationBackend({ ...over(viewer), baseUrl: `${host}/invitations` }),
    data: current,
    tokenFor: (address) => {
      const mail = current().mails.findLast((sent) => sent.to.address === address && sent.link);
      return new URL(mail!.link!).hash.slice(1);
    },
  };
}

/** Whether this run asks what the tests are worth: see scripts/rows.mjs. */
export const writesAreOff = (globalThis as { writesOff?: true }).writesOff === true;

/** Answers as if it had written. */
function forgetful(store: MemoryStore): MemoryStore {
  return {
    ...store,
    async transaction(accountId, asOf, run, options) {
      const before = store.snapshot();
      const result = await store.transaction(accountId, asOf, run, options);
      store.restore(before);
      return result;
    },
  };
}

let keys = 0;
/** A key for one intent. */
export const write = () => ({ key: `key-${(keys += 1)}` });

/** Access with nothing in it but what is named. */
export const accessOf = (...permissions: Id[]) => ({
  role: null,
  profile: null,
  permissions,
  scope: { all: true } as const,
  subscriptions: [],
});
/** A row's ref as it is in the store now. */
export function refOf(portal: TestPortal, id: Id): { id: Id; version: string } {
  const { members, invitations } = portal.data();
  const record = [...members, ...invitations].find((row) => row.id === id)!;
  return { id, version: String(record.version) };
}

/** What a call was refused with. */
export async function refusedWith(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { code, reason } = error as { code?: string; reason?: string };
    return [code ?? String(error), reason].filter(Boolean).join(' ');
  }
  return 'not refused';
}
