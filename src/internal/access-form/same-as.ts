import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { type Copy, copyOf } from '../../backend/access.js';
import type { Backend, Id, Member, Scope, ScopeResource } from '../../backend/backend.js';
import { mostRows } from '../../backend/limits.js';
import { allPermissions } from '../../backend/permissions.js';
import { chunksOf } from '../batch.js';
import { failure } from '../failure.js';
import { infoIcon } from '../icons.js';
import type { Reads } from '../reads.js';
import { searchField } from '../search-field.js';
import { SearchedList } from '../searched-list.js';
import { accessSummary, nameOfMember, nameOfScope, namesOfPermissions } from '../words.js';
import { accessChanges } from './changes.js';
import type { SectionContext } from './context.js';

/** From so many members on there is a search. */
const searchFrom = 9;

/** Another person's access, found by a search, looked at, and only then taken over. */
export class SameAs {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #backend: () => Backend | null;
  readonly #reads: Reads;
  readonly #people: SearchedList<Member>;
  #isOpen = false;
  #chosen: Member | null = null;
  /** Sub-accounts of theirs that can be given no more; null while that is asked. */
  #closed: ReadonlySet<Id> | null = null;
  /** Whose access was taken over. */
  #taken: Member | null = null;
  /** Of the one who is looked at. */
  #looked = new AbortController();

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    backend: () => Backend | null,
    reads: Reads,
  ) {
    this.#host = host;
    this.#backend = backend;
    this.#reads = reads;
    this.#people = new SearchedList(host, 'listMembers', reads);
  }

  reset(): void {
    this.#looked.abort();
    this.#people.stop();
    this.#isOpen = false;
    this.#chosen = null;
    this.#taken = null;
  }

  render(context: SectionContext, own: Scope | null): TemplateResult | typeof nothing {
    const { words, account, isBusy } = context;
    if (allPermissions(account).length === 0) return nothing;
    return html`<div class="same-as">
      <button
        type="button"
        class="link"
        id="same-as"
        aria-expanded=${this.#isOpen ? 'true' : 'false'}
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => !isBusy && this.#toggle()}
      >
        ${words.t('same.open')}
      </button>
      <span class="muted" role="status"
        >${this.#taken ? words.t('same.taken', { name: nameOfMember(this.#taken) }) : nothing}</span
      >
      ${this.#isOpen ? this.#content(context, own) : nothing}
    </div>`;
  }

  #content(context: SectionContext, own: Scope | null): TemplateResult {
    return html`<div class="same-as-box" @keydown=${this.#onKey}>
      ${this.#chosen ? this.#preview(context, this.#chosen, own) : this.#list(context)}
    </div>`;
  }

  #list(context: SectionContext): TemplateResult {
    const { words, account } = context;
    const { t } = words;
    const people = this.#people;
    const { error } = people;
    if (error) {
      const said = { words, title: t('error.list'), error, focus: '#same-as' };
      return failure({ ...said, now: Date.now(), asOf: null, onRetry: people.load });
    }
    // An owner has all by being the owner.
    const others = people.items.filter(({ isOwner }) => !isOwner);
    const hasSearch = people.text !== '' || (people.total ?? Infinity) >= searchFrom;
    return html`${
        hasSearch
          ? searchField({
              label: t('search'),
              text: people.text,
              onType: (text) => people.type(text),
            })
          : nothing
      }
      <p class="muted" role="status">${this.#said(context, others.length)}</p>
      <ul>
        ${others.map(
          (member) =>
            html`<li>
              <button type="button" class="person" @click=${() => this.#choose(member)}>
                <bdi>${nameOfMember(member)}</bdi>
                <span class="muted">${accessSummary(words, account, member)}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${
        people.hasMore
          ? html`<button type="button" class="button small" @click=${() => void people.more()}>
              ${t('list.more')}
            </button>`
          : nothing
      }`;
  }

  #said({ words: { t } }: SectionContext, n: number): string {
    const text = this.#people.text.trim();
    if (n > 0) return '';
    if (this.#people.isLoading) return t('panel.loading');
    return text === '' ? t('same.nobody') : t('search.empty', { text });
  }

  #preview(context: SectionContext, member: Member, own: Scope | null): TemplateResult {
    const { words, account, value, baseline } = context;
    const { t } = words;
    const isScopeOpen = (id: Id) =>
      !this.#closed?.has(id) && (!own || 'all' in own || own.ids.includes(id));
    const copy = copyOf(account, member, value, { baseline, isScopeOpen });
    const changes = accessChanges(words, account, value, copy.access);
    return html`<strong id="same-as-whom" tabindex="-1"
        >${t('same.as', { name: nameOfMember(member) })}</strong
      >
      <div class="same-as-changes">
        ${changes === nothing ? html`<p>${t('same.nothing')}</p>` : changes}
        ${this.#leftOut(context, copy)}
      </div>
      <div class="access-bar">
        <button
          type="button"
          class="button small"
          aria-disabled=${this.#closed ? nothing : 'true'}
          @click=${() => this.#closed && this.#take(context, member, copy)}
        >
          ${t('same.take')}
        </button>
        <button type="button" class="button small" @click=${this.#back}>${t('same.back')}</button>
      </div>`;
  }

  #leftOut({ words, account }: SectionContext, { leftOut }: Copy) {
    const permissions = namesOfPermissions(words, account, leftOut.permissions);
    const scope = nameOfScope(words, account);
    const texts = [
      leftOut.role === null ? '' : words.t('role.refused'),
      permissions && words.t('same.leftOut', { permissions }),
      leftOut.scope > 0 ? words.t('same.leftOutScope', { scope, n: leftOut.scope }) : '',
    ].filter(Boolean);
    return texts.map((text) => html`<p class="attention">${infoIcon}<span>${text}</span></p>`);
  }

  #toggle(): void {
    this.#isOpen = !this.#isOpen;
    this.#chosen = null;
    this.#taken = null;
    const backend = this.#backend();
    if (this.#isOpen && backend) {
      const ask = backend.listMembers.bind(backend);
      this.#people.start((query, signal) => ask(query, { signal }));
      this.#focus('.same-as-box input, .same-as-box button');
    } else this.#people.stop();
    this.#host.requestUpdate();
  }

  #choose(member: Member): void {
    this.#looked.abort();
    this.#looked = new AbortController();
    this.#chosen = member;
    this.#closed = 'ids' in member.scope && member.scope.ids.length > 0 ? null : new Set();
    if (!this.#closed) void this.#askClosed(member);
    this.#host.requestUpdate();
    this.#focus('#same-as-whom');
  }

  /** What is closed by now may be kept, but not given anew. Where that is not told, the service says it. */
  async #askClosed({ scope }: Member): Promise<void> {
    const backend = this.#backend();
    const ask = backend?.listScopeResources?.bind(backend);
    const { signal } = this.#looked;
    const found: ScopeResource[] = [];
    for (const ids of ask && 'ids' in scope ? chunksOf(scope.ids, mostRows) : []) {
      const read = (ours: AbortSignal) => ask?.({ ids, limit: ids.length }, { signal: ours });
      const page = await this.#reads
        .read('listScopeResources', async (ours) => read(ours), signal)
        .catch(() => null);
      if (signal.aborted) return;
      found.push(...(page?.items ?? []));
    }
    this.#closed = new Set(found.filter(({ closed }) => closed).map(({ id }) => id));
    this.#host.requestUpdate();
  }

  #back = (): void => {
    this.#chosen = null;
    this.#host.requestUpdate();
    this.#focus('.same-as-box input, .same-as-box button');
  };

  #take({ onChange }: SectionContext, member: Member, { access }: Copy): void {
    this.reset();
    this.#taken = member;
    const { role, profile, permissions, scope, subscriptions } = access;
    onChange({ role, profile, permissions, scope, subscriptions });
    this.#host.requestUpdate();
    this.#focus('#same-as');
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // It is meant for this box, not for the dialog around it.
    event.preventDefault();
    event.stopPropagation();
    this.#toggle();
    this.#focus('#same-as');
  };

  #focus(selector: string): void {
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}
