/** So slow that "a second before the end" can be met on a busy machine, too. */
const slowness = 20;

/**
 * The time of this process, put forward and otherwise going on slowly: for a server that runs in it and has no clock of its
 * own to set.
 */
export function movedClock(): { advance(milliseconds: number): void; restore(): void } {
  const real = globalThis.Date;
  const begin = real.now();
  let ahead = 0;
  const now = (): number => Math.round(begin + ahead + (real.now() - begin) / slowness);
  globalThis.Date = new Proxy(real, {
    construct: (target, given: unknown[], maker) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], maker) as object,
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  return {
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    restore: () => {
      globalThis.Date = real;
    },
  };
}
