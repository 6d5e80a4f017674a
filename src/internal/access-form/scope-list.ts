import type { ReactiveControllerHost } from 'lit';
import type { Access, Account, Backend, Id, Scope, ScopeResource } from '../../backend/backend.js';
import type { Reads } from '../reads.js';
import { SearchedList } from '../searched-list.js';
import type { SectionContext } from './context.js';

/** So many chosen ones are shown at first, and with each “show more”. */
const step = 20;

/** Which of many sub-accounts: those chosen, always in sight, and those that a search finds. */
export class ScopeList {
  readonly found: SearchedList<ScopeResource>;
  /** What the viewer may use himself; null while, or where, that is not known. */
  own: Scope | null = null;
  /** All that the search finds is being ticked: ends with the search, and with the person. */
  #ticking: AbortController | null = null;
  /** As it was drawn last: what was ticked while something was waited for is in it. */
  #drawn: SectionContext | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #reads: Reads;
  readonly #known = new Map<Id, ScopeResource>();
  readonly #asked = new Set<Id>();
  /** Those that stood on top when the search began: a row must not move away while it is ticked. */
  #pinned: readonly Id[] = [];
  #shown = step;
  #for: Backend | null = null;
  #life = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement, reads: Reads) {
    this.#host = host;
    this.#reads = reads;
    this.found = new SearchedList(host, 'listScopeResources', reads);
  }

  reset(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#for = null;
    this.#known.clear();
    this.#asked.clear();
    this.#pinned = [];
    this.#shown = step;
    this.own = null;
    this.#ticking?.abort();
    this.found.stop();
  }

  get isTickingAll(): boolean {
    return this.#ticking !== null && !this.#ticking.signal.aborted;
  }

  /** Asks for what is drawn and not known yet. */
  follow(drawn: SectionContext, backend: Backend | null): void {
    const { account, value, baseline, onChange } = drawn;
    this.#drawn = drawn;
    if (!backend?.listScopeResources || !account.scope || 'all' in value.scope) return;
    if (backend !== this.#for) this.#start(account, backend, value.scope.ids);
    const { found } = this;
    for (const resource of found.items) this.#known.set(resource.id, resource);
    const [only, ...others] = found.items;
    const isWanted = baseline === null && value.scope.ids.length === 0;
    if (account.scope.count === 1 && isWanted && only && !only.closed && others.length === 0) {
      onChange({ scope: { ids: [only.id] } });
      return;
    }
    void this.#learn(backend, this.top(value.scope.ids).ids);
  }

  resource(id: Id): ScopeResource {
    return this.#known.get(id) ?? { id, label: id };
  }

  /** What stands above the search: the chosen ones that it would not show, the first of them, and how many there are. */
  top(chosen: readonly Id[]): { ids: Id[]; total: number } {
    const pinned = new Set(this.#pinned);
    const below = new Set(this.found.items.map(({ id }) => id));
    const others = chosen.filter((id) => !pinned.has(id) && !below.has(id));
    const all = [...this.#pinned, ...others];
    return { ids: all.slice(0, this.#shown), total: all.length };
  }

  /** What the search finds and does not stand on top already. */
  get below(): ScopeResource[] {
    const pinned = new Set(this.#pinned);
    return this.found.items.filter(({ id }) => !pinned.has(id));
  }

  showMore = (): void => {
    this.#shown += step;
    this.#host.requestUpdate();
  };

  type(text: string, chosen: readonly Id[]): void {
    this.#ticking?.abort();
    this.#pinned = [...chosen];
    this.#shown = step;
    this.found.type(text);
  }

  /** Ticks all that matches now, also what is not listed. */
  async tickAllFound(): Promise<void> {
    if (this.isTickingAll) return;
    const ticking = (this.#ticking = new AbortController());
    this.#host.requestUpdate();
    const matching = await this.found.all(ticking.signal);
    if (matching) this.#tick(matching);
    ticking.abort();
    this.#host.requestUpdate();
  }

  #tick(resources: readonly ScopeResource[]): void {
    const { value, onChange } = this.#drawn ?? {};
    if (!value || !onChange || 'all' in value.scope) return;
    const own = this.own && 'ids' in this.own ? new Set(this.own.ids) : null;
    const open = resources.filter(({ closed, id }) => !closed && (own?.has(id) ?? true));
    for (const resource of open) this.#known.set(resource.id, resource);
    const ids = new Set([...value.scope.ids, ...open.map(({ id }) => id)]);
    onChange({ scope: { ids: [...ids] } });
  }

  /** Whether the viewer may hand it on, as far as is known. */
  isOwn(id: Id): boolean {
    return !this.own || 'all' in this.own || this.own.ids.includes(id);
  }

  #start(account: Account, backend: Backend, chosen: readonly Id[]): void {
    this.reset();
    this.#for = backend;
    this.#pinned = [...chosen];
    const ask = backend.listScopeResources?.bind(backend);
    if (ask) this.found.start((query, signal) => ask(query, { signal }));
    void this.#askOwn(account, backend);
  }

  /** An owner hands on anything; of others the service knows best, this only says it earlier. */
  async #askOwn({ viewer }: Account, backend: Backend): Promise<void> {
    const { memberId, isOwner } = viewer;
    if (isOwner || memberId === null) return;
    const { signal } = this.#life;
    const ask = (ours: AbortSignal) => backend.getMember(memberId, { signal: ours });
    const own = await this.#reads.read('getMember', ask, signal).then(
      ({ scope }: Access) => scope,
      () => null,
    );
    if (signal.aborted) return;
    this.own = own;
    this.#host.requestUpdate();
  }

  /** Names of the ids; where they do not come, the ids stand for themselves. */
  async #learn(backend: Backend, shown: readonly Id[]): Promise<void> {
    const ids = shown.filter((id) => !this.#known.has(id) && !this.#asked.has(id));
    const ask = backend.listScopeResources?.bind(backend);
    if (ids.length === 0 || !ask) return;
    for (const id of ids) this.#asked.add(id);
    const { signal } = this.#life;
    const query = { ids, limit: ids.length };
    const page = await this.#reads
      .read('listScopeResources', (ours) => ask(query, { signal: ours }), signal)
      .catch(() => null);
    if (signal.aborted || !page) return;
    for (const resource of page.items) this.#known.set(resource.id, resource);
    this.#host.requestUpdate();
  }
}
