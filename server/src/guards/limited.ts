/** The limits where requests come in; who is over one is told when to come again. */
import type { Context, MiddlewareHandler } from 'hono';
import { canonicalAddress } from '../../../src/backend/index.js';
import { refuse } from '../problem.js';
import type { Caller } from './caller.js';
import type { Limit } from './limits.js';

/** Each try to sign in, per person and network address: who guesses is slowed, and does not lock the person out. */
export function limitPasswords(limit: Limit, caller: Caller): MiddlewareHandler {
  return async (context, next) => {
    const { email } = await bodyOf<{ email: unknown }>(context);
    const address = typeof email === 'string' ? (canonicalAddress(email) ?? 'none') : 'none';
    const wait = await limit.take(`${address} ${caller(context)}`);
    return wait > 0 ? refuse(context, 'rate-limited', { retryAfter: wait }) : next();
  };
}

/** Only wrong tokens count, so that many people behind one address may open their invitations. */
export function limitTokens(limit: Limit, caller: Caller): MiddlewareHandler {
  return async (context, next) => {
    const key = caller(context);
    const wait = await limit.look(key);
    if (wait > 0) return refuse(context, 'rate-limited', { retryAfter: wait });
    await next();
    if (context.res.status === 404) await limit.take(key);
    return undefined;
  };
}

/** A copy of the body: what it is not, the service will say. */
export async function bodyOf<T extends object>(context: Context): Promise<Partial<T>> {
  try {
    const body: unknown = await context.req.raw.clone().json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
