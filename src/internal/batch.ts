import type { Outcomes, Target, Write } from '../backend/backend.js';
import { toBackendError, type BackendError } from '../backend/errors.js';
import { newKey } from './key.js';

/** A part of a long write: one intent, under one key until its answer is known. */
export interface Part<Content> {
  readonly content: Content;
  readonly key: string;
  /** It was sent, and no answer said whether it was done. */
  isUnsure: boolean;
}

export interface BatchOptions<Content, Answer> {
  parts: readonly Content[];
  /** Unsure parts of an earlier batch: they come first, under the keys that they had. */
  kept?: readonly Part<Content>[];
  /** How many things there are in all parts. */
  total: number;
  /** How many things an answered part settles. */
  countOf: (content: Content, answer: Answer) => number;
  /** What comes after an answer before all else: the rest of a target by query. */
  next?: (content: Content, answer: Answer) => Content | null;
  /** Progress, and waits that begin or end: draw again. */
  onChange?: () => void;
  /**
   * How often a part is sent before it is given up for now, where no answer comes or the service is busy; 3 if not said
   * otherwise. With 1 nothing is tried again by itself, nor waited for: where the backend keeps no keys, or where
   * somebody sits before one answer.
   */
  tries?: number;
  /** Waits so many milliseconds, or less when the signal is aborted; never rejects. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Milliseconds before the second try; doubled with every further one. */
const firstPause = 1000;
/** Who is told to wait longer than this, in seconds, is better told so than kept before a clock. */
const longestWait = 600;

/**
 * Sends a long list part by part, each one intent under a key that stays the same on every try. Waits out `Retry-After`,
 * can be stopped after the part under way, and goes on when it is run again: what is not known to be done goes under its
 * old key, so that nothing is done twice.
 */
export class Batch<Content, Answer> {
  /** What has been answered, in the order of the parts. */
  readonly answers: { content: Content; answer: Answer }[] = [];
  /** When the next try is made, as of `Date.now()`; null while nothing is waited for. */
  waitingUntil: number | null = null;
  #parts: Part<Content>[];
  #done = 0;
  #pause: AbortController | null = null;
  readonly #options: BatchOptions<Content, Answer>;

  constructor(options: BatchOptions<Content, Answer>) {
    this.#options = options;
    this.#parts = [...(options.kept ?? []), ...options.parts.map((content) => partOf(content))];
  }

  get progress(): { done: number; total: number } {
    return { done: this.#done, total: this.#options.total };
  }

  /** What no answer has settled yet, in order; of an unsure one nobody knows whether it was done. */
  get open(): readonly Readonly<Part<Content>>[] {
    return this.#parts;
  }

  /**
   * Goes through the parts that are open, until all are answered or `stop()` is called.
   * @throws BackendError with which a part was given up; what is open stays open
   */
  async run(write: (content: Content, write: Write) => Promise<Answer>): Promise<void> {
    const stopped = (this.#pause = new AbortController()).signal;
    for (let part = this.#parts[0]; part && !stopped.aborted; part = this.#parts[0]) {
      const answer = await this.#persist(part, write, stopped);
      if (answer === null) return;
      this.#settle(part, answer);
    }
  }

  /** Sends nothing more after the part that is under way; what is waited for is waited for no longer. */
  stop(): void {
    this.#pause?.abort();
  }

  /** Null: stopped while waiting. */
  async #persist(
    part: Part<Content>,
    write: (content: Content, write: Write) => Promise<Answer>,
    stopped: AbortSignal,
  ): Promise<Answer | null> {
    for (let unanswered = 0; ;) {
      try {
        const wasSure = !part.isUnsure;
        part.isUnsure = true;
        return await this.#once(part, write, wasSure);
      } catch (error) {
        const failure = toBackendError(error);
        // Being told to wait is an answer, however often it comes.
        if (failure.code !== 'rate-limited') unanswered += 1;
        const pause = pauseAfter(failure, unanswered, this.#options.tries ?? 3);
        if (pause === null) throw failure;
        await this.#waitFor(pause, stopped);
        if (stopped.aborted) return null;
      }
    }
  }

  async #once(
    part: Part<Content>,
    write: (content: Content, write: Write) => Promise<Answer>,
    wasSure: boolean,
  ): Promise<Answer> {
    try {
      return await write(part.content, { key: part.key });
    } catch (error) {
      // A refusal of this try says nothing of an earlier one that went unanswered.
      part.isUnsure = !(wasSure && toBackendError(error).notApplied);
      throw error;
    }
  }

  async #waitFor(milliseconds: number, stopped: AbortSignal): Promise<void> {
    this.waitingUntil = Date.now() + milliseconds;
    this.#options.onChange?.();
    await (this.#options.wait ?? sleep)(milliseconds, stopped);
    this.waitingUntil = null;
    this.#options.onChange?.();
  }

  #settle(part: Part<Content>, answer: Answer): void {
    const { countOf, next, onChange } = this.#options;
    this.answers.push({ content: part.content, answer });
    this.#done += countOf(part.content, answer);
    const following = next?.(part.content, answer) ?? null;
    this.#parts = [...(following === null ? [] : [partOf(following)]), ...this.#parts.slice(1)];
    onChange?.();
  }
}

/** Parts of so many items, an answer for each item. */
export function inChunks<Item, Answer>(
  items: readonly Item[],
  size: number,
  options: Pick<BatchOptions<Item[], Answer[]>, 'kept' | 'onChange' | 'tries' | 'wait'> = {},
): Batch<Item[], Answer[]> {
  const kept = (options.kept ?? []).reduce((sum, { content }) => sum + content.length, 0);
  return new Batch({
    ...options,
    parts: chunksOf(items, size),
    total: kept + items.length,
    countOf: ({ length }) => length,
  });
}

/** What a bulk verb acts on: rows in chunks, or all that a query matches, from cursor to cursor. */
export function overTarget<Query, Row>(
  target: Target<Query>,
  size: number,
  options: Pick<BatchOptions<Target<Query>, Outcomes<Row>>, 'onChange' | 'tries' | 'wait'> = {},
): Batch<Target<Query>, Outcomes<Row>> {
  const isList = 'refs' in target;
  return new Batch<Target<Query>, Outcomes<Row>>({
    ...options,
    parts: isList ? chunksOf(target.refs, size).map((refs) => ({ refs })) : [target],
    total: isList ? target.refs.length : target.expected,
    countOf: (_, { items }) => items.length,
    next: (_, { nextCursor }) =>
      isList || nextCursor === null ? null : { ...target, cursor: nextCursor },
  });
}

/** The items in order, in parts of at most so many. */
export function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}

function partOf<Content>(content: Content): Part<Content> {
  return { content, key: newKey(), isUnsure: false };
}

/** Milliseconds until the next try, or null to give up for now. What was refused is not tried again by itself. */
function pauseAfter(error: BackendError, unanswered: number, tries: number): number | null {
  const { code, retryAfter } = error;
  if (tries <= 1) return null;
  if (code === 'rate-limited' && (retryAfter ?? 0) <= longestWait) return (retryAfter ?? 60) * 1000;
  const isPassing = code === 'unreachable' || code === 'busy' || code === 'bad-answer';
  if (!isPassing || unanswered >= tries) return null;
  return retryAfter !== undefined && retryAfter <= longestWait
    ? retryAfter * 1000
    : firstPause * 2 ** (unanswered - 1);
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}
