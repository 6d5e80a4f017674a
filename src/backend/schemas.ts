/**
 * What crosses the port, checked. Requests are parsed strictly: a key that nobody knows is refused. Replies are parsed
 * tolerantly: what is new is ignored, an unknown status becomes `unknown`, and one broken row leaves the others alone.
 * The shapes themselves are told in `backend.ts`; the compiler holds the two together.
 */
import * as z from 'zod/mini';
import type * as port from './backend.js';
import { codes, type Refusal } from './errors.js';

// Long enough for everything that people type, short enough that nobody stores a book.
const id = z.string().check(z.minLength(1), z.maxLength(200));
const text = z.string().check(z.maxLength(1000));
const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  z.refine((given) => !Number.isNaN(Date.parse(given))),
);
const count = z.int().check(z.gte(0));
const ids = z.array(id).check(z.maxLength(10_000));
const address = z.string().check(z.minLength(1), z.maxLength(400));
const label = z.union([z.string(), z.record(z.string(), z.string())]);
const limit = z.optional(z.int().check(z.gte(1), z.lte(200)));
const cursor = z.optional(text);

/** A value of the list, or `unknown` where a newer backend says something else. */
function known<const T extends readonly string[]>(values: T) {
  return z.catch(z.enum([...values, 'unknown']), 'unknown');
}

// ---- shared parts -----------------------------------------------------------------------------------------------------

export const ref: z.ZodMiniType<port.Ref> = z.strictObject({ id, version: z.optional(text) });
const scope: z.ZodMiniType<port.Scope> = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ ids: z.array(id) }),
]);
const access = {
  role: z.nullable(id),
  profile: z.nullable(id),
  permissions: ids,
  scope,
  subscriptions: ids,
  until: z.optional(z.nullable(time)),
};
const someAccess = {
  role: z.optional(access.role),
  profile: z.optional(access.profile),
  permissions: z.optional(ids),
  scope: z.optional(scope),
  subscriptions: z.optional(ids),
  until: access.until,
};

// ---- requests: strict ---------------------------------------------------------------------------------------------------

const signIns = ['none', 'invited', 'active', 'deactivated'] as const;
const statuses = ['pending', 'expired', 'accepted', 'declined', 'revoked'] as const;

export const memberQuery: z.ZodMiniType<port.MemberQuery> = z.strictObject({
  signIn: z.optional(z.array(z.enum(signIns))),
  text: z.optional(text),
  role: z.optional(id),
  permission: z.optional(id),
  subscription: z.optional(id),
  scope: z.optional(id),
  lastSignInBefore: z.optional(time),
  sort: z.optional(z.enum(['name', 'lastSignInAt'])),
  descending: z.optional(z.boolean()),
  cursor,
  limit,
});
export const invitationQuery: z.ZodMiniType<port.InvitationQuery> = z.strictObject({
  status: z.optional(z.array(z.enum(statuses))),
  delivery: z.optional(z.literal('failed')),
  invitedBy: z.optional(id),
  text: z.optional(text),
  expiresBefore: z.optional(time),
  cursor,
  limit,
});
export const scopeQuery: z.ZodMiniType<port.ScopeQuery> = z.strictObject({
  text: z.optional(text),
  ids: z.optional(ids),
  cursor,
  limit,
});
export const activityQuery: z.ZodMiniType<port.ActivityQuery> = z.strictObject({ cursor, limit });
export const accessQuery = z.strictObject({ permission: z.optional(id), resource: z.optional(id) });

function target<Query>(query: z.ZodMiniType<Query>): z.ZodMiniType<port.Target<Query>> {
  return z.union([
    z.strictObject({ refs: z.array(ref).check(z.maxLength(10_000)) }),
    z.strictObject({ query, except: ids, expected: count, cursor }),
  ]) as z.ZodMiniType<port.Target<Query>>;
}
export const memberTarget = target(memberQuery);
export const invitationTarget = target(invitationQuery);

