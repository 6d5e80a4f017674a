/**
 * How often something may be done, counted in the database over all processes. High: against abuse, not owners. The
 * mails of an account are counted where they are queued: see `mailLimit` of the service.
 */
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { QueryPool } from '../database/query-pool.js';

export interface Limits {
  /** Mails to one address, whoever wants them sent. */
  readonly mails: Limit;
  /** Tokens that nobody has, from one network address. */
  readonly tokens: Limit;
  /** Wrong passwords, for one address of a person. */
  readonly passwords: Limit;
  /** Wrong passwords from one machine, whatever the addresses. */
  readonly machines: Limit;
}

export interface Limit {
  /** @returns 0, or after how many seconds there is room again */
  take(key: string, points?: number): Promise<number>;
  /** The same without taking anything. */
  look(key: string, points?: number): Promise<number>;
  /** Takes back what was taken for something that then did not happen. */
  giveBack(key: string, points?: number): Promise<void>;
}

interface Rate {
  points: number;
  /** In seconds. */
  duration: number;
}

export const usualRates: Record<keyof Limits, Rate> = {
  mails: { points: 10, duration: 3_600 },
  tokens: { points: 30, duration: 60 },
  passwords: { points: 10, duration: 60 },
  machines: { points: 30, duration: 60 },
};

export async function createLimits(
  pool: QueryPool,
  rates: Record<keyof Limits, Rate> = usualRates,
): Promise<Limits> {
  const limit = async (name: keyof Limits): Promise<Limit> => {
    const { points, duration } = rates[name];
    const limiter = await new Promise<RateLimiterPostgres>((resolve, reject) => {
      const made = new RateLimiterPostgres(
        {
          storeClient: pool,
          storeType: 'pool',
          tableName: 'rate_limits',
          keyPrefix: name,
          points,
          duration,
          // Old ones are removed by the job, see cleaning/.
          clearExpiredByTimeout: false,
        },
        (error?: unknown) => (error instanceof Error ? reject(error) : resolve(made)),
      );
    });
    return {
      take: (key, points) => taken(limiter, key, points),
      look: (key, points) => left(limiter, key, points),
      giveBack: async (key, points = 1) => {
        await limiter.reward(key, points);
      },
    };
  };
  return {
    mails: await limit('mails'),
    tokens: await limit('tokens'),
    passwords: await limit('passwords'),
    machines: await limit('machines'),
  };
}

async function taken(limiter: RateLimiterAbstract, key: string, points = 1): Promise<number> {
  try {
    await limiter.consume(key, points);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return seconds(refused);
    throw refused;
  }
}

async function left(limiter: RateLimiterAbstract, key: string, points = 1): Promise<number> {
  const state = await limiter.get(key);
  return state && state.remainingPoints < points ? seconds(state) : 0;
}

function seconds({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
