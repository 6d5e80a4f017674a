/**
 * What is asked of a backend, parsed strictly: a key that nobody knows is refused, and everything has a limit, which
 * `openapi.json` tells as well.
 */
import * as v from 'valibot';
import type * as port from './backend.js';
import { mostAddresses, mostFields, mostRows } from './limits.js';
import { isInRange } from './moments.js';
import {
  access,
  address,
  count,
  cursor,
  entriesOf,
  id,
  ids,
  limit,
  listOf,
  name,
  ref,
  scope,
  signIns,
  statuses,
  text,
  time,
} from './schema-parts.js';

/** A moment that every backend can keep. */
const moment = v.pipe(time, v.check(isInRange));
const fullAccess = { ...access, until: v.optional(v.nullable(moment)) };
const someAccess = {
  role: v.optional(access.role),
  profile: v.optional(access.profile),
  permissions: v.optional(ids),
  scope: v.optional(scope),
  subscriptions: v.optional(ids),
  until: fullAccess.until,
};

export const memberQuery = v.strictObject({
  signIn: v.optional(listOf(v.picklist(signIns), signIns.length)),
  text: v.optional(text),
  role: v.optional(id),
  permission: v.optional(id),
  subscription: v.optional(id),
  scope: v.optional(id),
  lastSignInBefore: v.optional(moment),
  sort: v.optional(v.picklist(['name', 'lastSignInAt'])),
  descending: v.optional(v.boolean()),
  cursor,
  limit,
}) satisfies v.GenericSchema<unknown, port.MemberQuery>;
export const invitationQuery = v.strictObject({
  status: v.optional(listOf(v.picklist(statuses), statuses.length)),
  delivery: v.optional(v.literal('failed')),
  invitedBy: v.optional(id),
  text: v.optional(text),
  expiresBefore: v.optional(moment),
  cursor,
  limit,
}) satisfies v.GenericSchema<unknown, port.InvitationQuery>;
export const scopeQuery = v.strictObject({
  text: v.optional(text),
  ids: v.optional(listOf(id, mostRows)),
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
    v.strictObject({ refs: listOf(ref, mostRows) }),
    v.strictObject({ query, except: ids, expected: count, cursor }),
  ]);
}
export const memberTarget = target(memberQuery);
export const invitationTarget = target(invitationQuery);

const change = {
  ...someAccess,
  name: v.optional(v.nullable(name)),
  email: v.optional(address),
  fields: v.optional(entriesOf(id, text, mostFields)),
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
  ...fullAccess,
  email: address,
  contactId: v.optional(id),
  locale: v.optional(id),
}) satisfies v.GenericSchema<unknown, port.InvitationDraft>;

export const removeRequest = v.strictObject({ target: memberTarget });
export const setActiveRequest = v.strictObject({ active: v.boolean(), target: memberTarget });
export const invitationsTargetRequest = v.strictObject({ target: invitationTarget });
export const createInvitationsRequest = v.strictObject({
  drafts: v.pipe(listOf(draft, mostRows), v.minLength(1)),
});
export const classifyRequest = v.strictObject({ addresses: listOf(address, mostAddresses) });
const token = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
export const tokenRequest = v.strictObject({ token });
export const acceptRequest = v.strictObject({
  token,
  answer: v.strictObject({
    name: v.optional(name),
    password: v.optional(text),
    as: v.optional(v.picklist(['invited', 'signedIn'])),
  }),
});
