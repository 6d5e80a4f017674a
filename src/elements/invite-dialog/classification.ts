import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Account, Backend, ClassifiedAddress } from '../../backend/backend.js';
import type { Reads } from '../../internal/reads.js';

/** So many in one request, that there is a progress to be seen. */
const chunk = 100;

/** What addresses are to the account: asked in the background, each once, and given up without harm. */
export class Classification implements ReactiveController {
  /** How far the questions are that are under way; null while there are none. */
  progress: { done: number; total: number } | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #reads: Reads;
  readonly #onEnd: () => void;
  readonly #found = new Map<string, ClassifiedAddress>();
  readonly #waiting = new Set<string>();
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost, reads: Reads, onEnd: () => void) {
    this.#host = host;
    this.#reads = reads;
    this.#onEnd = onEnd;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  get(canonical: string): ClassifiedAddress | undefined {
    return this.#found.get(canonical);
  }

  /** Asks what is not known yet. */
  ask(canonicals: readonly string[], account: Account, backend: Backend): void {
    const { classifyAddresses } = backend;
    if (!classifyAddresses || !account.capabilities.verbs.includes('classifyAddresses')) return;
    for (const address of canonicals) if (!this.#found.has(address)) this.#waiting.add(address);
    if (this.#abort || this.#waiting.size === 0) return;
    const most = account.invitations?.maxPerRequest ?? chunk;
    const call = classifyAddresses.bind(backend);
    void this.#run(call, Math.max(1, Math.min(chunk, most)));
  }

  /** Changed by ourselves, or told otherwise meanwhile. */
  forget(canonical: string): void {
    this.#found.delete(canonical);
  }

  /** Asks no further. */
  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.#waiting.clear();
    this.progress = null;
  }

  /** Lets go of all that was found. */
  reset(): void {
    this.stop();
    this.#found.clear();
  }

  async #run(classify: NonNullable<Backend['classifyAddresses']>, size: number): Promise<void> {
    const abort = (this.#abort = new AbortController());
    for (let done = 0; this.#waiting.size > 0;) {
      const asked = [...this.#waiting].slice(0, size);
      this.progress = { done, total: done + this.#waiting.size };
      this.#host.requestUpdate();
      const answers = await this.#answers(classify, asked, abort.signal);
      if (this.#abort !== abort) return;
      this.#take(asked, answers);
      // It is a courtesy: the service judges again when they are sent.
      if (answers.length === 0) this.#waiting.clear();
      for (const address of asked) this.#waiting.delete(address);
      done += asked.length;
    }
    this.stop();
    this.#onEnd();
    this.#host.requestUpdate();
  }

  async #answers(
    classify: NonNullable<Backend['classifyAddresses']>,
    asked: string[],
    signal: AbortSignal,
  ): Promise<readonly unknown[]> {
    const answers: unknown = await this.#reads
      .read('classifyAddresses', (ours) => classify(asked, { signal: ours }), signal)
      .catch(() => null);
    return Array.isArray(answers) ? (answers as unknown[]) : [];
  }

  /** In the order of the question; a host's own adapter may answer anything. */
  #take(asked: readonly string[], answers: readonly unknown[]): void {
    asked.forEach((address, at) => {
      const answer = answers[at] as ClassifiedAddress | null | undefined;
      if (typeof answer?.is === 'string') this.#found.set(address, answer);
    });
  }
}
