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
import type { ViewerWork } from '../work.js';
import { holdsAllOf } from './access.js';
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
    ...(invitation && { invitation: invitationRow(work, invitation) }),
    lastSignInAt: record.lastSignInAt,
    joinedAt: record.joinedAt,
    ...(record.invitedBy && { invitedBy: record.invitedBy }),
    actions: memberActions(work, record, { signIn, wasInvited: invitation !== undefined }, loss),
  };
}

export function invitationRow(work: ViewerWork, record: InvitationRecord): Invitation {
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
    actions: invitationActions(work, record),
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
  const foreignOwner: Verdict = record.isOwner && !viewer.isOwner ? { refused: 'owner' } : true;
  const withdrawn = { ...record, signIn: 'none' } as const;
  const wanted: Wanted<MemberAction> = {
    edit: foreignOwner,
    changeEmail: foreignOwner === true ? mayChangeEmail(work, record, state) : foreignOwner,
    grantSignIn: settings.invitations !== null && isContact && !state.wasInvited && foreignOwner,
    withdrawSignIn:
      state.signIn === 'invited' ||
      (record.signIn === 'active' && endingVerdict(work, record, withdrawn, loss)),
    resend: state.wasInvited && settings.capabilities.verbs.includes('resendInvitations'),
    deactivate:
      record.signIn === 'active' &&
      endingVerdict(work, record, { ...record, signIn: 'deactivated' }, loss),
    reactivate: record.signIn === 'deactivated' && foreignOwner,
    remove: endingVerdict(work, record, null, loss),
  };
  return onlyVerdicts(wanted, settings.offers);
}

/** Whoever reads the new mailbox may come in by it: nobody moves somebody who may do more than himself. */
function mayChangeEmail(
  work: ViewerWork,
  record: MemberRecord,
  { signIn }: MemberState,
): Verdict | false {
  const { emailEditable } = work.settings.capabilities;
  if (emailEditable === 'never') return false;
  if (emailEditable !== 'always' && record.signIn !== 'none') return { refused: 'user-address' };
  const opens = signIn !== 'none' && record.id !== work.viewer.id;
  return opens && !holdsAllOf(work, record) ? { refused: 'holds-more' } : true;
}

/** Nobody ends his own access, an owner's is ended by another owner, and nobody takes what the account must keep. */
function endingVerdict(
  { viewer }: ViewerWork,
  record: MemberRecord,
  after: MemberRecord | null,
  loss: LossRule,
): Verdict {
  const isSelf = record.id === viewer.id;
  if (record.isOwner && (isSelf || !viewer.isOwner)) return { refused: 'owner' };
  const lost = loss(record, after);
  if (lost) return { refused: lost };
  return isSelf ? { refused: 'self' } : true;
}

function invitationActions(work: ViewerWork, record: InvitationRecord): Actions<InvitationAction> {
  const { settings, viewer, now } = work;
  if (!manages(settings, viewer)) return {};
  const { verbs } = settings.capabilities;
  const status = statusAt(record, now);
  const isOpen = status === 'pending' || status === 'expired';
  const isEditable = status === 'pending' && verbs.includes('updateInvitation');
  return onlyVerdicts<InvitationAction>({
    edit: isEditable,
    // The address of a contact's invitation is the contact's own.
    changeEmail: isEditable && record.memberId === null,
    resend: isOpen && verbs.includes('resendInvitations'),
    revoke: isOpen,
  });
}

/** Without the keys that stand for "not offered". */
function onlyVerdicts<A extends string>(wanted: Wanted<A>, offers?: readonly A[]): Actions<A> {
  const entries = Object.entries(wanted) as [A, Verdict | false][];
  const offered = entries.filter(
    ([action, verdict]) => verdict && (offers?.includes(action) ?? true),
  );
  return Object.fromEntries(offered) as Actions<A>;
}
