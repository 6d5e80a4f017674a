/** The account: all that configures the panel. Tolerant, like every reply. */
import * as v from 'valibot';
import type * as port from './backend.js';
import { actions, count, id, label, time, verdict } from './schema-parts.js';

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
  return v.pipe(
    v.array(v.string()),
    v.transform((given): T[number][] => given.filter((value) => values.includes(value))),
  );
}

export const account = v.object({
  contract: v.literal(1),
  id,
  name: v.string(),
  serverNow: time,
  defaultLocale: v.optional(v.string()),
  vocabulary: v.fallback(v.picklist(['users', 'contacts']), 'users'),
  viewer: v.object({
    memberId: v.nullable(id),
    isOwner: v.boolean(),
    permissions: v.array(id),
    actions,
  }),
  permissionGroups: v.array(
    v.object({
      id,
      label: v.optional(label),
      permissions: v.array(
        v.object({
          id,
          label: v.optional(label),
          description: v.optional(label),
          requires: v.array(id),
          risk: v.optional(v.object({ level: v.literal('high'), reason: v.optional(label) })),
          grantable: verdict,
        }),
      ),
    }),
  ),
  allPermissionsOption: v.boolean(),
  roles: v.array(
    v.object({
      id,
      label: v.optional(label),
      isAdmin: v.boolean(),
      grants: v.array(id),
      forbids: v.array(id),
      defaults: v.array(id),
      minPermissions: count,
      defaultScope: v.picklist(['all', 'none']),
      default: v.optional(v.boolean()),
    }),
  ),
  profiles: v.array(
    v.object({
      id,
      label: v.optional(label),
      permissions: v.array(id),
      subscriptions: v.array(id),
    }),
  ),
  subscriptions: v.array(
    v.object({
      id,
      label: v.optional(label),
      description: v.optional(label),
      atLeast: v.optional(v.object({ members: count, reason: label })),
    }),
  ),
  scope: v.nullable(v.object({ label: v.optional(label), count })),
  fields: v.array(
    v.object({
      id,
      label: v.optional(label),
      type: v.fallback(v.picklist(['text', 'tel', 'country', 'select', 'date']), 'text'),
      required: v.boolean(),
      autocomplete: v.optional(v.string()),
      maxLength: v.optional(count),
      options: v.optional(v.array(v.object({ value: v.string(), label }))),
    }),
  ),
  guards: v.object({
    managePermission: v.nullable(id),
    keep: v.array(v.union([v.object({ owner: v.literal(true) }), v.object({ role: id })])),
  }),
  invitations: v.nullable(
    v.object({
      lifetimeDays: v.number(),
      maxPerRequest: count,
      maxPending: v.optional(count),
      seats: v.optional(v.object({ used: count, max: count })),
      boundToAddress: v.boolean(),
      locales: v.array(v.string()),
    }),
  ),
  capabilities: v.object({
    verbs: knownOnly(optionalVerbs),
    versions: v.boolean(),
    idempotency: v.boolean(),
    accessUntil: v.boolean(),
    invitationLink: v.boolean(),
    endsSessions: v.boolean(),
    createsMembers: v.nullable(v.picklist(['users', 'contacts'])),
    emailEditable: v.picklist(['contacts', 'always', 'never']),
    emailChange: v.picklist(['direct', 'confirmed']),
    sortBy: knownOnly(['name', 'lastSignInAt'] as const),
  }),
}) satisfies v.GenericSchema<unknown, port.Account>;
