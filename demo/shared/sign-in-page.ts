import { portals } from 'user-management-elements/mocks/portals';
import type { PortalName } from 'user-management-elements/mocks/portals';
import { bootDemo, fillWords, languageOf } from './boot.js';
import { doorWords } from './door-words.js';
import { find } from './find.js';
import { makeSignIn } from './sign-in-form.js';
import { linkTo } from './switches.js';
import type { Language, Languages } from './switches.js';

/** Where somebody signs in who has just set a password; leads to the panel as that person sees it. */
export async function openSignInPage<Lang extends Language>({
  portal,
  languages,
}: {
  portal: PortalName;
  languages: Languages<Lang>;
}): Promise<void> {
  const address = find('[name=email]', HTMLInputElement);
  address.value = new URL(location.href).searchParams.get('as') ?? '';
  const form = find('form', HTMLFormElement);
  const { mocks } = await bootDemo({
    portal,
    languages,
    offers: ['lang', 'theme'],
    links: [{ text: 'Outbox', path: '../outbox/' }],
    viewer: null,
    speak(lang) {
      document.title = `${doorWords[lang].signIn} – ${portals[portal].title}`;
      fillWords(doorWords[lang]);
    },
  });
  if (!mocks) {
    // The demo's people, and what the form says of their password, are of no use to who has set one just now.
    delete find('.hint', HTMLElement).dataset.word;
    makeSignIn(
      form,
      () => languageOf(languages),
      [],
      () => location.assign(linkTo('../')),
    );
    return;
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const page = linkTo('../');
    page.searchParams.set('as', address.value.trim());
    location.assign(page);
  });
}
