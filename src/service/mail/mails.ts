/** The mails that the service sends: each goes to one address and has at most one link. */
import type { Label } from '../../backend/backend.js';
import { en as enWords } from '../../locales/en.js';
import { es as esWords } from '../../locales/es.js';
import { fr as frWords } from '../../locales/fr.js';
import { id as idWords } from '../../locales/id.js';
import type { Strings } from '../../locales/strings.js';
import type { AccountSettings, InvitationRecord, MailRecord, MemberRecord } from '../records.js';
import type { Work } from '../work.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { id } from './id.js';
import type { AccountFacts, LinkFacts, MailContent, MailTexts } from './texts.js';
import { writeMail } from './write.js';

const texts: Record<string, MailTexts> = { en, es, fr, id };
const words: Record<string, Strings> = { en: enWords, es: esWords, fr: frWords, id: idWords };
const listed = 6;

/** To an address that somebody invites. @param setsPassword nobody signs in with it yet, and here that is how one comes in */
export function invitationMail(
  work: Work,
  invitation: InvitationRecord,
  inviter: MemberRecord,
  { link, setsPassword }: { link: string; setsPassword: boolean },
): MailRecord {
  const { settings } = work;
  const locale = invitation.locale ?? localeOf(settings);
  const content = textsFor(locale).invitation({
    ...factsOf(settings),
    ...inviterIn(inviter),
    gets: whatIsGiven(settings, invitation, locale),
    setsPassword,
    days: settings.invitations?.lifetimeDays ?? 0,
    until: momentIn(locale, settings.portal.timeZone, invitation.expiresAt),
  });
  const to = { name: null, address: invitation.email };
  return mail(work, { kind: 'invitation', to, locale, content, link, invitationId: invitation.id });
}

/** To somebody who is a user at once, without an invitation. */
export function setPasswordMail(work: Work, member: MemberRecord, link: SentLink): MailRecord {
  const locale = localeOf(work.settings);
  const content = textsFor(locale).setPassword({
    ...factsOf(work.settings),
    ...termOf(work, locale, link),
  });
  return mail(work, {
    kind: 'set-password',
    to: recipient(member),
    locale,
    content,
    link: link.url,
  });
}

/** To the new address of a user, which has to be confirmed. */
export function confirmAddressMail(work: Work, newAddress: string, link: SentLink): MailRecord {
  const locale = localeOf(work.settings);
  const content = textsFor(locale).confirmAddress({
    ...factsOf(work.settings),
    ...termOf(work, locale, link),
    newAddress,
  });
  const to = { name: null, address: newAddress };
  return mail(work, { kind: 'confirm-address', to, locale, content, link: link.url });
}

/** To an invited address, after the link that was shown to the inviter has been opened. */
export function confirmMailboxMail(
  work: Work,
  invitation: InvitationRecord,
  link: string,
): MailRecord {
  const locale = invitation.locale ?? localeOf(work.settings);
  const content = textsFor(locale).confirmMailbox({
    ...factsOf(work.settings),
    until: momentIn(locale, work.settings.portal.timeZone, invitation.expiresAt),
  });
  const to = { name: null, address: invitation.email };
  return mail(work, { kind: 'confirm-mailbox', to, locale, content, link });
}

/** To the old address of a user, who may know nothing of the change. */
export function addressChangedMail(
  work: Work,
  member: MemberRecord,
  newAddress: string,
): MailRecord {
  const locale = localeOf(work.settings);
  const content = textsFor(locale).addressChanged({ ...factsOf(work.settings), newAddress });
  return mail(work, {
    kind: 'address-changed',
    to: recipient(member),
    locale,
    content,
    link: null,
  });
}

/** To who invited, when the invitee stands before a dead link. */
export function newLinkWantedMail(
  work: Work,
  invitation: InvitationRecord,
  inviter: MemberRecord,
): MailRecord {
  const locale = localeOf(work.settings);
  const content = textsFor(locale).newLinkWanted({
    ...factsOf(work.settings),
    invitee: invitation.email,
  });
  return mail(work, {
    kind: 'new-link-wanted',
    to: recipient(inviter),
    locale,
    content,
    link: null,
  });
}

/** A link that has just been made, and how long it can be followed. */
export interface SentLink {
  url: string;
  expiresAt: string;
  days: number;
}

interface Written extends Pick<MailRecord, 'kind' | 'to' | 'locale' | 'link' | 'invitationId'> {
  content: MailContent;
}

function mail({ newId, now }: Work, { content, ...rest }: Written): MailRecord {
  const { colon } = textsFor(rest.locale);
  const { subject } = content;
  const preheader = onePeriod(content.preheader);
  const parts = content.parts.map((part) => (typeof part === 'string' ? onePeriod(part) : part));
  const written = writeMail(
    { subject, preheader, parts },
    { locale: rest.locale, colon, url: rest.link },
  );
  return { id: newId(), at: now, ...rest, subject, preheader, ...written };
}

