/** Calls of better-auth's routes: the HTTP adapter's way, with better-auth's refusals put into the contract's words. */
import * as v from 'valibot';
import type { Call } from '../../backend/backend.js';
import { bare } from '../../backend/parse.js';
import type { Read } from '../../backend/reader.js';
import { connectTo } from '../http/connection.js';
import type { HttpOptions } from '../http/connection.js';
import { refusalOf } from './refusals.js';

/** `baseUrl` is where better-auth answers, such as `/api/auth`; cookies go along unless `credentials` says otherwise. */
export type ConnectionOptions = HttpOptions;

export interface Connection {
  get<T>(path: string, reply: v.GenericSchema<unknown, T>, query?: object, call?: Call): Promise<T>;
  /** Sent once: better-auth keeps no keys, so a second time might be a second effect. */
  post<T>(path: string, reply: v.GenericSchema<unknown, T>, body: object, call?: Call): Promise<T>;
  /** The server's clock, as far as its answers tell it. */
  now(): Date;
}

/** Seconds to wait where too much was asked and nothing says how long: better-auth's own window. */
const usualWindow = 10;

export function connect(options: ConnectionOptions): Connection {
  const { fetch: send = globalThis.fetch } = options;
  let ahead = 0;
  const translating: typeof fetch = async (input, init) => {
    const response = await send(input, init);
    ahead = aheadOf(response.headers.get('date')) ?? ahead;
    return response.status >= 400 && response.status < 500 ? translated(response) : response;
  };
  const ours: HttpOptions = { credentials: 'include', ...options, fetch: translating };
  const read = connectTo(ours);
  const write = connectTo({ ...ours, retry: { tries: 1 } });
  return {
    get: (path, reply, query = {}, call) =>
      read({ method: 'GET', path, read: readBy(reply) }, { query, call: signalOf(call) }),
    post: (path, reply, body, call) =>
      write(
        { method: 'POST', path, read: readBy(reply), write: true },
        { body, call: signalOf(call) },
      ),
    now: () => new Date(Date.now() + ahead),
  };
}

/** better-auth's own shapes are none of the contract's, so they have schemas of their own. */
function readBy<T>(schema: v.GenericSchema<unknown, T>): Read<T> {
  return (given, path) => {
    const result = v.safeParse(schema, bare(given));
    if (result.success) return result.output;
    path?.push(...(result.issues[0].path ?? []).map(({ key }) => String(key)));
    return undefined;
  };
}

/** Without the key: a header that better-auth does not know would only trouble a host's CORS. */
function signalOf(call: Call | undefined): Call {
  return call?.signal ? { signal: call.signal } : {};
}

/** Milliseconds by which the server's clock is ahead; its answers tell it to the second. */
function aheadOf(date: string | null): number | null {
  const told = Date.parse(date ?? '');
  if (Number.isNaN(told)) return null;
  const by = told - Date.now();
  return Math.abs(by) < 2000 ? 0 : by;
}

async function translated(response: Response): Promise<Response> {
  const text = await response.text();
  const told = readJson(text);
  if (told === null) return new Response(text, response);
  const { status, headers: given } = response;
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  const requestId = given.get('x-request-id');
  if (requestId !== null) headers.set('x-request-id', requestId);
  const wait = given.get('x-retry-after') ?? given.get('retry-after') ?? usualWindow;
  if (status === 429) headers.set('retry-after', String(wait));
  const detail = [told.code, told.message].filter(Boolean).join(': ');
  return new Response(JSON.stringify({ ...refusalOf(status, told), detail }), { status, headers });
}

function readJson(text: string): { code?: unknown; message?: unknown } | null {
  try {
    const json: unknown = JSON.parse(text);
    return json !== null && typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}

/** For answers of which nothing is needed. */
export const anything = v.unknown();
