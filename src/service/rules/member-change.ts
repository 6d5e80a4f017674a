/** One member made or changed: all is decided before anything is written. */
import type { Member, MemberChange, MemberDraft } from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import type { Verdict } from '../../backend/guards.js';
import { tidyName } from '../../backend/visible-text.js';
import { isIn, statusAt } from '../clock.js';
import { addressChangedMail, confirmAddressMail, setPasswordMail } from '../mail/mails.js';
import type { AccountSettings, InvitationRecord, MemberRecord } from '../records.js';
import { demand, refusal } from '../refusal.js';
import type { ViewerWork, Work } from '../work.js';
import { accessKeys, accessOf, checkGrant, hasSamePowers, isSame, settleAccess } from './access.js';
import { tell } from './activity.js';
import { standingOf, standingRefusal } from './addresses.js';
import { nameFrom, settleFields } from './fields.js';
import { alignInvitation, issue, openInvitationOf, resend, revoke } from './invitations.js';
import { movedMember, withLink } from './links.js';
import { lossRule } from './losses.js';
import { queueMail } from './outgoing.js';
import { demandSeat } from './room.js';
import { memberRow } from './rows.js';
import { heldBy, manages } from './standing.js';
import { checkVersion, touched } from './versions.js';

// ---- a new one ----------------------------------------------------------------------------------------------------------

/** A user at once, or a contact, which may be invited in the same step: as the account says. */
export async function createMember(work: ViewerWork, draft: MemberDraft): Promise<Member> {
  const { createsMembers } = work.settings.capabilities;
  if (createsMembers === null) throw refusal('unsupported');
  const isUser = createsMembers === 'users';
  if (isUser && draft.maySignIn === false) {
    throw refusal('invalid', undefined, { fields: { maySignIn: 'unsupported' } });
  }
  if (isUser) await demandSeat(work);
  const made = await newMember(work, draft, isUser);
  if (draft.maySignIn && !isUser) checkPromotion(work, made);
  const member = isUser ? await mailedUser(work, made) : made;
  await work.account.members.put(member);
  if (draft.maySignIn && !isUser) await inviteContact(work, member);
  await tell(work, work.viewer, 'member-created', member, { after: member });
  return memberRow(work, member);
}

/** A user at once, whose way in is the link that goes out. */
async function mailedUser(work: ViewerWork, made: MemberRecord): Promise<MemberRecord> {
  const { member, link } = await withLink(work, made, 'setPassword');
  await queueMail(work, setPasswordMail(work, member, link));
  return member;
}

async function newMember(
  work: ViewerWork,
  draft: MemberDraft,
  isUser: boolean,
): Promise<MemberRecord> {
  const { settings, viewer, now } = work;
  const standing = await standingOf(work, draft.email);
  const refused = standingRefusal(standing);
  if (refused) throw new BackendError(refused, { notApplied: true });
  const fields = settleFields(settings, draft.fields ?? {}, null);
  return {
    ...(await settleAccess(work, draft)),
    ...touched(work, { version: 0 }),
    id: work.newId(),
    email: standing.address,
    canonical: standing.canonical,
    name: tidyName(draft.name) ?? nameFrom(settings, fields),
    fields,
    signIn: isUser ? 'active' : 'none',
    isOwner: false,
    pendingEmail: null,
    invitedAs: null,
    lastSignInAt: null,
    joinedAt: isUser ? now : null,
    invitedBy: { id: viewer.id, name: viewer.name ?? viewer.email },
  };
}

// ---- a change -----------------------------------------------------------------------------------------------------------

/** What happens to the contact's invitation along with the change. */
type InvitationStep = 'issue' | 'resend' | 'revoke' | 'replace' | 'align';

interface Plan {
  before: MemberRecord;
  after: MemberRecord;
  open: InvitationRecord | undefined;
  step: InvitationStep | null;
}

export async function updateMember(
  work: ViewerWork,
  id: string,
  seen: string | undefined,
  change: MemberChange,
): Promise<Member> {
  const kept = await work.account.members.get(id);
  if (!kept) throw refusal('not-found');
  await checkVersion(work, kept, seen, () => memberRow(work, kept));
  const plan = await planChange(work, kept, change);
  if (plan.step === null && isSame(plan.before, plan.after)) return memberRow(work, kept);
  const after = await mailPendingAddress(work, plan, { ...plan.after, ...touched(work, kept) });
  const isMoved = after.canonical !== kept.canonical;
  await work.account.members.put(isMoved ? await movedMember(work, kept, after) : after);
  await takeStep(work, { ...plan, after });
  await tell(work, work.viewer, 'member-updated', after, { before: plan.before, after });
  return memberRow(work, after);
}

async function planChange(
  work: ViewerWork,
  kept: MemberRecord,
  change: MemberChange,
): Promise<Plan> {
  const { settings } = work;
  const { actions } = await memberRow(work, kept);
  demand(actions.edit);
  // An owner holds everything; sending that back is no change.
  const before = { ...kept, permissions: heldBy(settings, kept) };
  const open = await openInvitationOf(work, kept.id);
  let after: MemberRecord = { ...before, ...changedData(settings, before, change) };
  if (accessKeys.some((key) => change[key] !== undefined)) {
    after = { ...after, ...(await settleAccess(work, change, accessOf(before))) };
  }
  if (change.email !== undefined)
    after = await withAddress(work, after, change.email, actions.changeEmail);
  if (change.maySignIn !== undefined) after = withSignIn(after, change.maySignIn);
  if (after.signIn !== before.signIn) demand(actions.withdrawSignIn);
  const step = invitationStep(work, { before, after, open }, change.maySignIn);
  checkHandedOn(work, { after, open, step });
  await checkStanding(work, before, after);
  return { before, after, open, step };
}

