import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { InviteeVerb, Verb, Write } from '../backend/backend.js';
import { BackendError } from '../backend/errors.js';
import type { BeforeEvent } from '../events.js';
import type { Batch } from './batch.js';
import { reportFailure, signedInAgain, within } from './calls.js';
import { newKey } from './key.js';

export interface Intent<T> {
  verb: Verb | InviteeVerb;
  /** What is to be done, as text that is equal when it is the same. */
  content: string;
  before: (signal: AbortSignal) => BeforeEvent;
  write: (write: Write) => Promise<T>;
}

/** Many parts, one intent of the person: the host is asked once for all of them. */
export interface LongIntent<Content, Answer> {
  verb: Verb;
  /** Null where the host has been asked already, and the batch goes on. */
  before: ((signal: AbortSignal) => BeforeEvent) | null;
  batch: Batch<Content, Answer>;
  write: (content: Content, write: Write) => Promise<Answer>;
}

/** `givenUp`: before anything was sent. `unknown`: after, and nobody waited for the end. */
export type Ending<T> =
  | { is: 'done'; answer: T }
  | { is: 'vetoed' }
  | { is: 'givenUp' }
  | { is: 'failed'; error: BackendError }
  | { is: 'unknown' };

/**
 * One change at a time: the host is asked, then the backend, signed in again if need be. Trying the same once more after
 * an unknown end goes on under the same key, so that nothing is done twice; after a known end it is a new intent.
 */
export class ChangeController implements ReactiveController {
  phase: 'idle' | 'asking' | 'writing' = 'idle';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #stepAside: () => () => void;
  #key: string | null = null;
  #content = '';
  #abort: AbortController | null = null;

  /** @param stepAside takes the element's dialog out of the way while the host shows its own */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    stepAside: () => () => void = () => () => {},
  ) {
    this.#host = host;
    this.#stepAside = stepAside;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.giveUp();
  }

  get isBusy(): boolean {
    return this.phase !== 'idle';
  }

  /** Waits no more, neither for the host nor for the backend. */
  giveUp = (): void => this.#abort?.abort();

  /** Forgets the last try: what comes next is a new intent even where it looks the same. */
  forget(): void {
    this.#key = null;
  }

  async run<T>(intent: Intent<T>): Promise<Ending<T>> {
    const abort = (this.#abort = new AbortController());
    if (this.#content !== intent.content) this.forget();
    this.#content = intent.content;
    // A refusal of this try says nothing of an earlier one that went unanswered.
    const wasSure = this.#key === null;
    this.#enter('asking');
    const ending = await this.#outcome(intent, abort.signal);
    if (this.#abort === abort) this.#enter('idle');
    const isKnown =
      ending.is === 'failed' ? wasSure && ending.error.notApplied : ending.is === 'done';
    if (isKnown) this.forget();
    return ending;
  }

  /** Done as well where the batch was stopped: what is left is open in it. */
  async runBatch<Content, Answer>(intent: LongIntent<Content, Answer>): Promise<Ending<null>> {
    const abort = (this.#abort = new AbortController());
    this.#enter('asking');
    const ending = await this.#outcomeOfAll(intent, abort.signal);
    if (this.#abort === abort) this.#enter('idle');
    return ending;
  }

  async #outcome<T>(intent: Intent<T>, signal: AbortSignal): Promise<Ending<T>> {
    const goOn = await intent.before(signal).ask(this.#host, this.#stepAside);
    if (!goOn) return { is: signal.aborted ? 'givenUp' : 'vetoed' };
    this.#enter('writing');
    const key = (this.#key ??= newKey());
    const write = () => within((ours) => intent.write({ key, signal: ours }), signal);
    try {
      const answer = await this.#signedIn(write, signal);
      mustBeAnswer(answer, intent.verb);
      return { is: 'done', answer };
    } catch (error) {
      if (signal.aborted) return { is: 'unknown' };
      return { is: 'failed', error: reportFailure(this.#host, intent.verb, error) };
    }
  }

  async #outcomeOfAll<Content, Answer>(
    { verb, before, batch, write }: LongIntent<Content, Answer>,
    signal: AbortSignal,
  ): Promise<Ending<null>> {
    const goOn = before === null || (await before(signal).ask(this.#host, this.#stepAside));
    if (!goOn) return { is: signal.aborted ? 'givenUp' : 'vetoed' };
    this.#enter('writing');
    const stop = () => batch.stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
      await batch.run(async (content, { key }) => {
        const once = () => within((ours) => write(content, { key, signal: ours }), signal);
        const answer = await this.#signedIn(once, signal);
        mustBeAnswer(answer, verb);
        return answer;
      });
    } catch (error) {
      if (!signal.aborted) {
        return { is: 'failed', error: reportFailure(this.#host, verb, error) };
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
    return signal.aborted ? { is: 'unknown' } : { is: 'done', answer: null };
  }

  async #signedIn<T>(write: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const isSignedOut = (error as Partial<BackendError> | null)?.code === 'unauthenticated';
      if (!isSignedOut) throw error;
      // The host is waited for again, and that can be given up as well.
      this.#enter('asking');
      const goesOn = await signedInAgain(this.#host, signal, this.#stepAside);
      this.#enter('writing');
      if (!goesOn) throw error;
      return write();
    }
  }

  #enter(phase: 'idle' | 'asking' | 'writing'): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}

/** A host's own adapter may resolve to nothing, or to a list where one thing was asked: then nobody knows what became of it. */
function mustBeAnswer(answer: unknown, verb: Verb | InviteeVerb): void {
  const isList = Array.isArray(answer) && verb !== 'createInvitations';
  if (typeof answer === 'object' && answer !== null && !isList) return;
  throw new BackendError({ code: 'bad-answer' }, { message: `${verb}() gave no answer` });
}
