/** The service's side of HTTP: what is read from a request, and how answers and refusals are written. */
import { BackendError, statusOf } from '../backend/index.js';
import type { Code } from '../backend/errors.js';
import { deepestJson } from '../backend/limits.js';
import { refusal } from './refusal.js';
import { sha256 } from './bytes.js';
import type { Answer } from './rules/keys.js';
import { ClientGone } from './work.js';

/** The most bytes of a body. The longest honest one names as many ids as a scope may have, in each of some drafts. */
const bodyLimit = 1_048_576;
/** The most characters of an idempotency key. */
const longestKey = 255;
/** The most parameters of an address: as many as the longest list in a query, and room for the others. */
const mostParameters = 500;

export interface Received {
  json: unknown;
  /** What makes a repeated request the same one. */
  fingerprint: string;
  key: string | null;
  /** The version in `If-Match`. */
  version: string | undefined;
}

/** A refusal whose status is not the usual one of its code. */
class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly refused: BackendError,
  ) {
    super(refused.message);
  }
}

export async function receive(request: Request): Promise<Received> {
  const text = request.method === 'GET' ? '' : await readText(request);
  const key = request.headers.get('idempotency-key');
  if (key !== null && key.length > longestKey) {
    throw refusal('invalid', undefined, { fields: { 'idempotency-key': 'too-long' } });
  }
  const ifMatch = request.headers.get('if-match');
  const path = new URL(request.url).pathname;
  return {
    json: text === '' ? undefined : parseJson(text),
    fingerprint: await sha256([request.method, path, ifMatch, text].join('\n')),
    key,
    version: ifMatch === null ? undefined : ifMatch.replace(/^(?:W\/)?"|"$/gu, ''),
  };
}

async function readText(request: Request): Promise<string> {
  const type = request.headers.get('content-type') ?? '';
  // Anything else could be sent by a form of another site without asking.
  if (!/^application\/json\s*(?:;|$)/iu.test(type)) {
    throw new HttpRefusal(
      415,
      refusal('invalid', undefined, { fields: { 'content-type': 'unsupported' } }),
    );
  }
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw tooLarge();
  // Not every browser has the body of a request as a stream.
  const { body } = request as { body?: Request['body'] };
  if (body) return readAtMost(body, bodyLimit);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > bodyLimit) throw tooLarge();
  return new TextDecoder().decode(bytes);
}

/** A body whose sender does not say how long it is ends where it becomes too long. */
async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // What breaks off in the middle was broken off by the client.
  const next = () => reader.read().catch(() => Promise.reject(new ClientGone()));
  for (let part = await next(); !part.done; part = await next()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      throw tooLarge();
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

function tooLarge(): HttpRefusal {
  return new HttpRefusal(413, refusal('invalid', 'too-many'));
}

/** The parameters of an address. @throws BackendError `invalid` for more of them than any query has, or for what is no text */
export function readSearch({ url }: Request): URLSearchParams {
  const { searchParams } = new URL(url);
  const parts = [...searchParams].flat();
  if (parts.length > 2 * mostParameters) throw refusal('invalid', 'too-many');
  if (!isText(parts.join(''))) throw refusal('invalid');
  return searchParams;
}

function parseJson(text: string): unknown {
  if (isDeeper(text, deepestJson))
    throw refusal('invalid', undefined, { fields: { '': 'too-deep' } });
  const isSuspect = /\\u(?:0000|d[89a-f])/iu.test(text);
  try {
    return JSON.parse(text, isSuspect ? demandText : undefined);
  } catch {
    throw new HttpRefusal(400, refusal('invalid', undefined, { fields: { '': 'not-json' } }));
  }
}

/** Whether arrays and objects lie in each other more often than so many times. Looked at before anything is made of it. */
function isDeeper(json: string, most: number): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (isQuoted) {
      if (character === '\\') at += 1;
      else if (character === '"') isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

function demandText(key: string, value: unknown): unknown {
  if (!isText(key) || (typeof value === 'string' && !isText(value))) throw new Error('no text');
  return value;
}

/** What can be kept and sent on as UTF-8: databases take no U+0000, and nothing takes half a character. */
export function isText(value: string): boolean {
  return !/[\0\p{Surrogate}]/u.test(value);
}

const always = {
  'cache-control': 'no-store',
  // An answer is no page: opened as one, it loads nothing and is shown in no frame.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/** @param single the reply is one row, whose version is told as `ETag` too */
export function respond({ status, body }: Answer, requestId: string, single: boolean): Response {
  const headers = new Headers({ ...always, 'x-request-id': requestId });
  if (body === undefined || body === null) return new Response(null, { status, headers });
  headers.set('content-type', 'application/json');
  const { version } = body as { version?: string };
  if (single && version !== undefined) headers.set('etag', `"${version}"`);
  return new Response(JSON.stringify(body), { status, headers });
}

/** A refusal as RFC 9457 has it. What nobody foresaw is told as `unknown`, without details. */
export function respondProblem(error: unknown, requestId: string, instance: string): Response {
  const refused = toRefusal(error);
  const status = error instanceof HttpRefusal ? error.status : statusFor(refused);
  const { code, reason, fields, retryAfter, current, changed } = refused;
  const problem = {
    type: 'about:blank',
    title: titles[code],
    status,
    detail: refused.message,
    instance,
    ...{ code, reason, fields, retryAfter, current, changed, requestId },
  };
  const headers = new Headers({
    ...always,
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
  });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(JSON.stringify(problem), { status, headers });
}

function toRefusal(error: unknown): BackendError {
  if (error instanceof HttpRefusal) return error.refused;
  if (error instanceof ClientGone) return refusal('busy');
  return error instanceof BackendError ? error : new BackendError({ code: 'unknown' });
}

function statusFor({ code, reason }: BackendError): number {
  if (reason === 'key-missing') return 400;
  if (reason === 'version-missing') return 428;
  return statusOf[code];
}

const titles: Record<Code, string> = {
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  changed: 'Changed by somebody else',
  invalid: 'Not valid',
  refused: 'Refused',
  'rate-limited': 'Too many requests',
  busy: 'Busy',
  gone: 'No longer there',
  unreachable: 'Not reachable',
  'bad-answer': 'Answer not understood',
  unsupported: 'Not supported',
  unknown: 'Unexpected error',
};
