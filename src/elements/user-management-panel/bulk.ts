import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Account, Backend, Invitation, Member, Outcomes } from '../../backend/backend.js';
import {
  InvitationsRevokedEvent,
  MembersActiveEvent,
  InvitationsUpdatedEvent,
  type MembersRemovedEvent,
} from '../../events.js';
import type { Announcer } from '../../internal/announce.js';
import { adopt } from '../../internal/adopt.js';
import { BulkChange } from '../../internal/bulk-change.js';
import { failedOf, type Deed } from '../../internal/bulk-run.js';
import { ChangeController, type Ending } from '../../internal/change.js';
import { copyText, type GivenLink } from '../../internal/link-list.js';
import type { Localize } from '../../internal/localize.js';
import { endingText } from '../../internal/endings.js';
import { bulkOutcome } from '../../styles/bulk.styles.js';
import { reactivateDeed, resendDeed } from './bulk-deeds.js';
import { linkStyles } from '../../styles/links.styles.js';
import { bulkResult, selectionBar, type BulkAction } from './bulk-parts.js';
import { bulkStyles } from './bulk.styles.js';
import type { Deeds } from './deeds.js';
import type { Host, PanelActions } from './panel-actions.js';
import type { PanelData } from './panel-data.js';
import { Selection } from './selection.js';
import { bulkVerbs } from './ticks.js';

type Row = Member | Invitation;
type AskedEvent =
  MembersRemovedEvent | MembersActiveEvent | InvitationsRevokedEvent | InvitationsUpdatedEvent;

const askedEvents = [
  'members-removed',
  'members-active',
  'invitations-revoked',
  'invitations-updated',
] as const;

export interface BulkParts {
  data: PanelData;
  words: Localize;
  announcer: Announcer;
  actions: PanelActions;
  deeds: Deeds;
}

/** What can be done with several rows of a list at once: which are ticked, the bar with the verbs, and what came of it. */
export class Bulk implements ReactiveController {
  readonly #selection = new Selection<Row>();
  readonly #host: Host;
  readonly #parts: BulkParts;
  readonly #change: ChangeController;
  readonly #bulk: BulkChange;
  #backend: Backend | null = null;
  /** What was sent again or reactivated last, as it was shown. */
  #acted: { rows: readonly Row[]; isResend: boolean } | null = null;
  /** What was copied of it, or could not be. */
  #note = '';

  constructor(host: Host, parts: BulkParts) {
    this.#host = host;
    this.#parts = parts;
    this.#change = new ChangeController(host);
    this.#bulk = new BulkChange(host, this.#change);
    host.addController(this);
  }

