import type { Call, Id } from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import type { Read } from '../../backend/reader.js';
import { pathOf, toSearch } from '../../backend/wire.js';
import type { Wire } from '../../backend/wire.js';
import { answerOf } from './answer.js';
import { abortError, retrying } from './retry.js';
import type { RetryOptions } from './retry.js';

export interface HttpOptions {
  /** The account's own address, or that of the invitations: what the routes' paths are put behind. */
  baseUrl: string | URL;
  /** Asked before every try, so that a token may be renewed. */
  headers?: () => HeadersInit | Promise<HeadersInit>;
  /** `same-origin` if not said otherwise. */
  credentials?: RequestCredentials;
  fetch?: typeof fetch;
  retry?: RetryOptions;
  /** Milliseconds for one try; 15 seconds if not said otherwise. */
  timeLimit?: number;
}

/** One call of a route. */
export interface Sending {
  id?: Id;
  /** The version that was seen. */
  version?: string | undefined;
  query?: object;
  body?: unknown;
  /** The write's key goes along with every try. */
  call: (Call & { key?: string }) | undefined;
}

export type Send = <T>(route: RouteTo<T>, sending: Sending) => Promise<T>;
export type RouteTo<T> = Omit<Wire, 'read'> & { read: Read<T> | null };

/** Sends calls of the route table to one address. */
export function connectTo(options: HttpOptions): Send {
  return <T>(route: RouteTo<T>, sending: Sending) => {
    const { call } = sending;
    if (call?.signal?.aborted) return Promise.reject(abortError());
    return retrying(route.write ? 'write' : 'read', options.retry ?? {}, call?.signal, () =>
      tryOnce(options, route, sending),
    );
  };
}

async function tryOnce<T>(options: HttpOptions, route: RouteTo<T>, sending: Sending): Promise<T> {
  const { timeLimit = 15_000 } = options;
  const given = sending.call?.signal;
  const limit = new AbortController();
  const giveUp = () => {
    limit.abort();
  };
  const timer = setTimeout(giveUp, timeLimit);
  given?.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([
      exchange(options, route, sending, limit.signal),
      // A host's `headers` or `fetch` may not know of signals.
      aborted(limit.signal),
    ]);
  } catch (error) {
    if (given?.aborted) throw abortError();
    if (error instanceof BackendError) throw error;
    throw unreachable(error, route, limit.signal.aborted);
  } finally {
    clearTimeout(timer);
    given?.removeEventListener('abort', giveUp);
  }
}

async function exchange<T>(
  options: HttpOptions,
  route: RouteTo<T>,
  sending: Sending,
  signal: AbortSignal,
): Promise<T> {
  const { fetch: send = globalThis.fetch } = options;
  const init = await requestInit(options, route, sending);
  // Who gave up while the headers were asked for, does not want the request any more.
  signal.throwIfAborted();
  const response = await send(addressOf(options, route, sending), { ...init, signal });
  return answerOf(response, route.read);
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(abortError());
      },
      { once: true },
    );
  });
}

/** Nobody knows whether a write arrived; a read has done nothing in any case. */
function unreachable(cause: unknown, route: Omit<Wire, 'read'>, timedOut: boolean): BackendError {
  const message = timedOut ? 'No answer in time' : `No answer: ${String(cause)}`;
  return new BackendError({ code: 'unreachable' }, { notApplied: !route.write, message, cause });
}

function addressOf(
  { baseUrl }: HttpOptions,
  route: Omit<Wire, 'read'>,
  { id, query }: Sending,
): string {
  const [base = '', ownSearch] = String(baseUrl).split('?');
  const path = pathOf(route, id);
  const search = [ownSearch, query && toSearch(query).toString()].filter(Boolean).join('&');
  return `${base.replace(/\/+$/u, '')}${path && `/${path}`}${search && `?${search}`}`;
}

async function requestInit(
  { headers: ownHeaders, credentials = 'same-origin' }: HttpOptions,
  route: Omit<Wire, 'read'>,
  { version, body, call }: Sending,
): Promise<RequestInit> {
  const headers = new Headers(await ownHeaders?.());
  headers.set('accept', 'application/json, application/problem+json');
  if (route.write && call?.key !== undefined) headers.set('idempotency-key', call.key);
  if (version !== undefined) headers.set('if-match', `"${version}"`);
  if (body === undefined) return { method: route.method, headers, credentials };
  headers.set('content-type', 'application/json');
  return { method: route.method, headers, credentials, body: JSON.stringify(body) };
}
