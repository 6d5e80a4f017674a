import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { parseAddress } from '../../backend/addresses.js';
import type { Account, Backend, Id, Invitation, Member } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import { allPermissions, difference } from '../../backend/permissions.js';
import type { Editable, SingleField } from '../../backend/merge.js';
import { Announcer } from '../../internal/announce.js';
import { AccountSource } from '../../internal/account-source.js';
import { serverNow } from '../../internal/backend-source.js';
import { ChangeController } from '../../internal/change.js';
import { defineElement } from '../../internal/define.js';
import { DialogController } from '../../internal/dialog.js';
import {
  addressField,
  dialogError,
  dialogHead,
  dialogWithoutAccount,
  discardQuestion,
  keptNotice,
  stop,
  waitingBar,
} from '../../internal/dialog-parts.js';
import { infoIcon } from '../../internal/icons.js';
import { Localize } from '../../internal/localize.js';
import { endingText } from '../../internal/words.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { Draft, type Theirs } from './draft.js';
import { editorStyles } from './member-editor.styles.js';
import { aboutMember, clashQuestion, gainsAndLosses, theirsNotice, theirsText } from './parts.js';
import { isMember, nameOf, rowOf, save, type Subject } from './subject.js';

/**
 * Changes what a user may do, or what a pending invitation will grant and to whom it goes. What was changed and not saved
 * stays, row by row, until it is saved or thrown away. Somebody else's change in between is kept, and one's own is
 * applied on top; where both changed the same field, the person chooses.
 *
 * @element member-editor
 * @fires open - The dialog was opened
 * @fires close - The dialog was closed
 * @fires before-member-update - Before saving a member; cancelable, may wait
 * @fires member-updated - After the backend has saved a member
 * @fires before-invitation-update - Before saving an invitation; cancelable, may wait
 * @fires invitation-updated - After the backend has saved an invitation
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart dialog - The dialog
 * @csspart error - What went wrong
 */
export class MemberEditor extends LitElement {
  static override readonly styles = [tokens, controls, dialogStyles, editorStyles];

  /** Where the account is, if no panel is around. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  @state() private draft: Draft | null = null;
  @state() private problem: { at: 'address' | null; text: string } | null = null;
  @state() private asksToDiscard = false;
  @state() private wasKept = false;

  /** Unsaved work, by the row that it belongs to. */
  readonly #drafts = new Map<Id, Draft>();
  readonly #source = new AccountSource(this);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #dialog = new DialogController(this);
  readonly #change = new ChangeController(this, this.#dialog.stepAside);

  #draftsFor: Backend | null = null;

