import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {
  Account,
  Backend,
  Counts,
  Invitation,
  InvitationQuery,
  Member,
  MemberQuery,
  Verb,
} from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import { accountOf } from '../../internal/backend-source.js';
import { reportFailure, signedInAgain, within } from '../../internal/calls.js';
import { type Load, PagedList } from '../../internal/paged-list.js';
import { type Filters, invitationQueryOf, memberQueryOf, noFilters } from './filters.js';
import { type ListView, viewsOf } from './views.js';

/** What the panel is to show. */
export interface Wanted {
  backend: Backend | null;
  view: ListView;
  text: string;
  filters: Filters;
}

interface DataParts {
  /** Whether rows may move now: nobody is about to press one. */
  mayMove: () => boolean;
  /** What somebody has searched or filtered for is there. */
  onFound: () => void;
}

/** How old a list may be before it is looked at again when the person comes back to the page, in milliseconds. */
const fresh = 10_000;

/** The account and the lists of the panel: what is loaded, what failed, and how many there are. */
export class PanelData implements ReactiveController {
  account: Account | null = null;
  accountError: BackendError | null = null;
  counts: Counts = {};
  readonly members: PagedList<Member>;
  readonly invitations: PagedList<Invitation>;

  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: DataParts;
  #wanted: Wanted = { backend: null, view: 'members', text: '', filters: noFilters };
  /** Ends when another backend is set or the panel leaves the page. */
  #life = new AbortController();
  #loadedAt = 0;
  /** Somebody has searched or filtered, and was not told yet what that has found. */
  #isAwaited = false;
  /** Whether the host was asked to sign in since the person last did something. */
  #hasAsked = false;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: DataParts) {
    this.#host = host;
    this.#parts = parts;
    this.members = new PagedList(host);
    this.invitations = new PagedList(host);
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onReturn);
    window.addEventListener('focus', this.#onReturn);
    if (!this.#life.signal.aborted) return;
    // Moved in the document: what was under way was aborted, what was there stays.
    this.#life = new AbortController();
    if (this.#wanted.backend) void this.reload();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onReturn);
    window.removeEventListener('focus', this.#onReturn);
    this.#life.abort();
  }

  get backend(): Backend | null {
    return this.#wanted.backend;
  }

  get list(): PagedList<Member> | PagedList<Invitation> {
    return this.#wanted.view === 'invitations' ? this.invitations : this.members;
  }

  /** Nobody but the viewer is in the account or on the way into it. */
  get isOnlyViewer(): boolean {
    const [only, ...others] = this.members.items;
    const { members = {}, invitations = {} } = this.counts;
    const known = [...Object.values(members), ...Object.values(invitations)];
    const everybody = known.reduce((sum, n) => sum + n, 0);
    return (
      others.length === 0 && everybody <= 1 && only?.id === this.account?.viewer.memberId && !!only
    );
  }

  /** Loads what has become different. */
  want(wanted: Wanted): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted.backend !== before.backend) return this.#start();
    const isSame =
      wanted.view === before.view &&
      wanted.text === before.text &&
      wanted.filters === before.filters;
    if (!wanted.backend || isSame) return;
    // What is under way without an account was begun for what was wanted before.
    if (!this.account) return this.#start();
    this.#isAwaited = wanted.view === before.view;
    if (!this.#isAwaited) this.list.clear();
    void this.reloadList();
  }

  /** Asks for everything again; what is shown stays until the answers are there. */
  async reload(): Promise<void> {
    this.#hasAsked = false;
    await this.#loadAll();
  }

  /** Asks for the list again: after a change, or because somebody else may have made one. */
  reloadList(): Promise<void> {
    this.#hasAsked = false;
    return this.#loadList();
  }

  async #loadAll(): Promise<void> {
    // Without an account there is nothing to see: back to the skeleton while it is asked for again.
    if (!this.account) this.accountError = null;
    this.#host.requestUpdate();
    await Promise.all([this.#loadAccount(true), this.#loadList()]);
  }

  #start(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#hasAsked = false;
    this.#isAwaited = false;
    this.account = null;
    this.accountError = null;
    this.counts = {};
    this.members.clear();
    this.invitations.clear();
    if (this.#wanted.backend) void this.#startWith(this.#wanted.view);
  }

  async #startWith(view: ListView): Promise<void> {
    // Members are there in every account, so their list need not wait for it.
    if (view === 'members') await Promise.all([this.#loadAccount(false), this.#loadList()]);
    else {
      await this.#loadAccount(false);
      // The panel leaves a view that this account does not have, and asks for another list.
      if (this.account && viewsOf(this.account).includes(view)) await this.#loadList();
    }
  }

  async #loadAccount(isFresh: boolean): Promise<void> {
    const { backend } = this.#wanted;
    const { signal } = this.#life;
    if (!backend) return;
    try {
      const account = await within(() => accountOf(backend, { fresh: isFresh }), signal);
      if (signal.aborted) return;
      this.account = account;
      this.accountError = null;
    } catch (error) {
      if (signal.aborted) return;
      this.accountError = this.#report('getAccount', error);
    }
    this.#host.requestUpdate();
  }

  async #loadList(isQuiet = false): Promise<void> {
    const { backend, view } = this.#wanted;
    if (!backend) return;
    const { list, invitations, members } = this;
    this.#loadedAt = Date.now();
    const mayMove = () => !isQuiet || this.#parts.mayMove();
    if (view === 'invitations') await invitations.load(this.#invitationsOf(backend), mayMove);
    else await members.load(this.#membersOf(backend), mayMove);
    this.#learn(list);
    // A later question is under way: its answer is the one to tell.
    if (list.loading || !this.#isAwaited) return;
    this.#isAwaited = false;
    if (!list.error) this.#parts.onFound();
  }

  /** The next rows. */
  async more(): Promise<void> {
    const { list } = this;
    await list.more();
    this.#learn(list);
  }

  #learn(list: PagedList<Member> | PagedList<Invitation>): void {
    if (list.error) {
      this.#report(list === this.invitations ? 'listInvitations' : 'listMembers', list.error);
    }
    const { members, invitations } = list.page?.counts ?? {};
    this.counts = {
      ...this.counts,
      ...(members ? { members } : {}),
      ...(invitations ? { invitations } : {}),
    };
    this.#host.requestUpdate();
  }

  /** What is asked for now, without paging: the rows that are listed are those that match it. */
  get query(): MemberQuery | InvitationQuery {
    return this.#wanted.view === 'invitations' ? this.invitationQuery : this.memberQuery;
  }

  get memberQuery(): MemberQuery {
    const { view, text, filters } = this.#wanted;
    return memberQueryOf(view === 'deactivated' ? view : 'members', text, filters);
  }

  get invitationQuery(): InvitationQuery {
    const { text, filters } = this.#wanted;
    return invitationQueryOf(text, filters, this.invitations.now);
  }

  #membersOf(backend: Backend): Load<Member> {
    const query = this.memberQuery;
    return (cursor, signal) =>
      within((ours) => backend.listMembers(at(query, cursor), { signal: ours }), signal);
  }

  #invitationsOf(backend: Backend): Load<Invitation> {
    const query = this.invitationQuery;
    return (cursor, signal) =>
      within((ours) => backend.listInvitations(at(query, cursor), { signal: ours }), signal);
  }

  #report(verb: Verb, error: unknown): BackendError {
    const failure = reportFailure(this.#host, verb, error);
    if (failure.code === 'unauthenticated') void this.#signIn();
    return failure;
  }

  /** Account and list are refused together; the host is asked once, also where signing in did not help. */
  async #signIn(): Promise<void> {
    if (this.#hasAsked) return;
    this.#hasAsked = true;
    const { signal } = this.#life;
    const isSignedIn = await signedInAgain(this.#host, signal);
    if (isSignedIn && !signal.aborted) await this.#loadAll();
  }

  /** Somebody comes back to the page: others may have changed something, quietly bring it. */
  #onReturn = (): void => {
    // Further pages would be folded away under the person's eyes.
    if (document.visibilityState !== 'visible' || !this.account || this.list.hasMorePages) return;
    if (!this.list.loading && Date.now() - this.#loadedAt > fresh) {
      this.#hasAsked = false;
      void this.#loadList(true);
    }
  };
}

function at<Query extends object>(
  query: Query,
  cursor: string | undefined,
): Query & { cursor?: string } {
  return cursor === undefined ? query : { ...query, cursor };
}
