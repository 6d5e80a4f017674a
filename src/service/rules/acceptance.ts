/** The invitee's side: the token is all that he has, and only in the account that it opens. */
import { canonicalAddress } from '../../backend/addresses.js';
import type { AcceptAnswer, InvitationView, Label } from '../../backend/backend.js';
import { tidyName } from '../../backend/visible-text.js';
import { isIn, statusAt } from '../clock.js';
import { sha256, toBase64Url } from '../bytes.js';
import { confirmMailboxMail, newLinkWantedMail } from '../mail/mails.js';
import type {
  InvitationLinkRecord,
  InvitationRecord,
  MemberRecord,
  PersonRecord,
} from '../records.js';
import { refusal } from '../refusal.js';
import type { TokenWork, Work } from '../work.js';
import { accessOf } from './access.js';
import { tell } from './activity.js';
import { invitationRules } from './invitations.js';
import { lossRule } from './losses.js';
import { queueMail } from './outgoing.js';
import { manages } from './standing.js';

export interface InviteeWork extends TokenWork {
  invitation: InvitationRecord;
  /** False where the link was shown to the inviter, who may be the one that follows it. */
  provesMailbox: boolean;
}

/** The invitation that a token opens, if it is one's. */
export async function invitationOfToken(
  work: Work,
  tokenHash: string,
): Promise<Pick<InviteeWork, 'invitation' | 'provesMailbox'> | undefined> {
  const [invitation] = await work.account.invitations.list({ tokenHash }, { limit: 1 });
  if (!invitation) return undefined;
  return { invitation, provesMailbox: provesMailbox(work, invitation, tokenHash) };
}

/** Of an invitation from before links were kept apart, the mailed link may have been shown as well. */
function provesMailbox(
  { settings }: Work,
  { links }: InvitationRecord,
  tokenHash: string,
): boolean {
  if (!links) return !settings.capabilities.invitationLink;
  return links.find((one) => one.tokenHash === tokenHash)?.purpose !== 'shown';
}

export async function lookUp(work: InviteeWork): Promise<InvitationView> {
  const { settings, invitation, person, now } = work;
  const inviter = await inviterOf(work);
  const role = settings.roles.find(({ id }) => id === invitation.role);
  const permissions = settings.permissionGroups.flatMap((group) => group.permissions);
  const needs = await whatIsNeeded(work);
  return {
    account: { name: settings.name },
    inviter: {
      name: invitation.invitedBy?.name ?? settings.name,
      ...(inviter && { email: inviter.email }),
    },
    email: invitation.email,
    boundToAddress: invitationRules(work).boundToAddress,
    role: role ? (role.label ?? role.id) : null,
    permissions: permissions
      .filter(({ id }) => invitation.permissions.includes(id))
      .map(({ id, label }) => ({ id, ...(label !== undefined && { label }) })),
    scope: await scopeLabels(work),
    expiresAt: invitation.expiresAt,
    serverNow: now,
    status: (await hasFallen(work)) ? 'revoked' : statusAt(invitation, now),
    signedInAs: person?.email ?? null,
    needs,
    ...(needs === 'password' && !work.provesMailbox && { needsMailbox: true }),
  };
}

/** The resources by name; none where the scope is all of them. */
async function scopeLabels({ account, settings, invitation }: InviteeWork): Promise<Label[]> {
  if (!settings.scope || 'all' in invitation.scope) return [];
  return (await account.resources.list({ ids: invitation.scope.ids })).map(({ label }) => label);
}

async function whatIsNeeded(work: InviteeWork): Promise<InvitationView['needs']> {
  const { account, invitation, person } = work;
  if (person) {
    const isInvited = canonicalAddress(person.email) === invitation.canonical;
    return isInvited || !invitationRules(work).boundToAddress ? 'confirm' : 'signIn';
  }
  return (await account.people.get(invitation.canonical))?.hasLogin ? 'signIn' : 'password';
}

// ---- the inviter --------------------------------------------------------------------------------------------------------

async function inviterOf({ account, invitation }: InviteeWork): Promise<MemberRecord | undefined> {
  return invitation.invitedBy ? account.members.get(invitation.invitedBy.id) : undefined;
}

/** Whether an open invitation fell with who sent it: somebody who no longer manages lets nobody in. */
async function hasFallen(work: InviteeWork): Promise<boolean> {
  const { settings, invitation, now } = work;
  if (!invitation.invitedBy || statusAt(invitation, now) !== 'pending') return false;
  const inviter = await inviterOf(work);
  return !inviter || !isIn(inviter, now) || !manages(settings, inviter);
}

