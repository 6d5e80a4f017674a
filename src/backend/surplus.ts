/** What a backend answered beyond what it was asked for, handed out page by page. */
import type { Verb } from './backend.js';
import { ownOf } from './reader.js';

export interface ListQuery {
  cursor?: string;
  limit?: number;
}

/** Rows of a page where nothing was said, as the reference service has it. */
const usual = 50;
/** So many long answers are kept; what is wanted of an older one is asked for again. */
const kept = 4;
/** Begins a cursor of ours: how many rows of an answer were handed out, then the cursor that it was asked for with. */
const mark = '\u0000';

/**
 * A backend may not know `limit` and answer with all that it has. Its answer is kept, and cut into pages of the length that
 * was asked for, with cursors of our own between them.
 */
export class Surplus {
  readonly #answers = new Map<string, object>();

  /** @param ask the backend itself */
  async page(
    verb: Verb,
    query: ListQuery = {},
    ask: (query: ListQuery) => Promise<unknown>,
  ): Promise<unknown> {
    const { limit = usual, cursor } = query;
    const [from, own] = placeOf(cursor);
    const asked = { ...query };
    if (own === undefined) delete asked.cursor;
    else asked.cursor = own;
    const key = JSON.stringify([verb, { ...asked, limit: 0 }]);
    const before = from > 0 ? this.#answers.get(key) : undefined;
    const answer: unknown = before ?? (await ask(asked));
    const items: unknown = isObject(answer) ? ownOf(answer, 'items') : undefined;
    if (!isObject(answer) || !Array.isArray(items) || items.length <= limit) return answer;
    this.#keep(key, answer);
    const next = from + limit;
    const nextCursor = ownOf(answer, 'nextCursor') ?? null;
    // Who brings all at once has counted them by that.
    const isWhole = own === undefined && nextCursor === null;
    return {
      total: ownOf(answer, 'total') ?? (isWhole ? items.length : undefined),
      counts: ownOf(answer, 'counts'),
      asOf: ownOf(answer, 'asOf'),
      items: items.slice(from, next),
      nextCursor: next < items.length ? `${mark}${String(next)}${mark}${own ?? ''}` : nextCursor,
    };
  }

  #keep(key: string, answer: object): void {
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size > kept) this.#answers.delete(oldest);
    }
  }
}

function placeOf(cursor: string | undefined): [from: number, own: string | undefined] {
  if (!cursor?.startsWith(mark)) return [0, cursor];
  const [, from = '', ...own] = cursor.split(mark);
  return [Number(from), own.join(mark) || undefined];
}

function isObject(given: unknown): given is object {
  return typeof given === 'object' && given !== null;
}
