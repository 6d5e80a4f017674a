import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { parseAddress } from '../../backend/addresses.js';
import type {
  Account,
  Backend,
  Id,
  InvitationDraft,
  InviteOutcome,
} from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { allPermissions, riskyOf, withTickable } from '../../backend/permissions.js';
import { BeforeInvitationsSendEvent, InvitationsSentEvent } from '../../events.js';
import { Announcer } from '../../internal/announce.js';
import { AccountSource } from '../../internal/account-source.js';
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
import { Localize } from '../../internal/localize.js';
import { endingText, nameOfPermission, reasonText } from '../../internal/words.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { inviteStyles } from './invite-dialog.styles.js';
import { choiceOf, permissionsSection, type Choice, type Problem } from './fields.js';
import { renderResult, type Sent } from './result.js';

/**
 * Invites somebody: an address, and what the person may do. What was typed stays until it is sent or thrown away, even
 * when the dialog is closed in between.
 *
 * @element invite-dialog
 * @fires open - The dialog was opened
 * @fires close - The dialog was closed
 * @fires before-invitations-send - Before sending; cancelable, may wait
 * @fires invitations-sent - After the backend has answered, with an outcome per address
 * @fires sign-in-needed - The viewer is signed out; `waitUntil(signIn())` goes on where it stopped
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart dialog - The dialog
 * @csspart error - What went wrong
 */
export class InviteDialog extends LitElement {
  static override readonly styles = [tokens, controls, dialogStyles, inviteStyles];

  /** Where the account is, if no panel is around. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  @state() private address = '';
  @state() private choice: Choice = 'choose';
  @state() private permissions: readonly Id[] = [];
  @state() private problem: Problem | null = null;
  /** What came of it: takes the place of the form. */
  @state() private sent: Sent | null = null;
  @state() private asksToDiscard = false;
  @state() private wasKept = false;

  readonly #source = new AccountSource(this);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #dialog = new DialogController(this);
  readonly #change = new ChangeController(this, this.#dialog.stepAside);

  #typedFor: Backend | null = null;

  static define(tag = 'invite-dialog', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Opens the dialog; with an address where the host knows whom. */
  async show({ addresses = [] }: { addresses?: readonly string[] } = {}): Promise<void> {
    if (this.#change.isBusy) return;
    void this.#source.follow();
    if (this.sent) this.#startOver();
    if (addresses[0] !== undefined) this.address = addresses[0];
    else this.wasKept = this.#isTouched;
    await this.#dialog.show();
    this.dispatchEvent(new Event('open'));
  }

  /** Closes the dialog; what was typed is kept. */
  close(): void {
    if (!this.#dialog.open) return;
    this.asksToDiscard = false;
    this.#dialog.close();
    this.dispatchEvent(new Event('close'));
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#followAccount();
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
        ${this.#dialog.open ? this.#renderContent(this.#source.account) : nothing}
        ${this.#announcer.render()}
      </dialog>
      ${waitingBar(this.#words, this.#change)}`;
  }

  #renderContent(account: Account | undefined) {
    if (!account) {
      const title = this.#words.t('invite.open');
      const parts = { host: this, title, onClose: () => this.close() };
      return dialogWithoutAccount(this.#words, this.#source, parts);
    }
    if (this.sent) {
      return renderResult(this.#words, this.sent, {
        onAnother: this.#onAnother,
        onDone: () => this.close(),
      });
    }
    return html`<form novalidate @submit=${this.#onSubmit}>
      ${dialogHead(this.#words, this.#words.t('invite.open'), this.#onLeave)}
      <div class="body">${this.#renderFields(account)}</div>
      ${this.#renderFoot(account)}
    </form>`;
  }

  #renderFields(account: Account) {
    const words = this.#words;
    const { problem, address, choice } = this;
    const isBusy = this.#change.isBusy;
    const hasPermissions = allPermissions(account).length > 0;
    return html`${this.wasKept ? keptNotice(words, words.t('invite.kept'), this.#onAnother) : nothing}
      <p class="muted">${words.t('invite.remark')}</p>
      ${addressField({
        words,
        address,
        problem: problem?.at === 'address' ? problem.text : null,
        isBusy,
        onInput: this.#onAddress,
      })}
      ${
        hasPermissions
          ? permissionsSection({
              words,
              problem,
              choice: account.allPermissionsOption
                ? choiceOf({ words, choice, isBusy, onChoice: this.#onChoice })
                : null,
              picker: choice === 'choose' ? this.#renderPicker() : null,
            })
          : nothing
      }`;
  }

  #renderPicker() {
    return html`<permission-picker
      .value=${this.permissions}
      .strings=${this.strings}
      .backend=${this.#source.backend}
      ?inert=${this.#change.isBusy}
      @input=${stop}
      @change=${this.#onPermissions}
    ></permission-picker>`;
  }

  #renderFoot(account: Account) {
    const { t } = this.#words;
    if (this.asksToDiscard) {
      return discardQuestion(this.#words, {
        text: t('invite.discard'),
        onKeep: this.#onKeepEditing,
        onDiscard: this.#onDiscard,
      });
    }
    const sending = this.#change.isBusy;
    return html`<div class="foot">
      ${dialogError(this.problem?.at === null ? this.problem.text : null)}
      <span class="summary muted">${this.#summary(account)}</span>
      <button type="button" class="button" ?disabled=${sending} @click=${this.#onLeave}>
        ${t('cancel')}
      </button>
      <button class="button primary" aria-disabled=${sending ? 'true' : nothing}>
        ${sending ? t('invite.sendingOne') : t('invite.send')}
      </button>
    </div>`;
  }

  /** “13 permissions, including Modify Master Account Profile”: what is risky is named, however it was chosen. */
  #summary(account: Account): string {
    const ids = this.#chosen(account);
    if (ids.length === 0) return '';
    const risky = riskyOf(account, ids).map((one) => nameOfPermission(this.#words, one));
    const count = this.#words.t('count.permissions', { n: ids.length });
    if (risky.length === 0) return count;
    return `${count}, ${this.#words.t('invite.includingRisk', { permissions: this.#words.list(risky) })}`;
  }

  #chosen(account: Account): readonly Id[] {
    if (this.choice === 'choose') return this.permissions;
    const all = allPermissions(account).map(({ id }) => id);
    return withTickable(account, [], all);
  }

  get #isTouched(): boolean {
    return this.address !== '' || this.choice !== 'choose' || this.permissions.length > 0;
  }

  /** Another backend is another account: what was typed was not meant for it. */
  #followAccount(): void {
    const backend = this.#source.backend;
    if (backend === this.#typedFor) return;
    if (this.#typedFor && backend) {
      this.close();
      this.#startOver();
    }
    this.#typedFor = backend ?? this.#typedFor;
  }

  #onAddress = (event: Event): void => {
    event.stopPropagation();
    this.address = (event.target as HTMLInputElement).value;
    if (this.problem?.at === 'address') this.problem = null;
  };

