import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Account, Backend } from '../../backend/backend.js';
import { within } from '../../internal/calls.js';

/** How many more invitations may be open, where the account has a limit; only to say it before it bites. */
export class PendingRoom implements ReactiveController {
  /** Null: nobody knows. */
  value: number | null = null;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  async count({ invitations }: Account, backend: Backend): Promise<void> {
    this.value = null;
    const most = invitations?.maxPending;
    if (most === undefined) return;
    try {
      const { counts } = await within((signal) =>
        backend.listInvitations({ limit: 1 }, { signal }),
      );
      this.value = Math.max(0, most - (counts?.invitations?.pending ?? 0));
      this.#host.requestUpdate();
    } catch {
      // The service says it again when it comes to it.
    }
  }
}
