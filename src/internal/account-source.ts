import { Task } from '@lit/task';
import type { Account, Backend } from '../backend/backend.js';
import { type BackendError, toBackendError } from '../backend/errors.js';
import { accountOf, type BackendHost, BackendSource } from './backend-source.js';
import { readOnce } from './calls.js';
import type { Reads } from './reads.js';

/** The backend that an element speaks to, and the account behind it: loaded, on its way, or why there is none. */
export class AccountSource {
  readonly #source: BackendSource;
  readonly #reads: Pick<Reads, 'read'>;
  readonly #task: Task<readonly [Backend | null], { backend: Backend; account: Account } | null>;

  /** @param reads of the host, where it is a dialog */
  constructor(host: BackendHost, reads?: Pick<Reads, 'read'>) {
    this.#reads = reads ?? { read: (verb, run, signal) => readOnce(host, verb, run, signal) };
    this.#source = new BackendSource(host);
    this.#task = new Task(host, {
      task: ([backend]) => this.#load(backend),
      args: () => [this.#source.current] as const,
    });
  }

  /** Null where nothing is configured. */
  get backend(): Backend | null {
    return this.#source.current;
  }

  /** The account of the backend that is set now, not of the one before. */
  get account(): Account | undefined {
    const loaded = this.#task.value;
    return loaded && loaded.backend === this.backend ? loaded.account : undefined;
  }

  get error(): BackendError | null {
    return this.#task.error === undefined ? null : toBackendError(this.#task.error);
  }

  /** Takes the account that others share by now, or asks for it where there is none: another try, too. */
  follow(): Promise<void> {
    return this.#task.run();
  }

  async #load(backend: Backend | null): Promise<{ backend: Backend; account: Account } | null> {
    if (!backend) return null;
    return { backend, account: await this.#reads.read('getAccount', () => accountOf(backend)) };
  }
}
