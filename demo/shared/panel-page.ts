import type { StringOverrides } from 'user-management-elements';
import { portals } from 'user-management-elements/mocks/portals';
import type { PortalName } from 'user-management-elements/mocks/portals';
import { bootDemo, fillWords } from './boot.js';
import { find } from './find.js';
import type { Language, Languages } from './switches.js';

export interface PanelPage<Lang extends Language> {
  portal: PortalName;
  languages: Languages<Lang>;
  /** The portal's own words, around those of the elements. */
  words: Readonly<Record<Lang, Record<string, string>>>;
  /** What the portal calls things where the elements would say it otherwise. */
  strings?: StringOverrides;
  /** Of the account that has nobody in it but its owner. */
  firstRunName: string;
}

/** A portal's page with the panel: puts mocks behind the panel that stands in its HTML, and the demo's bar above. */
export async function openPanelPage<Lang extends Language>({
  portal: name,
  languages,
  words,
  strings = {},
  firstRunName,
}: PanelPage<Lang>): Promise<void> {
  const portal = portals[name];
  const panel = document.querySelector('user-management-panel');
  if (!panel) throw new Error('The page has no panel');

  // Who comes from the portal's sign-in is that person, whatever the switch says.
  const signedIn = new URL(location.href).searchParams.get('as');
  const { mocks, switches } = await bootDemo({
    portal: name,
    languages,
    offers: ['lang', 'theme', 'viewer', 'account', 'network'],
    links: [
      { text: 'Outbox', path: './outbox/' },
      { text: 'All portals', path: '../' },
    ],
    ...(signedIn !== null && { viewer: signedIn }),
    speak: (lang) => fillWords(words[lang]),
  });

  find('#viewer-address', HTMLElement).textContent = signedIn ?? portal.viewers[switches.viewer];
  if (switches.account === 'first-run') {
    find('#account-name', HTMLElement).textContent = firstRunName;
    panel.setAttribute('endpoint', mocks.endpoint(portal.firstRunAccount));
  }
  panel.strings = strings;

  // Not before the mocks are in place: the elements ask their backend at once.
  await import('user-management-elements/define');
}
