/** Signing in at the real server: a form, on a page of its own or in a dialog above the page. */
import { doorWords } from './door-words.js';
import type { DoorWords } from './door-words.js';
import { find } from './find.js';
import { demoPassword, signIn } from './real-server.js';
import type { Language } from './switches.js';

/**
 * Makes a form sign in.
 *
 * @param people whose addresses the demo tells, beside the password that all of them have
 */
export function makeSignIn(
  form: HTMLFormElement,
  lang: () => Language,
  people: readonly string[],
  onSignedIn: () => void,
): void {
  const hint = find('.hint', HTMLElement, form);
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  hint.replaceChildren(...(demoPassword ? [...people, demoPassword].map(line) : []));
  hint.before(problem);
  let isBusy = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isBusy) return;
    isBusy = true;
    problem.textContent = '';
    const value = (name: string) => find(`[name=${name}]`, HTMLInputElement, form).value;
    void signIn(value('email').trim(), value('password')).then((status) => {
      isBusy = false;
      if (status === 200) onSignedIn();
      else problem.textContent = doorWords[lang()][problemOf(status)];
    });
  });
}

function line(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

function problemOf(status: number): 'wrongPassword' | 'tooManyTries' | 'noAnswer' {
  if (status === 400 || status === 401) return 'wrongPassword';
  return status === 429 ? 'tooManyTries' : 'noAnswer';
}

/** @returns when somebody has signed in; rejects where the visitor closes the dialog instead */
export function askToSignIn(
  lang: Language,
  { email = '', people = [] }: { email?: string; people?: readonly string[] } = {},
): Promise<void> {
  const { form, address, password } = createForm(doorWords[lang], email);
  const dialog = document.createElement('dialog');
  dialog.className = 'sign-in-dialog';
  dialog.setAttribute('aria-labelledby', 'sign-in-heading');
  dialog.append(form);
  document.body.append(dialog);

  return new Promise((resolve, reject) => {
    let isIn = false;
    makeSignIn(
      form,
      () => lang,
      people,
      () => {
        isIn = true;
        dialog.close();
      },
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (isIn) resolve();
      else reject(new Error('Nobody has signed in'));
    });
    dialog.showModal();
    (email === '' ? address : password).focus();
  });
}

function createForm(words: DoorWords, email: string) {
  const form = document.createElement('form');
  form.className = 'sign-in';
  const heading = document.createElement('h2');
  heading.id = 'sign-in-heading';
  heading.textContent = words.signIn;
  const address = field(form, { name: 'email', type: 'email', autocomplete: 'username' });
  address.value = email;
  const password = field(form, {
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
  });
  const hint = document.createElement('p');
  hint.className = 'hint';
  const button = document.createElement('button');
  button.textContent = words.signIn;
  form.prepend(heading);
  form.append(hint, button);
  return { form, address, password };

  function field(within: HTMLElement, attributes: Record<string, string>): HTMLInputElement {
    const input = document.createElement('input');
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    input.required = true;
    const label = document.createElement('label');
    label.append(words[input.name] ?? '', input);
    within.append(label);
    return input;
  }
}
