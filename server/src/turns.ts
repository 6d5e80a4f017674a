/** Bounds work: so many at once, so many more in line, the rest refused. */
import { clientLeft } from './request-scope.js';

export interface Turns {
  /** Whether `run` would refuse. */
  readonly isFull: boolean;
  /** Whether nothing runs and nothing waits. */
  readonly isIdle: boolean;
  /**
   * Runs the work, at once or after those before it.
   * @param signal takes the work out of the line when it is aborted; work that has begun goes on
   * @throws TurnsFull if the line is full
   */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export interface TurnLimits {
  atOnce: number;
  /** Work that may wait in line. */
  waiting: number;
}

export class TurnsFull extends Error {}

export function createTurns({ atOnce, waiting }: TurnLimits): Turns {
  let running = 0;
  const line = new Set<() => void>();
  const isFull = () => running >= atOnce && line.size >= waiting;

  async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
    if (running < atOnce) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', leave);
        line.delete(begin);
        resolve();
      };
      const leave = () => {
        line.delete(begin);
        reject(clientLeft());
      };
      signal?.addEventListener('abort', leave, { once: true });
      line.add(begin);
    });
  }

  function passOn(): void {
    const [next] = line;
    if (next) next();
    else running -= 1;
  }

  return {
    get isFull() {
      return isFull();
    },
    get isIdle() {
      return running === 0;
    },
    async run(work, signal) {
      if (isFull()) throw new TurnsFull();
      if (signal?.aborted) throw clientLeft();
      await takeTurn(signal);
      try {
        return await work();
      } finally {
        passOn();
      }
    },
  };
}
