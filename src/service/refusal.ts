import { BackendError } from '../backend/errors.js';
import type { Code, Reason, Refusal } from '../backend/errors.js';
import type { Verdict } from '../backend/guards.js';

/** How a rule says no. What is refused was not done: the transaction around it is given up. */
export function refusal(
  code: Code,
  reason?: Reason,
  more: Omit<Partial<Refusal>, 'code' | 'reason'> = {},
): BackendError {
  return new BackendError({ code, ...(reason && { reason }), ...more }, { notApplied: true });
}

/**
 * The account has sent as many mails as it may for now. Unlike other refusals it is no outcome of one row: the request
 * is refused as a whole and nothing of it is done, so that it can be sent again as it is.
 */
export class MailLimitReached extends BackendError {
  constructor(retryAfter: number) {
    super({ code: 'rate-limited', retryAfter }, { notApplied: true });
  }
}

/** A rule's "no" as the outcome of one row; what is about the whole request, and every other error, goes on. */
export function asOutcome(error: unknown): Refusal {
  if (!(error instanceof BackendError) || error instanceof MailLimitReached) throw error;
  const { code, reason, fields, retryAfter, current, changed } = error;
  return {
    code,
    ...(reason !== undefined && { reason }),
    ...(fields && { fields }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(current && { current }),
    ...(changed && { changed }),
  };
}

/** @throws BackendError `refused` unless the verdict is true, with the reason where there is one */
export function demand(verdict: Verdict | undefined): void {
  if (verdict === true) return;
  const reason = verdict && { reason: verdict.refused };
  throw new BackendError({ code: 'refused', ...reason }, { notApplied: true });
}
