/** The account: all that configures the panel. Tolerant, like every reply. */
import * as z from 'zod/mini';
import type * as port from './backend.js';
import { actions, count, id, label, orElse, time, verdict } from './schema-parts.js';

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

export const account = z.object({
  contract: z.literal(1),
  id,
  name: z.string(),
  serverNow: time,
  defaultLocale: z.optional(z.string()),
  vocabulary: orElse(z.enum(['users', 'contacts']), 'users'),
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
      type: orElse(z.enum(['text', 'tel', 'country', 'select', 'date']), 'text'),
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
}) satisfies z.ZodMiniType<port.Account>;
