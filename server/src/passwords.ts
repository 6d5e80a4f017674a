/** Hashes of passwords: slow on purpose, so that only a few are computed at once and the rest of the server goes on. */
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { busy, requestScope } from './request-scope.js';
import { createTurns, TurnsFull } from './turns.js';

/** Argon2id as OWASP recommends it: 46 MiB, one pass. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

/**
 * One core stays free for everything else. So does one of the four threads of Node's pool, which also computes digests
 * and resolves names.
 */
const atOnce = Math.min(3, Math.max(1, availableParallelism() - 1));
/** About five seconds of waiting on one core. */
const waiting = 100;
/** Seconds after which a full line has gone down. */
export const hashingRetryAfter = 5;

const turns = createTurns({ atOnce, waiting });

/** Whether another password would be refused now. */
export function isHashingFull(): boolean {
  return turns.isFull;
}

/** @throws BackendError `busy` if too many are waiting */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), cost));
}

/** @throws BackendError `busy` if too many are waiting */
export function verifyPassword(password: string, kept: string): Promise<boolean> {
  return inTurn(() => verify(kept, password.normalize('NFKC')));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await turns.run(work, requestScope.getStore()?.signal);
  } catch (error) {
    throw error instanceof TurnsFull ? busy(hashingRetryAfter, error) : error;
  }
}
