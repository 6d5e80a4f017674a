/** What is asked of a backend, parsed strictly: a key that nobody knows is refused. */
import * as z from 'zod/mini';
import type * as port from './backend.js';
import {
  access,
  address,
  count,
  cursor,
  id,
  ids,
  limit,
  ref,
  scope,
  signIns,
  statuses,
  text,
  time,
} from './schema-parts.js';

const someAccess = {
  role: z.optional(access.role),
  profile: z.optional(access.profile),
  permissions: z.optional(ids),
  scope: z.optional(scope),
  subscriptions: z.optional(ids),
  until: access.until,
};

export const memberQuery = z.strictObject({
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
}) satisfies z.ZodMiniType<port.MemberQuery>;
export const invitationQuery = z.strictObject({
  status: z.optional(z.array(z.enum(statuses))),
  delivery: z.optional(z.literal('failed')),
  invitedBy: z.optional(id),
  text: z.optional(text),
  expiresBefore: z.optional(time),
  cursor,
  limit,
}) satisfies z.ZodMiniType<port.InvitationQuery>;
export const scopeQuery = z.strictObject({
  text: z.optional(text),
  ids: z.optional(ids),
  cursor,
  limit,
}) satisfies z.ZodMiniType<port.ScopeQuery>;
export const activityQuery = z.strictObject({
  cursor,
  limit,
}) satisfies z.ZodMiniType<port.ActivityQuery>;
export const accessQuery = z.strictObject({ permission: z.optional(id), resource: z.optional(id) });

function target<Query>(query: z.ZodMiniType<Query>): z.ZodMiniType<port.Target<Query>> {
  return z.union([
    z.strictObject({ refs: z.array(ref).check(z.maxLength(10_000)) }),
    z.strictObject({ query, except: ids, expected: count, cursor }),
  ]);
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
export const memberChange = z.strictObject(change) satisfies z.ZodMiniType<port.MemberChange>;
export const memberDraft = z.strictObject({
  ...change,
  email: address,
}) satisfies z.ZodMiniType<port.MemberDraft>;
export const invitationChange = z.strictObject({
  ...someAccess,
  email: z.optional(address),
}) satisfies z.ZodMiniType<port.InvitationChange>;
const draft = z.strictObject({
  ...access,
  email: address,
  contactId: z.optional(id),
  locale: z.optional(text),
}) satisfies z.ZodMiniType<port.InvitationDraft>;

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
