import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ContextProvider } from '@lit/context';
import type { Account, Backend, Id, Member } from '../../backend/backend.js';
import { mayManage } from '../../backend/guards.js';
import { Announcer } from '../../internal/announce.js';
import { BackendSource } from '../../internal/backend-source.js';
import { backendContext } from '../../internal/context.js';
import { defineElement } from '../../internal/define.js';
import { notConfigured } from '../../internal/failure.js';
import { Localize } from '../../internal/localize.js';
import { Menu } from '../../internal/menu.js';
import { property, state } from '../../internal/property.js';
import { common } from '../../locales/en/common.js';
import { panel } from '../../locales/en/panel.js';
import { bringWords } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { menuStyles } from '../../styles/menu.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { type Filters, isFiltered, noFilters } from './filters.js';
import { type Asked, receiversText } from './found.js';
import { FullViews } from './full-views.js';
import { addButton, contactsButton, title } from './header.js';
import { listStyles } from './list.styles.js';
import { PanelActions } from './panel-actions.js';
import { PanelData } from './panel-data.js';
import { panelList } from './panel-list.js';
import { mayEditMember } from './row-actions.js';
import { SearchText } from './search-text.js';
import { firstRun, foot, news, noAccount, readOnlyNotice, statusLine } from './states.js';
import { tabList } from './tabs.js';
import { ticks } from './ticks.js';
import { tickStyles } from './ticks.styles.js';
import { tools } from './tools.js';
import { panelStyles } from './user-management-panel.styles.js';
import {
  areAuthorised,
  countOf,
  fullViewsOf,
  isList,
  type ListView,
  tabsOf,
  type View,
  viewsOf,
} from './views.js';

bringWords({ common, panel });

/** From so many rows on there is a search. */
const searchFrom = 9;
/** Below this width a list of contacts is one open card, in pixels. */
const phone = 560;
/** How often “expires in 4 hours” is told anew, in milliseconds. */
const clockTick = 30_000;
/** So long a host may take to set a backend before its developer is told in the console, in milliseconds. */
const warnAfter = 1000;

/**
 * Who may enter the account, and what they may do there: the people, the invitations, and what can be done with them.
 *
 * @element user-management-panel
 * @slot notice - Standing words of the host, above the lists
 * @fires change - The person has chosen another view
 * @fires before-members-remove - Before removing a member; cancelable, may wait
 * @fires members-removed - After the backend has removed members
 * @fires before-member-update - Before saving what a member may do; cancelable, may wait
 * @fires member-updated - After the backend has saved it
 * @fires before-invitation-update - Before changing an invitation; cancelable, may wait
 * @fires invitation-updated - After the backend has changed it
 * @fires before-member-create - Before creating a member; cancelable, may wait
 * @fires member-created - After the backend has created a member
 * @fires before-members-active - Before deactivating or reactivating; cancelable, may wait
 * @fires members-active - After the backend has answered
 * @fires before-invitations-update - Before several invitations are changed, once for all; cancelable, may wait
 * @fires invitations-updated - After the backend has answered for several, with an outcome for each
 * @fires before-invitations-send - Before sending invitations; cancelable, may wait
 * @fires invitations-sent - After the backend has answered, with an outcome per address
 * @fires before-invitations-revoke - Before revoking an invitation; cancelable, may wait
 * @fires invitations-revoked - After the backend has revoked invitations
 * @fires before-invitations-resend - Before sending an invitation again; cancelable, may wait
 * @fires invitations-resent - After the backend has sent invitations again
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart title - The heading
 * @csspart list - The list of the view
 * @csspart row - A row of the list
 * @csspart dialog - Any of its dialogs
 * @csspart error - What went wrong in one of them
 * @csspart group - A group of permissions in one of them
 */
export class UserManagementPanel extends LitElement {
  static override readonly styles = [
    tokens,
    controls,
    menuStyles,
    panelStyles,
    listStyles,
    tickStyles,
  ];

  /** The address of the account: see `createHttpBackend`. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** What is shown: the list `members`, `invitations` or `deactivated`, or `review` or `activity` in its place. */
  @property({ reflect: true }) view: View = 'members';
  /** `auto`: a tab for each list that has rows; `all`: for each list that the account knows. */
  @property() tabs: 'auto' | 'all' = 'auto';
  /** The level of the heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Shows nothing at all to somebody who may not see the list. */
  @property({ type: Boolean, attribute: 'hide-when-forbidden' }) hideWhenForbidden = false;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  @state() private filters: Filters = noFilters;
  /** The contact whose card is open where there is room for one. */
  @state() private picked: Id | null = null;

