/** How each answer of the port is read: the shapes of `backend.ts`, and what stands in for what cannot be read. */
import type * as port from './backend.js';
import { codes, type Refusal, waitOf } from './errors.js';
import {
  count,
  either,
  flag,
  id,
  list,
  nullable,
  number,
  object,
  oneOf,
  or,
  ownOf,
  type Read,
  record,
  text,
  time,
} from './reader.js';

const no = () => false;
const none = () => 0;
const ids = list(id);
const label: Read<port.Label> = either(text, record(text));
const ref = object<port.Ref>({ id }, { version: text });
const person = object<port.PersonRef>({ id, name: text }, {});
const now = () => new Date().toISOString();
/** A list that has no end where nothing is said of it. */
const cursor: Read<string | null> = (given, path) =>
  given === undefined ? null : nullable(text)(given, path);

// ---- what somebody may do -----------------------------------------------------------------------------------------------

const refused = object<{ refused: string }>({ refused: text }, {});
const verdict: Read<true | { refused: string }> = (given) =>
  given === true ? given : refused(given);
/** An action with a verdict that cannot be read is not offered. */
const actions: Read<port.Actions<string>> = or(record(verdict), () => ({}));
const someIds = object<{ ids: port.Id[] }>({ ids }, {});
const scope: Read<port.Scope> = (given) =>
  typeof given === 'object' && given !== null && ownOf(given, 'all') === true
    ? { all: true }
    : someIds(given);
const access = {
  role: nullable(id),
  profile: nullable(id),
  permissions: ids,
  scope,
  subscriptions: ids,
};
/** Access that ends at a time which cannot be read is not shown as access that never ends. */
function withUntil<T extends { until?: string | null }>(read: Read<T>): Read<T> {
  const until: Read<string | null> = nullable(time);
  return (given, path) => {
    const end = ownOf(Object(given) as object, 'until');
    const row = read(given, path);
    if (row === undefined || end === undefined) return row;
    const readable = until(end);
    return readable === undefined ? undefined : Object.assign(row, { until: readable });
  };
}

// ---- rows ---------------------------------------------------------------------------------------------------------------

const statuses = ['pending', 'expired', 'accepted', 'declined', 'revoked', 'unknown'] as const;
const status: Read<port.InvitationStatus> = or(oneOf(statuses), () => 'unknown');
const delivery = object<port.Invitation['delivery']>(
  { state: or(oneOf(['queued', 'sent', 'failed', 'unknown']), () => 'unknown') },
  { reason: text },
);
export const readInvitation = withUntil(
  object<port.Invitation>(
    {
      ...access,
      id,
      email: text,
      status,
      sentAt: time,
      sentCount: or(count, none),
      expiresAt: time,
      delivery: or(delivery, () => ({ state: 'unknown' })),
      actions,
    },
    {
      until: nullable(time),
      version: text,
      closedAt: time,
      acceptedAs: text,
      memberId: id,
      locale: text,
      invitedBy: person,
    },
  ),
);
export const readMember = withUntil(
  object<port.Member>(
    {
      ...access,
      id,
      email: text,
      name: nullable(text),
      fields: or(record(text), () => ({})),
      signIn: or(oneOf(['none', 'invited', 'active', 'deactivated', 'unknown']), () => 'unknown'),
      isOwner: flag,
      joinedAt: or(nullable(time), () => null),
      actions,
    },
    {
      until: nullable(time),
      version: text,
      pendingEmail: text,
      invitedAs: text,
      invitation: readInvitation,
      lastSignInAt: nullable(time),
      invitedBy: person,
    },
  ),
);

const nothing = {
  ...{ email: '', role: null, profile: null, permissions: [], subscriptions: [], actions: {} },
  scope: { ids: [] },
};
const unreadableMember: Omit<port.Member, 'id'> = {
  ...{ ...nothing, name: null, fields: {}, signIn: 'unknown', isOwner: false },
  ...{ lastSignInAt: null, joinedAt: null },
};
const long = new Date(0).toISOString();
const unreadableInvitation: Omit<port.Invitation, 'id'> = {
  ...{ ...nothing, status: 'unknown', delivery: { state: 'unknown' } },
  ...{ sentAt: long, sentCount: 0, expiresAt: long },
};

// ---- pages --------------------------------------------------------------------------------------------------------------

const counts = object<port.Counts>({}, { members: record(count), invitations: record(count) });

/** @param neutral a row that stands, keeping its place, for one that cannot be read */
function page<T>(row: Read<T>, neutral?: Omit<T, 'id'>): Read<port.Page<T>> {
  return (given, path) => {
    // Pages of one list end in different cursors: no two of such rows have the same id.
    const end = text(ownOf(Object(given) as object, 'nextCursor')) ?? '';
    const instead = (from: unknown, index: number) => {
      const known = id(ownOf(Object(from) as object, 'id')) ?? `unreadable-${end}-${String(index)}`;
      return neutral && ({ ...neutral, id: known } as T);
    };
    return object<port.Page<T>>(
      { items: list(row, instead), nextCursor: cursor, asOf: or(time, now) },
      { total: count, counts },
    )(given, path);
  };
}

