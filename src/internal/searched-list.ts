import type { ReactiveControllerHost } from 'lit';
import type { Page, Ref, Verb } from '../backend/backend.js';
import { type BackendError, toBackendError } from '../backend/errors.js';
import { PagedList } from './paged-list.js';
import type { Reads } from './reads.js';

export interface Asked {
  text?: string;
  cursor?: string;
  limit: number;
}
type Ask<T> = (query: Asked, signal: AbortSignal) => Promise<Page<T>>;

/** How long typing has to pause before the backend is asked, in milliseconds. */
const typingPause = 200;
const pageSize = 20;
/** As many as may be asked for at once. */
const largest = 200;

/** A list that asks the backend as one types: the last question wins, earlier ones are aborted. */
export class SearchedList<T extends Ref> {
  /** As it stands in the field. */
  text = '';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list: PagedList<T>;
  readonly #verb: Verb;
  readonly #reads: Reads;
  #ask: Ask<T> | null = null;
  /** What stopped the reading of all that match. */
  #failure: BackendError | null = null;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, verb: Verb, reads: Reads) {
    this.#host = host;
    this.#verb = verb;
    this.#reads = reads;
    this.#list = new PagedList<T>(host);
  }

  get items(): readonly T[] {
    return this.#list.items;
  }
  /** How many match, where the backend can count; null until it has answered. */
  get total(): number | null {
    return this.#list.page?.total ?? null;
  }
  get hasMore(): boolean {
    return Boolean(this.#list.page?.nextCursor);
  }
  get isLoading(): boolean {
    return this.#list.loading !== null || this.#typing !== undefined;
  }
  get error(): BackendError | null {
    return this.#failure ?? this.#list.error;
  }
  get isAsked(): boolean {
    return this.#ask !== null;
  }

  /** Asks for the first page, without a text. */
  start(ask: Ask<T>): void {
    this.stop();
    this.#ask = ask;
    this.load();
  }

  /** Forgets all, and waits for nothing. */
  stop(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#ask = null;
    this.text = '';
    this.#failure = null;
    this.#list.clear();
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.load(), typingPause);
    this.#host.requestUpdate();
  }

  /** Asks from the start; another try after a failure, too. */
  load = (): void => {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#failure = null;
    const ask = this.#ask;
    if (!ask) return;
    const text = this.text.trim();
    void this.#list.load((cursor, signal) => this.#page(ask, { text, cursor }, signal));
  };

  more = (): Promise<void> => this.#list.more();

  /**
   * All that match. They are not listed by that, since there may be thousands.
   *
   * @returns null where it failed, which `error` tells, or was given up
   */
  async all(signal: AbortSignal): Promise<T[] | null> {
    const rows = new Map(this.items.map((row) => [row.id, row]));
    const cursors = new Set<string>();
    const text = this.text.trim();
    try {
      for (let cursor = this.#list.page?.nextCursor; cursor && this.#ask && !cursors.has(cursor);) {
        cursors.add(cursor);
        const page = await this.#page(this.#ask, { text, cursor, limit: largest }, signal);
        for (const row of page.items) rows.set(row.id, row);
        cursor = page.nextCursor;
      }
    } catch (error) {
      if (!signal.aborted) this.#failure = toBackendError(error);
      return null;
    }
    return signal.aborted ? null : [...rows.values()];
  }

  #page(
    ask: Ask<T>,
    {
      text,
      cursor,
      limit = pageSize,
    }: { text: string; cursor: string | undefined; limit?: number },
    signal: AbortSignal,
  ): Promise<Page<T>> {
    const query = { ...(text && { text }), ...(cursor !== undefined && { cursor }) };
    return this.#reads.read(this.#verb, (ours) => ask({ ...query, limit }, ours), signal);
  }
}