const change = {
  ...someAccess,
  name: z.optional(z.nullable(text)),
  email: z.optional(address),
  fields: z.optional(z.record(id, text)),
  maySignIn: z.optional(z.boolean()),
};
export const memberChange: z.ZodMiniType<port.MemberChange> = z.strictObject(change);
export const memberDraft: z.ZodMiniType<port.MemberDraft> = z.strictObject({
  ...change,
  email: address,
});
export const invitationChange: z.ZodMiniType<port.InvitationChange> = z.strictObject({
  ...someAccess,
  email: z.optional(address),
});
const draft: z.ZodMiniType<port.InvitationDraft> = z.strictObject({
  ...access,
  email: address,
  contactId: z.optional(id),
  locale: z.optional(text),
});

export const removeRequest = z.strictObject({ target: memberTarget });
export const setActiveRequest = z.strictObject({ active: z.boolean(), target: memberTarget });
export const invitationsTargetRequest = z.strictObject({ target: invitationTarget });
export const createInvitationsRequest = z.strictObject({
  drafts: z.array(draft).check(z.minLength(1)),
});
export const classifyRequest = z.strictObject({ addresses: z.array(address) });
const token = z.string().check(z.minLength(1), z.maxLength(500));
export const tokenRequest = z.strictObject({ token });
export const acceptRequest = z.strictObject({
  token,
  answer: z.strictObject({
    name: z.optional(text),
    password: z.optional(text),
    as: z.optional(z.enum(['invited', 'signedIn'])),
  }),
});

// ---- replies: tolerant ------------------------------------------------------------------------------------------------

const verdict = z.union([z.literal(true), z.object({ refused: z.string() })]);
/** An action with a verdict that we cannot read is not offered. */
const actions = z.catch(z.record(z.string(), z.catch(z.optional(verdict), undefined)), {});
const person = z.object({ id, name: z.string() });
const storedScope: z.ZodMiniType<port.Scope> = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ ids: z.array(id) }),
]);
const storedAccess = {
  ...access,
  permissions: z.array(id),
  scope: storedScope,
  subscriptions: z.array(id),
};
/** For what a reply can do without: absent where it cannot be read. */
function ifReadable<T>(schema: z.ZodMiniType<T>) {
  return z.catch(z.optional(schema), undefined);
}

export const invitation: z.ZodMiniType<port.Invitation> = z.object({
  ...storedAccess,
  id,
  version: z.optional(text),
  email: z.string(),
  status: known(statuses),
  sentAt: time,
  sentCount: count,
  expiresAt: time,
  closedAt: z.optional(time),
  acceptedAs: z.optional(z.string()),
  memberId: z.optional(id),
  locale: z.optional(z.string()),
  invitedBy: z.optional(person),
  delivery: z.object({
    state: known(['queued', 'sent', 'failed']),
    reason: z.optional(z.string()),
  }),
  actions,
});
export const member: z.ZodMiniType<port.Member> = z.object({
  ...storedAccess,
  id,
  version: z.optional(text),
  email: z.string(),
  name: z.nullable(z.string()),
  fields: z.record(z.string(), z.string()),
  signIn: known(signIns),
  isOwner: z.boolean(),
  pendingEmail: z.optional(z.string()),
  invitedAs: z.optional(z.string()),
  invitation: z.optional(invitation),
  lastSignInAt: z.nullable(time),
  joinedAt: z.nullable(time),
  invitedBy: z.optional(person),
  actions,
});
const row = z.union([member, invitation]);
export const refusal: z.ZodMiniType<Refusal> = z.object({
  code: z.catch(z.enum(codes), 'unknown'),
  reason: z.optional(z.string()),
  fields: z.optional(z.record(z.string(), z.string())),
  retryAfter: z.optional(z.number()),
  current: ifReadable(row),
  changed: ifReadable(z.object({ by: z.string(), at: time })),
});

