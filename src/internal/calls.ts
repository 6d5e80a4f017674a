import type { InviteeVerb, Verb } from '../backend/backend.js';
import { BackendError, toBackendError } from '../backend/errors.js';
import { BackendFailedEvent, SignInNeededEvent } from '../events.js';

/** How long an element waits for a backend, in milliseconds; a host's own dialogs are waited for without a limit. */
export const backendDeadline = 15_000;

/** Calls the backend, and gives up after the deadline: an adapter may never settle, or throw instead of rejecting. */
export async function within<T>(
  run: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const ours = new AbortController();
  const follow = () => ours.abort();
  signal?.addEventListener('abort', follow, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(
        new BackendError({ code: 'unreachable' }, { message: 'no answer within the time limit' }),
      );
      ours.abort();
    }, backendDeadline);
  });
  try {
    return await Promise.race([run(ours.signal), late]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
  }
}

const reported = new WeakSet<BackendError>();

/**
 * Tells the host's own monitoring; what the person reads is the element's business. A failure that several elements
 * share, as that of the account, is told once.
 */
export function reportFailure(
  host: HTMLElement,
  verb: Verb | InviteeVerb,
  error: unknown,
): BackendError {
  const failure = toBackendError(error);
  if (reported.has(failure)) return failure;
  reported.add(failure);
  host.dispatchEvent(new BackendFailedEvent(verb, failure.code, failure.requestId));
  return failure;
}

/** Reads once; what fails is told to the host's own monitoring, unless the reader has given up. */
export async function readOnce<T>(
  host: HTMLElement,
  verb: Verb | InviteeVerb,
  run: (signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await within(run, signal);
  } catch (error) {
    throw signal?.aborted ? error : reportFailure(host, verb, error);
  }
}

const asked = new WeakMap<HTMLElement, Promise<boolean>>();

/**
 * Asks the host to sign the viewer in; false too where no listener took it upon itself. What an element reads and writes
 * at the same time waits for one answer.
 */
export async function signedInAgain(
  host: HTMLElement,
  signal: AbortSignal,
  stepAside: () => () => void = () => () => {},
): Promise<boolean> {
  const known = asked.get(host);
  if (known) return (await known) && !signal.aborted;
  const event = new SignInNeededEvent(signal);
  const answer = event.ask(host, stepAside).then((goOn) => goOn && event.isWaitedFor);
  asked.set(host, answer);
  return answer.finally(() => asked.delete(host));
}
