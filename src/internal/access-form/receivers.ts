import type { ReactiveControllerHost } from 'lit';
import type { Backend, Id, Subscription } from '../../backend/backend.js';
import type { Reads } from '../reads.js';
import type { SectionContext } from './context.js';

/**
 * Whether somebody is the last who receives a kind of mail. The service refuses in the end; this says it when the tick
 * is dropped, where the question is answered.
 */
export class Receivers {
  readonly #host: ReactiveControllerHost;
  readonly #reads: Reads;
  /** How many receive a category; -1 while it is asked. */
  readonly #counts = new Map<Id, number>();
  #life = new AbortController();

  constructor(host: ReactiveControllerHost, reads: Reads) {
    this.#host = host;
    this.#reads = reads;
  }

  reset(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#counts.clear();
  }

  /** Whether nobody of those who receive it can be spared. */
  needs({ id, atLeast }: Subscription): boolean {
    const count = this.#counts.get(id) ?? -1;
    return atLeast !== undefined && count >= 0 && count <= atLeast.members;
  }

  /** Asks about what has just been dropped; what is ticked again is asked anew the next time. */
  follow(context: SectionContext, backend: Backend | null): void {
    for (const category of context.account.subscriptions) {
      if (!isDropped(context, category)) this.#counts.delete(category.id);
      else if (backend && !this.#counts.has(category.id)) void this.#ask(backend, category);
    }
  }

  async #ask(backend: Backend, { id, atLeast }: Subscription): Promise<void> {
    if (!atLeast) return;
    this.#counts.set(id, -1);
    const { signal } = this.#life;
    const query = {
      subscription: id,
      signIn: ['none', 'invited', 'active'] as const,
      limit: atLeast.members + 1,
    };
    const ask = (ours: AbortSignal) =>
      backend.listMembers({ ...query, signIn: [...query.signIn] }, { signal: ours });
    const page = await this.#reads.read('listMembers', ask, signal).catch(() => null);
    // Ticked again meanwhile: the answer is about nothing.
    if (signal.aborted || !page || !this.#counts.has(id)) return;
    this.#counts.set(id, page.total ?? page.items.length);
    this.#host.requestUpdate();
  }
}

/** Whether the person receives it and would not any more. */
export function isDropped(
  { baseline, value }: Pick<SectionContext, 'baseline' | 'value'>,
  { id, atLeast }: Subscription,
): boolean {
  const had = baseline?.subscriptions.includes(id) ?? false;
  return atLeast !== undefined && had && !value.subscriptions.includes(id);
}
