import { html as page, fixture } from '@open-wc/testing-helpers';
import { html, LitElement, nothing } from 'lit';
import type { Access, Account, Backend } from '../../src/backend/backend.js';
import '../../src/define.js';
import {
  accessChanges,
  AccessForm,
  accessProblem,
  type AccessProblem,
  type AccessSection,
  firstAccess,
} from '../../src/internal/access-form/access-form.js';
import { accessFormStyles } from '../../src/internal/access-form/access-form.styles.js';
import { DialogController } from '../../src/internal/dialog.js';
import { Localize } from '../../src/internal/localize.js';
import { Reads } from '../../src/internal/reads.js';
import { controls } from '../../src/styles/controls.styles.js';
import { tokens } from '../../src/styles/tokens.styles.js';
import { readable, until } from './panel.js';

const every = ['role', 'profile', 'permissions', 'scope', 'subscriptions', 'until'] as const;

/** The least that draws access: what a dialog is without its head and its buttons. */
export class AccessHost extends LitElement {
  static override styles = [tokens, controls, accessFormStyles];
  backend: Backend | null = null;
  account: Account | null = null;
  value: Access | null = null;
  baseline: Access | null = null;
  sections: readonly AccessSection[] = every;
  problem: AccessProblem | null = null;
  readonly words = new Localize(this);
  readonly form = new AccessForm(this, {
    words: this.words,
    backend: () => this.backend,
    reads: new Reads(this, new DialogController(this)),
  });

  override render() {
    const { account, value, baseline, sections, problem } = this;
    if (!account || !value) return nothing;
    this.words.vocabulary = account.vocabulary;
    const shared = { account, value, baseline, sections, problem, isBusy: false, strings: null };
    return html`<div class="root">
      ${this.form.render({ ...shared, onChange: (part) => this.take({ ...value, ...part }) })}
      <div id="changes">${baseline && accessChanges(this.words, account, baseline, value)}</div>
    </div>`;
  }

  take(value: Access): void {
    this.value = value;
    this.problem = null;
    this.requestUpdate();
  }
}
customElements.define('access-host', AccessHost);

/** A form of access as a person meets it. */
export class AccessPage {
  constructor(readonly element: AccessHost) {}

  static async open({
    backend,
    account,
    baseline = null,
    value,
    lang = 'en',
    sections = every,
  }: {
    backend: Backend;
    account?: Account;
    baseline?: Access | null;
    value?: Access;
    lang?: string;
    sections?: readonly AccessSection[];
  }): Promise<AccessPage> {
    const told = account ?? (await backend.getAccount());
    const element = await fixture<AccessHost>(page`<access-host lang=${lang}></access-host>`);
    Object.assign(element, { backend, account: told, baseline, sections });
    element.take(value ?? baseline ?? firstAccess(told));
    await element.updateComplete;
    const picker = element.renderRoot.querySelector('permission-picker');
    if (picker) await until('the picker', () => picker.shadowRoot?.querySelector('input'));
    return new AccessPage(element);
  }

  get value(): Access {
    if (!this.element.value) throw new Error('no access');
    return this.element.value;
  }
  get sub(): readonly string[] {
    return 'ids' in this.value.scope ? this.value.scope.ids : ['all'];
  }
  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.element.renderRoot.querySelectorAll<T>(selector)];
  }
  get sections(): string[] {
    return this.all('[data-access]').map((one) => one.dataset['access'] ?? '');
  }
  section(at: AccessSection): HTMLElement {
    const [found] = this.all(`[data-access=${at}]`);
    if (!found) throw new Error(`no section ${at}`);
    return found;
  }
  text(at: AccessSection): string {
    return readable(this.section(at));
  }
  control(name: string, value: string): HTMLInputElement {
    const found = this.all<HTMLInputElement>(`input[name=${name}]`).find(
      (one) => one.value === value,
    );
    if (!found) throw new Error(`no ${name} ${value}`);
    return found;
  }
  async choose(name: string, value: string): Promise<void> {
    this.control(name, value).click();
    await this.element.updateComplete;
  }
  /** What stands beside a control: its label and the sentences below. */
  beside(name: string, value: string): string {
    return readable(this.control(name, value).parentElement);
  }
  labels(name: string): string[] {
    return this.all<HTMLInputElement>(`input[name=${name}]`).map((one) =>
      readable(one.labels?.[0]),
    );
  }
  get picker(): HTMLElementTagNameMap['permission-picker'] {
    const [found] = this.all<HTMLElementTagNameMap['permission-picker']>('permission-picker');
    if (!found) throw new Error('no picker');
    return found;
  }
  permission(id: string): HTMLInputElement {
    const found = this.picker.shadowRoot?.getElementById(id);
    if (!(found instanceof HTMLInputElement)) throw new Error(`no permission ${id}`);
    return found;
  }
  async tick(id: string): Promise<void> {
    this.permission(id).click();
    await this.element.updateComplete;
  }
  async button(text: string): Promise<HTMLButtonElement> {
    const find = () => this.all<HTMLButtonElement>('button').find((one) => readable(one) === text);
    await until(`the button ${text}`, find);
    return find() as HTMLButtonElement;
  }
  async press(text: string): Promise<void> {
    (await this.button(text)).click();
    await this.element.updateComplete;
  }
  get changes(): string[] {
    return this.all('#changes p').map(readable);
  }
  get search(): HTMLInputElement {
    const [found] = this.all<HTMLInputElement>('[role=searchbox]');
    if (!found) throw new Error('no search');
    return found;
  }
  /** Whether this access could be sent; shows what is wrong, as a dialog does. */
  async send(): Promise<string> {
    const { account, baseline, words } = this.element;
    if (!account) throw new Error('no account');
    const problem = accessProblem(words, account, this.value, baseline ?? undefined);
    this.element.problem = problem;
    this.element.requestUpdate();
    await this.element.updateComplete;
    if (problem) this.element.form.focus(problem.at);
    return problem?.text ?? '';
  }
}
