/** Pages of other sites may not act in somebody's name. */
import { cors } from 'hono/cors';
import type { MiddlewareHandler } from 'hono';
import { refuse } from '../problem.js';
import type { Settings } from '../settings.js';

type Origins = Pick<Settings, 'baseUrl' | 'allowedOrigins'>;

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Browsers say where a request comes from, by `Sec-Fetch-Site` or `Origin`; what says neither is no browser, and has no
 * cookies that somebody else could use. JSON as the only content type is demanded by the service itself.
 */
export function sameSite({ baseUrl, allowedOrigins }: Origins): MiddlewareHandler {
  const origins = new Set([baseUrl.origin, ...allowedOrigins]);
  return async (context, next) => {
    if (reading.has(context.req.method)) return next();
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const isKnown = origin === undefined ? undefined : origins.has(origin);
    const isOwn = site === undefined || site === 'same-origin' || site === 'none';
    if (isKnown === false || (!isOwn && !isKnown)) return refuse(context, 'forbidden');
    return next();
  };
}

/**
 * Takes nothing but JSON. The sign-in library would also read forms, which other sites can send unasked and which the
 * limits do not read.
 */
export const jsonOnly: MiddlewareHandler = async (context, next) => {
  if (reading.has(context.req.method)) return next();
  const type = context.req.header('content-type') ?? '';
  if (/^application\/json\s*(?:;|$)/iu.test(type)) return next();
  return refuse(context, 'invalid', { status: 415 });
};

/** Lets the pages of the listed origins call and read what an adapter needs. */
export function crossOrigin({ allowedOrigins }: Origins): MiddlewareHandler {
  return cors({
    origin: (origin) => (allowedOrigins.includes(origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: ['content-type', 'authorization', 'idempotency-key', 'if-match'],
    exposeHeaders: ['etag', 'retry-after', 'x-request-id'],
    maxAge: 600,
  });
}
