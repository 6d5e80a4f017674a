import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Access, Account, Backend, Field, Invitation, Member } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import type { EditedPlace, EditedValue } from '../../backend/merge.js';
import { AccessForm } from '../../internal/access-form/access-form.js';
import { accessFormStyles } from '../../internal/access-form/access-form.styles.js';
import { Announcer } from '../../internal/announce.js';
import { AccountSource } from '../../internal/account-source.js';
import { serverNow } from '../../internal/backend-source.js';
import { ChangeController } from '../../internal/change.js';
import { defineElement } from '../../internal/define.js';
import { DialogController } from '../../internal/dialog.js';
import { bodyWithoutAccount, dialogHead, waitingBar } from '../../internal/dialog-parts.js';
import { Leaving } from '../../internal/leaving.js';
import { Localize } from '../../internal/localize.js';
import { Reads } from '../../internal/reads.js';
import { endingText } from '../../internal/endings.js';
import { property, state } from '../../internal/property.js';
import { actions } from '../../locales/en/actions.js';
import { common } from '../../locales/en/common.js';
import { dialogs } from '../../locales/en/dialogs.js';
import { bringWords } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import { bulkOutcome } from '../../styles/bulk.styles.js';
import { controls } from '../../styles/controls.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { Draft, type Theirs } from './draft.js';
import { Drafts } from './drafts.js';
import { footOf, formBody, type FootContext, titleOf } from './form.js';
import { editorStyles } from './member-editor.styles.js';
import { OtherRow } from './other-row.js';
import { theirsText } from './parts.js';
import { PhoneCheck } from './phone-check.js';
import { ProblemList } from './problem-list.js';
import { failureOf, problemsOf } from './problems.js';
import { Removal } from './removal.js';
import { SeveralChange, type SeveralInvitations } from './several-change.js';
import { endsAccess } from './sign-in.js';
import { blankFor, isMember, isSeveral, type Row, save } from './subject.js';

bringWords({ common, actions, dialogs });

/**
 * The one form for a person: the data that the account asks for, whether the person may sign in, what mail it receives
 * and what it may do; for somebody who is there, for somebody new, and for a pending invitation. Several invitations get
 * the same access at once. What was typed and not saved stays, row by row, until it is saved or thrown away. Somebody
 * else's change in between is kept, and one's own is applied on top; where both changed the same field, the person chooses.
 *
 * @element member-editor
 * @fires open - The dialog was opened
 * @fires close - The dialog was closed
 * @fires before-member-create - Before somebody new is saved; cancelable, may wait
 * @fires member-created - After the backend has saved somebody new
 * @fires before-member-update - Before saving a member; cancelable, may wait
 * @fires member-updated - After the backend has saved a member
 * @fires before-invitation-update - Before saving an invitation; cancelable, may wait
 * @fires invitation-updated - After the backend has saved an invitation
 * @fires before-invitations-update - Before several invitations are changed, once for all; cancelable, may wait
 * @fires invitations-updated - After the backend has answered for several, with an outcome for each
 * @fires before-members-remove - Before removing the member; cancelable, may wait
 * @fires members-removed - After the backend has answered
 * @fires before-members-active - Before deactivating instead; cancelable, may wait
 * @fires members-active - After the backend has answered
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart dialog - The dialog
 * @csspart error - What went wrong
 * @csspart group - A group of permissions
 */
export class MemberEditor extends LitElement {
  static override readonly styles = [
    tokens,
    controls,
    dialogStyles,
    accessFormStyles,
    bulkOutcome,
    editorStyles,
  ];

  /** Where the account is, if no panel is around. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  /** Null also for somebody new while the account, which says how one begins, is not there yet. */
  @state() private draft: Draft | null = null;
  /** What was typed is being looked at, which may have to be waited for. */
  @state() private isChecking = false;
  /** Saving would end somebody's access: that is asked first. */
  @state() private asksToEnd = false;
  @state() private wasKept = false;

