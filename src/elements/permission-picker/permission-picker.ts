import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { Task } from '@lit/task';
import type { Account, Backend, Id, Permission, PermissionGroup } from '../../backend/backend.js';
import {
  allPermissions,
  dependantsOf,
  withRequired,
  withTickable,
  tickable,
} from '../../backend/permissions.js';
import type { StringOverrides } from '../../locales/strings.js';
import { Announcer } from '../../internal/announce.js';
import { accountOf, BackendSource } from '../../internal/backend-source.js';
import { defineElement } from '../../internal/define.js';
import { warningIcon } from '../../internal/icons.js';
import { Localize } from '../../internal/localize.js';
import { nameOfGroup, nameOfPermission, reasonText, riskText } from '../../internal/words.js';
import { controls } from '../../styles/controls.styles.js';
import { tokens } from '../../styles/tokens.styles.js';
import { pickerStyles } from './permission-picker.styles.js';

/**
 * A choice of permissions in groups. What a permission requires is ticked along and named; unticking one that others
 * need asks in place; what the viewer may not grant is shown with the reason.
 *
 * @element permission-picker
 * @fires input - The choice has changed by the person's hand; composed
 * @fires change - The same, as native fields send it
 * @csspart group - A group of permissions
 */
export class PermissionPicker extends LitElement {
  static override readonly styles = [tokens, controls, pickerStyles];

  /** Where the account is, if no panel is around: see `createHttpBackend`. */
  @property() endpoint: string | null = null;
  /** The backend itself; wins over `endpoint`. */
  @property({ attribute: false }) backend: Backend | null = null;
  /** The ids of the ticked permissions. */
  @property({ attribute: false }) value: readonly Id[] = [];
  /** Words of the host, per locale. */
  @property({ attribute: false }) strings: StringOverrides | null = null;

  /** An unticking that waits for an answer, since others need the permission. */
  @state() private asking: { id: Id; dependants: readonly Id[] } | null = null;
  /** What was ticked along with the last tick, and beside which permission that is said. */
  @state() private along: { id: Id; also: readonly Id[] } | null = null;

