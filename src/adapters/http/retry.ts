/** When a call that failed is made again: a pure rule, and the loop that follows it. */
import { BackendError } from '../../backend/errors.js';
import type { Code } from '../../backend/errors.js';

export interface RetryOptions {
  /** How often a call is made at most; 3 if not said otherwise. */
  tries?: number;
  /** Milliseconds before the second try at most; doubled with every further one. */
  base?: number;
  /** No pause of our own is longer, in milliseconds. */
  cap?: number;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  sleep?(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** A number from 0 up to 1. */
  random?(): number;
}

/** Who has to wait longer than this, in seconds, is told so instead of waiting before an empty page. */
const longestWait = 10;

/** A write goes again with its key, and only where it is likely to help; a read costs nothing. */
const retried: Record<'read' | 'write', ReadonlySet<Code>> = {
  read: new Set<Code>(['unreachable', 'busy', 'rate-limited']),
  write: new Set<Code>(['unreachable', 'busy']),
};

/**
 * Milliseconds to wait before the next try, or null to give up. `Retry-After` is followed; else the pause is drawn from
 * a span that doubles ("full jitter"), so that many pages do not come back at the same moment.
 * @param tried how many tries there were
 */
export function pauseAfter(
  error: BackendError,
  tried: number,
  kind: 'read' | 'write',
  { tries = 3, base = 300, cap = 5_000, random = Math.random }: RetryOptions,
): number | null {
  if (tried >= tries || !retried[kind].has(error.code)) return null;
  if (error.retryAfter === undefined) return random() * Math.min(cap, base * 2 ** (tried - 1));
  return error.retryAfter <= longestWait ? error.retryAfter * 1000 : null;
}

/**
 * Makes a call until it succeeds, or the rule gives it up. A refusal of the last try says nothing of an earlier one that
 * went unanswered: then nobody knows whether a write was done.
 */
export async function retrying<T>(
  kind: 'read' | 'write',
  options: RetryOptions,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  const { sleep = sleepFor } = options;
  let isSure = true;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof BackendError)) throw thrown;
      const error: BackendError = isSure ? thrown : inDoubt(thrown);
      if (kind === 'write') isSure = error.notApplied;
      const pause = pauseAfter(error, tried, kind, options);
      if (pause === null) throw error;
      await sleep(pause, signal);
    }
  }
}

/** The same where nobody knows what an earlier try did. */
function inDoubt(error: BackendError): BackendError {
  const { requestId, message } = error;
  return new BackendError(error, { requestId, message, cause: error });
}

/** @throws AbortError as soon as the signal is aborted */
export function sleepFor(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      clearTimeout(timer);
      reject(abortError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', give);
      resolve();
    }, milliseconds);
    if (signal?.aborted) give();
    else signal?.addEventListener('abort', give, { once: true });
  });
}

export function abortError(): DOMException {
  return new DOMException('The caller gave up.', 'AbortError');
}