  readonly #drafts = new Drafts();
  readonly #dialog = new DialogController(this);
  readonly #reads = new Reads(this, this.#dialog);
  readonly #source = new AccountSource(this, this.#reads);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #change = new ChangeController(this, this.#dialog.stepAside);
  readonly #access = new AccessForm(this, {
    ...{ words: this.#words, reads: this.#reads },
    backend: () => this.#source.backend,
  });
  readonly #problems = new ProblemList(this, {
    ...{ words: this.#words, announcer: this.#announcer, access: this.#access },
  });
  readonly #phones = new PhoneCheck(this);
  readonly #other = new OtherRow(this, this.#reads, (row) => {
    this.close();
    void this.show(row);
  });
  readonly #removal = new Removal({
    onGone: () => this.draft && this.#drafts.drop(this.draft),
    onStays: (member) => this.isConnected && void this.show({ member }),
  });
  readonly #leaving = new Leaving(this, {
    dialog: this.#dialog,
    isBusy: () => this.#isBusy,
    isTouched: () => !this.#several.isOver && Boolean(this.draft?.change),
    onDiscard: () => this.#startOver(),
    close: () => this.close(),
  });
  readonly #several = new SeveralChange(this, {
    ...{ words: this.#words, announcer: this.#announcer },
    ...{ dialog: this.#dialog, change: this.#change, reads: this.#reads },
    onRead: () => this.#announcer.announce(titleOf(this.#words, this.draft, true)),
    onBegun: (draft) => this.#drafts.drop(draft),
    onProblem: (account, text) => this.#problems.say(account, text),
    onAgain: (draft) => {
      this.#keep(draft, 'access');
      this.#problems.focus('#title');
    },
    close: () => this.close(),
  });

  static define(tag = 'member-editor', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Opens the dialog for one member or one invitation, as shown in its row, or for several invitations. */
  async show(subject: Row | SeveralInvitations): Promise<void> {
    if ('invitations' in subject) return this.#open(undefined, () => null, subject);
    // Begun on an older version of the row: it is merged when the backend says so, not guessed at here.
    await this.#open(this.#drafts.get(subject), () => new Draft(subject));
  }

  /** Opens the dialog for somebody new, where the account lets the viewer create members. */
  async create(): Promise<void> {
    await this.#open(this.#drafts.get(null), () => null);
  }

  /** Closes the dialog; what was changed and not saved is kept. */
  close(): void {
    if (!this.#dialog.open) return;
    this.#leaving.reset();
    this.asksToEnd = false;
    this.#access.reset();
    this.#dialog.close();
    this.dispatchEvent(new Event('close'));
    this.#several.leave();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { backend, account } = this.#source;
    if (backend && this.#drafts.follow(backend)) {
      this.#change.giveUp();
      this.#removal.forget();
      this.close();
    }
    if (!account) return;
    this.#words.vocabulary = account.vocabulary;
    if (this.#dialog.open && !this.draft) this.#begin(account);
  }

  protected override render(): TemplateResult {
    return html`<dialog
        part="dialog"
        aria-labelledby="title"
        ${ref(this.#dialog.ref)}
        @cancel=${this.#onEscape}
        @close=${this.#leaving.onClosed}
      >
        ${this.#dialog.open ? this.#renderContent(this.#source.account, this.draft) : nothing}
        ${this.#announcer.render()}
      </dialog>
      ${this.#removal.render(this.strings, this.#source.backend)}
      ${waitingBar(this.#words, this.#change, this.#reads)}`;
  }

  /** One head for both states: focus that is in it stays there when the account comes. */
  #renderContent(account: Account | undefined, draft: Draft | null): TemplateResult {
    const { isWanted, renderOutcome } = this.#several;
    const outcome = account && draft && renderOutcome(account, draft);
    if (outcome) return outcome;
    const title = titleOf(this.#words, draft, isWanted);
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${dialogHead(this.#words, title, this.#leaving.leave)}
      ${account && draft ? this.#renderForm(account, draft) : this.#renderWithoutDraft()}
    </form>`;
  }

  #renderWithoutDraft(): TemplateResult {
    const failed = this.#several.renderFailure(this.#source.backend);
    return failed ?? bodyWithoutAccount(this.#words, this.#source, this);
  }

  #renderForm(account: Account, draft: Draft): TemplateResult {
    const context = this.#contextOf(account, draft);
    const onEnd = () => void this.#save(account, draft);
    const end = this.asksToEnd ? { onKeep: this.#onKeepAccess, onEnd } : null;
    return html`${formBody({ ...context, onEdit: this.#onEdit })}
    ${footOf(context, this.#leaving, end)}`;
  }

  #contextOf(account: Account, draft: Draft): FootContext {
    const { strings, wasKept } = this;
    const { items: problems } = this.#problems;
    return {
      ...{ words: this.#words, access: this.#access, phones: this.#phones, other: this.#other },
      ...{ account, backend: this.#source.backend, draft, problems, strings, wasKept },
      isBusy: this.#isBusy,
      progress: this.#several.progress,
      onAccess: this.#onAccess,
      onLeft: this.#onLeft,
      onStartOver: this.#startOver,
      onCancel: this.#leaving.leave,
      onRemove: this.#onRemove,
    };
  }

  get #isBusy(): boolean {
    return this.#change.isBusy || this.isChecking;
  }

  async #open(
    kept: Draft | undefined,
    begin: () => Draft | null,
    several: SeveralInvitations | null = null,
  ): Promise<void> {
    // One change at a time: what is under way would end in a dialog about somebody else.
    if (this.#isBusy) return;
    void this.#source.follow();
    this.wasKept = kept !== undefined;
    this.draft = kept ?? begin();
    this.#several.want(several);
    this.#problems.clear();
    this.asksToEnd = false;
    this.#leaving.reset();
    this.#access.reset();
    await this.#dialog.show();
    this.dispatchEvent(new Event('open'));
    const { account } = this.#source;
    if (account && this.draft) this.#phones.lookAtStored(account, this.draft.mine);
  }

  /** Begins late, with the account or those who match: who is in no field yet is led to the first. */
  #begin(account: Account): void {
    const { isWanted } = this.#several;
    const subject = isWanted
      ? this.#several.subjectFor(account, this.#source.backend)
      : blankFor(account);
    if (!subject) return;
    const kept = this.#drafts.get(subject);
    this.wasKept = kept !== undefined;
    this.draft = new Draft(subject, kept && { mine: kept.mine });
    void this.updateComplete.then(() => {
      if (!this.renderRoot.querySelector('.body :focus')) this.#problems.focus('[autofocus]');
    });
  }

  #onEdit = (place: EditedPlace, value: EditedValue): void => {
    if (this.draft) this.#keep(this.draft.withValue(place, value), place);
  };

  #onAccess = (part: Partial<Access>): void => {
    if (this.draft) this.#keep(this.draft.with(part), 'access');
  };

  /** A number is judged when one goes on to the next field, not while it is being typed. */
  #onLeft = (field: Field): void => {
    const { account } = this.#source;
    if (!account || !this.draft || field.type !== 'tel') return;
    void this.#phones.look(account, this.draft.mine, field.id);
  };

  /** The work as it is now; what was wrong with what has just been changed is not said any longer. */
  #keep(draft: Draft, touched: EditedPlace | 'access'): void {
    this.draft = draft;
    this.#problems.settle(touched);
    this.#drafts.keep(draft);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const { account } = this.#source;
    // Enter in a field is no answer to what is asked in place of the buttons.
    const isAsked = this.#leaving.asks || this.asksToEnd;
    if (account && this.draft && !this.#isBusy && !isAsked) void this.#submit(account, this.draft);
  }

  async #submit(account: Account, draft: Draft): Promise<void> {
    this.isChecking = true;
    const problems = await problemsOf({
      words: this.#words,
      account,
      draft,
      phones: this.#phones,
    }).finally(() => (this.isChecking = false));
    if (!this.#dialog.open) return;
    if (problems.length > 0) this.#problems.point(account, problems);
    else if (endsAccess(draft)) {
      this.asksToEnd = true;
      this.#problems.focus('#keep');
    } else await this.#save(account, draft);
  }

  async #save(account: Account, draft: Draft): Promise<void> {
    const { backend } = this.#source;
    if (!backend || this.#isBusy) return;
    const { subject } = draft;
    this.#problems.clear();
    this.asksToEnd = false;
    if (isSeveral(subject)) return this.#several.save(account, backend, draft);
    const ending = await save(this.#change, backend, draft, subject);
    if (ending.is === 'done') {
      this.#drafts.drop(draft);
      this.close();
      this.dispatchEvent(ending.answer);
    } else if (ending.is === 'failed') this.#fail(account, draft, ending.error);
    else {
      const text = endingText(this.#words, ending, account);
      if (text !== null) this.#problems.say(account, text);
    }
  }

  #fail(account: Account, draft: Draft, error: BackendError): void {
    if (error.code === 'changed' && error.current) {
      this.#mergeWith(account, draft, error.changed, error.current);
      return;
    }
    const problems = failureOf({ words: this.#words, account, draft }, error);
    const { backend } = this.#source;
    if (backend && problems[0]?.at === 'email') void this.#other.look(account, backend, draft);
    this.#problems.point(account, problems);
  }

  /** Somebody else was faster: theirs stays, mine goes on top, and nothing is saved before it was looked at. */
  #mergeWith(
    account: Account,
    draft: Draft,
    theirs: Theirs | undefined,
    current: Member | Invitation,
  ): void {
    const merged = draft.onTopOf(current, theirs ?? { by: '', at: '' });
    this.draft = merged;
    this.#drafts.keep(merged);
    if (merged.theirs) {
      this.#announcer.announce(theirsText(this.#words, merged.theirs, serverNow(account)));
    }
    void this.updateComplete.then(() => this.renderRoot.querySelector('.theirs')?.scrollIntoView());
  }

  #onEscape(event: Event): void {
    event.preventDefault();
    if (this.asksToEnd) this.#onKeepAccess();
    else this.#leaving.onEscape(event);
  }

  #onKeepAccess = (): void => {
    this.asksToEnd = false;
    this.#problems.focus('#sign-in-may');
  };

  #onRemove = (): void => {
    const subject = this.draft?.subject;
    if (!subject || !isMember(subject)) return;
    this.close();
    this.#removal.ask(subject.member);
  };

  #startOver = (): void => {
    if (!this.draft) return;
    this.#drafts.drop(this.draft);
    this.draft = new Draft(this.draft.subject);
    this.wasKept = false;
    this.#problems.clear();
    this.#access.reset();
    this.#change.forget();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'member-editor': MemberEditor;
  }
}
