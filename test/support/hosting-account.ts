/** The hosting account as its owner meets it in one language, over HTTP and the service, with a clock that a test moves. */
import { fixture, html } from '@open-wc/testing';
import type { Id, Invitation, Member } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { en } from '../../src/locales/en.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import { id } from '../../src/locales/id.js';
import type { Strings, StringKey } from '../../src/locales/strings.js';
import { portals } from '../../src/mocks/portals/index.js';
import type { PortalData } from '../../src/service/index.js';
import { PanelView, readable, until } from './panel.js';
import { openPortal, start, type TestPortal, write } from './portal.js';

const tables = { en, id, fr, es } satisfies Record<string, Strings>;
export type Language = keyof typeof tables;

/** Words hang on no engine, so all languages are walked in one only; the others take that of the portal's own country. */
const languages: readonly Language[] = navigator.userAgent.includes('Chrome/')
  ? ['en', 'id', 'fr', 'es']
  : ['id'];

/** The same walk in each language. */
export function inEachLanguage(what: string, walk: (lang: Language) => Promise<void>): void {
  for (const lang of languages) it(`${what} (${lang})`, () => walk(lang));
}

const hosting = portals['hosting-account'];
export const { viewers } = hosting;
const accessPath = `accounts/${hosting.account}/access`;
export const hostingData = (): PortalData => hosting.data(start);

/** The portal's own word for removing, which its page gives to the panel. */
export const confirmVerbs: Readonly<Record<Language, string>> = {
  en: 'Confirm',
  id: 'Konfirmasi',
  fr: 'Confirmer',
  es: 'Confirmar',
};

/** What the elements say in a language, with white space as `readable` leaves it. */
export type Say = (key: StringKey, given?: Readonly<Record<string, string | number>>) => string;

/** A portal that calls people contacts has sentences of its own, and any portal words. */
export function speaker(lang: Language, own: Partial<Strings> = {}, isContacts = false): Say {
  const table: Strings = { ...tables[lang], ...own };
  return (key, given = {}) => {
    const variant = `${key}.contact` as StringKey;
    const message = table[isContacts && Object.hasOwn(table, variant) ? variant : key];
    const text =
      typeof message === 'string'
        ? message
        : (message[new Intl.PluralRules(lang).select(Number(given['n']))] ?? message.other);
    const filled = text.replace(/\{(\w+)\}/gu, (_, name: string) => String(given[name]));
    return folded(filled);
  };
}

const folded = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** A moment, and a list, as the language writes them. */
export const dateTime = (lang: Language, time: number): string =>
  folded(new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(time));
export const listed = (lang: Language, items: readonly string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(items);

export interface Visit {
  portal: TestPortal;
  panel: PanelView;
  say: Say;
}

/** Somebody opens the page with the panel, and reads it in his language. */
export async function visit(
  lang: Language,
  { viewer = viewers.owner, data = hostingData() }: { viewer?: string; data?: PortalData } = {},
): Promise<Visit> {
  const portal = openPortal(data);
  const place = await fixture(html`
    <section lang=${lang}>
      <user-management-panel
        .backend=${portal.as(viewer)}
        .strings=${{ [lang]: { 'remove.action': confirmVerbs[lang] } }}
      ></user-management-panel>
    </section>
  `);
  const panel = new PanelView(place.firstElementChild as UserManagementPanel);
  const say = speaker(lang);
  await panel.settled();
  await until('the language', () => readable(panel.heading) === say('panel.title'));
  return { portal, panel, say };
}

/** What the portal's gateway is told: may this person do it? */
export async function mayDo(portal: TestPortal, viewer: string, permission: Id): Promise<boolean> {
  const { status } = await portal.request(viewer, `${accessPath}?permission=${permission}`);
  if (status !== 204 && status !== 403) throw new Error(`access was answered with ${status}`);
  return status === 204;
}

/** What the service holds, as it tells the owner. */
export async function memberNamed({ portal }: Visit, text: string): Promise<Member | undefined> {
  return (await portal.as(viewers.owner).listMembers({ text })).items[0];
}
export async function invitationsTo({ portal }: Visit, text: string): Promise<Invitation[]> {
  return (await portal.as(viewers.owner).listInvitations({ text })).items;
}

/** A permission's name in the visitor's language. */
export const labelOf = ({ say }: Visit, permission: Id): string =>
  say(`permission.${permission}.label` as 'permission.tickets.label');

export function press(row: HTMLElement, button: string): void {
  const found = row.querySelector<HTMLButtonElement>(button);
  if (!found) throw new Error(`the row “${readable(row)}” has no ${button}`);
  found.click();
}

/** The owner invites somebody through the dialog, and reads the result. */
export async function invite(
  { panel, say }: Visit,
  address: string,
  ...permissions: Id[]
): Promise<string> {
  panel.inviteButton?.click();
  const dialog = await panel.invite.opened();
  dialog.type(address);
  await (await dialog.picker.ready()).tick(...permissions);
  dialog.press(say('invite.send'));
  await until('the result', () => dialog.title === say('invite.sent'));
  const { text } = dialog;
  dialog.press(say('done'));
  await dialog.closed();
  return text;
}

/** The invitee follows a link, the newest that was sent if not said otherwise, and makes himself a login on the way. */
export function accept(
  portal: TestPortal,
  address: string,
  token = portal.tokenFor(address),
): Promise<{ next?: string }> {
  const answer = { name: 'Wayan Sudarma', password: 'correct horse battery' };
  return portal.invitee(null).accept(token, answer, write());
}
