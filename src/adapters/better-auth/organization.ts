/** What is read of an organization: who asks, its members, its invitations. */
import * as v from 'valibot';
import type { Call, Id, Member } from '../../backend/backend.js';
import type { Connection } from './connection.js';
import { refuse } from './refusals.js';
import type { Roles } from './roles.js';
import { folded, invitationRow, isLive, memberList, session, toMember } from './rows.js';
import type { InvitationContext, InvitationRow, MemberRow, Viewer } from './rows.js';

/** As many as are read in one request; databases limit what a query may list. */
export const bunch = 500;

interface Paging {
  offset: number;
  limit: number;
}

export interface Organization {
  /** Asked for once, and again when `getAccount` is. */
  viewer(call?: Call, anew?: boolean): Promise<Viewer>;
  name(call?: Call): Promise<string>;
  pageOfMembers(page: Paging, call?: Call): Promise<{ items: Member[]; total: number }>;
  allMembers(call?: Call): Promise<Member[]>;
  member(id: Id, call?: Call): Promise<Member>;
  /** What an invitation of better-auth is read with. */
  reading(call?: Call): Promise<InvitationContext>;
  invitations(call?: Call): Promise<Invitations>;
}

/** All invitations as they stand at this moment. */
export interface Invitations {
  context: InvitationContext;
  /** One for each address. */
  rows: InvitationRow[];
  /** The one that stands for this id's address. @throws BackendError `not-found` */
  find(id: Id): InvitationRow;
  /** The ids of all that can be accepted by an address. */
  live(email: string): Id[];
}

interface Opening {
  organizationId: string;
  roles: Roles;
  /** Of an invitation, in milliseconds. */
  lifetime: number;
}

export function openOrganization(connection: Connection, opening: Opening): Organization {
  const { get, now } = connection;
  const { organizationId, roles, lifetime } = opening;
  const viewer = viewers(connection, opening);

  const toMembers = async (rows: MemberRow[], call?: Call) => {
    const seer = await viewer(call);
    return rows.map((row) => toMember(roles, seer, row));
  };

  // By id: where several joined in one moment, another order would tell some twice and others never.
  async function pageOfMembers(page: Paging, call?: Call) {
    const query = { ...page, sortBy: 'id' };
    const { members, total } = await listMembers(connection, organizationId, query, call);
    return { items: await toMembers(members, call), total };
  }

  return {
    viewer,
    pageOfMembers,
    async name(call) {
      const list = v.array(v.object({ id: v.string(), name: v.string() }));
      const mine = await get('organization/list', list, {}, call);
      const found = mine.find(({ id }) => id === organizationId);
      if (!found) throw refuse('forbidden');
      return found.name;
    },
    async allMembers(call) {
      const first = await pageOfMembers({ offset: 0, limit: bunch }, call);
      const more = Math.max(0, Math.ceil(first.total / bunch) - 1);
      const offsets = Array.from({ length: more }, (_, index) => (index + 1) * bunch);
      const others = await Promise.all(
        offsets.map((offset) => pageOfMembers({ offset, limit: bunch }, call)),
      );
      return [first, ...others].flatMap(({ items }) => items);
    },
    async member(id, call) {
      const row = await memberWith(connection, organizationId, { id }, call);
      const [member] = row ? await toMembers([row], call) : [];
      if (!member) throw refuse('not-found');
      return member;
    },
    reading: async (call) => ({
      roles,
      viewer: await viewer(call),
      now: now().getTime(),
      lifetime,
    }),
    async invitations(call) {
      const seer = await viewer(call);
      const list = v.array(invitationRow);
      const all = await get('organization/list-invitations', list, { organizationId }, call);
      return standing(all, { roles, viewer: seer, now: now().getTime(), lifetime });
    },
  };
}

/** Who asks is read once, and anew when the account is. */
function viewers(
  connection: Connection,
  { organizationId, roles }: Opening,
): Organization['viewer'] {
  let known: Viewer | null = null;
  return async (call, anew = false) => {
    if (known && !anew) return known;
    known = null;
    const signedIn = await connection.get('get-session', session, {}, call);
    if (!signedIn) throw refuse('unauthenticated');
    const { id: userId } = signedIn.user;
    const row = await memberWith(connection, organizationId, { userId }, call);
    if (!row) throw refuse('forbidden');
    const can = (permission: string) => roles.holds(row.role, permission);
    return (known = { row, isOwner: roles.isOwner(row.role), can });
  };
}

function standing(all: readonly InvitationRow[], context: InvitationContext): Invitations {
  const rows = folded(all, context.now);
  const isAt = (email: string) => (row: InvitationRow) =>
    row.email.toLowerCase() === email.toLowerCase();
  return {
    context,
    rows,
    find(id) {
      const named = all.find((row) => row.id === id);
      const row = named && rows.find(isAt(named.email));
      if (!row) throw refuse('not-found');
      return row;
    },
    live: (email) =>
      all
        .filter(isAt(email))
        .filter((row) => isLive(row, context.now))
        .map(({ id }) => id),
  };
}

function listMembers(connection: Connection, organizationId: string, query: object, call?: Call) {
  const asked = { organizationId, ...query };
  return connection.get('organization/list-members', memberList, asked, call);
}

async function memberWith(
  connection: Connection,
  organizationId: string,
  field: { id: Id } | { userId: Id },
  call?: Call,
): Promise<MemberRow | undefined> {
  const [filterField, filterValue] = Object.entries(field)[0] ?? [];
  const query = { filterField, filterValue, filterOperator: 'eq', limit: 1 };
  return (await listMembers(connection, organizationId, query, call)).members[0];
}
