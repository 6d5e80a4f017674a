/** The moment at which every test run begins, unless `UM_DATE` names another. Shared by Node and the browsers. */
const usualStart = '2026-03-10T09:00:00Z';

/**
 * How far the clock of a run that begins now is moved, in milliseconds.
 *
 * @param {string} [start] ISO 8601
 */
export function shiftTo(start = usualStart) {
  const shift = Date.parse(start) - Date.now();
  if (Number.isNaN(shift)) throw new RangeError(`Not a moment: ${start}`);
  return shift;
}

/**
 * Moves the clock of this realm, so that no result depends on the day of the run. Time goes on from there.
 *
 * @param {number} shift milliseconds
 */
export function shiftClock(shift) {
  const RealDate = Date;
  const realNow = RealDate.now;
  RealDate.now = () => realNow() + shift;
  // What a test puts in the place of `Date.now` holds for `new Date()` as well.
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, words, newTarget) =>
      Reflect.construct(target, words.length > 0 ? words : [target.now()], newTarget),
    apply: (target) => new target(target.now()).toString(),
  });
}
