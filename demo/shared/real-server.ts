/** The real server, where it serves these pages: who is signed in there, and where its accounts are. */
import type { MailRecord } from 'user-management-elements/mocks';

/** What the server says of itself in the pages that it serves; elsewhere there is none, and nothing is asked of it. */
const mark = document.querySelector<HTMLMetaElement>('meta[name="demo-backend"]');

/** The backends that a page can be put on, the one it begins with first. */
export const backends: readonly ['mocks' | 'server', ...('mocks' | 'server')[]] = !mark
  ? ['mocks']
  : mark.content === 'server'
    ? ['server', 'mocks']
    : ['mocks', 'server'];

/** Of all people of the demo. */
export const demoPassword = mark?.dataset.password;

export const invitationsEndpoint = '/api/invitations';

export function accountEndpoint(account: string): string {
  return `/api/accounts/${account}`;
}

/** @returns the address of whoever is signed in */
export async function signedIn(): Promise<string | null> {
  const response = await fetch('/api/auth/get-session');
  const session = (await response.json()) as { user: { email: string } } | null;
  return session?.user.email ?? null;
}

/** @returns the status of the answer; 0 where there was none */
export async function signIn(email: string, password: string): Promise<number> {
  try {
    return (await post('/api/auth/sign-in/email', { email, password })).status;
  } catch {
    return 0;
  }
}

export async function signOut(): Promise<void> {
  const { ok } = await post('/api/auth/sign-out', {});
  if (!ok) throw new Error('Not signed out');
}

/** What an account has sent; null where mails leave by SMTP, or are not for the eyes of whoever is signed in. */
export async function mailsOf(account: string): Promise<MailRecord[] | null> {
  const response = await fetch(`/api/outbox/${account}`);
  if (!response.ok) return null;
  return ((await response.json()) as { mails: MailRecord[] }).mails;
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
