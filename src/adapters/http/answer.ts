/** What came back over HTTP, as a value of the contract or as the one error that the elements know. */
import { BackendError, isCode, waitOf } from '../../backend/errors.js';
import type { Code } from '../../backend/errors.js';
import { object, type Read, readAnswer, text } from '../../backend/reader.js';
import { readRefusal } from '../../backend/readers.js';
import { codeOf } from '../../backend/wire.js';

/** The answer of a route; a route without a reply has none. @throws BackendError */
export async function answerOf<T>(response: Response, read: Read<T> | null): Promise<T> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  if (!response.ok) throw await errorOf(response, requestId);
  if (read === null) return undefined as T;
  const json = await readJson(response);
  if (json !== undefined) return readAnswer(read, json, requestId);
  throw new BackendError(
    { code: 'bad-answer' },
    { requestId, message: `The reply is no JSON (${response.status} ${typeOf(response)})` },
  );
}

/** Undefined for what is no JSON, or is cut off. */
async function readJson(response: Response): Promise<unknown> {
  if (!/[/+]json\b/u.test(typeOf(response))) return undefined;
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function typeOf(response: Response): string {
  return response.headers.get('content-type') ?? 'without content type';
}

/** Of these, nobody knows whether something was done before they were said. */
const doubtful: ReadonlySet<Code> = new Set<Code>(['unknown', 'busy', 'unreachable', 'bad-answer']);

/**
 * A problem of the contract names its code: then the service has looked at the request and has not done it. Anything
 * else may come from a proxy on the way, after the service had done it.
 */
async function errorOf(response: Response, requestId: string | undefined): Promise<BackendError> {
  const json = await readJson(response);
  const told = problem(json) ?? {};
  const code = isCode(told.code) ? told.code : codeOf(response.status);
  const refusal = readRefusal(json);
  const retryAfter = secondsOf(response.headers.get('retry-after')) ?? refusal?.retryAfter;
  const refused = { ...refusal, code, ...(retryAfter !== undefined && { retryAfter }) };
  return new BackendError(refused, {
    notApplied: isCode(told.code) && !doubtful.has(told.code),
    requestId: requestId ?? told.requestId,
    message: told.detail ?? `${response.status} ${typeOf(response)}`,
  });
}

interface Problem {
  code?: string;
  detail?: string;
  requestId?: string;
}
const problem = object<Problem>({}, { code: text, detail: text, requestId: text });

/** `Retry-After` in seconds, given as a number or as a date of HTTP; undefined for what is neither. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const text = retryAfter.trim();
  if (/^[+-]?\d+(?:\.\d+)?$/u.test(text)) return waitOf(Math.ceil(Number(text)));
  // `Date.parse` alone would make a year of almost any number.
  if (!/^[a-z]{3,9},? .*\d\d:\d\d:\d\d/iu.test(text)) return undefined;
  return waitOf(Math.ceil((Date.parse(text) - Date.now()) / 1000));
}
