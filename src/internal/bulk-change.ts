import type { ReactiveControllerHost } from 'lit';
import type { Account, Outcomes } from '../backend/backend.js';
import { BulkRun, type Deed } from './bulk-run.js';
import type { ChangeController, Ending } from './change.js';

/** The run without the types of its rows. */
type Run = Pick<
  BulkRun<unknown, unknown>,
  'run' | 'stop' | 'progress' | 'waitingUntil' | 'isLong' | 'open' | 'outcomes' | 'fact'
>;

/** The change of many rows that an element is at, or was at last: it can be stopped and gone on with. */
export class BulkChange {
  #run: Run | null = null;
  #isTold = true;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #change: ChangeController;

  constructor(host: ReactiveControllerHost & HTMLElement, change: ChangeController) {
    this.#host = host;
    this.#change = change;
  }

  /** Null before the first, and after `forget()`. */
  get run(): Run | null {
    return this.#run;
  }

  get isRunning(): boolean {
    return this.#run !== null && this.#change.isBusy;
  }

  /** Whether something is left that can be gone on with. */
  get isOpen(): boolean {
    return this.#run !== null && this.#run.open > 0;
  }

  get outcomes(): Outcomes<unknown> {
    return this.#run?.outcomes ?? { items: [], nextCursor: null };
  }

  start<Query, Row>(
    deed: Deed<Query, Row>,
    { capabilities }: Pick<Account, 'capabilities'>,
  ): Promise<Ending<null>> {
    this.tell();
    const onChange = () => this.#host.requestUpdate();
    const isRepeatable = capabilities.idempotency;
    this.#run = new BulkRun(this.#change, deed, { isRepeatable, onChange });
    this.#isTold = false;
    return this.goOn();
  }

  /** Goes on with what is open, under the keys of before. */
  async goOn(): Promise<Ending<null>> {
    if (!this.#run) return { is: 'givenUp' };
    return this.#run.run();
  }

  stop = (): void => this.#run?.stop();

  /** Tells the host, once, what has become of the rows; of a change that is left in the middle, of those until then. */
  tell(): void {
    if (!this.#run || this.#isTold || this.outcomes.items.length === 0) return;
    this.#isTold = true;
    this.#host.dispatchEvent(this.#run.fact);
  }

  forget(): void {
    this.#run = null;
  }
}
