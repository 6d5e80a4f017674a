import type { Id } from '../backend/backend.js';
import { toBase64Url } from './bytes.js';
import type { AccountSettings, MemberRecord } from './records.js';
import type { AccountStore } from './store.js';

/** The client has gone: nobody waits for the answer any more, and what was begun is undone. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** An account that answers only as long as somebody waits: after that, whatever is asked of it throws {@link ClientGone}. */
export function whileWanted(account: AccountStore, signal: AbortSignal): AccountStore {
  return new Proxy(account, {
    get(target, name) {
      if (signal.aborted) throw new ClientGone();
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** What a rule works with: one account, in one transaction, at one moment. */
export interface Work {
  account: AccountStore;
  settings: AccountSettings;
  /** The moment, ISO 8601 in UTC. */
  now: string;
  /** So many random bytes. */
  random(length: number): Uint8Array;
  newId(): Id;
  /** Beside the domains that the account's settings name. */
  isDisposable(domain: string): boolean;
  /** For so many milliseconds, a write that comes again with its key gets the first answer. */
  keepAnswers: number;
  mailLimit: MailLimit;
}

/** How many mails an account may send within a time. */
export interface MailLimit {
  mails: number;
  seconds: number;
}

/** Work for somebody who is in the account. */
export interface ViewerWork extends Work {
  viewer: MemberRecord;
  /** Whether the viewer may grant everything the account has, whatever they hold: see `rules/authority.ts`. */
  grantsAll: boolean;
}

/** Who is signed in at the portal, member of the account or not. */
export interface SignedIn {
  email: string;
  name?: string | null;
}

/** Work for somebody who holds a token, and may be signed in at the portal. */
export interface TokenWork extends Work {
  person: SignedIn | null;
  /** Of the password in the answer, where the service keeps any. */
  passwordHash?: string | undefined;
}

/** Ids whose order is the order in which they were made, also within a millisecond; and that nobody guesses. */
export function createIds(random: Work['random']): (now: number) => Id {
  let serial = 0;
  return (now) => {
    serial = (serial + 1) % 36 ** 4;
    const made = now.toString(36).padStart(9, '0') + serial.toString(36).padStart(4, '0');
    return `${made}-${toBase64Url(random(9))}`;
  };
}
