/** The portal's page behind the link of an invitation, written by hand with the HTTP adapter. */
import { BackendError } from 'user-management-elements';
import type { InvitationView } from 'user-management-elements';
import { createHttpInvitationBackend } from 'user-management-elements/adapters/http';
import { en } from 'user-management-elements/locales/en';
import { id } from 'user-management-elements/locales/id';
import { bootDemo, fillWords } from '../../shared/boot.js';
import { find } from '../../shared/find.js';
import { linkTo } from '../../shared/switches.js';
import { languages, words } from '../words.js';

type TextKey = {
  [Key in keyof typeof en]: (typeof en)[Key] extends string ? Key : never;
}[keyof typeof en];
type Section = 'loading' | 'closed' | 'open' | 'joined';

const strings = { en, id };
let lang: keyof typeof words = 'en';
let section: Section = 'loading';
let view: InvitationView | undefined;
/** Why there is nothing to accept, or why accepting did not work. */
let problem: { text: TextKey | 'password-too-short' } | undefined;

const token = takeToken();
const { mocks } = await bootDemo({
  portal: 'hosting-account',
  languages,
  offers: ['lang', 'theme'],
  links: [{ text: 'Outbox', path: '../outbox/' }],
  // The invitee sits at another computer than the owner.
  viewer: null,
  speak(chosen) {
    lang = chosen;
    draw();
  },
});
const backend = createHttpInvitationBackend({ baseUrl: mocks.invitations });
/** The same for each press: after a lost answer, pressing again joins nobody twice. */
const key = crypto.randomUUID();

const form = find('#answer', HTMLFormElement);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void accept();
});
await lookUp();

/** Takes it out of the address, so that it stays in no history and is passed on to nobody. */
function takeToken(): string {
  const { hash, pathname, search } = location;
  history.replaceState(null, '', pathname + search);
  return hash.slice(1);
}

async function lookUp(): Promise<void> {
  try {
    view = await backend.lookUp(token);
    section = view.status === 'pending' ? 'open' : 'closed';
  } catch (error) {
    const isWrong = error instanceof BackendError && ['not-found', 'invalid'].includes(error.code);
    problem = { text: isWrong ? 'accept.unknown' : 'error.unreachable' };
    section = 'closed';
  }
  draw();
}

async function accept(): Promise<void> {
  if (!view) return;
  const needsLogin = view.needs === 'password';
  // The demo's way to sign in: it knows of no passwords.
  if (!needsLogin) mocks.setViewer(view.email);
  try {
    await backend.accept(token, needsLogin ? newLogin() : {}, { key });
    section = 'joined';
    problem = undefined;
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    if (error.code === 'gone') return lookUp();
    problem = { text: reasonOf(error) };
  }
  draw();
  if (section === 'joined') find('#joined-account', HTMLElement).focus();
}

function newLogin(): { name: string; password: string } {
  const valueOf = (name: string) => find(`[name=${name}]`, HTMLInputElement, form).value;
  return { name: valueOf('name'), password: valueOf('password') };
}

function reasonOf({ code, notApplied }: BackendError): TextKey | 'password-too-short' {
  if (code === 'invalid') return 'password-too-short';
  return notApplied ? 'error.unknown' : 'error.unsureAgain';
}

// ---- drawing ------------------------------------------------------------------------------------------------------------

function draw(): void {
  fillWords({
    ...words[lang],
    may: say('accept.may'),
    password: say('accept.password'),
    accept: say(view?.needs === 'signIn' ? 'accept.signIn' : 'accept.accept'),
  });
  for (const name of ['loading', 'closed', 'open', 'joined'] satisfies Section[]) {
    find(`#${name}`, HTMLElement).hidden = name !== section;
  }
  find('#closed-reason', HTMLElement).textContent = closedReason();
  find('#problem', HTMLElement).textContent = section === 'open' ? problemText() : '';
  find('#to-users', HTMLAnchorElement).href = linkTo('../').href;
  if (view) drawInvitation(view);
}

function drawInvitation({
  account,
  inviter,
  email,
  permissions,
  expiresAt,
  needs,
}: InvitationView): void {
  const until = new Date(expiresAt).toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short' });
  const who = { name: inviter.name, email: inviter.email ?? '', time: until };
  find('#invitation', HTMLElement).textContent = say('accept.title', { account: account.name });
  find('#inviter', HTMLElement).textContent = say('accept.who', who);
  find('#permissions', HTMLElement).replaceChildren(
    ...permissions.map((permission) => item(permission.id)),
  );
  find('#sign-in-hint', HTMLElement).textContent =
    needs === 'signIn' ? fill(words[lang].signInHint, { email }) : '';
  find('#new-login', HTMLElement).hidden = needs !== 'password';
  find('#joined-account', HTMLElement).textContent = fill(words[lang].joined, {
    account: account.name,
  });
}

function item(permission: string): HTMLLIElement {
  const line = document.createElement('li');
  const label = (strings[lang] as Record<string, unknown>)[`permission.${permission}.label`];
  line.textContent = typeof label === 'string' ? label : permission;
  return line;
}

function closedReason(): string {
  if (problem) return problemText();
  if (view?.status === 'expired') return say('accept.expired', { name: view.inviter.name });
  if (view?.status === 'declined') return words[lang].declined;
  return say(view?.status === 'accepted' ? 'accept.used' : 'accept.revoked');
}

function problemText(): string {
  if (!problem) return '';
  if (problem.text === 'password-too-short') return words[lang].passwordTooShort;
  return say(problem.text);
}

function say(text: TextKey, args: Record<string, string> = {}): string {
  return fill(strings[lang][text], args);
}

function fill(text: string, args: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => args[name] ?? '');
}
