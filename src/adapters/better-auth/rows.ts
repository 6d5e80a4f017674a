/** better-auth's rows, and what they are in the contract. */
import * as v from 'valibot';
import type {
  Actions,
  Invitation,
  InvitationStatus,
  Member,
  MemberAction,
} from '../../backend/backend.js';
import type { Roles } from './roles.js';

const time = v.string();
export const memberRow = v.object({
  id: v.string(),
  userId: v.string(),
  role: v.string(),
  createdAt: v.optional(time),
  user: v.object({ email: v.string(), name: v.optional(v.nullable(v.string())) }),
});
export type MemberRow = v.InferOutput<typeof memberRow>;
export const memberList = v.object({ members: v.array(memberRow), total: v.number() });

export const invitationRow = v.object({
  id: v.string(),
  email: v.string(),
  role: v.nullable(v.string()),
  status: v.string(),
  expiresAt: time,
  createdAt: v.optional(v.nullable(time)),
  inviterId: v.string(),
});
export type InvitationRow = v.InferOutput<typeof invitationRow>;

export const session = v.nullable(
  v.object({ user: v.object({ id: v.string(), email: v.string() }) }),
);

/** Who asks, by the own row among the members. */
export interface Viewer {
  row: MemberRow;
  isOwner: boolean;
  can(permission: string): boolean;
}

export function toMember(roles: Roles, viewer: Viewer, row: MemberRow): Member {
  const { id, role, user, createdAt = null } = row;
  const isOwner = roles.isOwner(role);
  return {
    ...roles.accessOf(role),
    id,
    email: user.email,
    name: user.name?.trim() || null,
    fields: {},
    signIn: 'active',
    isOwner,
    joinedAt: createdAt,
    actions: actionsOn(viewer, id, isOwner),
  };
}

function actionsOn(viewer: Viewer, id: string, isOwner: boolean): Actions<MemberAction> {
  const verdict = isOwner && !viewer.isOwner ? { refused: 'owner' } : (true as const);
  return {
    ...(viewer.can('member:update') && { edit: verdict }),
    ...(viewer.can('member:delete') && { remove: verdict }),
    ...(id === viewer.row.id && { leave: verdict }),
  };
}

const statuses: Readonly<Record<string, InvitationStatus>> = {
  pending: 'pending',
  accepted: 'accepted',
  rejected: 'declined',
  canceled: 'revoked',
};

export interface InvitationContext {
  roles: Roles;
  viewer: Viewer;
  /** Milliseconds. */
  now: number;
  lifetime: number;
}

/** Sending again moves the end and leaves no other trace; how often it was sent, nobody keeps. */
export function toInvitation(context: InvitationContext, row: InvitationRow): Invitation {
  const { roles, viewer, now, lifetime } = context;
  const { id, email, role, expiresAt, createdAt, inviterId } = row;
  const end = Date.parse(expiresAt);
  const begin = Date.parse(createdAt ?? '');
  const isSentAgain = !(Math.abs(end - begin - lifetime) < 1000);
  const told = statuses[row.status] ?? 'unknown';
  const status = told === 'pending' && end <= now ? 'expired' : told;
  const isOpen = status === 'pending' || status === 'expired';
  const { user, id: memberId, userId } = viewer.row;
  return {
    ...roles.accessOf(role ?? ''),
    id,
    email,
    status,
    sentAt: new Date(isSentAgain ? end - lifetime : begin).toISOString(),
    sentCount: 1,
    expiresAt,
    ...(inviterId === userId && { invitedBy: { id: memberId, name: user.name || user.email } }),
    delivery: { state: 'unknown' },
    actions: {
      ...(isOpen && viewer.can('invitation:create') && { resend: true }),
      ...(isOpen &&
        viewer.can('invitation:create') &&
        viewer.can('invitation:cancel') && { edit: true, changeEmail: true }),
      ...(isOpen && viewer.can('invitation:cancel') && { revoke: true }),
    },
  };
}

/**
 * One row for each address: what stands now. Sending again after the end makes a second row and leaves the first one
 * `pending`, and two requests at once can leave two that are open.
 */
export function folded(rows: readonly InvitationRow[], now: number): InvitationRow[] {
  const age = (row: InvitationRow) => Date.parse(row.createdAt ?? row.expiresAt);
  const inOrder = [...rows].sort(
    (one, other) => Number(isLive(one, now)) - Number(isLive(other, now)) || age(one) - age(other),
  );
  return [...new Map(inOrder.map((row) => [row.email.toLowerCase(), row])).values()];
}

export function isLive({ status, expiresAt }: InvitationRow, now: number): boolean {
  return status === 'pending' && Date.parse(expiresAt) > now;
}
