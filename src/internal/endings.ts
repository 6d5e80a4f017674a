/** What is said of a change that was not made, or of which nobody knows. */
import type { BackendError, Refusal } from '../backend/errors.js';
import type { Ending } from './change.js';
import type { Localize } from './localize.js';
import { reasonText, tooManyText } from './words.js';

/** All that these words hang on: an invitee has no account yet, and is no viewer of one. */
interface Keyed {
  capabilities: { idempotency: boolean };
  viewer?: unknown;
}

/** Why a change was not made, or is not known to have been made; null where that needs no word. */
export function endingText(
  words: Localize,
  ending: Ending<unknown>,
  account: Keyed,
): string | null {
  if (ending.is === 'vetoed') return words.t('error.vetoed');
  return ending.is === 'failed' ? failureText(words, ending.error, account) : null;
}

function failureText(words: Localize, error: BackendError, account: Keyed): string {
  const { t } = words;
  const { code, reason } = error;
  if (reason && (code === 'refused' || code === 'invalid')) return reasonText(words, reason);
  if (code === 'unauthenticated') return t('error.signedOut');
  // What a viewer may not do is not offered: it was still allowed when it was drawn.
  if (code === 'forbidden') return t(account.viewer ? 'error.rightsChanged' : 'error.forbidden');
  if (code === 'rate-limited') return tooManyText(words, error, Date.now());
  if (code === 'unreachable' && !navigator.onLine) return t('error.offline');
  if (error.notApplied) return t('error.unknown');
  if (code === 'bad-answer')
    return t(account.capabilities.idempotency ? 'error.unreadAgain' : 'error.unsaid');
  // With keys, trying again is always safe, and the answer of the second try is the truth about the first.
  return t(account.capabilities.idempotency ? 'error.unsureAgain' : 'error.lookFirst');
}

/** One row's refusal within a bulk answer: always an answer, so always known. */
export function refusalText(words: Localize, refusal: Refusal, name: string): string {
  if (refusal.code === 'not-found') return words.t('error.gone', { name });
  if (refusal.code === 'gone') return words.t('error.invitationGone', { email: name });
  if (refusal.code === 'changed') return words.t('error.changedMeanwhile', { name });
  if (refusal.code === 'forbidden') return words.t('error.forbidden');
  if (refusal.code === 'bad-answer') return words.t('error.unsaid');
  // Without a reason, only these two say that trying again is in vain.
  const isFinal = refusal.code === 'refused' || refusal.code === 'invalid';
  if (!refusal.reason && !isFinal) return words.t('error.unknown');
  return reasonText(words, refusal.reason);
}
