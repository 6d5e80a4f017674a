/** From which machine a request comes, through as many proxies as are ours. */
import { isIPv4, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Settings } from '../settings.js';

export type Caller = (context: Context) => string;

/** What `X-Forwarded-For` says further left than our own proxies wrote, anybody may have made up. */
export function callerOf({ trustedProxies }: Pick<Settings, 'trustedProxies'>): Caller {
  return (context) => {
    if (trustedProxies === 0) return machineOf(getConnInfo(context).remote.address ?? '');
    const told = (context.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
    return machineOf(told.at(-trustedProxies) ?? '');
  };
}

/**
 * What limits count by: an IPv4 address, or the /64 network of an IPv6 address, as one machine has all of those.
 * @param address as a socket or a proxy tells it, also with a port, in brackets or with a zone
 */
export function machineOf(address: string): string {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/u.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/u, '$1');
  const plain = bare.replace(/%.*$/u, '');
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return 'unknown';
  const groups = groupsOf(plain);
  const [, , , , , mark, high = 0, low = 0] = groups;
  // An IPv4 address in the form of IPv6, as sockets that take both tell it.
  if (groups.slice(0, 5).every((group) => group === 0) && mark === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  // The parser of addresses also rewrites an IPv4 address at the end.
  const { hostname } = new URL(`http://[${address}]`);
  const [before = '', after] = hostname.slice(1, -1).split('::');
  const toNumbers = (part = '') =>
    part === '' ? [] : part.split(':').map((one) => parseInt(one, 16));
  const [head, tail] = [toNumbers(before), toNumbers(after)];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: zeros }, () => 0), ...tail];
}
