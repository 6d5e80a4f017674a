/** Links that are mailed to somebody who is a user already: to set a password, or to confirm a new address. */
import { canonicalAddress } from '../../backend/addresses.js';
import type { AcceptAnswer, InvitationView } from '../../backend/backend.js';
import { tidyName } from '../../backend/visible-text.js';
import { sha256, toBase64Url } from '../bytes.js';
import { hasPassed } from '../clock.js';
import { setPasswordMail, type SentLink } from '../mail/mails.js';
import type { LinkRecord, MemberRecord } from '../records.js';
import { refusal } from '../refusal.js';
import type { TokenWork, Work } from '../work.js';
import { closeOpenAt, demandPassword, putLogin, signInNext } from './acceptance.js';
import { nameOf, tell } from './activity.js';
import { openInvitationOf } from './invitations.js';
import { queueMail } from './outgoing.js';

const day = 86_400_000;
const lifetimeDays = 7;

export interface LinkWork extends TokenWork {
  member: MemberRecord;
  link: LinkRecord;
}

/** The member with a new link, not yet kept; the one before for the same purpose is dead. */
export async function withLink(
  { settings, now, random }: Work,
  member: MemberRecord,
  purpose: LinkRecord['purpose'],
): Promise<{ member: MemberRecord; link: SentLink }> {
  const token = toBase64Url(random(32));
  const expiresAt = new Date(Date.parse(now) + lifetimeDays * day).toISOString();
  const made = { purpose, tokenHash: await sha256(token), expiresAt };
  const url = `${settings.portal.acceptUrl}#${token}`;
  return {
    member: { ...member, links: [...otherLinks(member, purpose), made] },
    link: { url, expiresAt, days: lifetimeDays },
  };
}

function otherLinks({ links = [] }: MemberRecord, purpose: LinkRecord['purpose']): LinkRecord[] {
  return links.filter((link) => link.purpose !== purpose);
}

/** It is kept, so that following it again says what became of it. */
function followed(member: MemberRecord, link: LinkRecord): LinkRecord[] {
  return [...otherLinks(member, link.purpose), { ...link, isFollowed: true }];
}

/** The member and the link that a token opens, if it is one's. */
export async function linkOfToken(
  { account }: Work,
  tokenHash: string,
): Promise<Pick<LinkWork, 'member' | 'link'> | undefined> {
  const [member] = await account.members.list({ linkHash: tokenHash }, { limit: 1 });
  const link = member?.links?.find((one) => one.tokenHash === tokenHash);
  return member && link ? { member, link } : undefined;
}

export async function lookUpLink(work: LinkWork): Promise<InvitationView> {
  const { settings, member, link, person, now } = work;
  const isNew = link.purpose === 'confirmAddress';
  return {
    account: { name: settings.name },
    inviter: { name: (isNew ? null : member.invitedBy?.name) ?? settings.name },
    email: member.email,
    boundToAddress: true,
    role: null,
    permissions: [],
    scope: [],
    expiresAt: link.expiresAt,
    serverNow: now,
    status: await statusOf(work),
    signedInAs: person?.email ?? null,
    needs: isNew ? ((await isMember(work)) ? 'confirm' : 'signIn') : 'password',
    purpose: link.purpose,
    ...(isNew && member.pendingEmail !== null && { newEmail: member.pendingEmail }),
  };
}

/** A link is of use to somebody who can sign in, and where there is still something to do. */
async function statusOf(work: LinkWork): Promise<'pending' | 'expired' | 'revoked' | 'accepted'> {
  const { member, link, now } = work;
  const isForPassword = link.purpose === 'setPassword';
  // Who has a login already, from another account or by then, sets no other password with a mail from an account.
  if (link.isFollowed || (isForPassword && (await hasLogin(work)))) return 'accepted';
  if (member.signIn !== 'active' || !(isForPassword || member.pendingEmail)) return 'revoked';
  return hasPassed(link.expiresAt, now) ? 'expired' : 'pending';
}

async function hasLogin({ account, member }: LinkWork): Promise<boolean> {
  return (await account.people.get(member.canonical))?.hasLogin ?? false;
}

/**
 * Whoever reads the new mailbox may be anybody: only the member may move the login there. Who has set no password yet
 * cannot sign in, and has nothing to lose.
 */
async function isMember(work: LinkWork): Promise<boolean> {
  const { member, person } = work;
  return person ? canonicalAddress(person.email) === member.canonical : !(await hasLogin(work));
}

/** Does what the link is for. It can be followed once. */
export async function followLink(work: LinkWork, answer: AcceptAnswer): Promise<{ next?: string }> {
  const status = await statusOf(work);
  if (status !== 'pending') throw refusal('gone', status);
  if (work.link.purpose === 'setPassword') return setPassword(work, answer);
  await confirmAddress(work);
  return {};
}

