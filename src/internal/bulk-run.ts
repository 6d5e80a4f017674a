import type {
  Id,
  Invitation,
  Member,
  Outcomes,
  Ref,
  Target,
  Verb,
  Write,
} from '../backend/backend.js';
import type { Refusal } from '../backend/errors.js';
import type { BeforeEvent } from '../events.js';
import { overTarget, type Batch } from './batch.js';
import type { ChangeController, Ending } from './change.js';
import type { Localize } from './localize.js';
import { withEachRow } from './outcomes.js';
import { refOf } from './refs.js';
import { refusalText } from './endings.js';
import { nameOfRow } from './words.js';

/** Rows in one request, where the verb takes several. */
const most = 100;

/** All that a query matches but some, as counted when it was chosen. */
export interface Matching<Query> {
  query: Query;
  except: Id[];
  expected: number;
}

/** A change of rows: what is sent, and what the host is told before and after. */
export interface Deed<Query, Row> {
  verb: Verb;
  target: Target<Query>;
  /** Rows in one request, where it is fewer than usual. */
  chunk?: number;
  before: (signal: AbortSignal) => BeforeEvent;
  write: (target: Target<Query>, write: Write) => Promise<Outcomes<Row>>;
  fact: (outcomes: Outcomes<Row>) => Event;
}

interface BulkOptions {
  /** Whether a part whose answer was lost may be sent again by itself. */
  isRepeatable: boolean;
  onChange: () => void;
}

/** One change of many rows: how far it is, and what has become of each. */
export class BulkRun<Query, Row> {
  readonly #change: ChangeController;
  readonly #deed: Deed<Query, Row>;
  readonly #batch: Batch<Target<Query>, Outcomes<Row>>;
  readonly #chunk: number;
  #wasAsked = false;

  constructor(
    change: ChangeController,
    deed: Deed<Query, Row>,
    { isRepeatable, onChange }: BulkOptions,
  ) {
    this.#change = change;
    this.#deed = deed;
    const options = { onChange, ...(isRepeatable ? {} : { tries: 1 }) };
    this.#chunk = deed.chunk ?? most;
    this.#batch = overTarget<Query, Row>(deed.target, this.#chunk, options);
  }

  /** Starts, or goes on with what is open; the host is asked once. */
  async run(): Promise<Ending<null>> {
    const { verb, before, write } = this.#deed;
    const ending = await this.#change.runBatch({
      verb,
      before: this.#wasAsked ? null : before,
      batch: this.#batch,
      write: async (part, how) => withEachRow(part, await write(part, how)),
    });
    this.#wasAsked ||= ending.is !== 'vetoed' && ending.is !== 'givenUp';
    return ending;
  }

  /** Sends nothing more after the part that is under way. */
  stop = (): void => this.#batch.stop();

  get progress(): { done: number; total: number } {
    return this.#batch.progress;
  }

  /** When it goes on by itself, as of `Date.now()`. */
  get waitingUntil(): number | null {
    return this.#batch.waitingUntil;
  }

  /** Whether there is more than one part, so that stopping makes a difference. */
  get isLong(): boolean {
    return this.progress.total > this.#chunk || this.waitingUntil !== null;
  }

  /** How many rows nothing is known of yet. */
  get open(): number {
    const { done, total } = this.progress;
    return this.#batch.open.length === 0 ? 0 : total - done;
  }

  get outcomes(): Outcomes<Row> {
    return { items: this.#batch.answers.flatMap(({ answer }) => answer.items), nextCursor: null };
  }

  /** What the host is told of it. */
  get fact(): Event {
    return this.#deed.fact(this.outcomes);
  }
}

/** A row that was not changed, and why. */
export interface FailedRow {
  /** As it is now, to try again. */
  ref: Ref;
  /** Null where the row was never shown. */
  row: Member | Invitation | null;
  refusal: Refusal;
}

/** Those of the outcomes that were refused; what is gone already is as it was wanted, where it was to go. */
export function failedOf(
  { items }: Outcomes<unknown>,
  shown: readonly (Member | Invitation)[],
  isGoneFine: boolean,
): FailedRow[] {
  const rows = new Map<Id, Member | Invitation>(shown.map((row) => [row.id, row]));
  return items.flatMap(({ ref, error }) => {
    if (!error || (isGoneFine && error.code === 'not-found')) return [];
    const row = error.current ?? rows.get(ref.id) ?? null;
    return [{ ref: row ? refOf(row) : ref, row, refusal: error }];
  });
}

/** Refusals after which trying again may work. */
const mayWork: ReadonlySet<Refusal['code']> = new Set([
  'changed',
  'busy',
  'rate-limited',
  'unknown',
]);

/** Those of the refused rows that may be asked about once more, as they are now. */
export function worthRetrying(failed: readonly FailedRow[]): (Member | Invitation)[] {
  return failed.flatMap(({ row, refusal }) => (row && mayWork.has(refusal.code) ? [row] : []));
}

/** The name of a refused row, and why it was refused. */
export function failedText(words: Localize, { row, refusal }: FailedRow): [string, string] {
  const name = row ? nameOfRow(row) : words.t('bulk.unnamed');
  return [name, refusalText(words, refusal, name)];
}
