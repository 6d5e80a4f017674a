/** Timers that stand still until they are run, one by one, in the order of their times. */
export class TurnedClock {
  #now = 0;
  #lastId = 0;
  readonly #timers = new Map<number, { at: number; every: number | null; run: () => void }>();
  readonly #usual = {
    setTimeout: window.setTimeout,
    clearTimeout: window.clearTimeout,
    setInterval: window.setInterval,
    clearInterval: window.clearInterval,
  };

  constructor() {
    const clear = (id?: number) => void this.#timers.delete(id ?? 0);
    Object.assign(window, {
      setTimeout: (run: () => void, milliseconds = 0) => this.#set(run, milliseconds, null),
      setInterval: (run: () => void, milliseconds = 0) =>
        this.#set(run, milliseconds, milliseconds),
      clearTimeout: clear,
      clearInterval: clear,
    });
  }

  pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#set(resolve, milliseconds, null);
    });
  }

  /** Runs the timer that is next. */
  turn(): void {
    let next = null;
    for (const [id, { at }] of this.#timers) if (!next || at < next.at) next = { id, at };
    const timer = next && this.#timers.get(next.id);
    if (!next || !timer) throw new Error('nothing is waited for');
    this.#now = timer.at;
    if (timer.every === null) this.#timers.delete(next.id);
    else timer.at += timer.every;
    timer.run();
  }

  restore(): void {
    Object.assign(window, this.#usual);
  }

  #set(run: () => void, milliseconds: number, every: number | null): number {
    this.#lastId += 1;
    this.#timers.set(this.#lastId, { at: this.#now + milliseconds, every, run });
    return this.#lastId;
  }
}
