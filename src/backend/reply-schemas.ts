/**
 * What a backend answers, parsed tolerantly: what is new is ignored, an unknown status becomes `unknown`, and one broken
 * row leaves the others alone.
 */
import * as z from 'zod/mini';
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
  orElse,
  signIns,
  statuses,
  text,
  time,
} from './schema-parts.js';

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
export const invitation = z.object({
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
}) satisfies z.ZodMiniType<port.Invitation>;
export const member = z.object({
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
  lastSignInAt: z.optional(z.nullable(time)),
  joinedAt: z.nullable(time),
  invitedBy: z.optional(person),
  actions,
}) satisfies z.ZodMiniType<port.Member>;
const row = z.union([member, invitation]);
export const refusal = z.object({
  code: orElse(z.enum(codes), 'unknown'),
  reason: z.optional(z.string()),
  fields: z.optional(z.record(z.string(), z.string())),
  retryAfter: z.optional(z.number()),
  current: ifReadable(row),
  changed: ifReadable(z.object({ by: z.string(), at: time })),
}) satisfies z.ZodMiniType<Refusal>;

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
export const scopeResource = z.object({ id, label, closed: z.optional(z.boolean()) });
export const scopePage = page<port.ScopeResource>(scopeResource);
const changed = <T>(value: z.ZodMiniType<T>) =>
  ifReadable(z.object({ from: z.nullable(value), to: z.nullable(value) }));
const gainsAndLoses = <T>(what: z.ZodMiniType<T>) =>
  ifReadable(z.object({ gains: z.optional(what), loses: z.optional(what) }));
const scopePart: z.ZodMiniType<port.ScopePart> = z.union([
  z.object({ all: z.literal(true) }),
  z.object({ count, names: z.array(label) }),
]);
export const activity = z.object({
  id,
  at: time,
  actor: z.string(),
  verb: z.string(),
  subject: z.string(),
  gains: z.optional(z.array(id)),
  loses: z.optional(z.array(id)),
  changes: ifReadable(
    z.object({
      role: changed(id),
      profile: changed(id),
      until: changed(time),
      subscriptions: gainsAndLoses(z.array(id)),
      scope: gainsAndLoses(scopePart),
    }),
  ),
});
export const activityPage = page<port.Activity>(activity);

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
  });
}
export const removeReply = outcomes<never>(z.never());
export const memberOutcomes = outcomes(member);
export const invitationOutcomes = outcomes(invitation);
export const createInvitationsReply = z.array(
  z.union([
    z.object({ email: z.string(), invitation, link: z.optional(z.string()) }),
    z.object({ email: z.string(), error: refusal }),
    // Neither: nobody knows what became of this address, and the others keep their places.
    z.pipe(
      z.object({ email: z.string() }),
      z.transform(({ email }): port.InviteOutcome => ({ email, error: { code: 'bad-answer' } })),
    ),
  ]),
) satisfies z.ZodMiniType<port.InviteOutcome[]>;
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
export const classifyReply = z.array(
  z.object({
    address: z.string(),
    // A class that we do not know does not stop the sending: the service decides again then.
    is: orElse(z.enum(addressClasses), 'new'),
    member: z.optional(z.object({ id, version: z.optional(text) })),
    invitation: z.optional(z.object({ id, version: z.optional(text) })),
  }),
) satisfies z.ZodMiniType<port.ClassifiedAddress[]>;
export const invitationView = z.object({
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
  purpose: z.optional(z.enum(['setPassword', 'confirmAddress'])),
  newEmail: z.optional(z.string()),
}) satisfies z.ZodMiniType<port.InvitationView>;
export const acceptReply = z.object({ next: z.optional(z.string()) });