async function setPassword(work: LinkWork, answer: AcceptAnswer): Promise<{ next?: string }> {
  const { account, member, link, newId } = work;
  demandPassword(answer.password);
  const { canonical, email } = member;
  const known = await account.people.get(canonical);
  const name = tidyName(answer.name) ?? known?.name ?? member.name;
  await putLogin(work, { id: known?.id ?? newId(), canonical, email, name });
  await account.members.put({ ...member, links: followed(member, link) });
  await tell(work, member, 'password-set', member);
  return signInNext(work);
}

/**
 * Somebody whose address has changed, not yet kept: what was mailed to the old one opens nothing any more. Who was still
 * to set a password gets the link for it at the new one.
 */
export async function movedMember(
  work: Work,
  { links = [] }: MemberRecord,
  moved: MemberRecord,
): Promise<MemberRecord> {
  const kept = { ...moved, links: links.filter(({ isFollowed }) => isFollowed) };
  const waits = links.some(({ purpose, isFollowed }) => purpose === 'setPassword' && !isFollowed);
  if (!waits || (await work.account.people.get(moved.canonical))?.hasLogin) return kept;
  const { member, link } = await withLink(work, kept, 'setPassword');
  await queueMail(work, setPasswordMail(work, member, link));
  return member;
}

type Address = Pick<MemberRecord, 'email' | 'canonical'>;

/** One person's row in one account. */
interface Place {
  work: Work;
  member: MemberRecord;
}

/**
 * Moves the row, and with a login the rows of the same person in all other accounts: a row that stayed behind would lock
 * them out. Without a login, other rows with the address may belong to another person.
 */
async function confirmAddress(work: LinkWork): Promise<void> {
  const { account, member } = work;
  if (!(await isMember(work)))
    throw work.person ? refusal('refused', 'wrong-account') : refusal('unauthenticated');
  const email = member.pendingEmail ?? member.email;
  const to = { email, canonical: canonicalAddress(email) ?? email };
  const isLoginMoved = to.canonical !== member.canonical && (await hasLogin(work));
  const others = isLoginMoved ? await otherPlaces(work) : [];
  const places = [{ work, member }, ...others];
  for (const place of places) await demandFree(place, to);
  if (isLoginMoved) {
    // Nor is the login of one address written over that of another.
    if ((await account.people.get(to.canonical))?.hasLogin)
      throw refusal('refused', 'already-member');
    await account.people.move(member.canonical, to);
  }
  for (const place of places) await moveRow(place, to);
}

async function otherPlaces({ member: { canonical }, ...work }: LinkWork): Promise<Place[]> {
  const places: Place[] = [];
  for (const account of await work.account.otherAccountsOf(canonical)) {
    const [member] = await account.members.list({ canonical }, { limit: 1 });
    if (member) places.push({ work: { ...work, account, settings: account.settings }, member });
  }
  return places;
}

/** @throws BackendError `refused` where another member has the address by now */
async function demandFree({ work, member }: Place, { canonical }: Address): Promise<void> {
  const [other] = await work.account.members.list({ canonical, except: [member.id] }, { limit: 1 });
  if (other) throw refusal('refused', 'already-member');
}

async function moveRow({ work, member }: Place, to: Address): Promise<void> {
  const confirms = ({ purpose }: LinkRecord) => purpose === 'confirmAddress';
  const isConfirmed = member.pendingEmail === to.email;
  const { links = [] } = member;
  const done = links.map((link) =>
    isConfirmed && confirms(link) ? { ...link, isFollowed: true as const } : link,
  );
  const moved = {
    ...member,
    ...to,
    pendingEmail: null,
    version: member.version + 1,
    changed: { by: nameOf({ ...member, ...to }), at: work.now },
  };
  await work.account.members.put(await movedMember(work, { ...member, links: done }, moved));
  await closeOpenAt(work, to.canonical);
  await moveInvitation(work, member, to);
  await tell(work, moved, 'address-confirmed', moved);
}

/** A contact's invitation stands at the contact's address. */
async function moveInvitation(work: Work, { id }: MemberRecord, to: Address): Promise<void> {
  const open = await openInvitationOf(work, id);
  if (open) await work.account.invitations.put({ ...open, ...to, version: open.version + 1 });
}

/** A new link instead of one that is too old: it goes to the same mailbox, so nobody else learns of it. */
export async function askForLink(work: LinkWork): Promise<void> {
  if (work.link.purpose !== 'setPassword' || (await statusOf(work)) !== 'expired') return;
  const { member, link } = await withLink(work, work.member, 'setPassword');
  await work.account.members.put(member);
  await queueMail(work, setPasswordMail(work, member, link));
}
