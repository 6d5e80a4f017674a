/**
 * What a backend answers, parsed tolerantly: what is new is ignored, an unknown status becomes `unknown`, and one broken
 * row leaves the others alone.
 */
import * as v from 'valibot';
import type * as port from './backend.js';
import { codes, type Refusal } from './errors.js';
import {
  access,
  actions,
  count,
  id,
  ifReadable,
  known,
  label,
  signIns,
  statuses,
  text,
  time,
} from './schema-parts.js';

const person = v.object({ id, name: v.string() });
const storedScope: v.GenericSchema<unknown, port.Scope> = v.union([
  v.object({ all: v.literal(true) }),
  v.object({ ids: v.array(id) }),
]);
const storedAccess = {
  ...access,
  permissions: v.array(id),
  scope: storedScope,
  subscriptions: v.array(id),
};
export const invitation = v.object({
  ...storedAccess,
  id,
  version: v.optional(text),
  email: v.string(),
  status: known(statuses),
  sentAt: time,
  sentCount: count,
  expiresAt: time,
  closedAt: v.optional(time),
  acceptedAs: v.optional(v.string()),
  memberId: v.optional(id),
  locale: v.optional(v.string()),
  invitedBy: v.optional(person),
  delivery: v.object({
    state: known(['queued', 'sent', 'failed']),
    reason: v.optional(v.string()),
  }),
  actions,
}) satisfies v.GenericSchema<unknown, port.Invitation>;
export const member = v.object({
  ...storedAccess,
  id,
  version: v.optional(text),
  email: v.string(),
  name: v.nullable(v.string()),
  fields: v.record(v.string(), v.string()),
  signIn: known(signIns),
  isOwner: v.boolean(),
  pendingEmail: v.optional(v.string()),
  invitedAs: v.optional(v.string()),
  invitation: v.optional(invitation),
  lastSignInAt: v.optional(v.nullable(time)),
  joinedAt: v.nullable(time),
  invitedBy: v.optional(person),
  actions,
}) satisfies v.GenericSchema<unknown, port.Member>;
const row = v.union([member, invitation]);
export const refusal = v.object({
  code: v.fallback(v.picklist(codes), 'unknown'),
  reason: v.optional(v.string()),
  fields: v.optional(v.record(v.string(), v.string())),
  retryAfter: ifReadable(v.number()),
  current: ifReadable(row),
  changed: ifReadable(v.object({ by: v.string(), at: time })),
}) satisfies v.GenericSchema<unknown, Refusal>;

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
  v.object({
    members: v.optional(v.record(v.string(), count)),
    invitations: v.optional(v.record(v.string(), count)),
  }),
) as v.GenericSchema<unknown, port.Counts | undefined>;

function page<T>(item: v.GenericSchema<unknown, T>, broken?: (from: unknown, index: number) => T) {
  return v.pipe(
    v.object({
      items: v.array(v.unknown()),
      nextCursor: v.nullable(v.string()),
      total: ifReadable(count),
      counts,
      asOf: time,
    }),
    v.transform((read): port.Page<T> => {
      const items = read.items.flatMap((from, index) => {
        const result = v.safeParse(item, from);
        if (result.success) return [result.output];
        return broken ? [broken(from, index)] : [];
      });
      return { ...read, items };
    }),
  ) as v.GenericSchema<unknown, port.Page<T>>;
}
export const memberPage = page(member, unreadableMember);
export const invitationPage = page(invitation, unreadableInvitation);
export const scopeResource = v.object({ id, label, closed: v.optional(v.boolean()) });
export const scopePage = page<port.ScopeResource>(scopeResource);
const changed = <T>(value: v.GenericSchema<unknown, T>) =>
  ifReadable(v.object({ from: v.nullable(value), to: v.nullable(value) }));
const gainsAndLoses = <T>(what: v.GenericSchema<unknown, T>) =>
  ifReadable(v.object({ gains: v.optional(what), loses: v.optional(what) }));
const scopePart: v.GenericSchema<unknown, port.ScopePart> = v.union([
  v.object({ all: v.literal(true) }),
  v.object({ count, names: v.array(label) }),
]);
export const activity = v.object({
  id,
  at: time,
  actor: v.string(),
  verb: v.string(),
  subject: v.string(),
  gains: v.optional(v.array(id)),
  loses: v.optional(v.array(id)),
  changes: ifReadable(
    v.object({
      role: changed(id),
      profile: changed(id),
      until: changed(time),
      subscriptions: gainsAndLoses(v.array(id)),
      scope: gainsAndLoses(scopePart),
    }),
  ),
});
export const activityPage = page<port.Activity>(activity);

function outcomes<T>(
  item: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, port.Outcomes<T>> {
  return v.object({
    items: v.array(
      v.object({
        ref: v.object({ id, version: v.optional(text) }),
        row: ifReadable(item),
        link: v.optional(v.string()),
        error: v.optional(refusal),
      }),
    ),
    nextCursor: v.nullable(v.string()),
  });
}
export const removeReply = outcomes<never>(v.never());
export const memberOutcomes = outcomes(member);
export const invitationOutcomes = outcomes(invitation);
export const createInvitationsReply = v.array(
  v.union([
    v.object({ email: v.string(), invitation, link: v.optional(v.string()) }),
    v.object({ email: v.string(), error: refusal }),
    // Neither: nobody knows what became of this address, and the others keep their places.
    v.pipe(
      v.object({ email: v.string() }),
      v.transform(({ email }): port.InviteOutcome => ({ email, error: { code: 'bad-answer' } })),
    ),
  ]),
) satisfies v.GenericSchema<unknown, port.InviteOutcome[]>;
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
export const classifyReply = v.array(
  v.object({
    address: v.string(),
    // A class that we do not know does not stop the sending: the service decides again then.
    is: v.fallback(v.picklist(addressClasses), 'new'),
    member: v.optional(v.object({ id, version: v.optional(text) })),
    invitation: v.optional(v.object({ id, version: v.optional(text) })),
  }),
) satisfies v.GenericSchema<unknown, port.ClassifiedAddress[]>;
export const invitationView = v.object({
  account: v.object({ name: v.string() }),
  inviter: v.object({ name: v.string(), email: v.optional(v.string()) }),
  email: v.string(),
  boundToAddress: v.boolean(),
  role: v.nullable(label),
  permissions: v.array(v.object({ id, label: v.optional(label) })),
  scope: v.array(label),
  expiresAt: time,
  serverNow: time,
  status: known(statuses),
  signedInAs: v.nullable(v.string()),
  needs: v.picklist(['confirm', 'signIn', 'password', 'hostSignUp']),
  needsMailbox: v.optional(v.boolean()),
  purpose: v.optional(v.picklist(['setPassword', 'confirmAddress'])),
  newEmail: v.optional(v.string()),
}) satisfies v.GenericSchema<unknown, port.InvitationView>;
export const acceptReply = v.object({ next: v.optional(v.string()) });
