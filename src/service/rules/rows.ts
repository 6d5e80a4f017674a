/** Records as the viewer sees them, with what the viewer may do to each, or why not. */
import type {
  Access,
  Actions,
  Invitation,
  InvitationAction,
  Member,
  MemberAction,
} from '../../backend/backend.js';
import type { Verdict } from '../../backend/guards.js';
import { signInOf, statusAt } from '../clock.js';
import type { AccountSettings, InvitationRecord, MemberRecord } from '../records.js';
import type { ViewerWork, Work } from '../work.js';
import { holdsMore } from './access.js';
import { lossRule } from './losses.js';
import type { LossRule } from './losses.js';
import { heldBy, manages } from './standing.js';

export async function memberRow(work: ViewerWork, record: MemberRecord): Promise<Member> {
  const toRow = await rowsOf(work, [record]);
  return toRow(record);
}

export async function memberRows(work: ViewerWork, records: MemberRecord[]): Promise<Member[]> {
  return records.map(await rowsOf(work, records));
}

/** What all the rows need is asked for once. */
async function rowsOf(
  work: ViewerWork,
  records: MemberRecord[],
): Promise<(record: MemberRecord) => Member> {
  const loss = await lossRule(work);
  const invitations = await openInvitations(work, records);
  return (record) => toMember(work, record, invitations.get(record.id), loss);
}

/** The invitation of each contact that has one, live or expired. */
async function openInvitations(work: ViewerWork, records: MemberRecord[]) {
  const contacts = records.filter(({ signIn }) => signIn === 'none').map(({ id }) => id);
  const open = await work.account.invitations.list({
    memberIds: contacts,
    status: ['pending', 'expired'],
  });
  return new Map(open.map((invitation) => [invitation.memberId, invitation]));
}

function toMember(
  work: ViewerWork,
  record: MemberRecord,
  invitation: InvitationRecord | undefined,
  loss: LossRule,
): Member {
  const { settings, now } = work;
  const isLive = invitation !== undefined && statusAt(invitation, now) === 'pending';
  const signIn = signInOf(record, isLive);
  return {
    id: record.id,
    ...versionOf(settings, record),
    ...accessOf(record),
    permissions: heldBy(settings, record),
    email: record.email,
    name: record.name,
    fields: record.fields,
    signIn,
    isOwner: record.isOwner,
    ...(record.pendingEmail !== null && { pendingEmail: record.pendingEmail }),
    ...(record.invitedAs !== null && { invitedAs: record.invitedAs }),
    ...(invitation && { invitation: invitationRow(work, invitation, record) }),
    lastSignInAt: record.lastSignInAt,
    joinedAt: record.joinedAt,
    ...(record.invitedBy && { invitedBy: record.invitedBy }),
    actions: memberActions(work, record, { signIn, wasInvited: invitation !== undefined }, loss),
  };
}

/** The contact that an invitation is for, where it is for one. */
export async function contactOf(
  { account }: Work,
  { memberId }: InvitationRecord,
): Promise<MemberRecord | undefined> {
  return memberId === null ? undefined : account.members.get(memberId);
}

/** @param contact the one whom the invitation is for, where it is for one */
export function invitationRow(
  work: ViewerWork,
  record: InvitationRecord,
  contact?: MemberRecord,
): Invitation {
  return {
    id: record.id,
    ...versionOf(work.settings, record),
    ...accessOf(record),
    email: record.email,
    status: statusAt(record, work.now),
    sentAt: record.sentAt,
    sentCount: record.sentCount,
    expiresAt: record.expiresAt,
    ...(record.closedAt !== null && { closedAt: record.closedAt }),
    ...(record.acceptedAs !== null && { acceptedAs: record.acceptedAs }),
    ...(record.memberId !== null && { memberId: record.memberId }),
    ...(record.locale !== null && { locale: record.locale }),
    ...(record.invitedBy && { invitedBy: record.invitedBy }),
    delivery: record.delivery,
    actions: invitationActions(work, record, contact),
  };
}

function versionOf({ capabilities }: AccountSettings, { version }: { version: number }) {
  return capabilities.versions ? { version: String(version) } : {};
}

function accessOf({ role, profile, permissions, scope, subscriptions, until }: Access): Access {
  return { role, profile, permissions, scope, subscriptions, ...(until && { until }) };
}

// ---- what may be done to a row ------------------------------------------------------------------------------------------

