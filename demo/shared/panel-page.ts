import type { StringOverrides } from 'user-management-elements';
import { portals } from 'user-management-elements/mocks/portals';
import type { PortalName } from 'user-management-elements/mocks/portals';
import { bootDemo, fillWords, languageOf } from './boot.js';
import { doorWords } from './door-words.js';
import { find } from './find.js';
import { accountEndpoint, signOut, signedIn } from './real-server.js';
import { askToSignIn } from './sign-in-form.js';
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

/** A portal's page with the panel: puts mocks or the real server behind the panel in its HTML, and the demo's bar above. */
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
  const cameAs = new URL(location.href).searchParams.get('as');
  const { mocks, switches } = await bootDemo({
    portal: name,
    languages,
    offers: ['lang', 'theme', 'viewer', 'account', 'network'],
    links: [
      { text: 'Outbox', path: './outbox/' },
      { text: 'All portals', path: '../' },
    ],
    ...(cameAs !== null && { viewer: cameAs }),
    speak: (lang) => fillWords({ ...doorWords[lang], ...words[lang] }),
  });

  const isFirstRun = switches.account === 'first-run';
  const account = isFirstRun ? portal.firstRunAccount : portal.account;
  if (isFirstRun) find('#account-name', HTMLElement).textContent = firstRunName;
  if (mocks) {
    showViewer(cameAs ?? portal.viewers[switches.viewer]);
    if (isFirstRun) panel.setAttribute('endpoint', mocks.endpoint(account));
  } else {
    panel.setAttribute('endpoint', accountEndpoint(account));
    const { owner, limited } = portal.viewers;
    await putOnServer(panel, languages, [owner, limited]);
  }
  panel.strings = strings;

  // Not before there is a backend: the elements ask it at once.
  await import('user-management-elements/define');
}

/** What is the host's own: who is signed in, the form for who is not, and the way in or out. */
async function putOnServer<Lang extends Language>(
  panel: HTMLElement,
  languages: Languages<Lang>,
  people: readonly string[],
): Promise<void> {
  const way = document.createElement('button');
  way.className = 'sign-out';
  way.type = 'button';
  find('.signed-in', HTMLElement).append(way);
  let viewer: string | null = null;
  way.addEventListener('click', () => {
    void (viewer === null ? ask() : signOut()).then(() => location.reload());
  });

  const showWhoIsIn = async () => {
    viewer = await signedIn();
    showViewer(viewer ?? '');
    way.dataset.word = viewer === null ? 'signIn' : 'signOut';
    way.textContent = doorWords[languageOf(languages)][way.dataset.word] ?? '';
  };
  const ask = async () => {
    await askToSignIn(languageOf(languages), { people });
    await showWhoIsIn();
  };

  panel.addEventListener('sign-in-needed', (event) => event.waitUntil(ask()));
  await showWhoIsIn();
  if (way.dataset.word === 'signIn') await ask().catch(() => undefined);
}

function showViewer(address: string): void {
  find('#viewer-address', HTMLElement).textContent = address;
}
