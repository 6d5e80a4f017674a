import type {
  Id,
  Invitation,
  InvitationChange,
  InvitationDraft,
  InvitationTarget,
  InviteOutcome,
  Outcomes,
} from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import { statusAt } from '../clock.js';
import { toBase64Url, sha256 } from '../bytes.js';
import { invitationMail } from '../mail/mails.js';
import type { InvitationRecord, MemberRecord } from '../records.js';
import { asOutcome, demand, refusal } from '../refusal.js';
import type { ViewerWork, Work } from '../work.js';
import { accessOf, checkGrant, hasSamePowers, isSame, settleAccess } from './access.js';
import type { KeptAccess } from './access.js';
import { tell } from './activity.js';
import { standingOf, standingRefusal } from './addresses.js';
import type { Standing } from './addresses.js';
import { lossRule } from './losses.js';
import { queueMail } from './outgoing.js';
import { demandRoom } from './room.js';
import { contactOf, invitationReach, invitationRow, memberRow } from './rows.js';
import { onInvitations } from './targets.js';
import { checkVersion, touched } from './versions.js';

const day = 86_400_000;

interface Sent {
  record: InvitationRecord;
  /** The address that is shown to who sends it; it is another one than the mailed, since it proves no mailbox. */
  link: string | null;
}

export function invitationRules({ settings }: Work) {
  if (!settings.invitations) throw refusal('unsupported');
  return settings.invitations;
}

// ---- sending ------------------------------------------------------------------------------------------------------------

/** One outcome per draft, in their order. @throws BackendError `invalid` (`too-many`) for the request as a whole */
export async function createInvitations(
  work: ViewerWork,
  drafts: InvitationDraft[],
): Promise<InviteOutcome[]> {
  if (drafts.length > invitationRules(work).maxPerRequest) throw refusal('invalid', 'too-many');
  const seen = new Set<string>();
  const outcomes: InviteOutcome[] = [];
  for (const draft of drafts) {
    try {
      outcomes.push({
        email: draft.email,
        ...toldWithLink(work, await inviteOne(work, draft, seen)),
      });
    } catch (error) {
      outcomes.push({ email: draft.email, error: asOutcome(error) });
    }
  }
  return outcomes;
}

async function inviteOne(
  work: ViewerWork,
  draft: InvitationDraft,
  seen: Set<string>,
): Promise<Sent> {
  const standing = await standingOf(work, draft.email);
  if (standing.canonical !== '' && seen.has(standing.canonical))
    throw refusal('refused', 'duplicate');
  seen.add(standing.canonical);
  checkFree(standing, draft.contactId);
  // A contact keeps the end of its access, unless the draft names one.
  const { until = standing.member?.until ?? null } = draft;
  const access = await settleAccess(work, { ...draft, until });
  if (standing.member) demand((await memberRow(work, standing.member)).actions.grantSignIn);
  const contact = standing.member && (await contactWith(work, standing.member, access));
  const sent = await issue(work, {
    ...standing,
    access,
    contact,
    locale: draft.locale,
  });
  if (contact) await work.account.members.put(contact);
  await tell(work, work.viewer, 'invitation-sent', sent.record, { after: access });
  return sent;
}

/**
 * A contact and its invitation are one row: what the invitation gives is what the contact holds from now on.
 * @throws BackendError `refused` where somebody else would have to receive what the contact receives
 */
async function contactWith(
  work: ViewerWork,
  contact: MemberRecord,
  access: KeptAccess,
): Promise<MemberRecord> {
  if (isSame(accessOf(contact), access)) return contact;
  const after = { ...contact, ...access, ...touched(work, contact) };
  if (contact.isOwner && !hasSamePowers(contact, after)) throw refusal('refused', 'owner');
  const lost = (await lossRule(work))(contact, after);
  if (lost) throw refusal('refused', lost);
  return after;
}

/** A contact is invited by its own id only, so that nobody promotes one by chance. */
function checkFree(standing: Standing, contactId: Id | undefined): void {
  if (contactId !== undefined && standing.is !== 'invalid' && standing.member?.id !== contactId) {
    throw refusal('invalid', undefined, { fields: { contactId: 'unknown' } });
  }
  if (standing.is === 'contact' && contactId !== undefined) return;
  const refused = standingRefusal(standing);
  if (refused) throw new BackendError(refused, { notApplied: true });
}

