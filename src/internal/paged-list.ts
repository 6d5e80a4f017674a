import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Page, Ref } from '../backend/backend.js';
import { type BackendError, toBackendError } from '../backend/errors.js';

export type Load<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/**
 * A list that arrives in pages. The last request wins and earlier ones are aborted; a failure keeps the rows that were
 * there; a row that comes twice is shown once; a cursor that comes back ends the list instead of turning in a circle.
 */
export class PagedList<T extends Ref> implements ReactiveController {
  items: readonly T[] = [];
  /** The first page without its rows: total, counts, the server's clock. Null until one has arrived. */
  page: Omit<Page<T>, 'items'> | null = null;
  error: BackendError | null = null;
  /** What the error ended: the list from its start, or a further page. */
  failed: 'first' | 'more' | null = null;
  loading: 'first' | 'more' | null = null;
  /** The server's clock minus ours, in milliseconds. */
  clockOffset = 0;
  /** How many rows have come, gone or changed in an answer that is kept back; null where none is. */
  news: number | null = null;

  readonly #host: ReactiveControllerHost;
  #load: Load<T> | null = null;
  #keptBack: Page<T> | null = null;
  #abort: AbortController | null = null;
  #cursors = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    this.loading = null;
  }

  /** Now, by the server's clock, in milliseconds. */
  get now(): number {
    return Date.now() + this.clockOffset;
  }

  /** Whether more than the first page was brought. */
  get hasMorePages(): boolean {
    return this.#cursors.size > 0;
  }

  /** Forgets the rows; for another account, viewer or view. */
  clear(): void {
    this.#abort?.abort();
    this.#load = null;
    this.items = [];
    this.page = null;
    this.error = null;
    this.failed = null;
    this.loading = null;
    this.#keepBack(null);
  }

  /**
   * Loads from the start. The rows of before stay until the new ones are there, and longer where they must not move now:
   * then the answer is kept back until `showNews()`.
   */
  load(load: Load<T>, mayMove: () => boolean = () => true): Promise<void> {
    this.#load = load;
    return this.#run('first', load, mayMove);
  }

  async more(): Promise<void> {
    if (this.#load && this.page?.nextCursor && !this.loading) await this.#run('more', this.#load);
  }

  /** A row as it is by now: what is pressed before the list has come again is about that. */
  put(row: T): void {
    this.items = this.items.map((item) => (item.id === row.id ? row : item));
    this.#host.requestUpdate();
  }

  /** Shows the answer that was kept back. */
  showNews(): void {
    if (this.#keptBack) this.#take(this.#keptBack, undefined);
    this.#host.requestUpdate();
  }

  #keepBack(page: Page<T> | null): void {
    this.#keptBack = page;
    this.news = page && countNews(this.items, page.items);
  }

  #arrive(page: Page<T>, cursor: string | undefined, mayMove: () => boolean): void {
    if (cursor !== undefined || mayMove() || isSameOrder(this.items, page.items)) {
      this.#take(page, cursor);
    } else this.#keepBack(page);
  }

  async #run(
    kind: 'first' | 'more',
    load: Load<T>,
    mayMove: () => boolean = () => true,
  ): Promise<void> {
    this.#abort?.abort();
    const abort = (this.#abort = new AbortController());
    const cursor = kind === 'more' ? (this.page?.nextCursor ?? undefined) : undefined;
    this.loading = kind;
    this.error = null;
    this.failed = null;
    this.#host.requestUpdate();
    try {
      const page = await load(cursor, abort.signal);
      if (!abort.signal.aborted) this.#arrive(page, cursor, mayMove);
    } catch (error) {
      // An adapter may abort by itself; only our own abort needs no word.
      if (abort.signal.aborted) return;
      this.error = toBackendError(error);
      this.failed = kind;
    } finally {
      if (this.#abort === abort) {
        this.loading = null;
        this.#host.requestUpdate();
      }
    }
  }

  #take({ items, ...page }: Page<T>, cursor: string | undefined): void {
    this.#keepBack(null);
    if (cursor === undefined) this.#cursors.clear();
    else this.#cursors.add(cursor);
    const before = cursor === undefined ? [] : this.items;
    const unique = new Map([...before, ...items.map(withId)].map((item) => [item.id, item]));
    this.items = [...unique.values()];
    const { nextCursor } = page;
    this.page = {
      ...page,
      nextCursor: nextCursor && this.#cursors.has(nextCursor) ? null : nextCursor,
    };
    const asOf = Date.parse(page.asOf);
    if (Number.isFinite(asOf)) this.clockOffset = asOf - Date.now();
  }
}

function isSameOrder(before: readonly Ref[], after: readonly Ref[]): boolean {
  return before.length === after.length && before.every(({ id }, at) => after[at]?.id === id);
}

/** At least one: where all rows are the same, their order has changed. */
function countNews(before: readonly Ref[], after: readonly Ref[]): number {
  const texts = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const come = after.filter((row) => texts.get(row.id) !== JSON.stringify(row)).length;
  const stayed = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !stayed.has(id)).length;
  return Math.max(1, come + gone);
}

/** A row without an id came from an adapter that nobody checks; it keeps its place and is drawn as unreadable. */
function withId<T extends Ref>(row: T, index: number): T {
  const { id } = (row as Partial<T> | null) ?? {};
  return typeof id === 'string' ? row : ({ id: `unreadable-${index}` } as T);
}
