import type { Backend, InvitationBackend } from '../backend/backend.js';

/**
 * The backend to test, and what the suite has to know of its surroundings. Only `backend` and `freshAddress` are needed;
 * checks that need something that is not given are skipped, and say so.
 *
 * `backend` is an account with at least three members, seen by an owner of it, or by somebody else who manages it. The
 * suite writes: it invites fresh addresses, changes and removes what it made, and touches no other row. Do not point it
 * at an account that people work in.
 */
export interface Subject {
  backend: Backend;
  /** An address that can be invited and that the account has never seen: another one at each call. */
  freshAddress(): string;
  /** The token in the newest mail to the address. */
  tokenFor?: (email: string) => string | Promise<string>;
  /** The invitee's side, as the person of that address: signed in, where your portal wants that before accepting. */
  invitee?: (email: string) => InvitationBackend | Promise<InvitationBackend>;
  /** The backend's clock, where it can be put forward. */
  clock?: { advance(milliseconds: number): void | Promise<void> };
  /** The same account as a member sees it who may not manage members. */
  limited?: Backend;
  /** The same account as somebody sees it who manages members and may not grant every permission. */
  partial?: Backend;
  /** The same account as somebody sees it who is signed in and no member. */
  stranger?: Backend;
  /** The same account as asked for by somebody who is not signed in. */
  signedOut?: Backend;
  /** What was sent of late, the newest last, by whoever keeps a record of it: it is told with what fails. */
  requests?: SentRequest[];
}

export interface SentRequest {
  method: string;
  address: string;
  /** Null: there was no answer. */
  status: number | null;
  /** What the answer said in `X-Request-Id`: to look for in the backend's log. */
  requestId: string | null;
}
