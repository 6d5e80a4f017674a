import { LitElement, html, nothing, type TemplateResult } from 'lit';
import type { Account, Backend, Id, Permission, Role } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import {
  allPermissions,
  choosable,
  dependantsOf,
  difference,
  fixedBy,
  roleOf,
  underRole,
  withoutTicked,
  withRequired,
  withTickable,
} from '../../backend/permissions.js';
import { actions } from '../../locales/en/actions.js';
import { common } from '../../locales/en/common.js';
import { dialogs } from '../../locales/en/dialogs.js';
import { bringWords } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import { Announcer } from '../../internal/announce.js';
import { AccountSource } from '../../internal/account-source.js';
import { defineElement } from '../../internal/define.js';
import { failure, notConfigured } from '../../internal/failure.js';
import { warningIcon } from '../../internal/icons.js';
import { Localize } from '../../internal/localize.js';
import { property, state } from '../../internal/property.js';
import { searchField } from '../../internal/search-field.js';
import { namesOfPermissions } from '../../internal/words.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { type ChoiceContext, choiceOf } from './choice.js';
import { FormField, restored } from './form-field.js';
import { nameOfHost } from './name.js';
import { pickerStyles } from './permission-picker.styles.js';
import { reading } from './reading.js';
import { isSearchable, matching, matchText, searchResult } from './search.js';

bringWords({ common, actions, dialogs });

/** The `value` attribute: ids with spaces between them. */
const spaced = {
  fromAttribute: (text: string | null): Id[] => text?.split(/\s+/u).filter(Boolean) ?? [],
};

/**
 * A choice of permissions in groups, and a field of the form around it: submitted as one entry per id, reset, validated
 * and disabled as check boxes are. What a permission requires is ticked along and named; unticking one that others need
 * asks in place; what the viewer may not grant is shown with the reason.
 *
 * @element permission-picker
 * @attr {string} aria-label - The name of the group of all; `aria-labelledby` and a `<label>` give it as well
 * @attr {string} value - The ids that are ticked at first and after a reset, with spaces between them
 * @fires input - The choice has changed by the person's hand; composed
 * @fires change - The same, as native fields send it
 * @fires backend-failed - The account could not be loaded; for monitoring
 * @cssstate user-invalid - It was submitted or asked to report, and is not valid
 * @csspart group - A group of permissions
 */
