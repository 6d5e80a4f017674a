/** How many requests of one person are worked on at once, whatever the number of their connections. */
import type { Context, MiddlewareHandler } from 'hono';
import { refuse } from '../problem.js';
import { createTurns, TurnsFull } from '../turns.js';
import type { TurnLimits, Turns } from '../turns.js';

/** Half of the connections to the database, so that one person never holds all of them. */
export const usualTurns: TurnLimits = { atOnce: 5, waiting: 100 };

/** @param keyOf whose request it is */
export function limitInFlight(
  keyOf: (context: Context) => Promise<string>,
  limits = usualTurns,
): MiddlewareHandler {
  const people = new Map<string, Turns>();
  return async (context, next) => {
    const key = await keyOf(context);
    const turns = people.get(key) ?? createTurns(limits);
    people.set(key, turns);
    try {
      await turns.run(next, context.req.raw.signal);
      return undefined;
    } catch (error) {
      if (error instanceof TurnsFull) return refuse(context, 'rate-limited', { retryAfter: 1 });
      throw error;
    } finally {
      if (turns.isIdle) people.delete(key);
    }
  };
}