/** “Almendrera, S. Coop.” ends its sentence by itself. */
function onePeriod(text: string): string {
  return text.replace(/(?<!\.)\.\.(?=\s|$)/gu, '.');
}

/** Who has told no name is called by the address, which is told as it is. */
function inviterIn({ name, email }: MemberRecord): { inviter: string; inviterInFull: string } {
  if (name === null) return { inviter: email, inviterInFull: email };
  const plain = plainName(name);
  return { inviter: plain, inviterInFull: `${plain} (${email})` };
}

function termOf({ settings }: Work, locale: string, { days, expiresAt }: SentLink): LinkFacts {
  return { days, until: momentIn(locale, settings.portal.timeZone, expiresAt) };
}

function recipient({ name, email }: MemberRecord): MailRecord['to'] {
  return { name: name === null ? null : plainName(name), address: email };
}

function factsOf({ name, portal }: AccountSettings): AccountFacts {
  return { account: plainName(name), portal: plainName(portal.name) };
}

function localeOf({ defaultLocale = 'en' }: AccountSettings): string {
  return defaultLocale;
}

function languageOf(locale: string): string {
  return locale.replace(/-.*$/u, '');
}

/** `fr-CA` → `fr` → `en`. */
function textsFor(locale: string): MailTexts {
  return texts[locale] ?? texts[languageOf(locale)] ?? en;
}

function wordsFor(locale: string): Strings {
  return words[locale] ?? words[languageOf(locale)] ?? enWords;
}

function momentIn(locale: string, timeZone: string, time: string): string {
  const parts = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone, timeZoneName: 'long' });
  return format.format(new Date(time));
}

/** Role, permissions and scope, by their labels; a long list ends in its number. */
function whatIsGiven(
  settings: AccountSettings,
  invitation: InvitationRecord,
  locale: string,
): string[] {
  const role = settings.roles.find(({ id: roleId }) => roleId === invitation.role);
  const permissions = settings.permissionGroups
    .flatMap((group) => group.permissions)
    .filter((permission) => invitation.permissions.includes(permission.id));
  const lines = [
    ...(role ? [labelIn(locale, 'role', role)] : []),
    ...permissions.map((permission) => labelIn(locale, 'permission', permission)),
    ...scopeLine(settings, invitation, locale),
  ];
  if (lines.length <= listed) return lines;
  const shown = lines.slice(0, listed - 1);
  return [...shown, textsFor(locale).more(lines.length - shown.length)];
}

/** How many resources, under the account's own name for them where it has one. */
function scopeLine(
  settings: AccountSettings,
  { scope }: InvitationRecord,
  locale: string,
): string[] {
  if (!settings.scope || 'all' in scope) return [];
  const { colon, subAccounts } = textsFor(locale);
  const { length } = scope.ids;
  const { label } = settings.scope;
  return [label === undefined ? subAccounts(length) : `${textIn(locale, label)}${colon}${length}`];
}

/** The account's own label, else the word that the elements show for the id: a mail says what the page said. */
function labelIn(
  locale: string,
  kind: 'role' | 'permission',
  { id: thing, label }: { id: string; label?: Label },
): string {
  if (label !== undefined) return textIn(locale, label);
  const known: Readonly<Record<string, unknown>> = wordsFor(locale);
  const word = known[kind === 'role' ? `role.${thing}` : `permission.${thing}.label`];
  return typeof word === 'string' ? word : thing;
}

function textIn(locale: string, label: Label): string {
  if (typeof label === 'string') return label;
  return label[locale] ?? label[languageOf(locale)] ?? label.en ?? Object.values(label)[0] ?? '';
}

/**
 * What makes a link, and what looks like it: browsers and mail programs read the full stops of Chinese and Japanese as
 * dots of a domain, and normalization turns the full-width, small and enclosed forms into ASCII. The others are the
 * look-alikes of Unicode's list of confusable characters.
 */
const innerStop =
  /[\u{1d16d}.\u3002\uff0e\uff61\u2024-\u2026\ufe19\ufe30\ufe52\u2488-\u249b\u06d4\u0701\u0702\ua4f8\ua60e\u{10a50}\u{1f100}](?=[\p{L}\p{N}\p{M}\p{S}])/gu;
const schemeEnd =
  /[:\uff1a\ufe55\ufe13\u2236\ua789\u05c3\u0589]\s*[/\\\uff0f\uff3c\ufe68\u2044\u2215\u29f8\u2571]{2}/gu;
const atSign = /[@\uff20\ufe6b]/gu;

/**
 * A name that people chose, for a line that others trust: short, one line, without characters that nobody sees, and
 * without anything that a mail program would turn into a link.
 */
export function plainName(name: string): string {
  const line = name
    .replace(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu, ' ')
    .replace(schemeEnd, ' ')
    .replace(atSign, ' (at) ')
    .replace(innerStop, '$& ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= 60 ? line : `${characters.slice(0, 59).join('')}…`;
}
