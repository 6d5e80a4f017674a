import type { Backend, Call, Verb } from './backend.js';
import { isAbort, toBackendError } from './errors.js';
import { parseReply } from './parse.js';
import { replies } from './replies.js';

/**
 * Wraps a host's own adapter so that nothing of the wrong shape reaches the elements: each answer is parsed as if it had
 * come over the wire, and each error is a `BackendError`. Verbs that the adapter lacks stay absent.
 */
export function checked(backend: Backend): Backend {
  const wrapped: Partial<Record<Verb, unknown>> = {};
  for (const verb of Object.keys(replies) as Verb[]) {
    if (typeof backend[verb] !== 'function') continue;
    const call = (backend[verb] as (...given: unknown[]) => unknown).bind(backend);
    wrapped[verb] = async (...given: unknown[]) => {
      try {
        return parseReply<unknown>(replies[verb], await call(...given));
      } catch (error) {
        if (isAbort(error) && (given.at(-1) as Call | undefined)?.signal?.aborted) throw error;
        throw toBackendError(error);
      }
    };
  }
  return wrapped as unknown as Backend;
}