  #onChoice = (choice: Choice): void => {
    this.choice = choice;
    this.problem = null;
  };

  #onPermissions(event: Event): void {
    this.permissions = (event.target as HTMLElementTagNameMap['permission-picker']).value;
    if (this.problem?.at === 'permissions') this.problem = null;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    const account = this.#source.account;
    const backend = this.#source.backend;
    if (!account || !backend || this.#change.isBusy) return;
    const problem = this.#firstProblem(account);
    if (problem) this.#point(problem);
    else void this.#send(account, backend);
  }

  #firstProblem(account: Account): Problem | null {
    const { t } = this.#words;
    const parsed = parseAddress(this.address);
    if ('fault' in parsed) {
      return {
        at: 'address',
        text: t(parsed.fault === 'empty' ? 'error.required' : 'outcome.invalid'),
      };
    }
    if (allPermissions(account).length > 0 && this.#chosen(account).length === 0) {
      return { at: 'permissions', text: t('error.noPermission') };
    }
    return null;
  }

  async #send(account: Account, backend: Backend): Promise<void> {
    const draft = this.#draft(account);
    this.problem = null;
    const ending = await this.#change.run({
      verb: 'createInvitations',
      content: JSON.stringify(draft),
      before: (signal) => new BeforeInvitationsSendEvent([draft], signal),
      write: (write) => backend.createInvitations([draft], write),
    });
    const text = endingText(this.#words, ending, account);
    if (ending.is === 'done') this.#take(ending.answer);
    else if (text !== null) this.#point({ at: null, text });
  }

  #draft(account: Account): InvitationDraft {
    const parsed = parseAddress(this.address);
    return {
      email: 'fault' in parsed ? this.address : parsed.address,
      role: null,
      profile: null,
      permissions: [...this.#chosen(account)],
      scope: account.scope ? { ids: [] } : { all: true },
      subscriptions: [],
    };
  }

  #take(outcomes: InviteOutcome[]): void {
    const [outcome] = outcomes;
    this.dispatchEvent(new InvitationsSentEvent(outcomes));
    if (outcome && 'invitation' in outcome) {
      this.sent = outcome;
      const { email } = outcome.invitation;
      const time = this.#words.dateTime(outcome.invitation.expiresAt);
      this.#announcer.announce(this.#words.t('invite.done', { email, time }));
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>('#title')?.focus(),
      );
      return;
    }
    this.#point(this.#problemOf(outcome?.error));
  }

  #problemOf(refusal: Refusal | undefined): Problem {
    const atPermissions = ['not-held', 'admin-only', 'too-few-permissions', 'unknown-permission'];
    const at = atPermissions.includes(refusal?.reason ?? '') ? 'permissions' : 'address';
    return { at, text: reasonText(this.#words, refusal?.reason) };
  }

  /** Shows a problem where it is, says it, and puts focus there. */
  #point(problem: Problem): void {
    this.problem = problem;
    this.#announcer.announce(problem.text);
    const target = { address: '#address', permissions: 'permission-picker, [name=choice]' };
    if (problem.at === null) return;
    const { at } = problem;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(target[at])?.focus(),
    );
  }

  #onEscape(event: Event): void {
    event.preventDefault();
    if (this.asksToDiscard) this.#onKeepEditing();
    else this.#onLeave();
  }

  /** Engines close a dialog on Escape whatever `cancel` says; then nothing is thrown away, and it is offered again. */
  #onClosed(event: Event): void {
    event.stopPropagation();
    if (this.#dialog.isClosed) this.close();
  }

  #onLeave = (): void => {
    if (this.#change.isBusy) return;
    if (this.sent || !this.#isTouched) return this.close();
    this.asksToDiscard = true;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#keep')?.focus(),
    );
  };

  #onKeepEditing = (): void => {
    this.asksToDiscard = false;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#address')?.focus(),
    );
  };

  #onDiscard = (): void => {
    this.#startOver();
    this.close();
  };

  #onAnother = (): void => {
    this.#startOver();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#address')?.focus(),
    );
  };

  #startOver(): void {
    this.address = '';
    this.choice = 'choose';
    this.permissions = [];
    this.problem = null;
    this.sent = null;
    this.wasKept = false;
    this.asksToDiscard = false;
    this.#change.forget();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'invite-dialog': InviteDialog;
  }
}
