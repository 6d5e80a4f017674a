import type { Id, Ref, Target } from '../../backend/backend.js';
import { refOf } from '../../internal/refs.js';

/** The list as it is shown: its rows, and the question that they answer. */
export interface Listed<Row> {
  /** Equal when the same is asked. */
  question: string;
  items: readonly Row[];
  /** How many match in all, where the backend counts. */
  total: number | undefined;
}

/**
 * The rows of a list that are ticked: one by one, across its pages, or all that match its question but some. Another
 * question empties it.
 */
export class Selection<Row extends Ref> {
  #listed: Listed<Row> = { question: '', items: [], total: undefined };
  readonly #ticked = new Map<Id, Row>();
  /** Where all that match are ticked: these are not. */
  #except: Set<Id> | null = null;
  /** The row from which a range goes. */
  #anchor: Id | null = null;

  /** Takes what is shown now; a ticked row is the one that was shown last. */
  follow(listed: Listed<Row>): void {
    if (listed.question !== this.#listed.question) this.clear();
    const isNew = listed.items !== this.#listed.items;
    this.#listed = listed;
    if (isNew && this.#ticked.size > 0) this.#refresh();
  }

  get size(): number {
    const { total = 0 } = this.#listed;
    return this.#except ? Math.max(0, total - this.#except.size) : this.#ticked.size;
  }

  /** Whether all that match are meant, also those that are not shown. */
  get isByQuestion(): boolean {
    return this.#except !== null;
  }

  has(id: Id): boolean {
    return this.#except ? !this.#except.has(id) : this.#ticked.has(id);
  }

  /** The ticked rows that are known. */
  get rows(): Row[] {
    if (!this.#except) return [...this.#ticked.values()];
    return this.#listed.items.filter(({ id }) => this.has(id));
  }

  /** How many of the rows shown are ticked. */
  get ofShown(): 'none' | 'some' | 'all' {
    const { items } = this.#listed;
    const n = items.filter(({ id }) => this.has(id)).length;
    if (n === 0) return 'none';
    return n === items.length ? 'all' : 'some';
  }

  /** How many more match than are shown, where all that are shown are ticked one by one; 0: nothing to offer. */
  get matching(): number {
    const { items, total = 0 } = this.#listed;
    const isOffered = !this.#except && this.ofShown === 'all' && total > items.length;
    return isOffered ? total : 0;
  }

  /** Ticks or unticks a row; as a range, all between it and the row that was touched before. */
  toggle(row: Row, { isRange = false } = {}): void {
    const isOn = !this.has(row.id);
    for (const one of isRange ? this.#upTo(row) : [row]) this.#set(one, isOn);
    this.#anchor = row.id;
  }

  /** Ticks all rows shown; unticks everything where they are ticked. */
  toggleShown(): void {
    if (this.ofShown === 'all') this.clear();
    else for (const row of this.#listed.items) this.#set(row, true);
  }

  addMatching(): void {
    this.#except = new Set();
    this.#ticked.clear();
  }

  /** These have left the list, or are no longer to be acted on. */
  drop(ids: readonly Id[]): void {
    if (this.#except) this.clear();
    for (const id of ids) this.#ticked.delete(id);
  }

  clear(): void {
    this.#ticked.clear();
    this.#except = null;
    this.#anchor = null;
  }

  /** What a change acts on. */
  target<Query>(query: Query): Target<Query> {
    if (!this.#except) return { refs: this.rows.map((row) => refOf(row)) };
    return { query, except: [...this.#except], expected: this.size };
  }

  #set(row: Row, isOn: boolean): void {
    if (this.#except) {
      if (isOn) this.#except.delete(row.id);
      else this.#except.add(row.id);
    } else if (isOn) this.#ticked.set(row.id, row);
    else this.#ticked.delete(row.id);
  }

  #upTo(row: Row): readonly Row[] {
    const { items } = this.#listed;
    const ends = [this.#anchor, row.id].map((id) => items.findIndex((one) => one.id === id));
    if (ends.includes(-1)) return [row];
    return items.slice(Math.min(...ends), Math.max(...ends) + 1);
  }

  /** Rows that are shown anew are ticked as they are now; where the whole list is shown, what is not in it has gone. */
  #refresh(): void {
    const { items, total } = this.#listed;
    const shown = new Map(items.map((row) => [row.id, row]));
    for (const id of [...this.#ticked.keys()]) {
      const row = shown.get(id);
      if (row) this.#ticked.set(id, row);
      else if (total !== undefined && total <= items.length) this.#ticked.delete(id);
    }
  }
}
