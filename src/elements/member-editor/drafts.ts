import type { Backend, Id } from '../../backend/backend.js';
import type { Draft } from './draft.js';
import { idOf, type Subject } from './subject.js';

/** Unsaved work, by the rows that it belongs to; that of somebody new by null. */
export class Drafts {
  readonly #kept = new Map<Id | null, Draft>();
  #of: Backend | null = null;

  get(subject: Subject | null): Draft | undefined {
    return this.#kept.get(subject && idOf(subject));
  }

  /** What has come back to where it began is nothing to keep. */
  keep(draft: Draft): void {
    if (draft.change) this.#kept.set(idOf(draft.subject), draft);
    else this.drop(draft);
  }

  drop({ subject }: Draft): void {
    this.#kept.delete(idOf(subject));
  }

  /** Another backend is another account; the first one is none. @returns whether what was kept was of another one */
  follow(backend: Backend): boolean {
    const isOther = this.#of !== null && this.#of !== backend;
    if (isOther) this.#kept.clear();
    this.#of = backend;
    return isOther;
  }
}
