/** What is asked of a backend, parsed strictly: a key that nobody knows is refused. */
import * as v from 'valibot';
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
  role: v.optional(access.role),
  profile: v.optional(access.profile),
  permissions: v.optional(ids),
  scope: v.optional(scope),
  subscriptions: v.optional(ids),
  until: access.until,
};

export const memberQuery = v.strictObject({
  signIn: v.optional(v.array(v.picklist(signIns))),
  text: v.optional(text),
  role: v.optional(id),
  permission: v.optional(id),
  subscription: v.optional(id),
  scope: v.optional(id),
  lastSignInBefore: v.optional(time),
  sort: v.optional(v.picklist(['name', 'lastSignInAt'])),
  descending: v.optional(v.boolean()),
  cursor,
  limit,
}) satisfies v.GenericSchema<unknown, port.MemberQuery>;
export const invitationQuery = v.strictObject({
  status: v.optional(v.array(v.picklist(statuses))),
  delivery: v.optional(v.literal('failed')),
  invitedBy: v.optional(id),
  text: v.optional(text),
  expiresBefore: v.optional(time),
  cursor,
  limit,
}) satisfies v.GenericSchema<unknown, port.InvitationQuery>;
export const scopeQuery = v.strictObject({
  text: v.optional(text),
  ids: v.optional(ids),
  cursor,
  limit,
}) satisfies v.GenericSchema<unknown, port.ScopeQuery>;
export const activityQuery = v.strictObject({
  cursor,
  limit,
}) satisfies v.GenericSchema<unknown, port.ActivityQuery>;
export const accessQuery = v.strictObject({ permission: v.optional(id), resource: v.optional(id) });

function target<Query>(
  query: v.GenericSchema<unknown, Query>,
): v.GenericSchema<unknown, port.Target<Query>> {
  return v.union([
    v.strictObject({ refs: v.pipe(v.array(ref), v.maxLength(10_000)) }),
    v.strictObject({ query, except: ids, expected: count, cursor }),
  ]);
}
export const memberTarget = target(memberQuery);
export const invitationTarget = target(invitationQuery);

const change = {
  ...someAccess,
  name: v.optional(v.nullable(text)),
  email: v.optional(address),
  fields: v.optional(v.record(id, text)),
  maySignIn: v.optional(v.boolean()),
};
export const memberChange = v.strictObject(change) satisfies v.GenericSchema<
  unknown,
  port.MemberChange
>;
export const memberDraft = v.strictObject({
  ...change,
  email: address,
}) satisfies v.GenericSchema<unknown, port.MemberDraft>;
export const invitationChange = v.strictObject({
  ...someAccess,
  email: v.optional(address),
}) satisfies v.GenericSchema<unknown, port.InvitationChange>;
const draft = v.strictObject({
  ...access,
  email: address,
  contactId: v.optional(id),
  locale: v.optional(text),
}) satisfies v.GenericSchema<unknown, port.InvitationDraft>;

export const removeRequest = v.strictObject({ target: memberTarget });
export const setActiveRequest = v.strictObject({ active: v.boolean(), target: memberTarget });
export const invitationsTargetRequest = v.strictObject({ target: invitationTarget });
export const createInvitationsRequest = v.strictObject({
  drafts: v.pipe(v.array(draft), v.minLength(1)),
});
export const classifyRequest = v.strictObject({ addresses: v.array(address) });
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
export const tokenRequest = v.strictObject({ token });
export const acceptRequest = v.strictObject({
  token,
  answer: v.strictObject({
    name: v.optional(text),
    password: v.optional(text),
    as: v.optional(v.picklist(['invited', 'signedIn'])),
  }),
});
