import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Entry } from '../../backend/address-list.js';
import { parseAddress } from '../../backend/addresses.js';
import type { Access, Account, InvitationDraft } from '../../backend/backend.js';
import { riskyOf } from '../../backend/permissions.js';
import {
  AccessForm,
  type AccessFormParts,
  accessProblem,
  opensNothing,
  type AccessProblem,
  type AccessSection,
  firstAccess,
} from '../../internal/access-form/access-form.js';
import type { Localize } from '../../internal/localize.js';
import { accessSummary, nameOfPermission } from '../../internal/words.js';
import type { StringOverrides } from '../../locales/strings.js';
import { personChoice } from './person-choice.js';
import type { Standing } from './standing.js';

const sections: readonly AccessSection[] = [
  'role',
  'profile',
  'permissions',
  'scope',
  'subscriptions',
  'until',
];

export interface AccessChoiceContext {
  account: Account;
  /** Whom an exception can be made for. */
  entries: readonly Entry[];
  problem: AccessProblem | null;
  isBusy: boolean;
  strings: StringOverrides | null;
  onChange: () => void;
}

/** What all of them may do, what one may do differently, and the language of the mail. */
export class AccessChoice {
  /** Null while nothing was chosen; then what a new person starts with. */
  #access: Access | null = null;
  /** By canonical address. */
  readonly #exceptions = new Map<string, Access>();
  /** Who is looked at; null: all. */
  #who: string | null = null;
  #locale: string | null = null;
  /** A single sub-account is chosen by itself: that is nothing to lose. */
  #isTouched = false;
  /** Somebody is being chosen for an exception; only then the others are drawn. */
  #isChoosing = false;
  /** By what. */
  #sought = '';
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #words: Localize;
  readonly #form: AccessForm;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: AccessFormParts) {
    this.#host = host;
    this.#words = parts.words;
    this.#form = new AccessForm(host, parts);
  }

  get isTouched(): boolean {
    return this.#isTouched || this.#exceptions.size > 0 || this.#locale !== null;
  }

  reset(): void {
    this.#access = null;
    this.#isTouched = false;
    this.#isChoosing = false;
    this.#sought = '';
    this.#exceptions.clear();
    this.#who = null;
    this.#locale = null;
    this.#form.reset();
  }

  draftsOf(account: Account, standings: readonly Standing[]): InvitationDraft[] {
    return standings.map(({ entry, is, member }) => {
      const parsed = parseAddress(entry.typed);
      const access = this.#exceptions.get(entry.canonical ?? '') ?? this.#forAll(account);
      return {
        ...access,
        email: 'fault' in parsed ? entry.typed : parsed.address,
        ...(is === 'contact' && member && { contactId: member.id }),
        ...(this.#locale !== null && { locale: this.#locale }),
      };
    });
  }

  /** The first thing that keeps these from being sent; shows whose access it is about. */
  problem(account: Account, entries: readonly Entry[]): AccessProblem | null {
    const whose = entries.flatMap(({ canonical }) =>
      canonical && this.#exceptions.has(canonical) ? [canonical] : [],
    );
    for (const who of [null, ...whose]) {
      const access = (who === null ? null : this.#exceptions.get(who)) ?? this.#forAll(account);
      // Where all have an exception of their own, nobody gets what is for all.
      if (who === null && entries.length > 0 && whose.length === entries.length) continue;
      const problem = accessProblem(this.#words, account, access) ?? this.#nothing(account, access);
      if (!problem) continue;
      this.#look(who);
      return problem;
    }
    return null;
  }

  focus(at: AccessSection): void {
    this.#form.focus(at);
  }

  /** “13 permissions, including Modify Master Account Profile”: what is risky is named, however it was chosen. */
  summary(account: Account): string {
    const { t } = this.#words;
    const access = this.#forAll(account);
    const ids = access.permissions;
    if (account.roles.length > 0) return accessSummary(this.#words, account, access);
    if (ids.length === 0) return '';
    const risky = riskyOf(account, ids).map((one) => nameOfPermission(this.#words, one));
    const count = t('count.permissions', { n: ids.length });
    return risky.length === 0
      ? count
      : `${count}, ${t('invite.includingRisk', { permissions: this.#words.list(risky) })}`;
  }

  render(context: AccessChoiceContext): TemplateResult {
    const { account, entries, onChange } = context;
    const who = entries.find(({ canonical }) => canonical !== null && canonical === this.#who);
    const value = (who && this.#exceptions.get(who.canonical ?? '')) ?? this.#forAll(account);
    const form = this.#form.render({
      ...context,
      value,
      baseline: null,
      sections,
      onChange: (part) => {
        this.#change(account, who?.canonical ?? null, part);
        onChange();
      },
    });
    return html`${who ? this.#head(who) : nothing}${form}
    ${who || entries.length < 2 ? nothing : this.#exceptionsOf(context)} ${this.#language(context)}`;
  }

  #change(account: Account, who: string | null, part: Partial<Access>): void {
    const value = (who === null ? null : this.#exceptions.get(who)) ?? this.#forAll(account);
    const next = { ...value, ...part };
    if (who === null) this.#access = next;
    else this.#exceptions.set(who, next);
    this.#isTouched ||= account.scope?.count !== 1 || Object.keys(part).join() !== 'scope';
    this.#host.requestUpdate();
  }

  #forAll(account: Account): Access {
    return this.#access ?? firstAccess(account);
  }

  /** Who has no permission at all would be invited to nothing; contacts alone may have none. */
  #nothing(account: Account, access: Access): AccessProblem | null {
    if (!opensNothing(account, access)) return null;
    return { at: 'permissions', text: this.#words.t('error.noPermission') };
  }

  #head({ typed, canonical }: Entry): TemplateResult {
    const { t } = this.#words;
    const drop = () => {
      if (canonical !== null) this.#exceptions.delete(canonical);
      this.#look(null);
    };
    return html`<div
      class="notice only"
      role="group"
      aria-label=${t('invite.exceptFor', { address: typed })}
    >
      <strong id="only" tabindex="-1">${t('invite.exceptFor', { address: typed })}</strong>
      <button type="button" class="link" @click=${() => this.#look(null)}>
        ${t('invite.exceptBack')}
      </button>
      <button type="button" class="link" @click=${drop}>${t('invite.exceptDrop')}</button>
    </div>`;
  }

  #exceptionsOf({ account, entries, isBusy }: AccessChoiceContext): TemplateResult {
    const has = ({ canonical }: Entry) => this.#exceptions.has(canonical ?? '');
    const own = entries.filter(has);
    const isOpen = this.#isChoosing || own.length > 0;
    const onToggle = (event: Event) => {
      this.#isChoosing = (event.target as HTMLDetailsElement).open;
      this.#host.requestUpdate();
    };
    const chooser = () =>
      personChoice({
        ...{ words: this.#words, isBusy, text: this.#sought },
        entries: entries.filter((entry) => entry.canonical !== null && !has(entry)),
        onType: (text) => {
          this.#sought = text;
          this.#host.requestUpdate();
        },
        onChoose: (canonical) => {
          this.#exceptions.set(canonical, { ...this.#forAll(account) });
          this.#look(canonical);
        },
      });
    return html`<details class="except" ?open=${isOpen} @toggle=${onToggle}>
      <summary id="except">${this.#words.t('invite.except')}</summary>
      ${own.map(({ typed, canonical }) => this.#exception(account, typed, canonical ?? ''))}
      ${isOpen ? chooser() : nothing}
    </details>`;
  }

  #exception(account: Account, typed: string, canonical: string): TemplateResult {
    const { t } = this.#words;
    const access = this.#exceptions.get(canonical);
    return html`<div class="exception">
      <span
        ><bdi>${typed}</bdi>
        <span class="muted">${access && accessSummary(this.#words, account, access)}</span></span
      >
      <button
        type="button"
        class="link"
        aria-label=${t('invite.exceptChangeNamed', { address: typed })}
        @click=${() => this.#look(canonical)}
      >
        ${t('invite.exceptChange')}
      </button>
    </div>`;
  }

  #language({ account, isBusy }: AccessChoiceContext): TemplateResult | typeof nothing {
    const locales = account.invitations?.locales ?? [];
    if (locales.length < 2) return nothing;
    const chosen = this.#locale ?? account.defaultLocale ?? locales[0] ?? '';
    const onChange = (event: Event) => {
      event.stopPropagation();
      this.#locale = (event.target as HTMLSelectElement).value;
      this.#host.requestUpdate();
    };
    const label = this.#words.t('invite.language');
    return html`<details class="language">
      <summary>${label} · ${this.#nameOf(chosen)}</summary>
      <select class="input" aria-label=${label} ?disabled=${isBusy} @change=${onChange}>
        ${locales.map((locale) => html`<option value=${locale} ?selected=${locale === chosen}>${this.#nameOf(locale)}</option>`)}
      </select>
    </details>`;
  }

  #nameOf(locale: string): string {
    try {
      return new Intl.DisplayNames(this.#words.locale, { type: 'language' }).of(locale) ?? locale;
    } catch {
      return locale;
    }
  }

  #look(who: string | null): void {
    this.#who = who;
    this.#form.reset();
    this.#host.requestUpdate();
    const target = who === null ? '#except' : '#only';
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(target)?.focus(),
    );
  }
}
