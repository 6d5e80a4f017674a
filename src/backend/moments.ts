/** Moments that every backend can keep: JavaScript also reads years that databases and other languages refuse. Pure. */

/** The first and the last moment of the contract, in milliseconds as of `Date.now`: years 1 to 9999 in UTC. */
const first = Date.parse('0001-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether an ISO 8601 moment lies within years 1 to 9999 in UTC. */
export function isInRange(moment: string): boolean {
  const time = Date.parse(moment);
  return time >= first && time <= last;
}
