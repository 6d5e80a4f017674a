import type { InvitationDraft } from '../../backend/backend.js';
import { type Fate, isWorthRetrying, type Sent } from './sending.js';
import { isSendable, type Standing } from './standing.js';

/** What is told of one address: what became of it, and what it is to the account. */
export interface Told {
  address: string;
  standing: Standing;
  /** Null for one that was left out before sending. */
  draft: InvitationDraft | null;
  fate: Fate | null;
}

/** All that was meant to be sent, in the order in which it was entered. */
export function toldOf(
  standings: readonly Standing[],
  drafts: readonly InvitationDraft[],
  sent: readonly Sent[],
): Told[] {
  const fates = new Map(sent.map(({ draft, fate }) => [draft.email, fate]));
  const left = drafts.values();
  return standings.map((standing) => {
    const draft = isSendable(standing) ? (left.next().value ?? null) : null;
    const fate = draft && (fates.get(draft.email) ?? null);
    return { address: draft?.email ?? standing.entry.typed, standing, draft, fate };
  });
}

/** The same with what became of those that were sent again. */
export function toldAgain(told: readonly Told[], sent: readonly Sent[]): Told[] {
  const fates = new Map(sent.map(({ draft, fate }) => [draft.email, fate]));
  return told.map((one) => ({
    ...one,
    fate: (one.draft && fates.get(one.draft.email)) ?? one.fate,
  }));
}

export function isInvited({ fate }: Told): boolean {
  return fate?.is === 'invited';
}

/** Whether it is among those that “retry the failed” sends. */
export function isRetried({ fate, standing }: Told): boolean {
  return fate !== null && standing.settled === null && isWorthRetrying(fate);
}
