import type {
  Account,
  Backend,
  Call,
  Id,
  Member,
  MemberChange,
  MemberQuery,
  OptionalVerb,
} from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import { anything, connect } from './connection.js';
import type { ConnectionOptions } from './connection.js';
import { invitationCounts } from './counts.js';
import { createOnce } from './intents.js';
import type { Intent } from './intents.js';
import { invitationVerbs } from './invitation-verbs.js';
import { isPlain, limitOf, matchingMembers, offsetOf, slice } from './lists.js';
import { bunch, openOrganization } from './organization.js';
import { refuse } from './refusals.js';
import { createRoles } from './roles.js';
import type { RoleOptions, Roles } from './roles.js';
import type { Viewer } from './rows.js';
import { onTarget, roleFor } from './work.js';
import type { Work } from './work.js';

export interface BetterAuthOptions extends ConnectionOptions, RoleOptions {
  organizationId: string;
  /** Seconds that an invitation can be accepted, as the server's plugin has it; 48 hours unless told. */
  invitationExpiresIn?: number;
  /** So many may be pending, as the server's plugin has it; 100 unless told. */
  invitationLimit?: number;
}

type Has = 'updateInvitation' | 'resendInvitations';

/**
 * An organization of better-auth's plugin as an account. It speaks to `baseUrl`, such as `/api/auth`, with the viewer's
 * own session. What better-auth does not do is not offered.
 */
export function createBetterAuthBackend(
  options: BetterAuthOptions,
): Backend & Required<Pick<Backend, Has>> {
  const { organizationId, invitationExpiresIn = 172_800 } = options;
  const roles = createRoles(options);
  const connection = connect(options);
  const lifetime = invitationExpiresIn * 1000;
  const organization = openOrganization(connection, { organizationId, roles, lifetime });
  const work: Work = { connection, organization, organizationId, roles, once: createOnce() };
  return {
    async getAccount(call) {
      const [viewer, name] = await Promise.all([
        organization.viewer(call, true),
        organization.name(call),
      ]);
      return accountOf({ options, roles, viewer, name, serverNow: connection.now().toISOString() });
    },
    getMember: (id, call) => organization.member(id, call),
    ...memberVerbs(work),
    ...invitationVerbs(work),
  };
}

interface Known {
  options: BetterAuthOptions;
  roles: Roles;
  viewer: Viewer;
  name: string;
  serverNow: string;
}

function accountOf({ options, roles, viewer, name, serverNow }: Known): Account {
  const { organizationId, invitationExpiresIn = 172_800, invitationLimit = 100 } = options;
  const { id: memberId, role } = viewer.row;
  const mayInvite = viewer.can('invitation:create');
  const verbs: OptionalVerb[] = ['updateInvitation', 'resendInvitations'] satisfies Has[];
  return {
    contract: 1,
    id: organizationId,
    name,
    serverNow,
    vocabulary: 'users',
    viewer: {
      memberId,
      isOwner: viewer.isOwner,
      permissions: roles.accessOf(role).permissions,
      actions: mayInvite ? { invite: true } : {},
    },
    ...roles.offeredTo(role),
    allPermissionsOption: false,
    profiles: [],
    subscriptions: [],
    scope: null,
    fields: [],
    guards: {
      managePermission: roles.shows('member:update') ? 'member:update' : null,
      keep: [{ owner: true }],
    },
    // Who may not invite is not told of invitations either.
    invitations: mayInvite
      ? {
          lifetimeDays: invitationExpiresIn / 86_400,
          maxPerRequest: 25,
          maxPending: invitationLimit,
          boundToAddress: true,
          locales: [],
        }
      : null,
    capabilities: {
      verbs,
      versions: false,
      idempotency: true,
      accessUntil: false,
      invitationLink: false,
      endsSessions: false,
      createsMembers: null,
      emailEditable: 'never',
      emailChange: 'direct',
      sortBy: ['name'],
    },
  };
}

function memberVerbs(work: Work): Pick<Backend, 'listMembers' | 'updateMember' | 'removeMembers'> {
  const { connection, organization, organizationId, roles, once } = work;
  /** How many there were at first: one way of paging from the first page to the last. */
  let size: number | null = null;

  return {
    async listMembers(query, call) {
      const offset = offsetOf(query.cursor);
      const limit = limitOf(query);
      size ??= (await organization.pageOfMembers({ offset: 0, limit: 1 }, call)).total;
      const asOf = connection.now().toISOString();
      const isPaged = isPlain(query) && size > bunch;
      const [{ items, total }, invitations] = await Promise.all([
        isPaged
          ? organization.pageOfMembers({ offset, limit }, call)
          : organization.allMembers(call).then((all) => ({ items: all, total: all.length })),
        invitationCounts(organization, query, call),
      ]);
      const counts = { members: { active: total }, ...invitations };
      if (!isPaged) return { ...slice(matchingMembers(items, query), query), counts, asOf };
      const next = offset + limit;
      return { items, nextCursor: next < total ? String(next) : null, total, counts, asOf };
    },

    updateMember: (ref, change, write) =>
      once(['updateMember', ref, change], write, async (intent) => {
        const viewer = await organization.viewer(write);
        const before = await organization.member(ref.id, write);
        if (!viewer.can('member:update')) throw refuse('forbidden');
        if (before.isOwner && !viewer.isOwner) throw refuse('refused', 'owner');
        if (changesPerson(change, before)) throw refuse('unsupported');
        const role = roleFor(roles, change, before);
        if (role === before.role) return before;
        const body = { organizationId, memberId: ref.id, role };
        const path = 'organization/update-member-role';
        await intent.part('role', () => connection.post(path, anything, body, write));
        if (ref.id === viewer.row.id) await organization.viewer(write, true);
        return organization.member(ref.id, write);
      }),

    removeMembers: (target, write) =>
      onTarget<MemberQuery, never>(
        work,
        { verb: 'removeMembers', target, write },
        async (query) => matchingMembers(await organization.allMembers(write), query),
        (id, intent) => remove(work, id, intent, write),
      ),
  };
}

/** Who may remove nobody may still leave. */
async function remove(
  { connection, organization, organizationId }: Work,
  id: Id,
  { isRepeat }: Intent,
  call: Call,
): Promise<Record<string, never>> {
  const { row, isOwner } = await organization.viewer(call);
  const [path, body] =
    id === row.id
      ? ['organization/leave', { organizationId }]
      : ['organization/remove-member', { organizationId, memberIdOrEmail: id }];
  try {
    await connection.post(path, anything, body, call);
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    // better-auth says "the only owner" of every owner, where somebody else asks.
    if (error.reason === 'last-owner' && !isOwner) throw refuse('refused', 'owner');
    // Done by a try that nobody heard the end of.
    if (!isRepeat || error.code !== 'not-found') throw error;
  }
  return {};
}

/** A role is all that better-auth lets others change of a person. */
function changesPerson(change: MemberChange, before: Member): boolean {
  const { name, email, fields, maySignIn } = change;
  return (
    (name ?? before.name) !== before.name ||
    (email ?? before.email) !== before.email ||
    Object.keys(fields ?? {}).length > 0 ||
    maySignIn === false
  );
}
