/** From which network address a request comes, through as many proxies as are ours. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Settings } from '../settings.js';

export type Caller = (context: Context) => string;

/** What `X-Forwarded-For` says further left than our own proxies wrote, anybody may have made up. */
export function callerOf({ trustedProxies }: Pick<Settings, 'trustedProxies'>): Caller {
  return (context) => {
    if (trustedProxies === 0) return getConnInfo(context).remote.address ?? 'unknown';
    const told = (context.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
    return told.at(-trustedProxies) || 'unknown';
  };
}
