/** The two portals that call people contacts, each as its owner meets it in the portal's own language, over HTTP and the service. */
import { fixture, html } from '@open-wc/testing';
import type { Id, Member } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import type { Strings, StringOverrides } from '../../src/locales/strings.js';
import { portals } from '../../src/mocks/portals/index.js';
import type { PortalData } from '../../src/service/index.js';
import { type Say, speaker } from './hosting-account.js';
import { type EditorPage, PanelView, readable, until } from './panel.js';
import { openPortal, start, type TestPortal } from './portal.js';

/** The words that each portal's page gives to the panel. */
const own = {
  'server-panel': {
    lang: 'fr',
    strings: { fr: { save: 'Mettre à jour le contact' } } as StringOverrides,
  },
  'client-area': { lang: 'es', strings: {} as StringOverrides },
} as const;
export type ContactsPortal = keyof typeof own;

export interface ContactsVisit {
  name: ContactsPortal;
  portal: TestPortal;
  panel: PanelView;
  say: Say;
}

/** The owner, or somebody else, opens the page; with a portal that is open already, as after a reload. */
export async function visitContacts(
  name: ContactsPortal,
  options: { viewer?: string; data?: PortalData; portal?: TestPortal } = {},
): Promise<ContactsVisit> {
  const { viewer = portals[name].viewers.owner, data = portals[name].data(start) } = options;
  const { lang, strings } = own[name];
  const portal = options.portal ?? openPortal(data);
  const place = await fixture(html`
    <section lang=${lang}>
      <user-management-panel
        .backend=${portal.as(viewer)}
        .strings=${strings}
      ></user-management-panel>
    </section>
  `);
  const panel = new PanelView(place.firstElementChild as UserManagementPanel);
  const words = (strings as Record<string, Partial<Strings> | undefined>)[lang];
  const say = speaker(lang, words, true);
  await panel.settled();
  await until('the language', () => readable(panel.heading) === say('panel.title'));
  return { name, portal, panel, say };
}

/** The same page, loaded again. */
export function reloaded({ name, portal, panel }: ContactsVisit): Promise<ContactsVisit> {
  panel.element.parentElement?.remove();
  return visitContacts(name, { portal });
}

/** Opens somebody's data by the name in the list. */
export async function details({ panel }: ContactsVisit, name: string): Promise<EditorPage> {
  const button = panel.row(name).querySelector<HTMLButtonElement>('.open');
  button?.focus();
  button?.click();
  const editor = await panel.editor.opened();
  await until('the form', () => editor.dialog.querySelector('.foot'));
  return editor;
}

/** Opens the form for somebody new. */
export async function newContact({ panel, say }: ContactsVisit): Promise<EditorPage> {
  const button = panel.all('button').find((one) => readable(one) === say('contact.add'));
  button?.focus();
  button?.click();
  const editor = await panel.editor.opened();
  await until('the form', () => editor.dialog.querySelector('.foot'));
  return editor;
}

/** What the service holds, as it tells the owner. */
export async function memberNamed(
  { name, portal }: ContactsVisit,
  text: string,
): Promise<Member | undefined> {
  const owner = portal.as(portals[name].viewers.owner);
  return (await owner.listMembers({ text })).items[0];
}

/** What the portal's gateway is told: may this person do it? */
export async function mayDo(
  { name, portal }: ContactsVisit,
  viewer: string,
  permission: Id,
): Promise<boolean> {
  const path = `accounts/${portals[name].account}/access?permission=${permission}`;
  const { status } = await portal.request(viewer, path);
  if (status !== 204 && status !== 403) throw new Error(`access was answered with ${status}`);
  return status === 204;
}

export const mailsTo = ({ portal }: ContactsVisit, address: string) =>
  portal.data().mails.filter(({ to }) => to.address === address);
