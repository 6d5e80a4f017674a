import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { InvitationBackend, InvitationView } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import {
  type BeforeEvent,
  BeforeInvitationAcceptEvent,
  BeforeInvitationDeclineEvent,
  InvitationAcceptedEvent,
  InvitationDeclinedEvent,
  SignInNeededEvent,
  SignOutNeededEvent,
  SignUpNeededEvent,
} from '../../events.js';
import { Announcer } from '../../internal/announce.js';
import { ChangeController, type Ending } from '../../internal/change.js';
import { reportFailure, within } from '../../internal/calls.js';
import { defineElement } from '../../internal/define.js';
import { waitingBar } from '../../internal/dialog-parts.js';
import { failure, notConfigured } from '../../internal/failure.js';
import { InvitationSource, type Opened } from '../../internal/invitation-source.js';
import { newKey } from '../../internal/key.js';
import { Localize } from '../../internal/localize.js';
import { endingText } from '../../internal/endings.js';
import { property, state } from '../../internal/property.js';
import { actions } from '../../locales/en/actions.js';
import { common } from '../../locales/en/common.js';
import { invitee } from '../../locales/en/invitee.js';
import { bringWords } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { acceptStyles } from './accept-invitation.styles.js';
import { HostWait } from './host-wait.js';
import { forgetToken, takeToken } from './link-token.js';
import { doneTitle } from './parts.js';
import type { Strength } from './password-form.js';
import { answerOf, faultOfPassword, offerOf, pageAddress, type Typed } from './standing.js';
import {
  acceptedView,
  askedText,
  closedView,
  hiddenView,
  openView,
  plain,
  type Doings,
  type Scene,
} from './views.js';

bringWords({ common, actions, invitee });

/** What came of it, with the invitation as it was answered. */
type End =
  { is: 'accepted'; view: InvitationView; next: string | null } | { is: 'declined'; by: string };

const blank: Typed = { name: '', password: '' };
/** An invitee has no account that would say otherwise; the contract's keys make trying again safe. */
const keyed = { capabilities: { idempotency: true } };

/**
 * The page behind the link of an invitation: who invites, to what, and until when; then signing in and confirming, or
 * setting a password. It never accepts by itself, so that a program that follows links in mails accepts nothing. The
 * links of the mails that set a password or confirm an address lead here as well.
 *
 * @element accept-invitation
 * @slot sign-in - The host's own way to sign in, instead of the button that fires `sign-in-needed`
 * @slot sign-up - The host's own way to make a login, instead of the button that fires `sign-up-needed`
 * @slot next - Where to go after it is done, instead of the link to `next`
 * @fires before-invitation-accept - Before accepting; cancelable, may wait
 * @fires invitation-accepted - After the backend has confirmed it
 * @fires before-invitation-decline - Before declining; cancelable, may wait
 * @fires invitation-declined - After the backend has confirmed it
 * @fires sign-in-needed - Somebody has to sign in; `waitUntil(signIn())` goes on afterwards
 * @fires sign-out-needed - Somebody else is signed in; `waitUntil(signOut())` goes on afterwards
 * @fires sign-up-needed - The host makes logins itself; `waitUntil(signUp())` goes on afterwards
 * @fires backend-failed - A call of the backend failed; for monitoring
 * @csspart root - All of it
 * @csspart title - What it is about
 * @csspart error - What went wrong
 */
export class AcceptInvitation extends LitElement {
  static override readonly styles = [tokens, controls, acceptStyles];

  /** Where invitations are looked up, such as `/api/invitations`. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: InvitationBackend | null = null;
  /** The token of the link. A property only: an attribute would stand in the page for everybody to read. */
  @property({ attribute: false }) token: string | null = null;
  /** Takes the token out of the address (`#…`), and the address bar is clean. */
  @property({ type: Boolean, attribute: 'from-hash' }) fromHash = false;
  /** Where to go after it is done, if the backend does not say: the host's page, or its sign-in. */
  @property() next: string | null = null;
  /** The level of the title among the page's headings. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  @state() private typed: Typed = blank;
  @state() private strength: Strength | null = null;
  @state() private isRevealed = false;
  @state() private fault: string | null = null;
  @state() private problem: string | null = null;
  /** It was closed while somebody was typing: the form stays, so that nothing is lost. */
  @state() private fellWhileTyping = false;
  @state() private asksToDecline = false;
  @state() private hasAskedForLink = false;
  @state() private isAskingForLink = false;
  @state() private end: End | null = null;

