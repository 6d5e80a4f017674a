/** How long things are kept, as the environment says it; docs/server.md has the table. */
import type { Retention } from '../../../src/service/index.js';

/** In milliseconds; null: for ever. */
export interface ServerRetention extends Retention {
  keys: number;
  /** Sessions that have ended, and what else of the sign-in has. */
  sessions: number;
  /** Logins of people who are in no account. */
  idleLogins: number | null;
}

type Env = Record<string, string | undefined>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Longer than anybody plans, and short enough for a moment to be one. */
const mostDays = 36_500;

/** @throws Error that names the variable and says what it should be */
export function readRetention(env: Env): { retention: ServerRetention; cleanEvery: number } {
  return {
    retention: {
      activity: daysIn(env, 'KEEP_ACTIVITY_DAYS', 730),
      mails: daysIn(env, 'KEEP_MAILS_DAYS', 90),
      closedInvitations: daysIn(env, 'KEEP_CLOSED_INVITATIONS_DAYS', 365),
      expiredInvitations: daysIn(env, 'KEEP_EXPIRED_INVITATIONS_DAYS', 365),
      // A page that was left open over night tries again under the same key.
      keys: numberIn(env, 'KEEP_KEYS_HOURS', { usual: 24, least: 1, most: 720 }) * hour,
      sessions: numberIn(env, 'KEEP_SESSIONS_DAYS', { usual: 7, least: 1, most: mostDays }) * day,
      idleLogins: daysIn(env, 'KEEP_IDLE_LOGINS_DAYS', 90),
    },
    cleanEvery: numberIn(env, 'CLEAN_EVERY_MINUTES', { usual: 60, least: 1, most: 1_440 }) * minute,
  };
}

function daysIn(env: Env, name: string, usual: number): number | null {
  if (env[name] === 'forever') return null;
  return numberIn(env, name, { usual, least: 1, most: mostDays }, ', or forever') * day;
}

function numberIn(
  env: Env,
  name: string,
  { usual, least, most }: { usual: number; least: number; most: number },
  or = '',
): number {
  const text = env[name] || `${usual}`;
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value < least || value > most)
    throw new Error(`${name} has to be a whole number from ${least} to ${most}${or}`);
  return value;
}
