import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  Account,
  Backend,
  InvitationDraft,
  Invitation,
  InviteOutcome,
} from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { BeforeInvitationsSendEvent, InvitationsSentEvent } from '../../events.js';
import { type Batch, inChunks } from '../../internal/batch.js';
import type { ChangeController, Ending } from '../../internal/change.js';

/** So many go in one request at most: there is a progress to be seen, and little is unsure when an answer is lost. */
const chunk = 25;

/** What became of a draft: `unsure` was sent and never answered, `unsaid` is not in the answer. */
export type Fate =
  | { is: 'invited'; invitation: Invitation; link?: string }
  | { is: 'refused'; error: Refusal }
  | { is: 'unsent' | 'unsure' | 'unsaid' };

export interface Sent {
  draft: InvitationDraft;
  fate: Fate;
}

/** Sends drafts and keeps what became of each; what no answer came for goes again under the key that it had. */
export class Sending implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #change: ChangeController;
  #batch: Batch<InvitationDraft[], InviteOutcome[]> | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  isStopping = false;

  constructor(host: ReactiveControllerHost & HTMLElement, change: ChangeController) {
    this.#host = host;
    this.#change = change;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearInterval(this.#ticker);
  }

  get progress(): { done: number; total: number } {
    return this.#batch?.progress ?? { done: 0, total: 0 };
  }

  /** Whether several are being sent, so that there is a progress to be seen. */
  get isMany(): boolean {
    return this.#change.phase === 'writing' && this.progress.total > 1;
  }

  get waitingUntil(): number | null {
    return this.#batch?.waitingUntil ?? null;
  }

  /** @param isAgain the host has been asked about these before */
  async run(
    { account, backend }: { account: Account; backend: Backend },
    drafts: readonly InvitationDraft[],
    isAgain = false,
  ): Promise<{ ending: Ending<null>; sent: Sent[] }> {
    const batch = (this.#batch = this.#batchOf(account, drafts));
    this.isStopping = false;
    const ending = await this.#change.runBatch({
      verb: 'createInvitations',
      before: isAgain ? null : (signal) => new BeforeInvitationsSendEvent(drafts, signal),
      batch,
      write: (part, write) => backend.createInvitations(part, write),
    });
    const sent = fatesOf(batch);
    const outcomes = batch.answers.flatMap(({ answer }) => (Array.isArray(answer) ? answer : []));
    if (outcomes.length > 0) this.#host.dispatchEvent(new InvitationsSentEvent(outcomes));
    return { ending, sent };
  }

  stop = (): void => {
    this.isStopping = true;
    this.#batch?.stop();
    this.#host.requestUpdate();
  };

  /** What comes next is a new intent, even where it looks the same. */
  forget(): void {
    this.#batch = null;
  }

  #batchOf(
    account: Account,
    drafts: readonly InvitationDraft[],
  ): Batch<InvitationDraft[], InviteOutcome[]> {
    const wanted = new Set(drafts.map((draft) => JSON.stringify(draft)));
    const isWanted = (draft: InvitationDraft) => wanted.has(JSON.stringify(draft));
    const kept = (this.#batch?.open ?? []).filter(
      ({ content, isUnsure }) => isUnsure && content.every(isWanted),
    );
    const again = new Set(
      kept.flatMap(({ content }) => content.map((draft) => JSON.stringify(draft))),
    );
    const rest = drafts.filter((draft) => !again.has(JSON.stringify(draft)));
    const size = Math.max(1, Math.min(chunk, account.invitations?.maxPerRequest ?? 1));
    return inChunks<InvitationDraft, InviteOutcome>(rest, size, {
      kept,
      // One person waits for one answer; and without keys only a person may try again.
      ...(drafts.length > 1 && account.capabilities.idempotency ? {} : { tries: 1 }),
      onChange: () => this.#onChange(),
    });
  }

  /** While something is waited for, the seconds are counted down. */
  #onChange(): void {
    clearInterval(this.#ticker);
    if (this.waitingUntil !== null)
      this.#ticker = setInterval(() => this.#host.requestUpdate(), 1000);
    this.#host.requestUpdate();
  }
}

/** What was answered, in the order of the drafts; of what an answer leaves out, nobody knows what became of it. */
function fatesOf(batch: Batch<InvitationDraft[], InviteOutcome[]>): Sent[] {
  const answered = batch.answers.flatMap(({ content, answer }) =>
    content.map((draft, at): Sent => ({ draft, fate: fateOf(answer[at]) })),
  );
  const open = batch.open.flatMap(({ content, isUnsure }) =>
    content.map((draft): Sent => ({ draft, fate: { is: isUnsure ? 'unsure' : 'unsent' } })),
  );
  return [...answered, ...open];
}

function fateOf(outcome: InviteOutcome | undefined): Fate {
  if (outcome && 'invitation' in outcome) {
    const { invitation, link } = outcome;
    return { is: 'invited', invitation, ...(link !== undefined && { link }) };
  }
  return outcome && 'error' in outcome ? { is: 'refused', error: outcome.error } : { is: 'unsaid' };
}

/** Whether it is not known to have been done: still open, or left out of the answer. */
export function isOpen(fate: Fate | null): boolean {
  return fate !== null && ['unsent', 'unsure', 'unsaid'].includes(fate.is);
}

/** Whether sending the same once more makes sense. */
export function isWorthRetrying(fate: Fate): boolean {
  if (isOpen(fate)) return true;
  if (fate.is !== 'refused') return false;
  return ['rate-limited', 'busy', 'unreachable', 'unknown', 'bad-answer'].includes(fate.error.code);
}
