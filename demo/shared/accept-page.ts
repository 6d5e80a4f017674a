import type { StringOverrides } from 'user-management-elements';
import { createHttpInvitationBackend } from 'user-management-elements/adapters/http';
import { portals } from 'user-management-elements/mocks/portals';
import type { PortalName } from 'user-management-elements/mocks/portals';
import { bootDemo, fillWords } from './boot.js';
import { doorWords } from './door-words.js';
import { find } from './find.js';
import { linkTo } from './switches.js';
import type { Language, Languages } from './switches.js';

export interface AcceptPage<Lang extends Language> {
  portal: PortalName;
  languages: Languages<Lang>;
  strings?: StringOverrides;
}

/**
 * A portal's page behind the links of its mails: puts mocks behind the element that stands in its HTML. What is the
 * host's own there is signing in and out, which the demo does without asking for a password.
 */
export async function openAcceptPage<Lang extends Language>({
  portal,
  languages,
  strings = {},
}: AcceptPage<Lang>): Promise<void> {
  const element = document.querySelector('accept-invitation');
  if (!element) throw new Error('The page has no invitation');
  const { title } = portals[portal];

  const { mocks } = await bootDemo({
    portal,
    languages,
    offers: ['lang', 'theme', 'network'],
    links: [{ text: 'Outbox', path: '../outbox/' }],
    // The invitee sits at another computer than the owner.
    viewer: null,
    speak(lang) {
      document.title = `${doorWords[lang].accept} – ${title}`;
      fillWords(doorWords[lang]);
    },
  });
  element.strings = strings;
  const visitor = visitorSelect();

  visitor.addEventListener('change', () => {
    void signInAs(visitor.value).then(() => element.refresh());
  });
  element.addEventListener('sign-in-needed', (event) => {
    event.waitUntil(signInAs('invited'));
  });
  element.addEventListener('sign-out-needed', (event) => {
    event.waitUntil(signInAs('nobody'));
  });
  element.addEventListener('before-invitation-accept', ({ invitation, as }) => {
    const { needs, email, newEmail, signedInAs } = invitation;
    const who = newEmail ?? (as === 'signedIn' ? (signedInAs ?? email) : email);
    // Nobody is signed in by setting a password: the portal's sign-in comes first.
    element.next = nextPage(needs === 'password' ? '../sign-in/' : '../', who);
  });

  // Not before the mocks are in place: the element asks its backend at once.
  await import('user-management-elements/elements/accept-invitation/define');

  async function signInAs(who: string): Promise<void> {
    visitor.value = who;
    if (who === 'invited') mocks.setViewer(await invitedAddress());
    else mocks.setViewer(who === 'nobody' ? null : portals[portal].viewers.stranger);
  }

  async function invitedAddress(): Promise<string | null> {
    const { token } = element ?? {};
    if (!token) return null;
    const backend = createHttpInvitationBackend({ baseUrl: mocks.invitations });
    return (await backend.lookUp(token)).email;
  }
}

function nextPage(path: string, who: string): string {
  const page = linkTo(path);
  page.searchParams.set('as', who);
  return page.href;
}

/** Who sits at this page; stands among the switches of the demo. */
function visitorSelect(): HTMLSelectElement {
  const select = document.createElement('select');
  select.name = 'visitor';
  select.append(
    new Option('Nobody', 'nobody'),
    new Option('The invited person', 'invited'),
    new Option('Somebody else', 'other'),
  );
  const label = document.createElement('label');
  label.append('Signed in as', select);
  find('.demo-bar details > div', HTMLElement).prepend(label);
  return select;
}
