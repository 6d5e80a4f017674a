/** What better-auth refuses with, in the words of the contract. */
import { BackendError } from '../../backend/errors.js';
import type { Code, Reason, Refusal } from '../../backend/errors.js';

/** Some are misleading by their status alone: `remove-member` says 401 to who is signed in and may not. */
const known: Readonly<Record<string, Refusal>> = {
  EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION: unverified(),
  EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION: unverified(),
  INVALID_EMAIL: { code: 'invalid', reason: 'invalid-address' },
  INVITATION_LIMIT_REACHED: { code: 'rate-limited', reason: 'too-many' },
  INVITATION_NOT_FOUND: { code: 'not-found' },
  INVITER_IS_NO_LONGER_A_MEMBER_OF_THE_ORGANIZATION: { code: 'gone', reason: 'revoked' },
  MEMBER_NOT_FOUND: { code: 'not-found' },
  ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: { code: 'refused', reason: 'no-seat' },
  ORGANIZATION_NOT_FOUND: { code: 'not-found' },
  ROLE_NOT_FOUND: { code: 'invalid', reason: 'unknown-role' },
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: { code: 'refused', reason: 'already-member' },
  USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION: { code: 'refused', reason: 'already-invited' },
  USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION: { code: 'forbidden' },
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: { code: 'refused', reason: 'wrong-account' },
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: { code: 'refused', reason: 'last-owner' },
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: { code: 'refused', reason: 'last-owner' },
};

function unverified(): Refusal {
  return { code: 'refused', reason: 'address-unverified' };
}

const byStatus: Readonly<Record<number, Code>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'unsupported',
  429: 'rate-limited',
};

/** @param told what the answer says of itself; an unknown role is told in the message alone */
export function refusalOf(status: number, told: { code?: unknown; message?: unknown }): Refusal {
  const name = typeof told.code === 'string' ? told.code : String(told.message).split(':', 1)[0];
  const one = known[name ?? ''];
  if (one) return one;
  if (name?.startsWith('YOU_ARE_NOT_')) return { code: 'forbidden' };
  return { code: byStatus[status] ?? 'invalid' };
}

/** What is said of one row; anything else ends the whole. */
const ofRow: ReadonlySet<Code> = new Set<Code>(['not-found', 'refused', 'invalid', 'gone']);

/** What becomes of one row among several, or why it does not. @throws BackendError that concerns the others as well */
export async function outcomeOf<T>(run: () => Promise<T>): Promise<T | { error: Refusal }> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof BackendError)) throw error;
    const { code, reason } = error;
    if (!ofRow.has(code) && reason !== 'too-many') throw error;
    return { error: { code, ...(reason !== undefined && { reason }) } };
  }
}

export function refuse(code: Code, reason?: Reason): BackendError {
  return new BackendError({ code, ...(reason && { reason }) }, { notApplied: true });
}
