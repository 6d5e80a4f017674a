/** The limits where requests come in; who is over one is told when to come again. */
import type { Context, MiddlewareHandler } from 'hono';
import { canonicalAddress } from '../../../src/backend/index.js';
import { hashingRetryAfter, isHashingFull } from '../passwords.js';
import { refuse } from '../problem.js';
import type { Caller } from './caller.js';
import type { Limit, Limits } from './limits.js';

/**
 * Each try to sign in counts for the person and machine, so that guessing is slow and locks nobody out. Each wrong try
 * also counts for the machine alone, so that it cannot go through many addresses. People who share a machine's address
 * and know their passwords use up nothing.
 */
export function limitPasswords(
  { passwords, machines }: Pick<Limits, 'passwords' | 'machines'>,
  caller: Caller,
): MiddlewareHandler {
  return async (context, next) => {
    // Before anything is counted: these are not tried.
    if (isHashingFull()) return refuse(context, 'busy', { retryAfter: hashingRetryAfter });
    const machine = caller(context);
    const { email } = await bodyOf<{ email: unknown }>(context);
    const address = typeof email === 'string' ? (canonicalAddress(email) ?? 'none') : 'none';
    const wait = (await machines.take(machine)) || (await passwords.take(`${address} ${machine}`));
    if (wait > 0) return refuse(context, 'rate-limited', { retryAfter: wait });
    await next();
    if (context.res.status !== 401) await machines.giveBack(machine);
    return undefined;
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