/** A new invitation, on its own or for a contact. What it gives has to be checked before. */
export async function issue(
  work: ViewerWork,
  {
    address,
    canonical,
    access,
    contact,
    locale,
  }: {
    address: string;
    canonical: string;
    access: KeptAccess;
    contact?: MemberRecord | undefined;
    locale?: string | undefined;
  },
): Promise<Sent> {
  const language = mailLocale(work, locale);
  await demandRoom(work);
  return send(work, {
    ...access,
    id: work.newId(),
    version: 0,
    email: address,
    canonical,
    status: 'pending',
    sentCount: 0,
    closedAt: null,
    acceptedAs: null,
    memberId: contact?.id ?? null,
    locale: language,
  });
}

/** A new link and a new term, from whoever sends it now; the link before is dead, since only one hash is kept. */
async function send(
  work: ViewerWork,
  unsent: Omit<
    InvitationRecord,
    'sentAt' | 'expiresAt' | 'tokenHash' | 'links' | 'delivery' | 'invitedBy' | 'changed'
  >,
): Promise<Sent> {
  const { settings, viewer, now } = work;
  const mailed = await newLink(work);
  const shown = settings.capabilities.invitationLink ? await newLink(work) : null;
  const record: InvitationRecord = {
    ...unsent,
    ...touched(work, unsent),
    sentAt: now,
    sentCount: unsent.sentCount + 1,
    expiresAt: new Date(Date.parse(now) + invitationRules(work).lifetimeDays * day).toISOString(),
    tokenHash: mailed.tokenHash,
    links: shown ? [{ purpose: 'shown', tokenHash: shown.tokenHash, at: now }] : [],
    delivery: { state: work.account.mails.stateOncePut },
    invitedBy: { id: viewer.id, name: viewer.name ?? viewer.email },
  };
  await work.account.invitations.put(record);
  const setsPassword = await asksForPassword(work, record);
  await queueMail(work, invitationMail(work, record, viewer, { link: mailed.url, setsPassword }));
  return { record, link: shown && shown.url };
}

async function newLink({ settings, random }: Work): Promise<{ url: string; tokenHash: string }> {
  const token = toBase64Url(random(32));
  return { url: `${settings.portal.acceptUrl}#${token}`, tokenHash: await sha256(token) };
}

async function asksForPassword(
  { account, settings }: Work,
  { canonical }: InvitationRecord,
): Promise<boolean> {
  if (!settings.portal.asksForPassword) return false;
  return !(await account.people.get(canonical))?.hasLogin;
}

/** @throws BackendError `invalid` for a language that was asked for and that the portal has no mail in */
function mailLocale(work: Work, asked: string | undefined): string {
  const { locales } = invitationRules(work);
  const usual = work.settings.defaultLocale ?? locales[0] ?? 'en';
  const wanted = asked ?? usual;
  const known = [wanted, wanted.replace(/-.*/u, '')].find((tag) => locales.includes(tag));
  if (known === undefined && asked !== undefined)
    throw refusal('invalid', undefined, { fields: { locale: 'unknown' } });
  return known ?? usual;
}

function toldWithLink(
  work: ViewerWork,
  { record, link }: Sent,
): { invitation: Invitation; link?: string } {
  return { invitation: invitationRow(work, record), ...(link !== null && { link }) };
}

// ---- sending again, changing, withdrawing -------------------------------------------------------------------------------

export function resendInvitations(
  work: ViewerWork,
  target: InvitationTarget,
): Promise<Outcomes<Invitation>> {
  return onInvitations(work, target, async (record) => {
    const { record: sent, link } = await resend(work, await asHeld(work, record));
    await tell(work, work.viewer, 'invitation-resent', sent);
    const contact = await contactOf(work, sent);
    return { row: invitationRow(work, sent, contact), ...(link !== null && { link }) };
  });
}

/** A contact's invitation gives what the contact holds now: it may have changed after the link had lapsed. */
async function asHeld(work: Work, record: InvitationRecord): Promise<InvitationRecord> {
  const contact = await contactOf(work, record);
  return contact ? { ...record, ...accessOf(contact) } : record;
}

