/** The mails that the service sends: each goes to one address and has at most one link. */
import type { Label } from '../../backend/backend.js';
import { en as enWords } from '../../locales/en.js';
import { es as esWords } from '../../locales/es.js';
import { fr as frWords } from '../../locales/fr.js';
import { id as idWords } from '../../locales/id.js';
import type { Strings } from '../../locales/strings.js';
import { nameOf } from '../rules/activity.js';
import type { AccountSettings, InvitationRecord, MailRecord, MemberRecord } from '../records.js';
import type { Work } from '../work.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { id } from './id.js';
import type { AccountFacts, MailText, MailTexts } from './texts.js';

const texts: Record<string, MailTexts> = { en, es, fr, id };
const words: Record<string, Strings> = { en: enWords, es: esWords, fr: frWords, id: idWords };
const listed = 6;

export function invitationMail(
  work: Work,
  invitation: InvitationRecord,
  inviter: MemberRecord,
  link: string,
): MailRecord {
  const { settings } = work;
  const locale = invitation.locale ?? localeOf(settings);
  const text = textsFor(locale).invitation({
    ...factsOf(settings),
    inviter: plainName(nameOf(inviter)),
    inviterEmail: inviter.email,
    gets: whatIsGiven(settings, invitation, locale),
    url: link,
    days: settings.invitations?.lifetimeDays ?? 0,
    until: momentIn(locale, settings.portal.timeZone, invitation.expiresAt),
  });
  return mail(work, 'invitation', { name: null, address: invitation.email }, locale, text, link);
}

/** To somebody who is a user at once, without an invitation. */
export function setPasswordMail(work: Work, member: MemberRecord): MailRecord {
  const { settings } = work;
  const url = portalUrl(settings);
  const locale = localeOf(settings);
  const text = textsFor(locale).setPassword({ ...factsOf(settings), url });
  return mail(work, 'set-password', recipient(member), locale, text, url);
}

/** To the new address of a user, which has to be confirmed. */
export function confirmAddressMail(work: Work, newAddress: string): MailRecord {
  const { settings } = work;
  const url = portalUrl(settings);
  const locale = localeOf(settings);
  const text = textsFor(locale).confirmAddress({ ...factsOf(settings), url });
  return mail(work, 'confirm-address', { name: null, address: newAddress }, locale, text, url);
}

/** To the old address of a user, who may know nothing of the change. */
export function addressChangedMail(
  work: Work,
  member: MemberRecord,
  newAddress: string,
): MailRecord {
  const locale = localeOf(work.settings);
  const text = textsFor(locale).addressChanged({ ...factsOf(work.settings), newAddress });
  return mail(work, 'address-changed', recipient(member), locale, text, null);
}

/** To who invited, when the invitee stands before a dead link. */
export function newLinkWantedMail(
  work: Work,
  invitation: InvitationRecord,
  inviter: MemberRecord,
): MailRecord {
  const locale = localeOf(work.settings);
  const text = textsFor(locale).newLinkWanted({
    ...factsOf(work.settings),
    invitee: invitation.email,
  });
  return mail(work, 'new-link-wanted', recipient(inviter), locale, text, null);
}

function mail(
  { newId, now }: Work,
  kind: MailRecord['kind'],
  to: MailRecord['to'],
  locale: string,
  text: MailText,
  link: string | null,
): MailRecord {
  return { id: newId(), at: now, to, kind, locale, ...text, link };
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

/** Passwords and addresses are the portal's own matter: its front door leads there. */
function portalUrl({ portal }: AccountSettings): string {
  return new URL('/', portal.acceptUrl).href;
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
  const scope = settings.scope && 'ids' in invitation.scope ? settings.scope : null;
  const lines = [
    ...(role ? [labelIn(locale, 'role', role)] : []),
    ...permissions.map((permission) => labelIn(locale, 'permission', permission)),
    ...(scope?.label && 'ids' in invitation.scope
      ? [`${invitation.scope.ids.length} × ${textIn(locale, scope.label)}`]
      : []),
  ];
  if (lines.length <= listed) return lines;
  const shown = lines.slice(0, listed - 1);
  return [...shown, textsFor(locale).more(lines.length - shown.length)];
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
 * A name that people chose, for a line that others trust: short, one line, without characters that nobody sees, and
 * without anything that a mail program would turn into a link.
 */
export function plainName(name: string): string {
  const line = name
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('://', ' ')
    .replace(/\.(?=[\p{L}\p{N}])/gu, '. ')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length <= 60 ? line : `${characters.slice(0, 59).join('')}…`;
}
