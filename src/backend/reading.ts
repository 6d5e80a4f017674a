/** What stands between the elements and every backend: its answers are read, and none of them is longer than a page. */
import type { Backend, Call, InvitationBackend, Page, Verb } from './backend.js';
import { BackendError, isAbort, toBackendError } from './errors.js';
import { type Read, readAnswer } from './reader.js';
import { inviteeReaders, readers, readRefusal } from './readers.js';
import { Surplus, type ListQuery } from './surplus.js';

type Verbs = Readonly<Record<string, Read<unknown> | null>>;
type Run = (...given: unknown[]) => unknown;

const known = new WeakMap<object, object>();

/** The same backend as the elements speak to it; itself where it is that already. */
export function readingBackend(backend: Backend): Backend {
  return reading(backend, readers) as Backend;
}

/** The same for the invitee's. */
export function readingInvitationBackend(backend: InvitationBackend): InvitationBackend {
  return reading(backend, inviteeReaders) as InvitationBackend;
}

function reading(backend: object, verbs: Verbs): object {
  const before = known.get(backend);
  if (before) return before;
  const surplus = new Surplus();
  // Verbs are looked up when they are called: a host may put others in their places.
  const traps: ProxyHandler<object> = Object.assign(Object.create(null) as object, {
    get(_: object, verb: string | symbol) {
      const read = typeof verb === 'string' && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
      const run: unknown = (backend as Record<string | symbol, unknown>)[verb];
      if (read === undefined || typeof run !== 'function') return undefined;
      const call = (run as Run).bind(backend);
      return (...given: unknown[]) =>
        answered(async () => {
          if (!lists.has(verb as Verb)) {
            const answer = await call(...given);
            // Where the contract has no reply, whatever comes is not looked at.
            return read === null ? undefined : readAnswer(read, answer);
          }
          const [query, ...others] = given as [ListQuery, ...Call[]];
          const ask = (asked: ListQuery) => call(asked, ...others) as Promise<unknown>;
          return readAnswer(
            read as Read<Page<unknown>>,
            await surplus.page(verb as Verb, query, ask),
          );
        });
    },
  });
  const made = new Proxy(Object.create(null) as object, traps);
  known.set(backend, made).set(made, made);
  return made;
}

const lists: ReadonlySet<Verb> = new Set<Verb>([
  ...(['listMembers', 'listInvitations', 'listScopeResources', 'listActivity'] as const),
]);

/** @throws BackendError with nothing in it that could not be read; an `AbortError` as it is */
async function answered<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    const error = toBackendError(thrown);
    const { notApplied, requestId, message } = error;
    const refusal = readRefusal(error) ?? { code: 'unknown' };
    throw new BackendError(refusal, { notApplied, requestId, message, cause: error });
  }
}
