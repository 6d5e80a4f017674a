import type { ReactiveControllerHost } from 'lit';
import type { Account, Backend } from '../../backend/backend.js';
import type { Reads } from '../../internal/reads.js';

/** How many more invitations may be open, where the account has a limit; only to say it before it bites. */
export class PendingRoom {
  /** Null: nobody knows. */
  value: number | null = null;
  readonly #host: ReactiveControllerHost;
  readonly #reads: Reads;

  constructor(host: ReactiveControllerHost, reads: Reads) {
    this.#host = host;
    this.#reads = reads;
  }

  async count({ invitations }: Account, backend: Backend): Promise<void> {
    this.value = null;
    const most = invitations?.maxPending;
    if (most === undefined) return;
    const { life } = this.#reads;
    const ask = (signal: AbortSignal) => backend.listInvitations({ limit: 1 }, { signal });
    // Where it cannot be had, the service says it again when it comes to it.
    const page = await this.#reads.read('listInvitations', ask, life).catch(() => null);
    // Closed meanwhile: the next opening may be another account's.
    if (life.aborted || !page) return;
    this.value = Math.max(0, most - (page.counts?.invitations?.pending ?? 0));
    this.#host.requestUpdate();
  }
}
