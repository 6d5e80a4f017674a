import type { Invitation, Member } from './backend.js';

/** Closed for the elements: anything else that an adapter throws becomes `unknown`. */
export const codes = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'changed',
  'invalid',
  'refused',
  'rate-limited',
  'busy',
  'gone',
  'unreachable',
  'bad-answer',
  'unsupported',
  'unknown',
] as const;
export type Code = (typeof codes)[number];

/**
 * The cases within a code that the elements have words for. A backend may send others: they get the general words of
 * their code.
 */
export const reasons = [
  'already-member',
  'deactivated',
  'already-invited',
  'expired-invitation',
  'is-contact',
  'disposable',
  'denied',
  'invalid-address',
  'duplicate',
  'not-held',
  'holds-more',
  'admin-only',
  'too-few-permissions',
  'empty-scope',
  'unknown-permission',
  'unknown-role',
  'unknown-resource',
  'required',
  'owner',
  'last-owner',
  'last-admin',
  'self',
  'last-subscriber',
  'user-address',
  'key-missing',
  'key-reused',
  'version-missing',
  'expected-changed',
  'not-pending',
  'too-many',
  'no-seat',
  'wrong-account',
  'mailbox-unproved',
  'expired',
  'revoked',
  'declined',
  'accepted',
] as const;
export type Reason = (typeof reasons)[number];

export interface Refusal {
  code: Code;
  /** Names the case within the code; see {@link reasons}. */
  reason?: string;
  /** Field id → reason. */
  fields?: Record<string, string>;
  /** Seconds until trying again makes sense; see {@link waitOf}. */
  retryAfter?: number;
  /** With `changed`: the row as it is now, who changed it and when. */
  current?: Member | Invitation;
  changed?: { by: string; at: string };
}

/** The longest wait that is told, in seconds: a day. Whatever is longer is no time that somebody waits for. */
export const longestWait = 86_400;

/** A wait as it can be told, in seconds: from 0 to {@link longestWait}; undefined for what is no number. */
export function waitOf(retryAfter: unknown): number | undefined {
  if (typeof retryAfter !== 'number' || Number.isNaN(retryAfter)) return undefined;
  return Math.min(Math.max(0, retryAfter), longestWait);
}

/** The one error that crosses the port. `message` is for the console; people read words chosen by `code` and `reason`. */
export class BackendError extends Error implements Refusal {
  override readonly name = 'BackendError';
  readonly code: Code;
  readonly reason?: string;
  readonly fields?: Record<string, string>;
  readonly retryAfter?: number;
  readonly current?: Member | Invitation;
  readonly changed?: { by: string; at: string };
  /** True: it certainly did not happen ("try again"). False: nobody knows ("look first"). */
  readonly notApplied: boolean;
  readonly requestId?: string;

  constructor(
    refusal: Refusal,
    { notApplied = false, requestId, message, cause }: BackendErrorOptions = {},
  ) {
    super(message ?? [refusal.code, refusal.reason].filter(Boolean).join(': '), { cause });
    this.code = refusal.code;
    if (refusal.reason !== undefined) this.reason = refusal.reason;
    if (refusal.fields) this.fields = refusal.fields;
    const wait = waitOf(refusal.retryAfter);
    if (wait !== undefined) this.retryAfter = wait;
    if (refusal.current) this.current = refusal.current;
    if (refusal.changed) this.changed = refusal.changed;
    this.notApplied = notApplied;
    if (requestId) this.requestId = requestId;
  }
}

export interface BackendErrorOptions {
  notApplied?: boolean;
  requestId?: string | undefined;
  message?: string | undefined;
  cause?: unknown;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What an adapter threw, as the one error that the elements know. Abort errors have to be sorted out before. */
export function toBackendError(error: unknown): BackendError {
  if (error instanceof BackendError) return error;
  // A second copy of this module on the page throws an error of another class with the same name.
  if (error instanceof Error && error.name === 'BackendError') {
    const told = error as Error & Refusal & BackendErrorOptions;
    const { notApplied = false, requestId, message } = told;
    if (isCode(told.code)) {
      return new BackendError(told, { notApplied, requestId, message, cause: error });
    }
  }
  const message = `An adapter threw: ${wordsOf(error)}`;
  return new BackendError({ code: 'unknown' }, { message, cause: error });
}

/** Anything that was thrown, in words for the console. `String()` itself throws for some of what can be thrown. */
export function wordsOf(thrown: unknown): string {
  if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
  return typeof thrown === 'string' ? thrown : typeof thrown;
}

export function isCode(value: unknown): value is Code {
  return codes.includes(value as Code);
}