  hostConnected(): void {
    adopt(this.#host, bulkOutcome, linkStyles, bulkStyles);
    for (const type of askedEvents) this.#host.addEventListener(type, this.#onAsked);
  }

  hostDisconnected(): void {
    for (const type of askedEvents) this.#host.removeEventListener(type, this.#onAsked);
  }

  /** Which rows are ticked. */
  get selection(): Selection<Row> {
    return this.#selection;
  }

  /** How many are ticked, and what can be done with them. */
  bar(account: Account): TemplateResult | typeof nothing {
    const selection = this.#selection;
    if (selection.size === 0) return nothing;
    return selectionBar({
      words: this.#parts.words,
      size: selection.size,
      matching: selection.matching,
      isByQuestion: selection.isByQuestion,
      isBusy: this.#change.isBusy,
      actions: bulkVerbs(account, this.#parts.data).map((id) => this.#action(account, id)),
      onMatching: () => this.select(() => selection.addMatching(), '.selection .clear'),
      onClear: () => this.select(() => selection.clear(), '.head .tick input'),
    });
  }

  /** How far the change without a question is, or what of it was refused or is still open. */
  result(account: Account): TemplateResult | typeof nothing {
    this.follow(this.#parts.data.list.items);
    const { run, isRunning } = this.#bulk;
    if (!run || !this.#acted) return nothing;
    return bulkResult({
      words: this.#parts.words,
      run,
      isRunning,
      done: this.#doneText(),
      failed: failedOf(run.outcomes, this.#acted.rows, false),
      links: this.#links,
      note: this.#note,
      onCopy: (text) => void this.#copy(text),
      onStop: run.stop,
      onGoOn: () => void this.#goOn(account),
      onRetry: (rows) => void this.#again(account, rows),
    });
  }

  /** The next action begins. */
  forget(): void {
    if (this.#bulk.isRunning) return;
    this.#bulk.tell();
    this.#bulk.forget();
    this.#acted = null;
  }

  /** Takes the rows as they are shown now. */
  follow(items: readonly Row[]): void {
    const { list, backend } = this.#parts.data;
    if (backend !== this.#backend) {
      this.#backend = backend;
      this.#selection.clear();
      this.#change.giveUp();
      this.#bulk.forget();
      this.#acted = null;
    }
    this.#selection.follow({ question: this.#question, items, total: list.page?.total });
  }

  /** What is asked for; in which order makes no difference. */
  get #question(): string {
    const { data } = this.#parts;
    if (data.list === data.invitations) return JSON.stringify(data.invitationQuery);
    return JSON.stringify({ ...data.memberQuery, sort: null, descending: null });
  }

  #action(account: Account, id: BulkAction['id']): BulkAction {
    const { t } = this.#parts.words;
    const label = {
      resend: 'action.resendShort',
      edit: 'bulk.access',
      revoke: 'bulk.revoke',
      reactivate: 'action.reactivate',
      deactivate: 'action.deactivate',
      remove: 'bulk.remove',
    } as const;
    const isHarmless = id === 'resend' || id === 'reactivate';
    const run = isHarmless ? () => void this.#act(account, id === 'resend') : () => this.#ask(id);
    return { id, label: t(label[id]), run };
  }

  /** These end something, or there is something to choose: the person is asked. */
  #ask(id: 'edit' | 'revoke' | 'deactivate' | 'remove'): void {
    if (this.#change.isBusy) return;
    this.forget();
    const { actions, data } = this.#parts;
    const { rows } = this.#selection;
    if (data.list === data.invitations) {
      const target = this.#selection.target(data.invitationQuery);
      const invitations = rows.filter((row): row is Invitation => !('signIn' in row));
      const matching = 'query' in target ? target : null;
      const [only, ...others] = invitations;
      // One alone has more to edit than what all of them may do.
      const one = others.length === 0 && !matching && only;
      if (id !== 'edit') void actions.confirm({ invitations, matching });
      else void actions.edit(one ? { invitation: one } : { invitations, matching });
      return;
    }
    const target = this.#selection.target(data.memberQuery);
    const members = rows.filter((row): row is Member => 'signIn' in row);
    const matching = 'query' in target ? target : null;
    void actions.confirm(
      { members, matching },
      { action: id === 'remove' ? 'remove' : 'deactivate' },
    );
  }

  /** These do no harm, so nobody is asked; the host still may say no. */
  async #act(account: Account, isResend: boolean): Promise<void> {
    await this.#start(account, isResend, this.#selection.rows, this.#selection);
  }

  /** The refused ones once more, as they are now. */
  async #again(account: Account, rows: readonly Row[]): Promise<void> {
    const shown: readonly Row[] = this.#parts.data.list.items;
    const now = rows.map((row) => shown.find(({ id }) => id === row.id) ?? row);
    const again = new Selection<Row>();
    for (const row of now) again.toggle(row);
    await this.#start(account, this.#acted?.isResend ?? false, now, again);
  }

  async #start(
    account: Account,
    isResend: boolean,
    rows: readonly Row[],
    selection: Selection<Row>,
  ): Promise<void> {
    const { actions, data } = this.#parts;
    const { backend } = data;
    if (!backend || this.#change.isBusy) return;
    this.forget();
    actions.clear();
    this.#acted = { rows, isResend };
    this.#note = '';
    const start = <Query, Done>(deed: Deed<Query, Done>) => this.#bulk.start(deed, account);
    const ending = isResend
      ? start(resendDeed(backend, selection.target(data.invitationQuery), rows))
      : start(reactivateDeed(backend, selection.target(data.memberQuery), rows));
    await this.#end(await ending, account);
  }

  async #goOn(account: Account): Promise<void> {
    if (this.#change.isBusy) return;
    this.#parts.actions.clear();
    await this.#end(await this.#bulk.goOn(), account);
  }

  async #end(ending: Ending<null>, account: Account): Promise<void> {
    const { words, actions, data } = this.#parts;
    const hasBegun = this.#bulk.outcomes.items.length > 0;
    const problem = endingText(words, ending, account);
    if (hasBegun && !this.#bulk.isOpen) this.#bulk.tell();
    if (hasBegun) {
      this.#selection.clear();
      await data.reloadList();
    }
    const failed = failedOf(this.#bulk.outcomes, [], false);
    const isWhole = failed.length === 0 && !this.#bulk.isOpen;
    const done = this.#doneText();
    if (problem !== null) actions.tell({ text: problem, isProblem: true });
    else if (done !== null && isWhole && this.#links.length === 0) {
      actions.tell({ text: done });
      this.forget();
    } else if (hasBegun) this.#parts.announcer.announce((isWhole && done) || this.#partlyText());
    if (!hasBegun) this.forget();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if (hasBegun) this.#focus('.bulk-result button', '.head .tick input', '#heading');
  }

  get #links(): GivenLink[] {
    const { items } = this.#bulk.outcomes as Outcomes<Row>;
    return items.flatMap(({ row, link }) => (row && link ? [{ address: row.email, link }] : []));
  }

  async #copy(text: string): Promise<void> {
    const { words, announcer } = this.#parts;
    this.#note = await copyText(words, text);
    announcer.announce(this.#note);
  }

  #doneText(): string | null {
    const { t, dateTime } = this.#parts.words;
    const { items } = this.#bulk.outcomes as Outcomes<Row>;
    const done = items.filter(({ error }) => !error);
    if (done.length === 0) return null;
    if (!this.#acted?.isResend) return t('reactivateMany.done', { n: done.length });
    const ends = done.flatMap(({ row }) => (row && 'expiresAt' in row ? [row.expiresAt] : []));
    const time = dateTime(ends.toSorted().at(-1) ?? '');
    return t('resendMany.done', { n: done.length, time });
  }

  #partlyText(): string {
    const { items } = this.#bulk.outcomes;
    const done = items.filter(({ error }) => !error).length;
    const total = this.#bulk.run?.progress.total ?? items.length;
    return this.#parts.words.t('bulk.outcome', { done, total });
  }

  /** Rows have gone or changed, by whichever way; of several that were asked about, it is told here. */
  #onAsked = (event: Event): void => {
    const { outcomes } = event as AskedEvent;
    const ids = outcomes.items.flatMap(({ ref, error }) => (error ? [] : [ref.id]));
    this.#selection.drop(ids);
    const wereSeveral = outcomes.items.length > 1 || event instanceof InvitationsUpdatedEvent;
    if (event.composedPath()[0] !== this.#host && wereSeveral && ids.length > 0) {
      this.#tellAsked(event as AskedEvent, ids.length);
    }
    this.#host.requestUpdate();
  };