export const readMemberPage = page(readMember, unreadableMember);
export const readInvitationPage = page(readInvitation, unreadableInvitation);
export const readScopePage = page(
  object<port.ScopeResource>({ id, label: or(label, () => '') }, { closed: flag }),
);

const changed = <T>(value: Read<T>) =>
  object<port.Changed<T>>({ from: nullable(value), to: nullable(value) }, {});
const gainsAndLoses = <T>(value: Read<T>) =>
  object<{ gains?: T; loses?: T }>({}, { gains: value, loses: value });
const all = object<{ all: true }>({ all: (given) => (given === true ? given : undefined) }, {});
const scopePart: Read<port.ScopePart> = either(
  all,
  object<{ count: number; names: port.Label[] }>({ count, names: list(label) }, {}),
);
const changes = object<port.AccessChanges>(
  {},
  {
    role: changed(id),
    profile: changed(id),
    until: changed(time),
    subscriptions: gainsAndLoses(ids),
    scope: gainsAndLoses(scopePart),
  },
);
export const readActivityPage = page(
  object<port.Activity>(
    { id, at: time, actor: text, verb: text, subject: text },
    { gains: ids, loses: ids, changes },
  ),
);

// ---- refusals and outcomes ------------------------------------------------------------------------------------------------

export const readRefusal = object<Refusal>(
  { code: or(oneOf(codes), () => 'unknown') },
  {
    reason: text,
    fields: record(text),
    retryAfter: waitOf,
    current: either(readMember, readInvitation),
    changed: object<{ by: string; at: string }>({ by: text, at: time }, {}),
  },
);

function outcomes<T>(row: Read<T>): Read<port.Outcomes<T>> {
  return object<port.Outcomes<T>>(
    {
      items: list(
        object<port.Outcomes<T>['items'][number]>({ ref }, { row, link: text, error: readRefusal }),
      ),
      nextCursor: cursor,
    },
    {},
  );
}
export const readMemberOutcomes = outcomes(readMember);
export const readInvitationOutcomes = outcomes(readInvitation);

/** Neither invited nor refused: nobody knows what became of this address, and the others keep their places. */
const unclear = (email: string): port.InviteOutcome => ({ email, error: { code: 'bad-answer' } });
const inviteOutcome: Read<port.InviteOutcome> = either(
  either(
    object<{ email: string; invitation: port.Invitation; link?: string }>(
      { email: text, invitation: readInvitation },
      { link: text },
    ),
    object<{ email: string; error: Refusal }>({ email: text, error: readRefusal }, {}),
  ),
  (given) => {
    const email = text(ownOf(Object(given) as object, 'email'));
    return email === undefined ? undefined : unclear(email);
  },
);
export const readInviteOutcomes = list(inviteOutcome, () => unclear(''));

const classes = [
  ...(['new', 'invalid', 'member', 'deactivated', 'contact'] as const),
  ...(['invited', 'expired', 'disposable', 'denied'] as const),
];
export const readClassified = list(
  object<port.ClassifiedAddress>(
    // A class that is not known here does not stop the sending: the service decides again then.
    { address: text, is: or(oneOf(classes), () => 'new') },
    { member: ref, invitation: ref },
  ),
);

// ---- the account ----------------------------------------------------------------------------------------------------------

const permission = object<port.Permission>(
  { id, requires: or(ids, () => []), grantable: or(verdict, () => ({ refused: 'not-held' })) },
  {
    label,
    description: label,
    risk: object<NonNullable<port.Permission['risk']>>(
      { level: oneOf(['high']) },
      { reason: label },
    ),
  },
);
const role = object<port.Role>(
  {
    id,
    isAdmin: or(flag, no),
    grants: or(ids, () => []),
    forbids: or(ids, () => []),
    defaults: or(ids, () => []),
    minPermissions: or(count, none),
    defaultScope: or(oneOf(['all', 'none']), () => 'none'),
  },
  { label, default: flag },
);
const profile = object<port.Profile>(
  { id, permissions: or(ids, () => []), subscriptions: or(ids, () => []) },
  { label },
);
const subscription = object<port.Subscription>(
  { id },
  {
    label,
    description: label,
    atLeast: object<NonNullable<port.Subscription['atLeast']>>(
      { members: count, reason: or(label, () => '') },
      {},
    ),
  },
);
const option = object<{ value: string; label: port.Label }>(
  { value: text, label: or(label, () => '') },
  {},
);
const field = object<port.Field>(
  {
    id,
    type: or(oneOf(['text', 'tel', 'country', 'select', 'date']), () => 'text'),
    required: or(flag, no),
  },
  { label, autocomplete: text, maxLength: count, options: list(option) },
);
const kept: Read<{ owner: true } | { role: port.Id }> = (given) =>
  typeof given === 'object' && given !== null && ownOf(given, 'owner') === true
    ? { owner: true }
    : object<{ role: port.Id }>({ role: id }, {})(given);
