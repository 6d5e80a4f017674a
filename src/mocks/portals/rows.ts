/** Turns the short rows in which a portal's people are written down into the records that the service keeps. */
import type {
  Activity,
  Id,
  Label,
  Permission,
  PermissionGroup,
  Scope,
} from '../../backend/backend.js';
import { canonicalAddress } from '../../backend/addresses.js';
import type {
  AccountData,
  AccountSettings,
  InvitationRecord,
  MemberRecord,
  PersonRecord,
} from '../../service/records.js';

const millisecondsOf = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;
const invitationLifetime = 7 * millisecondsOf.d;

/** A time as a table writes it: `now`, or days, hours and minutes before or after now, as in `-6d 20h` and `+5d`. */
export type RelativeTime = 'now' | `-${string}` | `+${string}`;

/** ISO 8601 in UTC. */
export function timeAt(now: number, relative: RelativeTime): string {
  return new Date(now + offsetOf(relative)).toISOString();
}

function offsetOf(relative: RelativeTime): number {
  if (relative === 'now') return 0;
  const sum = [...relative.matchAll(/(\d+)([dhm])/g)]
    .map(([, count, unit]) => Number(count) * millisecondsOf[unit as keyof typeof millisecondsOf])
    .reduce((total, part) => total + part, 0);
  return relative.startsWith('-') ? -sum : sum;
}

interface AccessRow {
  role?: Id;
  profile?: Id;
  permissions?: readonly Id[];
  /** Portals without sub-accounts leave it out. */
  scope?: Scope;
  subscriptions?: readonly Id[];
}

export interface MemberRow extends AccessRow {
  id: Id;
  name: string;
  email: string;
  fields?: Record<Id, string>;
  owner?: true;
  /** A user, where nothing else is said. */
  signIn?: MemberRecord['signIn'];
  lastSignIn?: RelativeTime;
  joined?: RelativeTime;
  /** Somebody who joined, and could sign in, but has set no password yet. */
  noLogin?: true;
}

export interface InvitationRow extends AccessRow {
  id: Id;
  email: string;
  sent: RelativeTime;
  sentCount?: number;
  status?: InvitationRecord['status'];
  closed?: RelativeTime;
  /** Why the mail did not arrive. */
  failed?: string;
  /** The contact whom it makes a user. */
  member?: Id;
  invitedBy?: { id: Id; name: string };
}

export interface AccountRows {
  settings: AccountSettings;
  members: readonly MemberRow[];
  invitations?: readonly InvitationRow[];
  resources?: AccountData['resources'];
}

/** Everything of one account. The first row is whoever invited all the others. */
export function accountOf(now: number, rows: AccountRows): AccountData {
  const [first] = rows.members;
  const inviter = first ? { id: first.id, name: first.name } : null;
  return {
    settings: rows.settings,
    members: rows.members.map((row) => memberOf(now, row, row === first ? null : inviter)),
    invitations: (rows.invitations ?? []).map((row) =>
      invitationOf(now, row, inviter, rows.settings.defaultLocale),
    ),
    resources: rows.resources ?? [],
    activity: activityOf(now, rows, inviter?.name ?? ''),
    mails: [],
    keys: [],
  };
}

function accessOf(row: AccessRow) {
  return {
    role: row.role ?? null,
    profile: row.profile ?? null,
    permissions: [...(row.permissions ?? [])],
    scope: row.scope ?? { ids: [] },
    subscriptions: [...(row.subscriptions ?? [])],
    until: null,
  };
}

function memberOf(now: number, row: MemberRow, inviter: MemberRecord['invitedBy']): MemberRecord {
  const signIn = row.signIn ?? 'active';
  return {
    ...accessOf(row),
    id: row.id,
    version: 1,
    email: row.email,
    canonical: canonicalAddress(row.email) ?? row.email,
    name: row.name,
    fields: row.fields ?? {},
    signIn,
    isOwner: row.owner ?? false,
    pendingEmail: null,
    invitedAs: null,
    lastSignInAt: row.lastSignIn ? timeAt(now, row.lastSignIn) : null,
    joinedAt: signIn === 'none' ? null : timeAt(now, row.joined ?? '-400d'),
    invitedBy: inviter,
    changed: null,
  };
}

function invitationOf(
  now: number,
  row: InvitationRow,
  inviter: InvitationRecord['invitedBy'],
  locale: string | undefined,
): InvitationRecord {
  const sentAt = timeAt(now, row.sent);
  return {
    ...accessOf(row),
    id: row.id,
    version: 1,
    email: row.email,
    canonical: canonicalAddress(row.email) ?? row.email,
    status: row.status ?? 'pending',
    sentAt,
    sentCount: row.sentCount ?? 1,
    expiresAt: new Date(Date.parse(sentAt) + invitationLifetime).toISOString(),
    closedAt: row.closed ? timeAt(now, row.closed) : null,
    acceptedAs: null,
    memberId: row.member ?? null,
    locale: locale ?? null,
    invitedBy: row.invitedBy ?? inviter,
    delivery: row.failed ? { state: 'failed', reason: row.failed } : { state: 'sent' },
    // Their mails went out before the data begins: no token leads here until somebody resends.
    tokenHash: `sent-before-${row.id}`,
    changed: null,
  };
}

/** What is known to have happened: who was invited, and how it ended. */
function activityOf(now: number, { invitations = [] }: AccountRows, inviter: string): Activity[] {
  return invitations
    .flatMap(({ id, email, sent, status, closed, invitedBy }) => {
      const actor = invitedBy?.name ?? inviter;
      const deeds = [{ id: `sent-${id}`, at: sent, actor, verb: 'invitation-sent' }];
      if (closed && status) {
        // Who accepts or declines does so without anybody's help.
        const isOwn = status === 'accepted' || status === 'declined';
        const who = isOwn ? email : actor;
        deeds.push({ id: `closed-${id}`, at: closed, actor: who, verb: `invitation-${status}` });
      }
      return deeds.map((deed) => ({ ...deed, at: timeAt(now, deed.at), subject: email }));
    })
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** The logins of all who joined an account of the portal; who is a mere contact has none. */
export function loginsOf(rows: readonly MemberRow[]): PersonRecord[] {
  return rows
    .filter((row) => row.signIn !== 'none')
    .map((row) => personOf(row.id, row.name, row.email, !row.noLogin));
}

/** Somebody whom the portal knows. */
export function personOf(id: Id, name: string, email: string, hasLogin = true): PersonRecord {
  return { id, name, email, canonical: canonicalAddress(email) ?? email, hasLogin };
}

/** A permission that the strings know by its id, or that carries a label of its own. */
export function permission(
  id: Id,
  rest: Partial<Omit<Permission, 'grantable' | 'id'>> = {},
): Omit<Permission, 'grantable'> {
  return { id, requires: [], ...rest };
}

/** All permissions of a catalogue, in its order. */
export function idsOf(
  groups: readonly { permissions: readonly Pick<PermissionGroup['permissions'][number], 'id'>[] }[],
): Id[] {
  return groups.flatMap((group) => group.permissions.map(({ id }) => id));
}

/** One text in the four languages of the elements. */
export function label(en: string, id: string, fr: string, es: string): Label {
  return { en, id, fr, es };
}
