import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ContextProvider } from '@lit/context';
import type { Account, Backend } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import { mayManage } from '../../backend/guards.js';
import { Announcer } from '../../internal/announce.js';
import { BackendSource } from '../../internal/backend-source.js';
import { backendContext } from '../../internal/context.js';
import { defineElement } from '../../internal/define.js';
import { failure, notConfigured } from '../../internal/failure.js';
import { Localize } from '../../internal/localize.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { invitationList } from './invitation-list.js';
import { memberList } from './member-list.js';
import { PanelActions } from './panel-actions.js';
import { PanelData } from './panel-data.js';
import {
  emptyList,
  firstRun,
  foot,
  inviteButton,
  noAccount,
  readOnlyNotice,
  skeleton,
  statusLine,
  title,
} from './states.js';
import { tabList } from './tabs.js';
import { tools } from './tools.js';
import { panelStyles } from './user-management-panel.styles.js';
import { canBeInvitedTo, countOf, tabsOf, type View, viewsOf } from './views.js';

/** From so many rows on there is a search. */
const searchFrom = 9;
/** How long typing pauses before the backend is asked, in milliseconds. */
const typingPause = 200;
/** How often “expires in 4 hours” is told anew, in milliseconds. */
const clockTick = 30_000;

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
 * @fires before-members-active - Before deactivating or reactivating; cancelable, may wait
 * @fires members-active - After the backend has answered
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
 */
export class UserManagementPanel extends LitElement {
  static override readonly styles = [tokens, controls, panelStyles];

  /** The address of the account: see `createHttpBackend`. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** The list that is shown: `members`, `invitations` or `deactivated`. */
  @property({ reflect: true }) view: View = 'members';
  /** `auto`: a tab for each list that has rows; `all`: for each list that the account knows. */
  @property() tabs: 'auto' | 'all' = 'auto';
  /** The level of the heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Shows nothing at all to somebody who may not see the list. */
  @property({ type: Boolean, attribute: 'hide-when-forbidden' }) hideWhenForbidden = false;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  /** What the search asks for. */
  @state() private text = '';
  /** What stands in its field: ahead of the question while somebody types. */
  @state() private typed = '';
  @state() private closed = false;

