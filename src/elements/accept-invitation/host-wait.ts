import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BeforeEvent } from '../../events.js';

/** Asks the host for something that is its own, such as signing in, and waits as long as it takes. */
export class HostWait implements ReactiveController {
  phase: 'idle' | 'asking' = 'idle';
  readonly #host: ReactiveControllerHost & HTMLElement;
  #abort: AbortController | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  giveUp = (): void => this.#abort?.abort();

  /** True: the host has done it, or has said nothing against it. */
  async ask(make: (signal: AbortSignal) => BeforeEvent): Promise<boolean> {
    const abort = (this.#abort = new AbortController());
    this.#enter('asking');
    const goOn = await make(abort.signal).ask(this.#host, () => () => {});
    this.#enter('idle');
    return goOn;
  }

  #enter(phase: 'idle' | 'asking'): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
