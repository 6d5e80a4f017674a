/**
 * What the rules ask of a store. The one in memory is beside it; one over SQL can implement the same: every filter is a
 * `WHERE`, every order an index, every transaction a transaction that locks the account's row first.
 */
import type { Id, InvitationQuery, MemberQuery, ScopeResource } from '../backend/backend.js';
import type { MemberOrder, SortKey } from './order.js';
import type {
  AccountSettings,
  ActivityRecord,
  InvitationRecord,
  KeptMail,
  KeyRecord,
  MailRecord,
  MemberRecord,
  PersonRecord,
} from './records.js';

export interface Store {
  /**
   * Runs with one account's data: alone in that account, and all or nothing. Null stands for an account that is not
   * there. `asOf` is the moment (ISO 8601) by which "expired" is decided inside. With `readOnly`, nothing will be put:
   * a store may let such ones run side by side, each over the data of one moment. Once the `signal` is aborted, nobody
   * waits for the answer: a transaction that has not begun need not begin.
   */
  transaction<T>(
    accountId: Id,
    asOf: string,
    run: (account: AccountStore | null) => Promise<T>,
    options?: { readOnly?: boolean; signal?: AbortSignal },
  ): Promise<T>;
  /** The account whose invitation, or member's link, a token opens, by the SHA-256 of the token. */
  accountOfToken(tokenHash: string): Promise<Id | null>;
}

export interface AccountStore {
  readonly settings: AccountSettings;
  readonly members: Table<MemberRecord, MemberFilter, MemberOrder>;
  readonly invitations: Table<InvitationRecord, InvitationFilter, 'newest'> & {
    /** Removes at most `limit` that were closed before a time, or else ended before one, the oldest first. */
    removeEnded(
      before: { closed?: string | undefined; expired?: string | undefined },
      limit: number,
    ): Promise<number>;
  };
  readonly resources: Pick<Table<ScopeResource, ResourceFilter, 'label'>, 'list' | 'count'>;
  readonly activity: Pick<Table<ActivityRecord, object, 'newest'>, 'list' | 'count' | 'put'> &
    Aging;
  readonly mails: Pick<Table<KeptMail, object, 'newest'>, 'list' | 'remove'> & {
    put(mail: MailRecord): Promise<void>;
    /** How many were put after a time, and when the first of these was. */
    since(time: string): Promise<{ count: number; oldest: string | null }>;
    /** Those whose delivery is decided; one that still has to go out stays. */
    removeBefore: Aging['removeBefore'];
    /** What is known of a mail's delivery once it was put. */
    readonly stateOncePut: 'queued' | 'sent';
  };
  readonly keys: {
    get(key: string): Promise<KeyRecord | undefined>;
    put(record: KeyRecord): Promise<void>;
    removeBefore: Aging['removeBefore'];
    /** Those that hold data of one of these, and those of which it is not known. */
    listAbout(refs: string[]): Promise<Pick<KeyRecord, 'at' | 'status'>[]>;
    removeAbout(refs: string[]): Promise<void>;
  };
  /** Those who can sign in at the portal, by canonical address; they belong to no account. */
  readonly people: {
    get(canonical: string): Promise<PersonRecord | undefined>;
    put(person: PersonRecord): Promise<void>;
    /**
     * The same person and password at another address; nothing where the first is unknown. A person without a login at the
     * other address is removed.
     */
    move(canonical: string, to: Pick<PersonRecord, 'canonical' | 'email'>): Promise<void>;
    /**
     * Removes the login and the sessions of a person who is in no account and is invited to none.
     * @returns whether it did
     */
    forget(canonical: string): Promise<boolean>;
  };
  /**
   * The other accounts that have a member with this canonical address, as parts of this transaction: what is written in
   * them is kept with it, or not at all.
   * @throws BackendError `busy` while one of them is being written
   */
  otherAccountsOf(canonical: string): Promise<AccountStore[]>;
}

export interface Aging {
  /** Removes at most `limit` that are older than a time (ISO 8601), the oldest first. @returns how many */
  removeBefore(time: string, limit: number): Promise<number>;
}

export interface Table<Kept, Filter, Order extends string> {
  get(id: Id): Promise<Kept | undefined>;
  /** In order; without a limit, all. */
  list(filter: Filter, paging?: Paging<Order>): Promise<Kept[]>;
  count(filter: Filter): Promise<number>;
  /** Adds, or replaces the one with the same id. */
  put(record: Kept): Promise<void>;
  remove(id: Id): Promise<void>;
}

export interface Paging<Order extends string> {
  order?: Order;
  descending?: boolean;
  /** Only what comes after this key. */
  after?: SortKey;
  limit?: number;
}

/** All that is named has to hold. */
export interface MemberFilter extends Omit<
  MemberQuery,
  'sort' | 'descending' | 'cursor' | 'limit'
> {
  canonical?: string;
  /** Whose address is one of these. */
  canonicals?: ReadonlySet<string>;
  /** Who has been mailed the link with this hash. */
  linkHash?: string;
  isOwner?: boolean;
  except?: Id[];
}

export interface InvitationFilter extends Omit<InvitationQuery, 'cursor' | 'limit'> {
  canonical?: string;
  /** Those to one of these addresses. */
  canonicals?: ReadonlySet<string>;
  /** Of its mailed link, or of one of its `links`. */
  tokenHash?: string;
  /** Those of these contacts. */
  memberIds?: Id[];
  /** True: only those that belong to no contact. */
  onTheirOwn?: boolean;
  except?: Id[];
}

export interface ResourceFilter {
  text?: string;
  ids?: Id[];
}