// ---- accepting ----------------------------------------------------------------------------------------------------------

/**
 * Makes the invitee a member with what the invitation gives, and no more.
 * @throws BackendError `gone` with what became of the invitation; `refused` (`wrong-account`, `already-member`);
 * `unauthenticated` where the address has a login; `invalid` where a password is needed
 */
export async function accept(work: InviteeWork, answer: AcceptAnswer): Promise<{ next?: string }> {
  const { account, invitation } = work;
  await demandLive(work);
  const joiner = await joinerOf(work, answer);
  const member = await joined(work, joiner);
  const isOther = joiner.canonical !== invitation.canonical;
  await account.members.put(member);
  await close(work, invitation, 'accepted', isOther ? joiner.email : null);
  await closeOpenAt(work, joiner.canonical);
  await tell(work, member, 'invitation-accepted', member, { after: member });
  return work.person ? {} : signInNext(work);
}

/** Whoever has just set a password proves it once: nobody is signed in by a mailed link alone. */
export function signInNext({ settings }: Work): { next?: string } {
  const { signInUrl } = settings.portal;
  return signInUrl === undefined ? {} : { next: signInUrl };
}

async function close(
  { account, now }: Work,
  invitation: InvitationRecord,
  status: 'accepted' | 'declined' | 'revoked',
  acceptedAs: string | null = null,
): Promise<void> {
  const changed = { by: acceptedAs ?? invitation.email, at: now };
  const version = invitation.version + 1;
  await account.invitations.put({
    ...invitation,
    version,
    status,
    closedAt: now,
    acceptedAs,
    changed,
  });
}

/** Who comes with another address may have been invited at that one as well; nobody is a user and invited at once. */
export async function closeOpenAt(work: Work, canonical: string): Promise<void> {
  const { invitations } = work.account;
  const open = await invitations.list({ canonical, status: ['pending', 'expired'] });
  for (const invitation of open) await close(work, invitation, 'revoked');
}

async function demandLive(work: InviteeWork): Promise<void> {
  const status = statusAt(work.invitation, work.now);
  if (status !== 'pending') throw refusal('gone', status);
  if (await hasFallen(work)) throw refusal('gone', 'revoked');
}

type Joiner = Pick<PersonRecord, 'canonical' | 'email' | 'name'>;

async function joinerOf(work: InviteeWork, answer: AcceptAnswer): Promise<Joiner> {
  const { account, invitation, person } = work;
  const name = tidyName(answer.name);
  if (!person) return newPerson(work, answer.password, name);
  const canonical = canonicalAddress(person.email) ?? person.email;
  if (canonical === invitation.canonical) {
    const known = await account.people.get(canonical);
    return {
      canonical,
      email: invitation.email,
      name: name ?? tidyName(known?.name ?? person.name),
    };
  }
  // Joining with another address is possible where the portal lets it, and then only if it is said so.
  if (invitationRules(work).boundToAddress || answer.as !== 'signedIn')
    throw refusal('refused', 'wrong-account');
  return { canonical, email: person.email, name: name ?? tidyName(person.name) };
}

/**
 * The reader of the invited mailbox may make its login, once; afterwards they have to sign in. A link that was shown to
 * the inviter does not prove the mailbox, and the login would be valid for all accounts of the portal.
 */
async function newPerson(
  work: InviteeWork,
  password: string | undefined,
  name: string | null,
): Promise<Joiner> {
  const { account, invitation } = work;
  const { canonical, email } = invitation;
  const known = await account.people.get(canonical);
  if (known?.hasLogin) throw refusal('unauthenticated');
  if (!work.provesMailbox) throw refusal('refused', 'mailbox-unproved');
  demandPassword(password);
  const person = {
    id: known?.id ?? work.newId(),
    canonical,
    email,
    name: name ?? tidyName(known?.name),
  };
  await putLogin(work, person);
  return person;
}

/** From now on, the person signs in with the password that came along. */
export async function putLogin(
  { account, passwordHash }: TokenWork,
  person: Omit<PersonRecord, 'hasLogin'>,
): Promise<void> {
  const hash = passwordHash !== undefined && { passwordHash };
  await account.people.put({ ...person, hasLogin: true, ...hash });
}

