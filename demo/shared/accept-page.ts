import type { AcceptInvitation, StringOverrides } from 'user-management-elements';
import { createHttpInvitationBackend } from 'user-management-elements/adapters/http';
import type { StartedMocks } from 'user-management-elements/mocks';
import { portals } from 'user-management-elements/mocks/portals';
import type { PortalName } from 'user-management-elements/mocks/portals';
import { bootDemo, fillWords, languageOf } from './boot.js';
import { doorWords } from './door-words.js';
import { find } from './find.js';
import { invitationsEndpoint, signOut } from './real-server.js';
import { askToSignIn } from './sign-in-form.js';
import { linkTo } from './switches.js';
import type { Language, Languages } from './switches.js';

export interface AcceptPage<Lang extends Language> {
  portal: PortalName;
  languages: Languages<Lang>;
  strings?: StringOverrides;
}

/**
 * A portal's page behind the links of its mails: puts mocks behind the element that stands in its HTML. What is the
 * host's own there is signing in and out; the mocks do it without asking for a password.
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
  if (mocks) {
    pretendToSignIn(element, mocks, portals[portal].viewers.stranger);
  } else {
    element.setAttribute('endpoint', invitationsEndpoint);
    const ask = async () =>
      askToSignIn(languageOf(languages), {
        email: await invitedAddress(element, invitationsEndpoint),
      });
    element.addEventListener('sign-in-needed', (event) => event.waitUntil(ask()));
    element.addEventListener('sign-out-needed', (event) => event.waitUntil(signOut()));
  }
  element.addEventListener('before-invitation-accept', ({ invitation, as }) => {
    const { needs, email, newEmail, signedInAs } = invitation;
    const who = newEmail ?? (as === 'signedIn' ? (signedInAs ?? email) : email);
    // Nobody is signed in by setting a password: the portal's sign-in comes first.
    element.next = nextPage(needs === 'password' ? '../sign-in/' : '../', who);
  });

  // Not before there is a backend: the element asks it at once.
  await import('user-management-elements/elements/accept-invitation/define');
}

/** Whoever is chosen is signed in at once. */
function pretendToSignIn(element: AcceptInvitation, mocks: StartedMocks, other: string): void {
  const visitor = visitorSelect();
  visitor.addEventListener('change', () => {
    void signInAs(visitor.value).then(() => element.refresh());
  });
  element.addEventListener('sign-in-needed', (event) => event.waitUntil(signInAs('invited')));
  element.addEventListener('sign-out-needed', (event) => event.waitUntil(signInAs('nobody')));

  async function signInAs(who: string): Promise<void> {
    visitor.value = who;
    if (who === 'nobody') mocks.setViewer(null);
    else if (who === 'other') mocks.setViewer(other);
    else mocks.setViewer((await invitedAddress(element, mocks.invitations)) ?? null);
  }
}

async function invitedAddress(
  { token }: AcceptInvitation,
  baseUrl: string,
): Promise<string | undefined> {
  if (!token) return undefined;
  return (await createHttpInvitationBackend({ baseUrl }).lookUp(token)).email;
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