  readonly #source = new BackendSource(this);
  readonly #provider = new ContextProvider(this, { context: backendContext, initialValue: null });
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #data = new PanelData(this);
  readonly #actions = new PanelActions(this, {
    data: this.#data,
    words: this.#words,
    announcer: this.#announcer,
  });
  #clock: ReturnType<typeof setInterval> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #warnedOf: string | null = null;

  static define(tag = 'user-management-panel', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Asks the backend for everything again, for a host that has changed something itself. */
  async refresh(): Promise<void> {
    await this.#data.reload();
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
    clearTimeout(this.#typing);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const backend = this.#source.current;
    if (backend !== this.#provider.value) this.#actions.clear();
    this.#provider.setValue(backend);
    const { account } = this.#data;
    // Another account may not have the list that was chosen in the last one.
    if (account && !viewsOf(account).includes(this.view)) this.view = 'members';
    if (changed.has('view')) this.#onViewChanged();
    const { view, text, closed } = this;
    this.#data.want({ backend, view, text, closed });
    if (this.#data.account) this.#words.vocabulary = this.#data.account.vocabulary;
    if (!backend) this.#warnOnce();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { account, accountError } = this.#data;
    if (!this.#source.current) {
      return html`<div class="root">${notConfigured(this.localName, this.endpoint)}</div>`;
    }
    if (accountError && !account && accountError.code === 'forbidden' && this.hideWhenForbidden) {
      return nothing;
    }
    // One header for all states: focus that is in the heading stays there when the account comes.
    const { prefetch } = this.#actions.dialogs;
    return html`<div
      class="root"
      @pointerover=${prefetch}
      @focusin=${prefetch}
      @touchstart=${prefetch}
    >
      <header>
        ${title(this.#words, this.headingLevel)}
        ${account && !this.#isFirstRun ? this.#renderInviteButton(account) : nothing}
      </header>
      ${account ? this.#renderAccount(account) : this.#renderWithoutAccount()}
      ${this.#actions.render(this.strings)} ${this.#announcer.render()}
    </div>`;
  }

  get #isFirstRun(): boolean {
    return this.view === 'members' && this.text === '' && this.#data.isOnlyViewer;
  }

  #renderWithoutAccount(): TemplateResult {
    const failed = (error: BackendError) =>
      this.#renderFailure(error, this.#words.t('error.list'), null);
    return noAccount(this.#words, this.#data.accountError, failed);
  }

  #renderAccount(account: Account): TemplateResult {
    const isFirstRun = this.#isFirstRun;
    const mayChange = mayManage(account.guards, account.viewer);
    return html`<slot name="notice"></slot>
      ${mayChange ? nothing : readOnlyNotice(this.#words, account)}
      ${isFirstRun ? nothing : this.#renderTabs(account)}
      ${statusLine(this.#words, this.#actions.status)}
      ${isFirstRun ? nothing : this.#renderTools(account)}
      <div id="list" class="list" aria-busy=${this.#data.list.loading ? 'true' : 'false'}>
        ${this.#renderList(account)}
      </div>
      ${isFirstRun ? firstRun(this.#words, this.#renderInviteButton(account)) : foot(this.#words, this.#data.list, this.view, this.#onMore)} `;
  }

  #renderInviteButton(account: Account): TemplateResult | typeof nothing {
    if (account.viewer.actions.invite !== true || !canBeInvitedTo(account)) return nothing;
    return inviteButton(this.#words, () => void this.invite());
  }

  #renderTabs(account: Account): TemplateResult | typeof nothing {
    const tabs = tabsOf(account, this.#data.counts, this.view, this.tabs);
    if (tabs.length === 0) return nothing;
    const { counts } = this.#data;
    const onSelect = (view: View) => this.#onSelectView(view);
    const views = viewsOf(account);
    return tabList({ words: this.#words, tabs, views, selected: this.view, counts, onSelect });
  }

  #renderTools(account: Account): TemplateResult | typeof nothing {
    return tools({
      words: this.#words,
      account,
      isInvitations: this.view === 'invitations',
      hasSearch: this.typed !== '' || countOf(this.#data.counts, this.view) >= searchFrom,
      text: this.typed,
      closed: this.closed,
      onType: this.#onType,
      onFilter: this.#onFilter,
    });
  }

  #renderList(account: Account): TemplateResult {
    const { list } = this.#data;
    if (list.error && list.items.length === 0) return this.#renderListFailure(list.error, null);
    if (!list.page) return skeleton(this.#words);
    const rows = list.items.length > 0 ? this.#renderRows(account) : this.#renderEmpty();
    if (!list.error || list.failed === 'more') return rows;
    return html`${this.#renderListFailure(list.error, list.page.asOf)}${rows}`;
  }

  #renderRows(account: Account): TemplateResult {
    const { members, invitations } = this.#data;
    const words = this.#words;
    const actions = this.#actions;
    const { t } = words;
    if (this.view === 'invitations') {
      return invitationList({
        words,
        account,
        invitations: invitations.items,
        label: t('list.invitations'),
        now: invitations.now,
        resending: actions.resending,
        onEdit: (invitation) => void actions.edit({ invitation }),
        onResend: (invitation) => void actions.resend(invitation),
        onRevoke: (invitation) => void actions.confirm({ invitation }),
      });
    }
    return memberList({
      words,
      account,
      members: members.items,
      label: t(this.view === 'deactivated' ? 'list.deactivated' : 'list.label'),
      now: members.now,
      explained: actions.explained,
      onEdit: (member) => void actions.edit({ member }),
      onReactivate: (member) => void actions.reactivate([member]),
      onRemove: (member) => void actions.confirm({ member }),
      onExplain: ({ id }) => actions.explain(id),
    });
  }

  #renderEmpty(): TemplateResult {
    const { view, text, closed } = this;
    return emptyList(this.#words, { view, text, closed }, this.#onClearSearch);
  }

  #renderListFailure(error: BackendError, asOf: string | null): TemplateResult {
    const { t } = this.#words;
    return this.#renderFailure(
      error,
      t(this.view === 'invitations' ? 'error.listInvitations' : 'error.list'),
      asOf,
    );
  }

  #renderFailure(error: BackendError, title: string, asOf: string | null): TemplateResult {
    const onRetry = () => {
      // The button goes with the message.
      this.#actions.focusHeading();
      void this.#data.reload();
    };
    return failure({ words: this.#words, title, error, now: this.#data.list.now, asOf, onRetry });
  }

  #onSelectView(view: View): void {
    if (view === this.view) return;
    this.view = view;
    this.#actions.clear();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #onViewChanged(): void {
    this.#emptySearch();
    this.closed = false;
  }

  #onType = (event: Event): void => {
    event.stopPropagation();
    this.typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => (this.text = this.typed.trim()), typingPause);
  };

  #emptySearch(): void {
    clearTimeout(this.#typing);
    this.typed = '';
    this.text = '';
  }

  #onClearSearch = (): void => {
    this.#emptySearch();
    this.renderRoot.querySelector<HTMLElement>('input[type=search]')?.focus();
  };

  #onFilter = (event: Event): void => {
    this.closed = (event.target as HTMLSelectElement).value === 'closed';
  };

  #onMore = (): void => {
    void this.#data.list.more();
  };

  #warnOnce(): void {
    const problem = this.endpoint ?? '';
    if (!this.isConnected || !this.hasUpdated || this.#warnedOf === problem) return;
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
