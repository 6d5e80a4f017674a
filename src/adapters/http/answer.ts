/** What came back over HTTP, as a value of the contract or as the one error that the elements know. */
import type * as v from 'valibot';
import { BackendError, isCode, waitOf } from '../../backend/errors.js';
import type { Code, Refusal } from '../../backend/errors.js';
import { bare, parseReply } from '../../backend/parse.js';
import { codeOf } from '../../backend/wire.js';
import { refusal as refusalSchema } from '../../backend/schemas.js';

/** The answer of a route; a route without a reply has none. @throws BackendError */
export async function readAnswer<T>(
  response: Response,
  reply: v.GenericSchema<unknown, T> | null,
): Promise<T> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  if (!response.ok) throw await readRefusal(response, requestId);
  if (reply === null) return undefined as T;
  const json = await readJson(response);
  if (json !== undefined) return parseReply(reply, json, requestId);
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
async function readRefusal(
  response: Response,
  requestId: string | undefined,
): Promise<BackendError> {
  const problem = await readProblem(response);
  const code = isCode(problem.code) ? problem.code : codeOf(response.status);
  const retryAfter = secondsOf(response.headers.get('retry-after')) ?? problem.refused?.retryAfter;
  const { reason, fields, current, changed } = problem.refused ?? {};
  const refused: Refusal = {
    code,
    ...(reason !== undefined && { reason }),
    ...(fields && { fields }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(current && { current }),
    ...(changed && { changed }),
  };
  return new BackendError(refused, {
    notApplied: isCode(problem.code) && !doubtful.has(problem.code),
    requestId: requestId ?? problem.requestId,
    message: problem.detail ?? `${response.status} ${typeOf(response)}`,
  });
}

interface Problem {
  code?: unknown;
  detail?: string;
  requestId?: string;
  /** Its further members, where they can be read. */
  refused?: Refusal;
}

async function readProblem(response: Response): Promise<Problem> {
  const json = bare(await readJson(response));
  if (json === null || typeof json !== 'object') return {};
  const { code, detail, requestId } = json as Record<string, unknown>;
  return {
    code,
    ...(typeof detail === 'string' && { detail }),
    ...(typeof requestId === 'string' && { requestId }),
    ...refusedBy(json),
  };
}

function refusedBy(json: unknown): Pick<Problem, 'refused'> {
  try {
    return { refused: parseReply(refusalSchema, json) };
  } catch {
    return {};
  }
}

/** `Retry-After` in seconds, given as a number or as a date of HTTP; undefined for what is neither. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined;
  const text = retryAfter.trim();
  if (/^[+-]?\d+(?:\.\d+)?$/u.test(text)) return waitOf(Math.ceil(Number(text)));
  // `Date.parse` alone would make a year of almost any number.
  if (!/^[a-z]{3,9},? .*\d\d:\d\d:\d\d/iu.test(text)) return undefined;
  return waitOf(Math.ceil((Date.parse(text) - Date.now()) / 1000));
}
