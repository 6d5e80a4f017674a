/** What a portal has already: who is signed in, mail, a clock, errors. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { BackendError } from 'user-management-elements/backend';
import type { Code, Refusal } from 'user-management-elements/backend';

export const signedIn = (context: Context) => getCookie(context, 'user');
export const mail = (to: string, link: string) => console.log(`To ${to}: ${link}`);
export const time = (later = 0) => new Date(Date.now() + later).toISOString();

/** Refuses with a code of the contract, and the reason where there is one. */
export function no(code: Code, reason?: string): never {
  throw new BackendError({ code, ...(reason && { reason }) });
}

/** What became of one of several: who is refused leaves the others alone. */
export function outcome<Named, Done>(named: Named, act: () => Done) {
  try {
    return { ...named, ...act() };
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    const { code, reason } = error;
    return { ...named, error: { code, ...(reason && { reason }) } satisfies Refusal };
  }
}