  readonly #source = new BackendSource(this);
  readonly #provider = new ContextProvider(this, { context: backendContext, initialValue: null });
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #menu = new Menu(this);
  readonly #search = new SearchText(this);
  readonly #data = new PanelData(this, {
    mayMove: () => this.#mayMoveRows(),
    onFound: (): void => this.#actions.tellFound(this.view, this.#asked),
  });
  readonly #actions = new PanelActions(this, {
    data: this.#data,
    words: this.#words,
    announcer: this.#announcer,
    reveal: (id) => (this.picked = id),
  });
  readonly #full = new FullViews(this, {
    words: this.#words,
    menu: this.#menu,
    say: (text) => this.#announcer.announce(text),
    onOpen: (view) => void this.#openFull(view),
    onBack: () => void this.#goBack(),
  });
  /** The list that is shown, or was before something took its place. */
  #list: ListView = 'members';
  /** Whether rows were there once. */
  #hasRows = false;
  #clock: ReturnType<typeof setInterval> | undefined;
  #warning: ReturnType<typeof setTimeout> | undefined;
  #warnedOf: string | null = null;

  static define(tag = 'user-management-panel', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Asks the backend for everything again, for a host that has changed something itself. */
  async refresh(): Promise<void> {
    await this.#data.reload();
    // The full views are drawn with the account as it is by now.
    await this.updateComplete;
    this.#full.reload();
  }

  /** Opens the dialog to invite somebody. */
  async invite(given: { addresses?: readonly string[] } = {}): Promise<void> {
    await this.updateComplete;
    await this.#actions.invite(given);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => this.requestUpdate(), clockTick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    clearTimeout(this.#warning);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const backend = this.#source.current;
    const before = this.#provider.value;
    this.#provider.setValue(backend);
    if (backend !== before) this.#actions.leave();
    if (before && backend !== before) {
      this.#clearAsked();
      this.picked = null;
    }
    const { account } = this.#data;
    // Another account may not have what was chosen in the last one.
    if (account && ![...viewsOf(account), ...fullViewsOf(account)].includes(this.view)) {
      this.view = 'members';
    }
    if (isList(this.view)) this.#list = this.view;
    if (changed.has('view')) this.#clearAsked();
    const { headingLevel } = this;
    this.#data.want({ backend, ...this.#asked });
    this.#full.want(this.view, backend && account && { backend, account, headingLevel });
    if (this.#data.account) this.#words.vocabulary = this.#data.account.vocabulary;
    clearTimeout(this.#warning);
    if (!backend) this.#warning = setTimeout(() => this.#warnOnce(), warnAfter);
  }

  protected override updated(): void {
    // Nobody has pressed anything before there are rows. Where it cannot be had, a press says so.
    if (!this.#data.list.page || this.#hasRows) return;
    this.#hasRows = true;
    // After the frame that shows them.
    requestAnimationFrame(() => setTimeout(() => void this.#actions.load().catch(() => {})));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { account, accountError } = this.#data;
    if (!this.#source.current) {
      return html`<div class="root">${notConfigured(this.localName, this.endpoint)}</div>`;
    }
    if (accountError && !account && accountError.code === 'forbidden' && this.hideWhenForbidden) {
      return nothing;
    }
    const { prefetch } = this.#actions;
    const known = account ? 'known' : accountError ? 'refused' : 'loading';
    // One header for all states: focus that is in the heading stays there when the account comes.
    return html`<div
      class="root"
      @pointerover=${prefetch}
      @focusin=${prefetch}
      @touchstart=${prefetch}
    >
      <header>
        ${title(this.#words, this.headingLevel, known)}
        ${account && !this.#isFirstRun ? this.#renderAdd(account) : nothing}
        ${account && isList(this.view) && !this.#isFirstRun ? this.#full.renderMore(account) : nothing}
      </header>
      ${account ? this.#renderAccount(account) : this.#renderWithoutAccount()}
      ${this.#actions.render(this.strings)} ${this.#menu.render()} ${this.#announcer.render()}
    </div>`;
  }

  get #asked(): Asked {
    return { view: this.#list, text: this.#search.text, filters: this.filters };
  }

  get #isFirstRun(): boolean {
    const view = this.#list;
    const isAsked = this.#search.text !== '' || isFiltered(view, this.filters);
    return view === 'members' && !isAsked && this.#data.isOnlyViewer;
  }

  #renderWithoutAccount(): TemplateResult {
    const { accountError, list } = this.#data;
    return noAccount(this.#words, accountError, { now: list.now, onRetry: this.#onRetry });
  }

  #renderAccount(account: Account): TemplateResult {
    if (!isList(this.view)) return this.#full.render();
    const words = this.#words;
    const isFirstRun = this.#isFirstRun;
    const { guards, viewer } = account;
    const mayChange = mayManage(guards, viewer) || viewer.actions.invite === true;
    const { list } = this.#data;
    const onShowNews = () => {
      // The button goes with its line.
      this.#actions.focusHeading();
      list.showNews();
    };
    return html`<slot name="notice"
        >${areAuthorised(account) ? html`<p class="notice">${words.t('authorisedNotice')}</p>` : nothing}</slot
      >
      ${mayChange ? nothing : readOnlyNotice(words, account)}
      ${isFirstRun ? nothing : this.#renderTabs(account)} ${statusLine(this.#actions.status)}
      ${this.#actions.bulk?.result(account)} ${isFirstRun ? nothing : this.#renderTools(account)}
      ${news(words, list.news, onShowNews)}
      <div id="list" class="list" aria-busy=${list.loading ? 'true' : 'false'}>
        ${this.#actions.bulk?.bar(account)} ${this.#renderList(account)}
      </div>
      ${isFirstRun ? firstRun(words, this.#renderAdd(account)) : foot(words, list, this.#list, () => void this.#actions.more())} `;
  }

  #renderAdd(account: Account): TemplateResult | typeof nothing {
    const onInvite = () => void this.invite();
    const onCreate = () => void this.#actions.create();
    return addButton({ words: this.#words, account, onInvite, onCreate });
  }

  #renderTabs(account: Account): TemplateResult | typeof nothing {
    const tabs = tabsOf(account, this.#data.counts, this.#list, this.tabs);
    if (tabs.length === 0) return nothing;
    const { counts } = this.#data;
    const onSelect = (view: ListView) => this.#show(view);
    const views = viewsOf(account);
    return tabList({ words: this.#words, tabs, views, selected: this.#list, counts, onSelect });
  }

  #renderTools(account: Account): TemplateResult {
    const words = this.#words;
    const asked = this.#asked;
    const { view } = asked;
    const { counts, list, members } = this.#data;
    const isLong = countOf(counts, view) >= searchFrom;
    const receivers = list.loading ? null : receiversText(words, account, list, asked);
    const onPick = (member: Member) => void this.#onPick(account, member);
    const before =
      account.vocabulary === 'contacts' && view === 'members'
        ? contactsButton(words, this.#menu, { members: members.items, picked: this.picked, onPick })
        : nothing;
    return html`${tools({
      words,
      account,
      ...asked,
      isLong,
      text: this.#search.typed,
      onType: this.#search.onType,
      onFilter: (change) => this.#onFilter(change),
      before,
    })}
    ${receivers === null ? nothing : html`<p class="receivers">${receivers}</p>`}`;
  }

  #renderList(account: Account): TemplateResult {
    const shared = { words: this.#words, account, data: this.#data, actions: this.#actions };
    return panelList({
      ...shared,
      ...this.#asked,
      menu: this.#menu,
      boxes: (shown) => ticks(shared, shown),
      picked: this.picked,
      onClearSearch: this.#onClearSearch,
      onClearFilters: () => {
        this.#actions.focusHeading();
        this.filters = noFilters;
      },
      onRetry: this.#onRetry,
    });
  }

  #onRetry = (): void => void this.#data.reload();

  #show(view: View): void {
    if (view === this.view) return;
    this.view = view;
    this.#actions.clear();
    this.#actions.bulk?.forget();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  async #openFull(view: View): Promise<void> {
    this.#show(view);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#back')?.focus();
  }

  async #goBack(): Promise<void> {
    this.#show(this.#list);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('header #more, header .more')?.focus();
  }

  /** What was searched and filtered in another view, or another account, means nothing here. */
  #clearAsked(): void {
    this.#search.clear();
    this.filters = noFilters;
    this.#menu.close();
  }

  #onClearSearch = (): void => {
    this.#search.clear();
    this.renderRoot.querySelector<HTMLElement>('input[type=search]')?.focus();
  };

  #onFilter(change: Partial<Filters>): void {
    this.#actions.clear();
    this.filters = { ...this.filters, ...change };
  }

  /** Where one card is seen at a time, it is that of the picked one; else the form opens. */
  async #onPick(account: Account, member: Member): Promise<void> {
    this.picked = member.id;
    await this.updateComplete;
    if (this.clientWidth < phone || !mayEditMember(account, member)) {
      await this.#actions.focusRow(member.id);
    } else await this.#actions.edit({ member });
  }

  /** Nobody is about to press a row, or reading it with the keyboard. */
  #mayMoveRows(): boolean {
    return !this.renderRoot.querySelector(
      '#list:hover, #list:focus-within, .menu:popover-open, .menu:focus-within',
    );
  }

  #warnOnce(): void {
    const problem = this.endpoint ?? '';
    if (this.#warnedOf === problem) return;
    this.#warnedOf = problem;
    console.warn(
      `<${this.localName}> has no backend: set “endpoint” to an address, or “.backend”.`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'user-management-panel': UserManagementPanel;
  }
}
