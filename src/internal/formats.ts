import { daysBetween } from '../backend/days.js';

/**
 * Dates, times, lists and numbers as a locale writes them. `Intl` objects are dear to make and free to use, so each is
 * made once; there are as many as locales on the page times kinds of format, a handful.
 */
const cache = new Map<string, unknown>();

export function cached<T>(kind: string, locale: string, make: () => T): T {
  const key = `${kind} ${locale}`;
  if (!cache.has(key)) cache.set(key, make());
  return cache.get(key) as T;
}

export function formatNumber(locale: string, value: number): string {
  return cached('number', locale, () => new Intl.NumberFormat(locale)).format(value);
}

/** Day, month, year, hour and minute, in the browser's time zone. */
export function formatDateTime(locale: string, time: number): string {
  return cached(
    'dateTime',
    locale,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(time);
}

/** Day, month, year, hour and minute, with the name of the browser's time zone. */
export function formatMoment(locale: string, time: number): string {
  return cached(
    'moment',
    locale,
    () =>
      new Intl.DateTimeFormat(locale, {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZoneName: 'short',
      }),
  ).format(time);
}

/** Day, month and year, in the browser's time zone. */
export function formatDate(locale: string, time: number): string {
  return cached(
    'date',
    locale,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
  ).format(time);
}

/** Weekday, day, month and year, in the browser's time zone; as a heading, so it begins with a capital. */
export function formatDay(locale: string, time: number): string {
  const day = cached(
    'day',
    locale,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'full' }),
  ).format(time);
  return day.charAt(0).toLocaleUpperCase(locale) + day.slice(1);
}

/** The browser's time zone as it is at that time: “CET”, “GMT+7”. */
export function formatZone(locale: string, time: number): string {
  const format = cached(
    'zone',
    locale,
    () => new Intl.DateTimeFormat(locale, { timeZoneName: 'short' }),
  );
  const part = format.formatToParts(time).find(({ type }) => type === 'timeZoneName');
  return part?.value ?? '';
}

export function formatTime(locale: string, time: number): string {
  return cached(
    'time',
    locale,
    () => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }),
  ).format(time);
}

/** “A, B and C”. */
export function formatList(locale: string, items: Iterable<string>): string {
  return cached('list', locale, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(
    items,
  );
}

/** “A, B or C”. */
export function formatChoice(locale: string, items: Iterable<string>): string {
  return cached(
    'choice',
    locale,
    () => new Intl.ListFormat(locale, { type: 'disjunction' }),
  ).format(items);
}

export function pluralCategory(locale: string, n: number): Intl.LDMLPluralRule {
  return cached('plural', locale, () => new Intl.PluralRules(locale)).select(n);
}

export function collator(locale: string): Intl.Collator {
  return cached('collator', locale, () => new Intl.Collator(locale, { sensitivity: 'base' }));
}

const units = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['week', 7 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
] as const;

/**
 * “in 4 hours”, “yesterday”, “3 weeks ago”: the largest unit that fits, rounded. Days are those of the calendar, in the
 * browser's time zone; of longer units there is no “last”, since ten days ago may be in the week before that.
 */
export function formatRelative(locale: string, time: number, now: number): string {
  const numeric = (kind: 'auto' | 'always') =>
    cached(
      `relative ${kind}`,
      locale,
      () => new Intl.RelativeTimeFormat(locale, { numeric: kind }),
    );
  const seconds = (time - now) / 1000;
  for (const [unit, length] of units) {
    // Weeks are for the past only: “in 6 days” must not become “in 1 week” a day earlier.
    if (unit === 'week' && seconds > 0) continue;
    if (Math.abs(seconds) < length) continue;
    if (unit === 'day') return numeric('auto').format(daysBetween(now, time), unit);
    return numeric('always').format(Math.round(seconds / length), unit);
  }
  // The past minute is “now”; what is still to come is counted down.
  return numeric('auto').format(Math.max(0, Math.ceil(seconds)), 'second');
}