export class PermissionPicker extends LitElement {
  /** @internal */
  static readonly formAssociated = true;
  static override readonly styles = [tokens, controls, pickerStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'aria-label', 'aria-labelledby'];
  }

  /** Where the account is, if no panel is around: see `createHttpBackend`. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** The name of its entries in the form; without one nothing is submitted. */
  @property({ reflect: true }) name: string | null = null;
  /** At least one has to be ticked. */
  @property({ type: Boolean, reflect: true }) required = false;
  /** For looking: what is held as a list, and what is not below it. Submitted all the same. */
  @property({ type: Boolean, reflect: true }) readonly = false;
  /** The ids that are ticked at first, and again after the form's reset. */
  @property({ attribute: 'value', converter: spaced }) defaultValue: readonly Id[] = [];
  /** The role that the permissions are for: what it grants is on and fixed, what it forbids off and fixed. */
  @property({ attribute: 'for-role' }) forRole: Id | null = null;
  /** What the person had before: permissions that differ from it are marked as gained or lost. Null marks none. */
  @property({ attribute: false }) baseline: readonly Id[] | null = null;
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  @state() private asking: ChoiceContext['asking'] = null;
  @state() private along: ChoiceContext['along'] = null;
  @state() private text = '';
  /** By its own attribute or by a fieldset around it. */
  @state() private isDisabled = false;
  /** A submit has failed for this field: it stays said after the browser's bubble is gone. */
  @state() private isReported = false;

  /** Null until it was set or ticked: then it is the default. */
  #value: readonly Id[] | null = null;
  readonly #source = new AccountSource(this);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #field = new FormField(this, {
    missing: () => this.#words.t('error.noPermission'),
    anchor: () => this.#firstControl(),
  });
  constructor() {
    super();
    this.addEventListener('invalid', () => (this.isReported = true));
  }

  static define(tag = 'permission-picker', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  /** Shows the choice pale, and leaves it out of the form. A disabled `<fieldset>` around it does the same. */
  @property({ type: Boolean })
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute('disabled', isDisabled);
  }

  /** The ids of the ticked permissions, those unknown to the account among them. Set it; it is never changed in place. */
  @property({ attribute: false })
  get value(): readonly Id[] {
    const chosen = this.#value ?? this.defaultValue;
    const role = this.#role;
    return role ? underRole(role, chosen) : chosen;
  }
  set value(ids: readonly Id[]) {
    this.#value = ids;
    this.#field.sync();
  }

  /** What the choice gives and takes against `baseline`; both empty where there is none. */
  get difference(): { gains: Id[]; loses: Id[] } {
    return difference(this.baseline ?? this.value, this.value);
  }

  /** The form it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#field.form;
  }
  /** As of native fields: `valueMissing` where one is required, `customError` where the host has set one. */
  get validity(): ValidityState {
    return this.#field.validity;
  }
  /** Why it is not valid, in the element's language; empty where it is. */
  get validationMessage(): string {
    return this.#field.validationMessage;
  }
  /** False while it is disabled or only for looking. */
  get willValidate(): boolean {
    return this.#field.willValidate;
  }
  /** Whether it is valid; sends `invalid` where it is not. */
  checkValidity(): boolean {
    return this.#field.checkValidity();
  }
  /** The same, and shows the person why not. */
  reportValidity(): boolean {
    return this.#field.reportValidity();
  }
  /** Makes it invalid with the host's own message; an empty one takes that back. */
  setCustomValidity(message: string): void {
    this.#field.setCustomValidity(message);
    this.requestUpdate();
  }

  /** @internal Called by the browser, as the two below. */
  formDisabledCallback(isDisabled: boolean): void {
    this.isDisabled = isDisabled;
  }
  /** @internal */
  formResetCallback(): void {
    this.#set(null);
    this.isReported = false;
  }
  /** @internal */
  formStateRestoreCallback(state: File | string | FormData | null): void {
    this.#set(restored(state) ?? this.#value);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name.startsWith('aria-')) this.requestUpdate();
  }

  override focus(options?: FocusOptions): void {
    this.#firstControl()?.focus(options);
  }

  protected override willUpdate(): void {
    const account = this.#source.account;
    if (account) this.#words.vocabulary = account.vocabulary;
    if (this.asking && !this.value.includes(this.asking.id)) this.asking = null;
    if (this.along && !this.value.includes(this.along.id)) this.along = null;
    if (this.#field.validity.valid) this.isReported = false;
    this.#field.markReported(this.isReported);
  }

  protected override render(): TemplateResult {
    return html`<div class="root">${this.#renderContent()} ${this.#announcer.render()}</div>`;
  }

  #renderContent(): TemplateResult {
    if (!this.#source.backend) return notConfigured(this.localName, this.endpoint);
    const account = this.#source.account;
    const { error } = this.#source;
    if (!account) return error ? this.#renderFailure(error) : this.#renderSkeleton();
    const name = nameOfHost(this, this.#field.labels) || this.#words.t('permissions.section');
    const problem = this.isReported ? this.#field.validationMessage : '';
    return html`<fieldset
      class="all"
      aria-label=${name}
      aria-describedby=${problem ? 'problem' : nothing}
      ?disabled=${this.isDisabled && !this.readonly}
    >
      ${problem ? html`<p class="error" id="problem">${warningIcon}<span>${problem}</span></p>` : nothing}
      ${this.readonly ? this.#renderReading(account) : this.#renderChoice(account)}
    </fieldset>`;
  }

  #renderFailure(error: BackendError): TemplateResult {
    return failure({
      words: this.#words,
      title: this.#words.t('error.permissions'),
      error,
      now: Date.now(),
      asOf: null,
      focus: null,
      onRetry: () => void this.#retry(),
    });
  }

  #renderSkeleton(): TemplateResult {
    return html`<div class="skeleton" role="status" tabindex="-1">
      <span class="visually-hidden">${this.#words.t('panel.loading')}</span>
      ${[0, 1, 2, 3].map(() => html`<div class="group" aria-hidden="true"><i></i><i></i></div>`)}
    </div>`;
  }

  #renderReading(account: Account): TemplateResult {
    const { value, difference } = this;
    return reading({ words: this.#words, account, value, difference });
  }

  get #role(): Role | undefined {
    return this.#source.account && roleOf(this.#source.account, this.forRole);
  }

  #renderChoice(account: Account): TemplateResult {
    const words = this.#words;
    const { t } = words;
    const { text, isDisabled, value, difference, asking, along } = this;
    const role = this.#role;
    const all = choosable(allPermissions(account), role);
    const held = all.filter(({ id }) => value.includes(id)).length;
    const isSearched = isSearchable(account);
    const found = isSearched && text.trim() !== '' ? matching(words, account, text) : null;
    const search = { words, text, isDisabled, onType: this.#onType };
    const context: ChoiceContext = {
      ...{ words, account, role, value, difference, asking, along, found },
      onChoose: (permissions, on) => this.#choose(account, permissions, on),
      onTick: (permission) => this.#onTick(account, permission),
      onAnswer: this.#onAnswer,
    };
    // “All” and “none” are not there while a search hides a part of what they would tick.
    const tools = html`<button
        type="button"
        class="link"
        @click=${() => context.onChoose(all, true)}
      >
        ${t('permissions.selectAll')}
      </button>
      <button type="button" class="link" @click=${() => context.onChoose(all, false)}>
        ${t('permissions.none')}
      </button>`;
    return html`<div class="bar">
        ${isSearched ? searchField({ ...search, label: t('permissions.search') }) : nothing}
        <span class="count">${t('permissions.count', { n: held, total: all.length })}</span>
        ${found ? nothing : tools}
      </div>
      ${found ? searchResult(search, found.size) : nothing} ${choiceOf(context)}`;
  }

  /** The failure stays until the answer, and the focus with it. */
  async #retry(): Promise<void> {
    await this.#source.follow();
    await this.updateComplete;
    this.focus();
  }

  #onType = (text: string): void => {
    const isCleared = text === '' && this.text !== '';
    this.text = text;
    const account = this.#source.account;
    if (account && text.trim() !== '') {
      const n = matching(this.#words, account, text).size;
      this.#announcer.announce(matchText(this.#words, text, n));
    }
    // The button that clears goes with the search.
    if (isCleared) this.renderRoot.querySelector<HTMLElement>('[role=searchbox]')?.focus();
  };

  #onTick(account: Account, { id }: Permission): void {
    if (!this.value.includes(id)) return this.#tick(account, id);
    if (fixedBy(account, this.#role, id)) return;
    const dependants = [...dependantsOf(account, id, this.value)];
    if (dependants.length === 0) return this.#take(this.value.filter((other) => other !== id));
    this.asking = { id, dependants };
    const permissions = namesOfPermissions(this.#words, account, dependants);
    this.#announcer.announce(this.#words.t('permissions.neededBy', { permissions }));
  }

  #tick(account: Account, id: Id): void {
    const next = [...new Set([...this.value, ...withRequired(account, [id])])];
    const also = next.filter((other) => other !== id && !this.value.includes(other));
    this.along = also.length > 0 ? { id, also } : null;
    if (this.along) {
      const permissions = namesOfPermissions(this.#words, account, also);
      this.#announcer.announce(this.#words.t('permissions.alsoTicked', { permissions }));
    }
    this.#take(next);
  }

  #choose(account: Account, permissions: readonly Permission[], on: boolean): void {
    this.along = null;
    this.asking = null;
    const ids = permissions.map(({ id }) => id);
    const next = on ? withTickable : withoutTicked;
    this.#take(next(account, this.value, ids, this.#role));
  }

  #onAnswer = (untick: boolean): void => {
    if (!this.asking) return;
    const { id, dependants } = this.asking;
    this.asking = null;
    if (untick) {
      this.#take(this.value.filter((other) => other !== id && !dependants.includes(other)));
    }
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  };

  /** Order as in the account, so that equal choices are equal lists. */
  #take(next: readonly Id[]): void {
    if (!this.#source.account) return;
    const order = allPermissions(this.#source.account).map(({ id }) => id);
    const unknown = next.filter((id) => !order.includes(id));
    this.value = [...order.filter((id) => next.includes(id)), ...unknown];
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Not by the person's hand: without events. */
  #set(value: readonly Id[] | null): void {
    this.#value = value;
    this.asking = null;
    this.along = null;
    this.#field.sync();
    this.requestUpdate();
  }

  /** What takes the focus, and the browser's bubble: the first box that can be ticked, or what there is in its place. */
  #firstControl(): HTMLElement | undefined {
    const find = (selector: string) => this.shadowRoot?.querySelector<HTMLElement>(selector);
    const first =
      find('input[type=checkbox]:not([aria-disabled])') ??
      find('input, button, summary') ??
      find('[tabindex]');
    return first ?? undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'permission-picker': PermissionPicker;
  }
}
