/** better-auth keeps no keys of writes: what was answered under one is kept here, for as long as the page is open. */
import type { Write } from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import { refuse } from './refusals.js';

export interface Intent {
  /** It was tried before, and nobody knows what came of it: look before doing it again. */
  readonly isRepeat: boolean;
  /** A part of it, done once however often the intent is tried. */
  part<T>(name: string, run: () => Promise<T>): Promise<T>;
}

export type Once = <T>(
  asked: unknown,
  write: Write,
  run: (intent: Intent) => Promise<T>,
) => Promise<T>;

interface Kept {
  asked: string;
  parts: Map<string, unknown>;
  answer: Promise<unknown> | null;
}

/** Older ones are forgotten: nobody tries again after so many other intents. */
const most = 500;

export function createOnce(): Once {
  const kept = new Map<string, Kept>();
  return async <T>(given: unknown, { key }: Write, run: (intent: Intent) => Promise<T>) => {
    const asked = JSON.stringify(given);
    const before = kept.get(key);
    if (key === '') throw refuse('invalid', 'key-missing');
    if (before && before.asked !== asked) throw refuse('invalid', 'key-reused');
    if (before?.answer) return before.answer as Promise<T>;
    const record: Kept = before ?? { asked, parts: new Map(), answer: null };
    kept.set(key, record);
    for (const [oldest] of kept) if (kept.size > most) kept.delete(oldest);
    const answer = run({ isRepeat: before !== undefined, part: partsIn(record) });
    record.answer = answer;
    return answer.catch((error: unknown) => {
      record.answer = null;
      throw record.parts.size > 0 ? inPart(error) : error;
    });
  };
}

function partsIn({ parts }: Kept): Intent['part'] {
  return async <T>(name: string, run: () => Promise<T>) => {
    if (!parts.has(name)) parts.set(name, await run());
    return parts.get(name) as T;
  };
}

/** Something of it has been done: that nothing was cannot be said any more. */
function inPart(error: unknown): unknown {
  if (!(error instanceof BackendError) || !error.notApplied) return error;
  const { message, requestId } = error;
  return new BackendError(error, { message, requestId, cause: error });
}