  static define(tag = 'member-editor', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Opens the dialog for one member or one invitation, as shown in its row. */
  async show(subject: Subject): Promise<void> {
    // One change at a time: what is under way would end in a dialog about somebody else.
    if (this.#change.isBusy) return;
    void this.#source.follow();
    const { id } = rowOf(subject);
    const kept = this.#drafts.get(id);
    this.wasKept = kept !== undefined;
    // Begun on an older version of the row: it is merged when the backend says so, not guessed at here.
    this.draft = kept ?? new Draft(subject);
    this.problem = null;
    this.asksToDiscard = false;
    await this.#dialog.show();
    this.dispatchEvent(new Event('open'));
  }

  /** Closes the dialog; what was changed and not saved is kept. */
  close(): void {
    if (!this.#dialog.open) return;
    this.asksToDiscard = false;
    this.#dialog.close();
    this.dispatchEvent(new Event('close'));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const backend = this.#source.backend;
    if (backend && backend !== this.#draftsFor) {
      // Another backend is another account; the first one is none.
      if (this.#draftsFor) {
        this.#change.giveUp();
        this.#drafts.clear();
        this.close();
      }
      this.#draftsFor = backend;
    }
    if (this.#source.account) this.#words.vocabulary = this.#source.account.vocabulary;
  }

  protected override render(): TemplateResult {
    return html`<dialog
        part="dialog"
        aria-labelledby="title"
        ${ref(this.#dialog.ref)}
        @cancel=${this.#onEscape}
        @close=${this.#onClosed}
      >
        ${this.#dialog.open && this.draft ? this.#renderContent(this.#source.account, this.draft) : nothing}
        ${this.#announcer.render()}
      </dialog>
      ${waitingBar(this.#words, this.#change)}`;
  }

  #renderContent(account: Account | undefined, draft: Draft): TemplateResult {
    if (account) return this.#renderForm(account, draft);
    const parts = { host: this, title: nameOf(draft.subject), onClose: () => this.close() };
    return dialogWithoutAccount(this.#words, this.#source, parts);
  }

  #renderForm(account: Account, draft: Draft): TemplateResult {
    const { t } = this.#words;
    const { subject } = draft;
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${dialogHead(this.#words, nameOf(subject), this.#onLeave)}
      <div class="body">
        ${isMember(subject) ? aboutMember(this.#words, subject.member) : nothing}
        ${this.wasKept ? keptNotice(this.#words, t('editor.kept'), this.#onStartOver) : nothing}
        ${draft.theirs ? theirsNotice(theirsText(this.#words, draft.theirs, serverNow(account))) : nothing}
        ${draft.clashes.map((clash) =>
          clashQuestion(this.#words, account, clash, draft.mine[clash.field], this.#onChoose),
        )}
        ${isMember(subject) ? nothing : this.#renderAddress(draft)}
        <p class="notice">${infoIcon}<span>${t('leastPrivilege')}</span></p>
        <permission-picker
          .value=${draft.mine.permissions}
          .baseline=${draft.base.permissions}
          .strings=${this.strings}
          .backend=${this.#source.backend}
          ?inert=${this.#change.isBusy}
          @input=${stop}
          @change=${this.#onPermissions}
        ></permission-picker>
      </div>
      ${this.asksToDiscard ? this.#renderQuestion(draft) : this.#renderFoot(account, draft)}
    </form>`;
  }

  #renderAddress({ mine, base, subject }: Draft): TemplateResult | typeof nothing {
    if (rowOf(subject).actions.changeEmail !== true) return nothing;
    return addressField({
      words: this.#words,
      address: mine.email,
      problem: this.problem?.at === 'address' ? this.problem.text : null,
      hint: mine.email === base.email ? '' : this.#words.t('editor.newAddress'),
      isBusy: this.#change.isBusy,
      onInput: this.#onAddress,
    });
  }

  #renderQuestion({ subject }: Draft): TemplateResult {
    return discardQuestion(this.#words, {
      text: this.#words.t('editor.discard', { name: nameOf(subject) }),
      onKeep: this.#onKeepEditing,
      onDiscard: this.#onDiscard,
    });
  }

  #renderFoot(account: Account, { base, mine }: Draft): TemplateResult {
    const { t } = this.#words;
    const isBusy = this.#change.isBusy;
    return html`<div class="foot">
      ${dialogError(this.problem?.at === null ? this.problem.text : null)}
      <div class="summary">
        ${gainsAndLosses(this.#words, account, difference(base.permissions, mine.permissions))}
      </div>
      <button type="button" class="button" ?disabled=${isBusy} @click=${this.#onLeave}>
        ${t('cancel')}
      </button>
      <button class="button primary" aria-disabled=${isBusy ? 'true' : nothing}>
        ${t(isBusy ? 'editor.saving' : 'save')}
      </button>
    </div>`;
  }

  #onAddress = (event: Event): void => {
    event.stopPropagation();
    this.#edit({ email: (event.target as HTMLInputElement).value });
  };

  #onPermissions(event: Event): void {
    this.#edit({
      permissions: [...(event.target as HTMLElementTagNameMap['permission-picker']).value],
    });
  }

  #onChoose = (field: SingleField, value: string | null): void => {
    this.#edit({ [field]: value });
  };

  #edit(part: Partial<Editable>): void {
    if (!this.draft) return;
    this.draft = this.draft.with(part);
    this.problem = null;
    const { id } = rowOf(this.draft.subject);
    if (this.draft.change) this.#drafts.set(id, this.draft);
    else this.#drafts.delete(id);
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const account = this.#source.account;
    const backend = this.#source.backend;
    if (!account || !backend || !this.draft || this.#change.isBusy) return;
    const problem = this.#problemOf(account, this.draft);
    if (problem) this.#point(problem);
    else void this.#save(account, backend, this.draft);
  }

  #problemOf(account: Account, draft: Draft): { at: 'address' | null; text: string } | null {
    const { t } = this.#words;
    const { subject, base, mine } = draft;
    const parsed = parseAddress(mine.email);
    if ('fault' in parsed && mine.email !== base.email) {
      return {
        at: 'address',
        text: t(parsed.fault === 'empty' ? 'error.required' : 'outcome.invalid'),
      };
    }
    if (!draft.change) return { at: null, text: t('editor.noChanges') };
    const manage = account.guards.managePermission;
    const isSelf = isMember(subject) && subject.member.id === account.viewer.memberId;
    if (
      isSelf &&
      manage !== null &&
      !mine.permissions.includes(manage) &&
      !subject.member.isOwner
    ) {
      return { at: null, text: t('guard.selfRights') };
    }
    const hasNone = mine.permissions.length === 0 && allPermissions(account).length > 0;
    if (!isMember(subject) && hasNone) return { at: null, text: t('error.noPermission') };
    return null;
  }

  async #save(account: Account, backend: Backend, draft: Draft): Promise<void> {
    this.problem = null;
    const ending = await save(this.#change, backend, draft);
    if (ending.is === 'done') {
      this.#drafts.delete(rowOf(draft.subject).id);
      this.close();
      this.dispatchEvent(ending.answer);
    } else if (ending.is === 'failed') this.#fail(account, draft, ending.error);
    else {
      const text = endingText(this.#words, ending, account);
      if (text !== null) this.#point({ at: null, text });
    }
  }

  #fail(account: Account, draft: Draft, error: BackendError): void {
    const { t } = this.#words;
    const name = nameOf(draft.subject);
    if (error.code === 'changed' && error.current) {
      this.#mergeWith(account, draft, error.changed, error.current);
      return;
    }
    if (error.code === 'changed') {
      this.#point({ at: null, text: t('error.changedMeanwhile', { name }) });
      return;
    }
    if (error.code === 'not-found') {
      this.#point({ at: null, text: t('error.gone', { name }) });
      return;
    }
    if (error.code === 'gone') {
      this.#point({ at: null, text: t('error.invitationGone', { email: name }) });
      return;
    }
    if (error.reason === 'self') {
      this.#point({ at: null, text: t('guard.selfRights') });
      return;
    }
    const isAddress = error.reason !== undefined && addressReasons.has(error.reason);
    const text = endingText(this.#words, { is: 'failed', error }, account) ?? '';
    this.#point({ at: isAddress ? 'address' : null, text });
  }

  /** Somebody else was faster: theirs stays, mine goes on top, and nothing is saved before it was looked at. */
  #mergeWith(
    account: Account,
    draft: Draft,
    theirs: Theirs | undefined,
    current: Member | Invitation,
  ): void {
    this.draft = draft.onTopOf(current, theirs ?? { by: '', at: '' });
    this.#drafts.set(current.id, this.draft);
    if (this.draft.theirs) {
      this.#announcer.announce(theirsText(this.#words, this.draft.theirs, serverNow(account)));
    }
    void this.updateComplete.then(() => this.renderRoot.querySelector('.theirs')?.scrollIntoView());
  }

  #point(problem: { at: 'address' | null; text: string }): void {
    this.problem = problem;
    this.#announcer.announce(problem.text);
    if (problem.at === 'address') this.#focus('#address');
  }

  #focus(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  #onEscape(event: Event): void {
    event.preventDefault();
    if (this.asksToDiscard) this.#onKeepEditing();
    else this.#onLeave();
  }

  /** Engines close a dialog on Escape whatever `cancel` says; the draft is there when the row is opened again. */
  #onClosed(event: Event): void {
    event.stopPropagation();
    if (this.#dialog.isClosed) this.close();
  }

  #onLeave = (): void => {
    if (this.#change.isBusy) return;
    if (!this.draft?.change) {
      this.close();
      return;
    }
    this.asksToDiscard = true;
    this.#focus('#keep');
  };

  #onKeepEditing = (): void => {
    this.asksToDiscard = false;
    this.#focus('permission-picker');
  };

  #onDiscard = (): void => {
    this.#onStartOver();
    this.close();
  };

  #onStartOver = (): void => {
    if (!this.draft) return;
    this.#drafts.delete(rowOf(this.draft.subject).id);
    this.draft = new Draft(this.draft.subject);
    this.wasKept = false;
    this.asksToDiscard = false;
    this.problem = null;
    this.#change.forget();
  };
}

const addressReasons: ReadonlySet<string> = new Set([
  'already-member',
  'already-invited',
  'deactivated',
  'denied',
  'disposable',
  'expired-invitation',
  'invalid-address',
  'is-contact',
]);

declare global {
  interface HTMLElementTagNameMap {
    'member-editor': MemberEditor;
  }
}