/** Who sends an invitation again stands for what it gives. Also for one that has expired. */
export async function resend(work: ViewerWork, record: InvitationRecord): Promise<Sent> {
  demandOpen(work, record);
  demand(invitationReach(work, record, await contactOf(work, record)));
  checkGrant(work, record);
  // One that is pending still has its place already.
  if (statusAt(record, work.now) === 'expired') await demandRoom(work);
  return send(work, record);
}

export function revokeInvitations(
  work: ViewerWork,
  target: InvitationTarget,
): Promise<Outcomes<Invitation>> {
  return onInvitations(work, target, async (record) => {
    demandOpen(work, record);
    const contact = await contactOf(work, record);
    demand(invitationReach(work, record, contact));
    const revoked = await revoke(work, record);
    await tell(work, work.viewer, 'invitation-revoked', revoked);
    return { row: invitationRow(work, revoked, contact) };
  });
}

export async function revoke(
  work: ViewerWork,
  record: InvitationRecord,
): Promise<InvitationRecord> {
  const revoked = {
    ...record,
    ...touched(work, record),
    status: 'revoked',
    closedAt: work.now,
  } as const;
  await work.account.invitations.put(revoked);
  return revoked;
}

/** The invitation of a contact that nobody has answered, live or expired. */
export async function openInvitationOf(
  work: Work,
  memberId: Id,
): Promise<InvitationRecord | undefined> {
  const filter = { memberIds: [memberId], status: ['pending', 'expired'] as const };
  const [open] = await work.account.invitations.list({ ...filter, status: [...filter.status] });
  return open;
}

function demandOpen({ now }: Work, record: InvitationRecord): void {
  const status = statusAt(record, now);
  if (status !== 'pending' && status !== 'expired') throw refusal('gone', status);
}

export async function updateInvitation(
  work: ViewerWork,
  id: Id,
  seen: string | undefined,
  { email, ...given }: InvitationChange,
): Promise<Invitation> {
  const before = await work.account.invitations.get(id);
  if (!before) throw refusal('not-found');
  const contact = await contactOf(work, before);
  await checkVersion(work, before, seen, () => invitationRow(work, before, contact));
  const status = statusAt(before, work.now);
  if (status !== 'pending') throw refusal('gone', status);
  demand(invitationReach(work, before, contact));
  const access = await settleAccess(work, given, before);
  const moved = email === undefined ? null : await newAddress(work, before, email);
  if (!moved && isSame(access, accessOf(before))) return invitationRow(work, before, contact);
  if (contact) await work.account.members.put(await contactWith(work, contact, access));
  const after = await saveChanged(work, { ...before, ...access }, moved);
  await tell(work, work.viewer, 'invitation-updated', after, { before, after });
  return invitationRow(work, after, contact);
}

async function saveChanged(
  work: ViewerWork,
  changed: InvitationRecord,
  moved: { email: string; canonical: string } | null,
): Promise<InvitationRecord> {
  if (moved) {
    checkGrant(work, changed);
    return (await send(work, { ...changed, ...moved, sentCount: 0 })).record;
  }
  const after = { ...changed, ...touched(work, changed) };
  await work.account.invitations.put(after);
  return after;
}

/** The address that the invitation moves to; null where it is the same. */
async function newAddress(work: Work, { email, memberId }: InvitationRecord, typed: string) {
  const standing = await standingOf(work, typed);
  if (standing.address === email) return null;
  // A contact's address is changed with the contact, so that the two cannot part.
  if (memberId !== null) throw refusal('refused', 'is-contact');
  const isRespelled = standing.invitation?.email === email;
  const refused = isRespelled ? null : standingRefusal(standing);
  if (refused) throw new BackendError(refused, { notApplied: true });
  return { email: standing.address, canonical: standing.canonical };
}

/** A contact's invitation gives what the contact holds: the person sees one row. */
export async function alignInvitation(
  work: ViewerWork,
  record: InvitationRecord,
  member: MemberRecord,
): Promise<void> {
  if (isSame(accessOf(record), accessOf(member))) return;
  await work.account.invitations.put({ ...record, ...accessOf(member), ...touched(work, record) });
}
