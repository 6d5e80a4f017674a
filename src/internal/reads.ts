import type { ReactiveControllerHost } from 'lit';
import type { Verb } from '../backend/backend.js';
import type { BackendError } from '../backend/errors.js';
import { readOnce, signedInAgain } from './calls.js';
import type { DialogController } from './dialog.js';

/**
 * What a dialog reads. What fails is told to the host's monitoring; where the viewer is signed out, the host is asked
 * once for all that is being read, with the dialog out of its way, and then it is read again.
 */
export class Reads {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #dialog: DialogController;
  #answer: Promise<boolean> | null = null;
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, dialog: DialogController) {
    this.#host = host;
    this.#dialog = dialog;
  }

  /** Whether the host is asked. */
  get phase(): 'idle' | 'asking' {
    return this.#answer ? 'asking' : 'idle';
  }

  /** Ends when the dialog closes. */
  get life(): AbortSignal {
    return this.#dialog.life;
  }

  /** Waits for the host no more. */
  giveUp = (): void => this.#abort?.abort();

  /** @throws BackendError; where `signal` is aborted, whatever the backend makes of that */
  async read<T>(
    verb: Verb,
    run: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    try {
      return await readOnce(this.#host, verb, run, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      const { code } = error as BackendError;
      if (code !== 'unauthenticated' || !(await this.#signedIn())) throw error;
    }
    return readOnce(this.#host, verb, run, signal);
  }

  #signedIn(): Promise<boolean> {
    this.#answer ??= this.#ask().finally(() => {
      this.#answer = null;
      this.#host.requestUpdate();
    });
    return this.#answer;
  }

  async #ask(): Promise<boolean> {
    const { open, life, stepAside } = this.#dialog;
    // What a closed dialog reads ahead, nobody waits for.
    if (!open) return false;
    const { signal } = (this.#abort = new AbortController());
    life.addEventListener('abort', this.giveUp, { once: true });
    this.#host.requestUpdate();
    return signedInAgain(this.#host, signal, stepAside);
  }
}