const nothing = {
  role: null,
  profile: null,
  permissions: [],
  scope: { ids: [] },
  subscriptions: [],
  actions: {},
};
/** Stands for a row that could not be read: neutral, and nothing can be done to it. */
function unreadable(from: unknown, index: number) {
  const given = (from as { id?: unknown } | null)?.id;
  return {
    id: typeof given === 'string' && given ? given : `unreadable-${index}`,
    email: '',
    ...nothing,
  };
}
function unreadableMember(from: unknown, index: number): port.Member {
  const rest = { name: null, fields: {}, signIn: 'unknown', isOwner: false } as const;
  return { ...unreadable(from, index), ...rest, lastSignInAt: null, joinedAt: null };
}
function unreadableInvitation(from: unknown, index: number): port.Invitation {
  const at = new Date(0).toISOString();
  const rest = { status: 'unknown', delivery: { state: 'unknown' } } as const;
  return { ...unreadable(from, index), ...rest, sentAt: at, sentCount: 0, expiresAt: at };
}

const counts = ifReadable(
  z.object({
    members: z.optional(z.record(z.string(), count)),
    invitations: z.optional(z.record(z.string(), count)),
  }),
) as z.ZodMiniType<port.Counts | undefined>;

function page<T>(item: z.ZodMiniType<T>, broken?: (from: unknown, index: number) => T) {
  return z.pipe(
    z.object({
      items: z.array(z.unknown()),
      nextCursor: z.nullable(z.string()),
      total: ifReadable(count),
      counts,
      asOf: time,
    }),
    z.transform((read): port.Page<T> => {
      const items = read.items.flatMap((from, index) => {
        const result = z.safeParse(item, from);
        if (result.success) return [result.data];
        return broken ? [broken(from, index)] : [];
      });
      return { ...read, items };
    }),
  ) as z.ZodMiniType<port.Page<T>>;
}
export const memberPage = page(member, unreadableMember);
export const invitationPage = page(invitation, unreadableInvitation);
export const scopePage = page<port.ScopeResource>(
  z.object({ id, label, closed: z.optional(z.boolean()) }),
);
export const activityPage = page<port.Activity>(
  z.object({
    id,
    at: time,
    actor: z.string(),
    verb: z.string(),
    subject: z.string(),
    gains: z.optional(z.array(id)),
    loses: z.optional(z.array(id)),
  }),
);

function outcomes<T>(item: z.ZodMiniType<T>): z.ZodMiniType<port.Outcomes<T>> {
  return z.object({
    items: z.array(
      z.object({
        ref: z.object({ id, version: z.optional(text) }),
        row: ifReadable(item),
        link: z.optional(z.string()),
        error: z.optional(refusal),
      }),
    ),
    nextCursor: z.nullable(z.string()),
  }) as z.ZodMiniType<port.Outcomes<T>>;
}
export const removeReply = outcomes<never>(z.never());
export const memberOutcomes = outcomes(member);
export const invitationOutcomes = outcomes(invitation);
export const createInvitationsReply: z.ZodMiniType<port.InviteOutcome[]> = z.array(
  z.union([
    z.object({ email: z.string(), invitation, link: z.optional(z.string()) }),
    z.object({ email: z.string(), error: refusal }),
    // Neither: nobody knows what became of this address, and the others keep their places.
    z.pipe(
      z.object({ email: z.string() }),
      z.transform(({ email }): port.InviteOutcome => ({ email, error: { code: 'bad-answer' } })),
    ),
  ]),
);
const addressClasses = [
  'new',
  'invalid',
  'member',
  'deactivated',
  'contact',
  'invited',
  'expired',
  'disposable',
  'denied',
] as const;
export const classifyReply: z.ZodMiniType<port.ClassifiedAddress[]> = z.array(
  z.object({
    address: z.string(),
    // A class that we do not know does not stop the sending: the service decides again then.
    is: z.catch(z.enum(addressClasses), 'new'),
    member: z.optional(z.object({ id, version: z.optional(text) })),
    invitation: z.optional(z.object({ id, version: z.optional(text) })),
  }),
);
export const invitationView: z.ZodMiniType<port.InvitationView> = z.object({
  account: z.object({ name: z.string() }),
  inviter: z.object({ name: z.string(), email: z.optional(z.string()) }),
  email: z.string(),
  boundToAddress: z.boolean(),
  role: z.nullable(label),
  permissions: z.array(z.object({ id, label: z.optional(label) })),
  scope: z.array(label),
  expiresAt: time,
  serverNow: time,
  status: known(statuses),
  signedInAs: z.nullable(z.string()),
  needs: z.enum(['confirm', 'signIn', 'password', 'hostSignUp']),
});
export const acceptReply = z.object({ next: z.optional(z.string()) });