  #tellAsked(event: AskedEvent, n: number): void {
    const { words, actions, deeds } = this.#parts;
    if (event instanceof MembersActiveEvent) {
      const action = deeds.undoDeactivate(event.outcomes);
      actions.tell({ text: words.t('deactivateMany.done', { n }), action });
    } else if (event instanceof InvitationsUpdatedEvent) {
      actions.tell({ text: words.t('accessMany.done', { n }) });
    } else {
      const isRevoked = event instanceof InvitationsRevokedEvent;
      actions.tell({ text: words.t(isRevoked ? 'revokeMany.done' : 'removeMany.done', { n }) });
    }
  }

  /** A change of what is ticked: told, and focus kept where its control goes. */
  select(change: (selection: Selection<Row>) => void, focus?: string): void {
    const { words, announcer } = this.#parts;
    change(this.#selection);
    const { size, isByQuestion } = this.#selection;
    const key = isByQuestion ? 'select.byQuestion' : 'select.count';
    announcer.announce(size === 0 ? words.t('select.none') : words.t(key, { n: size }));
    this.#host.requestUpdate();
    if (focus) void this.#host.updateComplete.then(() => this.#focus(focus, '#heading'));
  }

  #focus(...selectors: string[]): void {
    for (const selector of selectors) {
      const found = this.#host.renderRoot.querySelector<HTMLElement>(selector);
      if (!found?.checkVisibility()) continue;
      found.focus();
      return;
    }
  }
}
