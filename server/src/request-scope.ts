/** What belongs to one request, wherever its work is done: in our code or inside a library. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { BackendError } from '../../src/backend/index.js';

export interface RequestScope {
  /** Aborted when the client has closed the connection. */
  readonly signal: AbortSignal;
  /** Why the request cannot be answered now, as soon as that is known. */
  busy: BackendError | null;
}

export const requestScope = new AsyncLocalStorage<RequestScope>();

/**
 * Something the request needs is overloaded or not there. It is also noted on the request, because the sign-in library
 * replaces or swallows errors.
 * @param retryAfter in seconds
 */
export function busy(retryAfter: number, cause?: unknown): BackendError {
  const message = cause instanceof Error ? cause.message : undefined;
  const error = new BackendError({ code: 'busy', retryAfter }, { message, cause });
  const scope = requestScope.getStore();
  if (scope) scope.busy ??= error;
  return error;
}

/** @throws BackendError `busy` if the client has closed the connection: its work stops, and what is open is undone */
export function stopIfClientLeft(): void {
  if (requestScope.getStore()?.signal.aborted) throw clientLeft();
}

/** The error that ends the work of a request whose client has closed the connection. */
export function clientLeft(): BackendError {
  return busy(1, new Error('The client has closed the connection'));
}