// ---- the account --------------------------------------------------------------------------------------------------------

const optionalVerbs = [
  'classifyAddresses',
  'createMember',
  'setMembersActive',
  'updateInvitation',
  'resendInvitations',
  'listScopeResources',
  'listActivity',
] as const satisfies readonly port.OptionalVerb[];

/** Entries that this version knows; others are left out. */
function knownOnly<const T extends readonly string[]>(values: T) {
  return z.pipe(
    z.array(z.string()),
    z.transform((given): T[number][] => given.filter((value) => values.includes(value))),
  );
}

export const account: z.ZodMiniType<port.Account> = z.object({
  contract: z.literal(1),
  id,
  name: z.string(),
  serverNow: time,
  defaultLocale: z.optional(z.string()),
  vocabulary: z.catch(z.enum(['users', 'contacts']), 'users'),
  viewer: z.object({
    memberId: z.nullable(id),
    isOwner: z.boolean(),
    permissions: z.array(id),
    actions,
  }),
  permissionGroups: z.array(
    z.object({
      id,
      label: z.optional(label),
      permissions: z.array(
        z.object({
          id,
          label: z.optional(label),
          description: z.optional(label),
          requires: z.array(id),
          risk: z.optional(z.object({ level: z.literal('high'), reason: z.optional(label) })),
          grantable: verdict,
        }),
      ),
    }),
  ),
  allPermissionsOption: z.boolean(),
  roles: z.array(
    z.object({
      id,
      label: z.optional(label),
      isAdmin: z.boolean(),
      grants: z.array(id),
      forbids: z.array(id),
      defaults: z.array(id),
      minPermissions: count,
      defaultScope: z.enum(['all', 'none']),
      default: z.optional(z.boolean()),
    }),
  ),
  profiles: z.array(
    z.object({
      id,
      label: z.optional(label),
      permissions: z.array(id),
      subscriptions: z.array(id),
    }),
  ),
  subscriptions: z.array(
    z.object({
      id,
      label: z.optional(label),
      description: z.optional(label),
      atLeast: z.optional(z.object({ members: count, reason: label })),
    }),
  ),
  scope: z.nullable(z.object({ label: z.optional(label), count })),
  fields: z.array(
    z.object({
      id,
      label: z.optional(label),
      type: z.catch(z.enum(['text', 'tel', 'country', 'select', 'date']), 'text'),
      required: z.boolean(),
      autocomplete: z.optional(z.string()),
      maxLength: z.optional(count),
      options: z.optional(z.array(z.object({ value: z.string(), label }))),
    }),
  ),
  guards: z.object({
    managePermission: z.nullable(id),
    keep: z.array(z.union([z.object({ owner: z.literal(true) }), z.object({ role: id })])),
  }),
  invitations: z.nullable(
    z.object({
      lifetimeDays: z.number(),
      maxPerRequest: count,
      maxPending: z.optional(count),
      seats: z.optional(z.object({ used: count, max: count })),
      boundToAddress: z.boolean(),
      locales: z.array(z.string()),
    }),
  ),
  capabilities: z.object({
    verbs: knownOnly(optionalVerbs),
    versions: z.boolean(),
    idempotency: z.boolean(),
    accessUntil: z.boolean(),
    invitationLink: z.boolean(),
    endsSessions: z.boolean(),
    createsMembers: z.nullable(z.enum(['users', 'contacts'])),
    emailEditable: z.enum(['contacts', 'always', 'never']),
    emailChange: z.enum(['direct', 'confirmed']),
    sortBy: knownOnly(['name', 'lastSignInAt'] as const),
  }),
});