  readonly #source = new InvitationSource(this);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #change = new ChangeController(this);
  readonly #wait = new HostWait(this);
  /** Of asking for a new link: the same however often it is tried. */
  #linkKey: string | null = null;
  readonly #doings: Doings = {
    accept: () => void this.#accept(),
    submit: (event) => this.#onSubmit(event),
    input: (part) => this.#onInput(part),
    reveal: (isRevealed) => (this.isRevealed = isRevealed),
    signIn: () => void this.#ask((signal) => new SignInNeededEvent(signal)),
    signOut: () => void this.#ask((signal) => new SignOutNeededEvent(signal)),
    signUp: () => void this.#ask((signal) => new SignUpNeededEvent(signal)),
    thinkOfDeclining: () => this.#askToDecline(true),
    keep: () => this.#askToDecline(false),
    decline: () => void this.#decline(),
    askForLink: () => void this.#askForLink(),
  };

  static define(tag = 'accept-invitation', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Looks at the invitation again: after the host has signed somebody in or out. What was typed stays. */
  async refresh(): Promise<void> {
    await this.#source.follow();
    this.problem = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHash);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('hashchange', this.#onHash);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('fromHash')) this.#onHash();
    if (changed.has('token') && this.hasUpdated) this.#startOver();
  }

  protected override render(): TemplateResult {
    return html`<div class="root" part="root">
      ${this.#renderContent()} ${waitingBar(this.#words, this.#wait)}
      ${waitingBar(this.#words, this.#change)} ${this.#announcer.render()}
    </div>`;
  }

  #renderContent() {
    const { t } = this.#words;
    const { opened, error } = this.#source;
    const level = this.headingLevel;
    if (!this.#source.isConfigured) return notConfigured(this.localName, this.endpoint);
    if (this.end?.is === 'accepted')
      return acceptedView(this.#words, level, this.end.view, this.end.next);
    if (this.end) return plain({ level }, t('accept.declined', { name: this.end.by }), null);
    if (this.token === null && !this.fromHash) return nothing;
    if (this.token === null || error?.code === 'not-found' || error?.code === 'invalid')
      return plain({ level }, t('accept.unknown'), t('accept.unknownNext'));
    if (error) return hiddenView(this.#frame, error) ?? this.#renderFailure(error);
    if (!opened) return html`<p class="muted" role="status">${t('accept.loading')}</p>`;
    const scene = this.#sceneOf(opened);
    const isOpen = opened.view.status === 'pending' || this.#staysOpen(opened.view);
    return isOpen ? openView(scene) : closedView(scene);
  }

  /** What was typed is not thrown away because somebody has withdrawn the invitation meanwhile. */
  #staysOpen(view: InvitationView): boolean {
    return this.fellWhileTyping && view.status !== 'accepted' && offerOf(view) === 'password';
  }

  #renderFailure(error: BackendError) {
    const onRetry = () => void this.refresh().then(() => this.#focus('#title'));
    const said = { words: this.#words, title: this.#words.t('accept.failed'), error, focus: null };
    return failure({ ...said, now: Date.now(), asOf: null, onRetry });
  }

  get #frame(): Pick<Scene, 'words' | 'level' | 'isBusy' | 'on'> {
    return { words: this.#words, level: this.headingLevel, isBusy: this.#isBusy, on: this.#doings };
  }

  #sceneOf({ view, backend }: Opened): Scene {
    const { typed, strength, isRevealed, fault, problem, asksToDecline, hasAskedForLink } = this;
    return {
      ...{ typed, strength, isRevealed, fault, problem, asksToDecline, hasAskedForLink },
      ...{ ...this.#frame, view, backend },
      isWriting: this.#change.phase === 'writing',
    };
  }

  get #isBusy(): boolean {
    return this.#change.isBusy || this.#wait.phase !== 'idle' || this.isAskingForLink;
  }

  // ---- what somebody does -------------------------------------------------------------------------------------------------

  /** Following another link in the same tab changes nothing of the address but its fragment. */
  #onHash = (): void => {
    if (this.fromHash) this.token = takeToken(window) ?? this.token;
  };

  #onInput(part: Partial<Typed>): void {
    this.typed = { ...this.typed, ...part };
    if (part.password === undefined) return;
    this.fault = null;
    void this.#judge(part.password);
  }

  /** Advice comes when it comes; without its dictionary, as offline, there is none. */
  async #judge(password: string): Promise<void> {
    const module = password === '' ? null : await import('./strength.js').catch(() => null);
    if (this.typed.password !== password) return;
    const { account, email = '' } = this.#source.opened?.view ?? {};
    const known = [account?.name ?? '', email, ...email.split('@'), this.typed.name];
    this.strength = module?.strengthOf(password, known.filter(Boolean)) ?? null;
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    if (this.#isBusy) return;
    const fault = faultOfPassword(this.typed.password);
    if (fault === null) void this.#accept();
    else this.#pointAtPassword(fault);
  }

  #pointAtPassword(fault: string): void {
    const { t } = this.#words;
    this.fault = t(fault === 'required' ? 'error.required' : 'accept.passwordShort');
    this.#announcer.announce(this.fault);
    this.#focus('#password');
  }

  async #ask(make: (signal: AbortSignal) => BeforeEvent): Promise<void> {
    if (this.#isBusy) return;
    if (!(await this.#wait.ask(make))) return;
    await this.refresh();
    const current = this.#source.opened?.view.signedInAs;
    if (current) this.#announcer.announce(this.#words.t('accept.signedInAs', { current }));
    this.#focus('.title');
  }

  #askToDecline(asks: boolean): void {
    this.asksToDecline = asks;
    this.#focus(asks ? '#keep' : '#decline-link');
  }

  async #accept(): Promise<void> {
    const { opened } = this.#source;
    if (!opened || this.#isBusy) return;
    const { backend, token, view } = opened;
    const answer = answerOf(view, this.typed);
    this.problem = null;
    const ending = await this.#change.run({
      verb: 'accept',
      content: `accept ${JSON.stringify(answer)}`,
      before: (signal) => new BeforeInvitationAcceptEvent(view, answer.as ?? 'invited', signal),
      write: (write) => backend.accept(token, answer, write),
    });
    // Another link has been opened meanwhile: this one's end is not told at it.
    if (this.token !== token) return;
    if (ending.is === 'done') this.#onAccepted(view, ending.answer.next);
    else await this.#tellEnding(ending, view);
  }

  #onAccepted(view: InvitationView, next: string | undefined): void {
    this.typed = blank;
    this.isRevealed = false;
    const page = pageAddress(next, this.baseURI) ?? pageAddress(this.next, this.baseURI);
    this.#finish({ is: 'accepted', view, next: page }, doneTitle(this.#words, view));
    this.dispatchEvent(new InvitationAcceptedEvent(view, view.needs === 'password'));
  }

  async #decline(): Promise<void> {
    const { opened } = this.#source;
    if (!opened || this.#isBusy) return;
    const { backend, token, view } = opened;
    this.problem = null;
    const ending = await this.#change.run({
      verb: 'decline',
      content: 'decline',
      before: (signal) => new BeforeInvitationDeclineEvent(view, signal),
      write: async (write) => {
        await backend.decline?.(token, write);
        return {};
      },
    });
    if (this.token !== token) return;
    if (ending.is !== 'done') return this.#tellEnding(ending, view);
    const { name } = view.inviter;
    this.#finish({ is: 'declined', by: name }, this.#words.t('accept.declined', { name }));
    this.dispatchEvent(new InvitationDeclinedEvent(view));
  }

  #finish(end: End, text: string): void {
    this.end = end;
    this.asksToDecline = false;
    forgetToken();
    this.#announcer.announce(text);
    this.#focus('.title');
  }

  /** Where the invitation is another one by now, it is looked up again and says so itself. */
  async #tellEnding(ending: Ending<unknown>, view: InvitationView): Promise<void> {
    const error = ending.is === 'failed' ? ending.error : null;
    const fault = error?.fields?.['password'];
    if (fault !== undefined) {
      this.#pointAtPassword(fault);
      return;
    }
    const isOther =
      error?.reason === 'wrong-account' ||
      error?.reason === 'mailbox-unproved' ||
      error?.code === 'unauthenticated';
    if (error?.code === 'gone' || isOther) {
      this.fellWhileTyping = error.code === 'gone' && this.typed.password !== '';
      await this.refresh();
      this.#focus('.title');
      return;
    }
    const text = this.#refusalText(error, view) ?? endingText(this.#words, ending, keyed);
    this.problem = text;
    if (text !== null) this.#announcer.announce(text);
  }

  #refusalText(error: BackendError | null, { account, inviter, ...view }: InvitationView) {
    const { t } = this.#words;
    const email = view.signedInAs ?? view.email;
    switch (error?.reason) {
      case 'already-member':
        return t('accept.alreadyMember', { email, account: account.name });
      case 'deactivated':
        return t('accept.deactivated', { account: account.name, name: inviter.name });
      default:
        return null;
    }
  }

  async #askForLink(): Promise<void> {
    const { opened } = this.#source;
    if (!opened || this.#isBusy) return;
    const { backend, token, view } = opened;
    // What an earlier try did, a refusal of this one does not tell.
    const wasSure = this.#linkKey === null;
    const key = (this.#linkKey ??= newKey());
    this.problem = null;
    this.isAskingForLink = true;
    try {
      await within(async (signal) => backend.askForNewLink?.(token, { key, signal }));
      if (this.token !== token) return;
      this.hasAskedForLink = true;
      this.#announcer.announce(askedText(this.#words, view));
      this.#focus('.title');
    } catch (cause) {
      const error = reportFailure(this, 'askForNewLink', cause);
      if (this.token !== token) return;
      if (wasSure && error.notApplied) this.#linkKey = null;
      await this.#tellEnding({ is: 'failed', error }, view);
    } finally {
      if (this.token === token) this.isAskingForLink = false;
    }
  }

  #focus(place: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(place)?.focus());
  }

  #startOver(): void {
    this.typed = blank;
    this.strength = null;
    this.isRevealed = false;
    this.fault = null;
    this.problem = null;
    this.fellWhileTyping = false;
    this.asksToDecline = false;
    this.hasAskedForLink = false;
    this.isAskingForLink = false;
    this.end = null;
    this.#linkKey = null;
    // What is under way was about the other link, and is not told at this one.
    this.#change.giveUp();
    this.#change.forget();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'accept-invitation': AcceptInvitation;
  }
}
