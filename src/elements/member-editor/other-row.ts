import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { canonicalAddress } from '../../backend/addresses.js';
import type {
  Account,
  Backend,
  Invitation,
  InvitationQuery,
  Member,
} from '../../backend/backend.js';
import { verdictOn } from '../../backend/guards.js';
import type { Localize } from '../../internal/localize.js';
import type { Reads } from '../../internal/reads.js';
import type { Draft } from './draft.js';
import { idOf, nameOf, type Row } from './subject.js';

/** A search may find more than the address itself. */
const limit = 20;

/** Who has the address already that was refused: named, and a way there. Where that cannot be had, the reason stands alone. */
export class OtherRow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #reads: Reads;
  readonly #onOpen: (row: Row) => void;
  #found: { of: string; row: Row } | null = null;
  #life = new AbortController();

  constructor(host: ReactiveControllerHost, reads: Reads, onOpen: (row: Row) => void) {
    this.#host = host;
    this.#reads = reads;
    this.#onOpen = onOpen;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#life.abort();
  }

  /** Asks once more at each refusal: by then it may be somebody else. */
  async look(account: Account, backend: Backend, draft: Draft): Promise<void> {
    this.#life.abort();
    const { signal } = (this.#life = new AbortController());
    this.#found = null;
    const row = await this.#rowAt(account, backend, draft.mine.email, signal).catch(() => null);
    if (signal.aborted || !row) return;
    this.#found = { of: keyOf(draft), row };
    this.#host.requestUpdate();
  }

  /** The member, or the invitation on its own, where the viewer may open it. */
  async #rowAt(
    account: Account,
    backend: Backend,
    typed: string,
    signal: AbortSignal,
  ): Promise<Row | null> {
    const reads = this.#reads;
    const text = typed.trim();
    const wanted = canonicalAddress(text);
    const isSame = ({ email }: Member | Invitation) => canonicalAddress(email) === wanted;
    const members = await reads.read(
      'listMembers',
      (ours) => backend.listMembers({ text, limit }, { signal: ours }),
      signal,
    );
    const member = members.items.find(isSame);
    if (member) return verdictOn(account, member, 'edit') === true ? { member } : null;
    if (!account.invitations || !account.capabilities.verbs.includes('updateInvitation'))
      return null;
    const open: InvitationQuery = { text, status: ['pending', 'expired'], limit };
    const invitations = await reads.read(
      'listInvitations',
      (ours) => backend.listInvitations(open, { signal: ours }),
      signal,
    );
    const found = invitations.items.find((one) => isSame(one) && one.actions.edit === true);
    return found ? { invitation: found } : null;
  }

  /** As long as it is that address which stands there. */
  offer(words: Localize, draft: Draft) {
    const found = this.#found;
    if (found?.of !== keyOf(draft)) return nothing;
    return html`<button
      type="button"
      class="link"
      id="other-row"
      @click=${() => this.#onOpen(found.row)}
    >
      ${words.t('offer.openNamed', { address: nameOf(found.row) })}
    </button>`;
  }
}

function keyOf({ subject, mine }: Draft): string {
  return `${idOf(subject) ?? ''} ${mine.email.trim()}`;
}