/** Whoever has an invitation go out stands for all that it gives; who only changes it, for what he adds. */
function checkHandedOn(work: ViewerWork, { after, open, step }: Omit<Plan, 'before'>): void {
  if (step === 'issue' || step === 'resend') checkPromotion(work, after);
  if (step === 'replace') checkGrant(work, accessOf(after));
  if (step === 'align') checkGrant(work, accessOf(after), open);
}

/** What a contact holds "for when sign-in is on" is granted in earnest now. */
function checkPromotion(work: ViewerWork, contact: MemberRecord): void {
  const { invitations, offers } = work.settings;
  if (!invitations || !offers.includes('grantSignIn')) throw refusal('refused');
  checkGrant(work, accessOf(contact));
}

function changedData(settings: AccountSettings, before: MemberRecord, change: MemberChange) {
  const fields = change.fields
    ? settleFields(settings, change.fields, before.fields)
    : before.fields;
  // The same name made of the same fields stays as it was written.
  const renamed = nameFrom(settings, fields) !== nameFrom(settings, before.fields);
  const made = renamed ? nameFrom(settings, fields) : before.name;
  return { fields, name: change.name === undefined ? made : tidyName(change.name) };
}

/**
 * A contact's address is saved; a user's waits for the new one to confirm it, where the portal wants that, and wherever
 * a login has to move with it: saved at once, it would lock the person out.
 */
async function withAddress(
  work: ViewerWork,
  member: MemberRecord,
  typed: string,
  mayChange: Verdict | undefined,
): Promise<MemberRecord> {
  const standing = await standingOf(work, typed);
  if (standing.address === member.email) return { ...member, pendingEmail: null };
  const isRespelled = standing.canonical === member.canonical;
  const refused = isRespelled ? null : standingRefusal(standing);
  demand(mayChange);
  if (refused) throw new BackendError(refused, { notApplied: true });
  const waits = member.signIn !== 'none' && (await isConfirmed(work, member));
  if (waits && !isRespelled) return { ...member, pendingEmail: standing.address };
  return { ...member, email: standing.address, canonical: standing.canonical, pendingEmail: null };
}

async function isConfirmed(
  { settings, viewer, account }: ViewerWork,
  { id, canonical }: MemberRecord,
): Promise<boolean> {
  if (settings.capabilities.emailChange === 'confirmed' || id === viewer.id) return true;
  return (await account.people.get(canonical))?.hasLogin ?? false;
}

function withSignIn(member: MemberRecord, maySignIn: boolean): MemberRecord {
  if (!maySignIn) return { ...member, signIn: 'none' };
  if (member.signIn === 'deactivated') throw refusal('refused', 'deactivated');
  return member;
}

function invitationStep(
  { now }: Work,
  { before, after, open }: Omit<Plan, 'step'>,
  maySignIn: boolean | undefined,
): InvitationStep | null {
  if (after.signIn !== 'none') return null;
  if (maySignIn === false) return open ? 'revoke' : null;
  const isMoved = after.canonical !== before.canonical;
  if (open && statusAt(open, now) === 'pending') {
    if (isMoved) return 'replace';
    return isSame(accessOf(open), accessOf(after)) || isSame(accessOf(before), accessOf(after))
      ? null
      : 'align';
  }
  if (maySignIn) return open && !isMoved ? 'resend' : 'issue';
  return open && isMoved ? 'revoke' : null;
}

/** What must not come of a change, whatever was asked for. */
async function checkStanding(
  work: ViewerWork,
  before: MemberRecord,
  after: MemberRecord,
): Promise<void> {
  const { settings, viewer, now } = work;
  if (before.isOwner && !hasSamePowers(before, after)) throw refusal('refused', 'owner');
  const lost = (await lossRule(work))(before, after);
  if (lost) throw refusal('refused', lost);
  const staysIn = isIn(after, now) && after.until === before.until;
  if (before.id === viewer.id && !(manages(settings, after) && staysIn))
    throw refusal('refused', 'self');
}

async function takeStep(work: ViewerWork, { after, open, step }: Plan): Promise<void> {
  // Where an old invitation stands in the way of a new one, it goes first.
  if (open && (step === 'revoke' || step === 'replace' || step === 'issue'))
    await revoke(work, open);
  if (step === 'issue' || step === 'replace') await inviteContact(work, after, open?.locale);
  if (open && step === 'resend') await resend(work, { ...open, ...accessOf(after) });
  if (open && step === 'align') await alignInvitation(work, open, after);
}

async function inviteContact(
  work: ViewerWork,
  contact: MemberRecord,
  locale?: string | null,
): Promise<void> {
  const { email: address, canonical } = contact;
  await issue(work, {
    address,
    canonical,
    access: accessOf(contact),
    contact,
    locale: locale ?? undefined,
  });
}

async function mailPendingAddress(
  work: Work,
  { before }: Plan,
  after: MemberRecord,
): Promise<MemberRecord> {
  const { pendingEmail } = after;
  if (pendingEmail === null || pendingEmail === before.pendingEmail) return after;
  const { member, link } = await withLink(work, after, 'confirmAddress');
  await queueMail(work, confirmAddressMail(work, pendingEmail, link));
  await queueMail(work, addressChangedMail(work, before, pendingEmail));
  return member;
}