const optionalVerbs = [
  ...(['classifyAddresses', 'createMember', 'setMembersActive', 'updateInvitation'] as const),
  ...(['resendInvitations', 'listScopeResources', 'listActivity'] as const),
];
const capabilities = object<port.Capabilities>(
  {
    verbs: or(list(oneOf(optionalVerbs)), () => []),
    versions: or(flag, no),
    idempotency: or(flag, no),
    accessUntil: or(flag, no),
    invitationLink: or(flag, no),
    endsSessions: or(flag, no),
    createsMembers: or(nullable(oneOf(['users', 'contacts'])), () => null),
    emailEditable: or(oneOf(['contacts', 'always', 'never']), () => 'never'),
    emailChange: or(oneOf(['direct', 'confirmed']), () => 'direct'),
    sortBy: or(list(oneOf(['name', 'lastSignInAt'])), () => []),
  },
  {},
);
const invitationRules = object<port.InvitationRules>(
  {
    lifetimeDays: or(number, none),
    maxPerRequest: or(count, () => 1),
    boundToAddress: or(flag, no),
    locales: or(list(text), () => []),
  },
  {
    maxPending: count,
    seats: object<{ used: number; max: number }>({ used: count, max: count }, {}),
  },
);

/** Its parts have to be there: an account without them would show, and give, something else than it says. */
export const readAccount = object<port.Account>(
  {
    contract: (given) => (given === 1 ? given : undefined),
    id: or(text, () => ''),
    name: or(text, () => ''),
    serverNow: or(time, now),
    vocabulary: or(oneOf(['users', 'contacts']), () => 'users'),
    viewer: object<port.Account['viewer']>(
      {
        memberId: or(nullable(id), () => null),
        isOwner: or(flag, no),
        permissions: or(ids, () => []),
        actions,
      },
      {},
    ),
    permissionGroups: list(
      object<port.PermissionGroup>({ id, permissions: or(list(permission), () => []) }, { label }),
    ),
    allPermissionsOption: or(flag, no),
    roles: list(role),
    profiles: list(profile),
    subscriptions: list(subscription),
    scope: nullable(object<{ label?: port.Label; count: number }>({ count }, { label })),
    fields: list(field),
    guards: object<port.Guards>(
      { managePermission: or(nullable(id), () => null), keep: or(list(kept), () => []) },
      {},
    ),
    invitations: nullable(invitationRules),
    capabilities,
  },
  { defaultLocale: text },
);

// ---- the invitee ----------------------------------------------------------------------------------------------------------

export const readInvitationView = object<port.InvitationView>(
  {
    account: object<{ name: string }>({ name: text }, {}),
    inviter: object<port.InvitationView['inviter']>({ name: text }, { email: text }),
    email: text,
    boundToAddress: or(flag, () => true),
    role: or(nullable(label), () => null),
    permissions: list(object<{ id: port.Id; label?: port.Label }>({ id }, { label })),
    scope: list(label),
    expiresAt: time,
    serverNow: or(time, now),
    status,
    signedInAs: or(nullable(text), () => null),
    needs: oneOf(['confirm', 'signIn', 'password', 'hostSignUp']),
  },
  { purpose: oneOf(['setPassword', 'confirmAddress']), newEmail: text, needsMailbox: flag },
);
export const readAccepted = object<{ next?: string }>({}, { next: text });

// ---- by verb --------------------------------------------------------------------------------------------------------------

export const readers = {
  getAccount: readAccount,
  listMembers: readMemberPage,
  getMember: readMember,
  createMember: readMember,
  updateMember: readMember,
  removeMembers: outcomes<never>(() => undefined),
  setMembersActive: readMemberOutcomes,
  listInvitations: readInvitationPage,
  createInvitations: readInviteOutcomes,
  updateInvitation: readInvitation,
  revokeInvitations: readInvitationOutcomes,
  resendInvitations: readInvitationOutcomes,
  classifyAddresses: readClassified,
  listScopeResources: readScopePage,
  listActivity: readActivityPage,
} as const satisfies Record<port.Verb, Read<unknown>>;

/** Null: there is no answer but that it is done. */
export const inviteeReaders = {
  lookUp: readInvitationView,
  accept: readAccepted,
  decline: null,
  askForNewLink: null,
} as const satisfies Record<port.InviteeVerb, Read<unknown> | null>;