/** Long enough; of what it is made is not judged. */
export function demandPassword(password: string | undefined): void {
  if (!password) throw refusal('invalid', undefined, { fields: { password: 'required' } });
  if (Array.from(password).length < 8)
    throw refusal('invalid', undefined, { fields: { password: 'too-short' } });
}

/** A contact keeps its data and becomes a user; anybody else is new. */
async function joined(work: InviteeWork, joiner: Joiner): Promise<MemberRecord> {
  const { account, invitation, now } = work;
  const [same] = await account.members.list({ canonical: joiner.canonical }, { limit: 1 });
  if (same?.signIn === 'active') throw refusal('refused', 'already-member');
  if (same?.signIn === 'deactivated') throw refusal('refused', 'deactivated');
  const contact =
    invitation.memberId === null ? same : await account.members.get(invitation.memberId);
  // Two contacts do not become one person by a click.
  if (same && contact && same.id !== contact.id) throw refusal('refused', 'is-contact');
  // An owner that could not sign in comes back as one.
  if (contact?.isOwner && !(await inviterOf(work))?.isOwner) throw refusal('refused', 'owner');
  const isOther = joiner.canonical !== invitation.canonical;
  const member: MemberRecord = {
    ...(contact ?? newcomer(work, joiner)),
    ...accessOf(invitation),
    version: (contact?.version ?? 0) + 1,
    email: joiner.email,
    canonical: joiner.canonical,
    name: contact?.name ?? joiner.name,
    signIn: 'active',
    invitedAs: isOther ? invitation.email : null,
    joinedAt: now,
    invitedBy: invitation.invitedBy,
    changed: { by: joiner.name ?? joiner.email, at: now },
  };
  const lost = contact && (await lossRule(work))(contact, member);
  if (lost) throw refusal('refused', lost);
  return member;
}

function newcomer({ newId }: Work, { name }: Joiner) {
  return { id: newId(), name, fields: {}, isOwner: false, pendingEmail: null, lastSignInAt: null };
}

// ---- the other answers --------------------------------------------------------------------------------------------------

export async function decline(work: InviteeWork): Promise<void> {
  const { invitation } = work;
  await demandLive(work);
  await close(work, invitation, 'declined');
  await tell(work, invitation, 'invitation-declined', invitation);
}

/**
 * With a link that was shown, mails one that proves the mailbox. With an expired link, tells the inviter, once for
 * each link, so that an old link cannot fill a mailbox. The invitee learns nothing from the answer.
 */
export async function askForNewLink(work: InviteeWork): Promise<void> {
  const { account, invitation } = work;
  const status = (await hasFallen(work)) ? 'revoked' : statusAt(invitation, work.now);
  if (status === 'pending' && !work.provesMailbox) return confirmMailbox(work);
  const { newLinkWantedAt, sentAt } = invitation;
  const isTold = newLinkWantedAt !== undefined && newLinkWantedAt >= sentAt;
  if (isTold || status !== 'expired') return;
  const inviter = await inviterOf(work);
  if (!inviter) return;
  await account.invitations.put({ ...invitation, newLinkWantedAt: work.now });
  await queueMail(work, newLinkWantedMail(work, invitation, inviter));
  await tell(work, invitation, 'new-link-wanted', invitation);
}

/** Milliseconds in which the invited address gets one link to prove it by, however often it is asked for. */
const mailboxPause = 600_000;

/** The link that was mailed with the invitation stays good: it proves the mailbox just as well. */
async function confirmMailbox(work: InviteeWork): Promise<void> {
  const { account, settings, invitation, now } = work;
  const { canonical, tokenHash, sentAt } = invitation;
  const mailed = { purpose: 'shown', tokenHash, at: sentAt } as const;
  const links: InvitationLinkRecord[] = invitation.links ?? [mailed];
  if ((await account.people.get(canonical))?.hasLogin) return;
  const last = links.find(({ purpose }) => purpose === 'confirmMailbox');
  if (last && Date.parse(now) < Date.parse(last.at) + mailboxPause) return;
  const token = toBase64Url(work.random(32));
  const link = { purpose: 'confirmMailbox', tokenHash: await sha256(token), at: now } as const;
  const others = links.filter(({ purpose }) => purpose !== 'confirmMailbox');
  await account.invitations.put({ ...invitation, links: [...others, link] });
  const url = `${settings.portal.acceptUrl}#${token}`;
  await queueMail(work, confirmMailboxMail(work, invitation, url));
}