interface MemberState {
  signIn: Member['signIn'];
  wasInvited: boolean;
}
type Wanted<A extends string> = Partial<Record<A, Verdict | false>>;

function memberActions(
  work: ViewerWork,
  record: MemberRecord,
  state: MemberState,
  loss: LossRule,
): Actions<MemberAction> {
  const { settings, viewer } = work;
  if (!manages(settings, viewer)) return {};
  const isContact = record.signIn === 'none';
  const reach = reachOf(work, record);
  const withdrawn = { ...record, signIn: 'none' } as const;
  const wanted: Wanted<MemberAction> = {
    edit: reach,
    changeEmail: mayChangeEmail(work, record, reach),
    grantSignIn: settings.invitations !== null && isContact && !state.wasInvited && reach,
    withdrawSignIn:
      (state.signIn === 'invited' && reach) ||
      (record.signIn === 'active' && endingVerdict(work, record, withdrawn, loss)),
    resend: state.wasInvited && mayResend(settings) && reach,
    deactivate:
      record.signIn === 'active' &&
      endingVerdict(work, record, { ...record, signIn: 'deactivated' }, loss),
    reactivate: record.signIn === 'deactivated' && reach,
    remove: endingVerdict(work, record, null, loss),
  };
  return onlyVerdicts(wanted, settings.offers);
}

/** An owner is touched by owners only, and those who hold more than the viewer only by others. */
function reachOf(work: ViewerWork, record: MemberRecord): Verdict {
  const { viewer } = work;
  if (record.isOwner && !viewer.isOwner) return { refused: 'owner' };
  const isOther = record.id !== viewer.id;
  return isOther && holdsMore(work, record) ? { refused: 'holds-more' } : true;
}

function mayChangeEmail(
  { settings }: ViewerWork,
  record: MemberRecord,
  reach: Verdict,
): Verdict | false {
  const { emailEditable } = settings.capabilities;
  if (emailEditable === 'never') return false;
  if (reach !== true) return reach;
  return emailEditable === 'always' || record.signIn === 'none' || { refused: 'user-address' };
}

/** A viewer ends neither their own access, nor that of a member out of reach, nor what the account must keep. */
function endingVerdict(
  work: ViewerWork,
  record: MemberRecord,
  after: MemberRecord | null,
  loss: LossRule,
): Verdict {
  const isSelf = record.id === work.viewer.id;
  if (record.isOwner && isSelf) return { refused: 'owner' };
  const reach = reachOf(work, record);
  if (reach !== true) return reach;
  const lost = loss(record, after);
  if (lost) return { refused: lost };
  return isSelf ? { refused: 'self' } : true;
}

function invitationActions(
  work: ViewerWork,
  record: InvitationRecord,
  contact: MemberRecord | undefined,
): Actions<InvitationAction> {
  const { settings, viewer, now } = work;
  if (!manages(settings, viewer)) return {};
  const { verbs } = settings.capabilities;
  const status = statusAt(record, now);
  const reach = invitationReach(work, record, contact);
  const isOpen = status === 'pending' || status === 'expired';
  const isEditable = status === 'pending' && verbs.includes('updateInvitation') && reach;
  return onlyVerdicts<InvitationAction>({
    edit: isEditable,
    // The address of a contact's invitation is the contact's own.
    changeEmail: record.memberId === null && isEditable,
    resend: isOpen && mayResend(settings) && reach,
    revoke: isOpen && reach,
  });
}

/**
 * Those whose invitation gives more than the viewer could grant are out of the viewer's reach as if they were in. A
 * contact is so by what it holds itself: an owner's invitation is for owners.
 */
export function invitationReach(
  work: ViewerWork,
  record: InvitationRecord,
  contact: MemberRecord | undefined,
): Verdict {
  const reach = contact ? reachOf(work, contact) : true;
  if (reach !== true) return reach;
  return holdsMore(work, record) ? { refused: 'holds-more' } : true;
}

function mayResend({ invitations, capabilities }: AccountSettings): boolean {
  return invitations !== null && capabilities.verbs.includes('resendInvitations');
}

/** Without the keys that stand for "not offered". */
function onlyVerdicts<A extends string>(wanted: Wanted<A>, offers?: readonly A[]): Actions<A> {
  const entries = Object.entries(wanted) as [A, Verdict | false][];
  const offered = entries.filter(
    ([action, verdict]) => verdict && (offers?.includes(action) ?? true),
  );
  return Object.fromEntries(offered) as Actions<A>;
}
