/** Days in the time zone of where this runs, against times of the contract. */

/** The very end of a day (`2026-12-03`), that is the start of the next one; null for no day. */
export function endOfDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  const end = new Date(year, month - 1, date + 1);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The last day that has begun before that time: what `endOfDay` has made an end of. Empty for no time. */
export function dayBefore(end: string): string {
  const time = Date.parse(end);
  return Number.isNaN(time) ? '' : today(time - 1);
}

/** The day of a time. */
export function today(now: number): string {
  const day = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** How many midnights lie between two times; negative where the second is the earlier one. */
export function daysBetween(from: number, to: number): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same for all times of a day. Counted in UTC, where all days are equally long. */
function dayNumber(time: number): number {
  const day = new Date(time);
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) / 86_400_000;
}