  readonly #source = new BackendSource(this);
  readonly #words = new Localize(this);
  readonly #announcer = new Announcer(this);
  readonly #account = new Task(this, {
    task: ([backend]) => (backend ? accountOf(backend) : Promise.reject(new Error('no backend'))),
    args: () => [this.#source.current] as const,
  });

  static define(tag = 'permission-picker', registry?: CustomElementRegistry): void {
    defineElement(tag, this, registry);
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLInputElement>('input:not([aria-disabled])')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const account = this.#account.value;
    if (account) this.#words.vocabulary = account.vocabulary;
    if (!changed.has('value')) return;
    if (this.asking && !this.value.includes(this.asking.id)) this.asking = null;
    if (this.along && !this.value.includes(this.along.id)) this.along = null;
  }

  protected override render(): TemplateResult {
    const account = this.#account.value;
    if (!account) return html`<div class="root">${this.#announcer.render()}</div>`;
    const { t } = this.#words;
    const all = allPermissions(account);
    const held = all.filter(({ id }) => this.value.includes(id)).length;
    return html`<div class="root">
      <div class="bar">
        <span class="count">${t('permissions.count', { n: held, total: all.length })}</span>
        <button type="button" class="link" @click=${() => this.#choose(account, all, true)}>
          ${t('permissions.selectAll')}
        </button>
        <button type="button" class="link" @click=${() => this.#choose(account, all, false)}>
          ${t('permissions.none')}
        </button>
      </div>
      <div class="groups">
        ${account.permissionGroups.map((group) => this.#renderGroup(account, group))}
      </div>
      ${this.#announcer.render()}
    </div>`;
  }

  #renderGroup(account: Account, group: PermissionGroup) {
    const { t } = this.#words;
    const name = nameOfGroup(this.#words, group);
    const held = group.permissions.filter(({ id }) => this.value.includes(id)).length;
    const every = held === group.permissions.length;
    return html`<fieldset part="group">
      <legend>${name}</legend>
      <div class="group-tools">
        <span class="muted"
          >${t('permissions.count', { n: held, total: group.permissions.length })}</span
        >
        <button
          type="button"
          class="link"
          aria-label=${t(every ? 'permissions.clearGroup' : 'permissions.selectGroup', { group: name })}
          @click=${() => this.#choose(account, group.permissions, !every)}
        >
          ${every ? t('permissions.none') : t('permissions.selectAll')}
        </button>
      </div>
      ${group.permissions.map((permission) => this.#renderPermission(account, permission))}
    </fieldset>`;
  }

  #renderPermission(account: Account, permission: Permission) {
    const { id } = permission;
    const ticked = this.value.includes(id);
    const may = ticked || tickable(account, id, this.value);
    const risk = permission.risk ? riskText(this.#words, permission) : null;
    return html`<div class="permission ${risk && ticked ? 'risky' : ''}">
      <input
        type="checkbox"
        id=${id}
        .checked=${live(ticked)}
        aria-disabled=${may === true ? nothing : 'true'}
        aria-describedby=${`about-${id}`}
        @click=${(event: Event) => may !== true && event.preventDefault()}
        @input=${(event: Event) => event.stopPropagation()}
        @change=${(event: Event) => this.#onTick(event, account, permission)}
      />
      <label for=${id}>${nameOfPermission(this.#words, permission)}</label>
      <div class="about" id=${`about-${id}`}>
        <span
          >${this.#words.label(permission.description, `permission.${id}.description`, '')}</span
        >
        ${risk ? html`<span class="attention risk">${warningIcon}${risk}</span>` : nothing}
        ${this.#renderNeeds(account, permission)}
        ${may === true ? nothing : html`<span class="why">${reasonText(this.#words, may.refused)}</span>`}
      </div>
      ${this.asking?.id === id ? this.#renderQuestion(account, this.asking.dependants) : nothing}
    </div>`;
  }

  #renderNeeds(account: Account, permission: Permission) {
    const { t } = this.#words;
    if (this.along?.id === permission.id) {
      const permissions = this.#names(account, this.along.also);
      return html`<span class="also">${t('permissions.alsoTicked', { permissions })}</span>`;
    }
    if (permission.requires.length === 0) return nothing;
    return html`<span
      >${t('permissions.needs', { permission: this.#names(account, permission.requires) })}</span
    >`;
  }

  #renderQuestion(account: Account, dependants: readonly Id[]) {
    const { t } = this.#words;
    const permissions = this.#names(account, dependants);
    return html`<div
      class="question"
      role="group"
      aria-label=${t('permissions.neededBy', { permissions })}
    >
      <span>${t('permissions.neededBy', { permissions })}</span>
      <button type="button" class="button small" @click=${this.#onUntickAll}>
        ${t(dependants.length === 1 ? 'permissions.untickBoth' : 'permissions.untickAll')}
      </button>
      <button type="button" class="button small" @click=${this.#onKeep}>
        ${t('permissions.keepTicked')}
      </button>
    </div>`;
  }

  #names(account: Account, ids: readonly Id[]): string {
    const known = allPermissions(account).filter(({ id }) => ids.includes(id));
    return this.#words.list(known.map((permission) => nameOfPermission(this.#words, permission)));
  }

  #onTick(event: Event, account: Account, { id }: Permission): void {
    event.stopPropagation();
    if (!this.value.includes(id)) return this.#tick(account, id);
    const dependants = [...dependantsOf(account, id, this.value)];
    if (dependants.length === 0) return this.#take(this.value.filter((other) => other !== id));
    this.asking = { id, dependants };
    this.#announcer.announce(
      this.#words.t('permissions.neededBy', { permissions: this.#names(account, dependants) }),
    );
  }

  #tick(account: Account, id: Id): void {
    const next = [...withRequired(account, [...this.value, id])];
    const also = next.filter((other) => other !== id && !this.value.includes(other));
    this.along = also.length > 0 ? { id, also } : null;
    if (this.along) {
      this.#announcer.announce(
        this.#words.t('permissions.alsoTicked', { permissions: this.#names(account, also) }),
      );
    }
    this.#take(next);
  }

  #choose(account: Account, permissions: readonly Permission[], on: boolean): void {
    this.along = null;
    this.asking = null;
    const ids = permissions.map(({ id }) => id);
    if (on) return this.#take(withTickable(account, this.value, ids));
    // What others need outside the group goes along with them: nothing is left half.
    const gone = new Set(ids.flatMap((id) => [id, ...dependantsOf(account, id, this.value)]));
    this.#take(this.value.filter((id) => !gone.has(id)));
  }

  #onUntickAll = (): void => {
    if (!this.asking) return;
    const { id, dependants } = this.asking;
    this.asking = null;
    this.#take(this.value.filter((other) => other !== id && !dependants.includes(other)));
    this.#focusOn(id);
  };

  #onKeep = (): void => {
    if (!this.asking) return;
    const { id } = this.asking;
    this.asking = null;
    this.#focusOn(id);
  };

  #focusOn(id: Id): void {
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  }

  /** Order as in the account, so that equal choices are equal lists. */
  #take(next: readonly Id[]): void {
    if (!this.#account.value) return;
    const order = allPermissions(this.#account.value).map(({ id }) => id);
    const unknown = next.filter((id) => !order.includes(id));
    this.value = [...order.filter((id) => next.includes(id)), ...unknown];
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'permission-picker': PermissionPicker;
  }
}
