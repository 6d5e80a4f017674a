import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { InvitationBackend, InvitationView } from '../backend/backend.js';
import { BackendError, toBackendError } from '../backend/errors.js';
import { readingInvitationBackend } from '../backend/reading.js';
import { readOnce } from './calls.js';

export interface InvitationHost extends ReactiveControllerHost, HTMLElement {
  backend: InvitationBackend | null;
  endpoint: string | null;
  token: string | null;
}

export interface Opened {
  token: string;
  backend: InvitationBackend;
  view: InvitationView;
}

/** The invitation that the element's token opens: looked up, on its way, or why it cannot be had. */
export class InvitationSource {
  readonly #host: InvitationHost;
  readonly #task: Task<
    readonly [InvitationBackend | null, string | null, string | null],
    Opened | null
  >;

  constructor(host: InvitationHost) {
    this.#host = host;
    this.#task = new Task(host, {
      task: ([backend, endpoint, token], { signal }) =>
        token === null ? null : this.#look(backend ?? httpBackend(host, endpoint), token, signal),
      args: () => [host.backend, host.endpoint, host.token] as const,
    });
  }

  /** Whether there is anything to ask. */
  get isConfigured(): boolean {
    const { backend, endpoint, baseURI } = this.#host;
    return backend !== null || (endpoint !== null && URL.canParse(endpoint, baseURI));
  }

  /** That of the token which is set now; while it is looked up again, as it was before. */
  get opened(): Opened | null {
    const opened = this.#task.value ?? null;
    return opened?.token === this.#host.token ? opened : null;
  }

  get error(): BackendError | null {
    return this.#task.error === undefined ? null : toBackendError(this.#task.error);
  }

  /** Looks again. */
  follow(): Promise<void> {
    return this.#task.run();
  }

  #look(
    made: InvitationBackend | Promise<InvitationBackend | null>,
    token: string,
    signal: AbortSignal,
  ): Promise<Opened | null> {
    const look = async (ours: AbortSignal) => {
      const given = await made;
      if (!given) return null;
      const backend = readingInvitationBackend(given);
      return { token, backend, view: await backend.lookUp(token, { signal: ours }) };
    };
    return readOnce(this.#host, 'lookUp', look, signal);
  }
}

/** The HTTP adapter, fetched when an `endpoint` asks for it. */
async function httpBackend(
  { baseURI }: InvitationHost,
  endpoint: string | null,
): Promise<InvitationBackend | null> {
  if (endpoint === null || !URL.canParse(endpoint, baseURI)) return null;
  const baseUrl = new URL(endpoint, baseURI);
  const adapter = await import('../adapters/http/index.js').catch((cause: unknown) => {
    throw new BackendError({ code: 'unreachable' }, { notApplied: true, cause });
  });
  return adapter.createHttpInvitationBackend({ baseUrl });
}
