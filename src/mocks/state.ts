/** What all pages and tabs of an origin share, so that a link opened in a second tab meets the same account. */
import { createStore, get, set } from 'idb-keyval';
import type { PortalData } from '../service/records.js';

export interface MockState {
  data: PortalData;
  /** Milliseconds by which the mocks' clock is ahead of the real one. */
  clockOffset: number;
}

export interface SharedState {
  /** As it is after the last change. */
  read(): Promise<MockState>;
  /** Alone, also among other tabs. What `work` leaves in the state is kept; if it throws, nothing is. */
  change<T>(work: (state: MockState) => T | Promise<T>): Promise<T>;
  /** Back to the start. */
  reset(): Promise<void>;
}

/**
 * State under a name, kept in IndexedDB; `first` makes it where there is none yet. Where storage is refused, as in some
 * private windows, it lasts as long as the page.
 */
export function createSharedState(name: string, first: () => MockState): SharedState {
  const place = createPlace(name);
  const alone = createLock(name);

  async function read(): Promise<MockState> {
    const kept = await place.read();
    if (kept) return kept;
    const state = first();
    await place.write(state);
    return state;
  }

  return {
    read: () => alone(read),
    change: (work) =>
      alone(async () => {
        const state = await read();
        const result = await work(state);
        await place.write(state);
        return result;
      }),
    reset: () => alone(() => place.write(first())),
  };
}

interface Place {
  read(): Promise<MockState | undefined>;
  write(state: MockState): Promise<void>;
}

function createPlace(name: string): Place {
  const database = 'user-management-elements';
  let store: ReturnType<typeof createStore> | undefined;
  let inMemory: MockState | undefined;
  let refused = false;

  /** Runs with the database; from the first refusal on, without. */
  async function orMemory<T>(
    withStore: (store: ReturnType<typeof createStore>) => Promise<T>,
    without: () => T,
  ): Promise<T> {
    if (refused) return without();
    try {
      return await withStore((store ??= createStore(database, 'mocks')));
    } catch {
      refused = true;
      return without();
    }
  }

  return {
    read: () =>
      orMemory(
        (store) => get<MockState>(name, store),
        () => structuredClone(inMemory),
      ),
    write: (state) =>
      orMemory(
        (store) => set(name, state, store),
        () => void (inMemory = structuredClone(state)),
      ),
  };
}

type Lock = <T>(work: () => Promise<T>) => Promise<T>;

/** One at a time on the whole origin; where there are no Web Locks, as in Node 20, one at a time in this module. */
function createLock(name: string): Lock {
  const { locks } = (globalThis as { navigator?: Partial<Navigator> }).navigator ?? {};
  if (locks) {
    return async (work) => await locks.request(`user-management-elements ${name}`, work);
  }
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
