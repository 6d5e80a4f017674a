import { fixture, html } from '@open-wc/testing-helpers';
import type { MemoryBackend, MemoryOptions } from '../../src/adapters/memory/index.js';
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import type { Backend, Member } from '../../src/backend/backend.js';
import '../../src/define.js';
import type { ConfirmRemove } from '../../src/elements/confirm-remove/confirm-remove.js';
import type { InviteDialog } from '../../src/elements/invite-dialog/invite-dialog.js';
import type { MemberEditor } from '../../src/elements/member-editor/member-editor.js';
import type { PermissionPicker } from '../../src/elements/permission-picker/permission-picker.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { portals, type PortalName, type ViewerName } from '../../src/mocks/portals/index.js';

import { writesAreOff } from './portal.js';

/** Sunday 22 November 2026, 09:14 in Jakarta: the moment that the demos' data are told for. */
export const now = Date.parse('2026-11-22T02:14:00Z');
const day = 24 * 3600 * 1000;
export const days = (n: number): number => n * day;

export interface PortalOptions extends Partial<Omit<MemoryOptions, 'viewer'>> {
  portal?: PortalName;
  viewer?: ViewerName;
  firstRun?: boolean;
}

/** A portal's service in process, as one of its viewers meets it. */
export function portalBackend({
  portal = 'hosting-account',
  viewer = 'owner',
  firstRun = false,
  ...options
}: PortalOptions = {}): MemoryBackend {
  const { account, firstRunAccount, viewers, data } = portals[portal];
  return createMemoryBackend({
    seed: data(now),
    accountId: firstRun ? firstRunAccount : account,
    viewer: viewers[viewer],
    now: () => now,
    ...options,
  });
}

/** Frames that a wait lasts; where nothing is kept, most waits are in vain. */
const patience = writesAreOff ? 100 : 300;

/** Milliseconds that a frame takes on a busy machine. */
const slowFrame = 25;

/**
 * Waits until something is so, frame by frame, and as long as so many frames take on a busy machine; fails with the words
 * of what was waited for.
 */
export async function until(what: string, isSo: () => unknown, frames = patience): Promise<void> {
  const started = performance.now();
  for (let frame = 0; frame < frames || performance.now() - started < frames * slowFrame; frame++) {
    if (isSo()) return;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`not seen: ${what}`);
}

/** Lets a few frames pass: what must not happen would have happened by then. */
export async function frames(count = 10): Promise<void> {
  for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
}

/** A panel as a person or a host meets it; hides the shadow roots. */
export class PanelView {
  constructor(readonly element: UserManagementPanel) {}

  /** Until the panel shows a list, or says why there is none. */
  async drawn(frames = patience): Promise<void> {
    await until(
      'a list or a message',
      () => this.all('.row[data-id], .message, .failure, [role=note]')[0],
      frames,
    );
  }

  /** Until rows can be acted on as well: what does it is fetched behind them, and brings its looks. */
  async settled(frames = patience): Promise<void> {
    await this.drawn(frames);
    if (this.rows.length === 0) return;
    const { renderRoot } = this.element;
    const hasLooks = ({ cssRules }: CSSStyleSheet) =>
      [...cssRules].some(({ cssText }) => cssText.startsWith('.selection '));
    const isThere = () => (renderRoot as ShadowRoot).adoptedStyleSheets.some(hasLooks);
    await until('what is done from the list', isThere, frames);
    await this.element.updateComplete;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }
  one(selector: string): HTMLElement {
    const found = this.all(selector)[0];
    if (!found) throw new Error(`the panel has no ${selector}`);
    return found;
  }

  get text(): string {
    return readable(this.one('.root'));
  }
  get heading(): HTMLElement {
    return this.one('[role=heading]');
  }
  /** What is said to a screen reader. */
  get announced(): string {
    return readable(this.one('[role=status][aria-live]'));
  }
  /** What went wrong with the list, beside it. */
  get failure(): string {
    return this.all('.failure').map(readable).join(' ');
  }
  get status(): string {
    return this.all('p.status').map(readable).join(' ');
  }
  get tabs(): string[] {
    return this.all('[role=tab]').map(readable);
  }
  get rows(): HTMLElement[] {
    return this.all('.row[data-id]');
  }
  get inviteButton(): HTMLButtonElement | undefined {
    return this.all('#invite')[0] as HTMLButtonElement | undefined;
  }

  row(text: string): HTMLElement {
    const found = this.rows.find((row) => readable(row).includes(text));
    if (!found) throw new Error(`no row says “${text}”`);
    return found;
  }
  bin(text: string): HTMLButtonElement {
    const bin = this.row(text).querySelector<HTMLButtonElement>('.bin');
    if (!bin) throw new Error(`the row “${text}” has no bin`);
    return bin;
  }
  /** The box that ticks a row. */
  box(text: string): HTMLInputElement {
    const box = this.row(text).querySelector<HTMLInputElement>('.tick input');
    if (!box) throw new Error(`the row “${text}” cannot be ticked`);
    return box;
  }
  async tick(...texts: string[]): Promise<void> {
    for (const text of texts) this.box(text).click();
    await this.element.updateComplete;
  }
  /** The box above the others. */
  get headBox(): HTMLInputElement {
    return this.one('.head .tick input') as HTMLInputElement;
  }
  /** How many are ticked, as the bar says; empty without a bar. */
  get selected(): string {
    return this.all('.selection .size').map(readable).join();
  }
  /** What of several was refused or is still open. */
  get result(): string {
    return this.all('.bulk-result').map(readable).join();
  }
  /** Presses what stands in the bar over the list. */
  async pressInBar(text: string): Promise<void> {
    const found = this.all('.selection button').find((one) => readable(one) === text);
    if (!found)
      throw new Error(`no “${text}” in the bar: ${this.all('.selection').map(readable).join()}`);
    found.click();
    await this.element.updateComplete;
  }
  async select(tab: string): Promise<void> {
    const found = this.all('[role=tab]').find((one) => readable(one).startsWith(tab));
    found?.click();
    await until(
      `the list “${tab}”`,
      () => found?.ariaSelected === 'true' && this.one('#list').ariaBusy === 'false',
    );
    await this.settled();
  }
  async search(text: string): Promise<void> {
    const field = this.one('input[type=search]') as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  get invite(): InvitePage {
    return new InvitePage(this.one('invite-dialog') as InviteDialog);
  }
  get editor(): EditorPage {
    return new EditorPage(this.one('member-editor') as MemberEditor);
  }
  get confirm(): ConfirmPage {
    return new ConfirmPage(this.one('confirm-remove') as ConfirmRemove);
  }
}

/** The panel over a portal's service in process. */
export class PanelPage extends PanelView {
  constructor(
    element: UserManagementPanel,
    readonly memory: MemoryBackend,
  ) {
    super(element);
  }

  static async open(options: PortalOptions = {}): Promise<PanelPage> {
    const memory = portalBackend(options);
    const element = await fixture<UserManagementPanel>(
      html`<user-management-panel .backend=${memory.backend}></user-management-panel>`,
    );
    const page = new PanelPage(element, memory);
    await page.settled();
    return page;
  }
}

class DialogPage<E extends InviteDialog | MemberEditor | ConfirmRemove> {
  constructor(readonly element: E) {}

  get dialog(): HTMLDialogElement {
    const dialog = this.element.renderRoot.querySelector('dialog');
    if (!dialog) throw new Error('no dialog');
    return dialog;
  }
  /** Its code may still be on its way. */
  get isOpen(): boolean {
    const dialog = this.element.shadowRoot?.querySelector('dialog');
    return dialog?.open === true && dialog.matches(':modal');
  }
  async opened(): Promise<this> {
    await until(
      'an open dialog',
      () =>
        this.isOpen &&
        this.dialog.querySelector('h2') &&
        !this.dialog.querySelector('.body > [role=status]'),
    );
    return this;
  }
  async closed(): Promise<void> {
    await until('a closed dialog', () => !this.dialog.open);
  }
  get title(): string {
    return readable(this.dialog.querySelector('h2'));
  }
  get text(): string {
    return readable(this.dialog);
  }
  get errors(): string[] {
    return [...this.dialog.querySelectorAll<HTMLElement>('.error')].map(readable);
  }
  get announced(): string {
    return readable(this.dialog.querySelector(':scope > [role=status]'));
  }
  get focused(): HTMLElement | null {
    return this.element.shadowRoot?.activeElement as HTMLElement | null;
  }
  button(text: string): HTMLButtonElement {
    const found = [...this.dialog.querySelectorAll('button')].find((one) => readable(one) === text);
    if (!found) throw new Error(`no button “${text}” in: ${this.text}`);
    return found;
  }
  press(text: string): void {
    this.button(text).click();
  }
}

export class ConfirmPage extends DialogPage<ConfirmRemove> {}

class FormPage<E extends InviteDialog | MemberEditor> extends DialogPage<E> {
  get address(): HTMLInputElement {
    return this.dialog.querySelector('#address') as HTMLInputElement;
  }
  type(text: string): void {
    this.address.value = text;
    this.address.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  get picker(): PickerPage {
    return new PickerPage(this.dialog.querySelector('permission-picker') as PermissionPicker);
  }
}

export class EditorPage extends FormPage<MemberEditor> {
  /** An editor on its own, over a portal's service in process. */
  static async open(
    memory: MemoryBackend,
    about: 'create' | { member: Member },
    lang = 'en',
  ): Promise<EditorPage> {
    const page = await EditorPage.begin(memory, lang);
    await page.again(about);
    return page;
  }
  /** The same, not opened yet. */
  static async begin(memory: MemoryBackend, lang = 'en'): Promise<EditorPage> {
    const element = await fixture<MemberEditor>(
      html`<member-editor .backend=${memory.backend} lang=${lang}></member-editor>`,
    );
    return new EditorPage(element);
  }
  /** Opens the same editor once more. */
  async again(about: 'create' | { member: Member }): Promise<void> {
    await (about === 'create' ? this.element.create() : this.element.show(about));
    await this.opened();
    await until('the form', () => this.dialog.querySelector('.foot'));
  }

  /** A field by its label. */
  field(label: string): HTMLInputElement {
    const found = [...this.dialog.querySelectorAll('.data label')].find(
      (one) => readable(one).replace(/ \*$/u, '') === label,
    ) as HTMLLabelElement | undefined;
    if (!found) throw new Error(`no field “${label}”`);
    return this.dialog.querySelector(`#${CSS.escape(found.htmlFor)}`) as HTMLInputElement;
  }
  /** Types into fields, by their labels, and goes on from each. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      const field = this.field(label);
      field.value = value;
      for (const type of ['input', 'change']) {
        field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      }
      await this.element.updateComplete;
    }
  }
  /** What stands beside a field: what is wrong with it, and what is to be known. */
  about(label: string): string {
    return [...(this.field(label).closest('.field')?.querySelectorAll('p') ?? [])]
      .map(readable)
      .join(' ');
  }
  /** A tick by its label: of mail, of signing in, of a profile. */
  tick(label: string): HTMLInputElement {
    const found = [...this.dialog.querySelectorAll('.access-option label')].find(
      (one) => readable(one) === label,
    ) as HTMLLabelElement | undefined;
    if (!found) throw new Error(`no tick “${label}” in: ${this.text}`);
    return this.dialog.querySelector(`#${CSS.escape(found.htmlFor)}`) as HTMLInputElement;
  }
  /** What stands below a tick. */
  aboutTick(label: string): string {
    return readable(this.tick(label).closest('.access-option')?.querySelector('.about'));
  }
  get confirm(): ConfirmPage {
    return new ConfirmPage(
      this.element.renderRoot.querySelector('confirm-remove') as ConfirmRemove,
    );
  }
  /** “Gains: … Loses: …” */
  get summary(): string {
    return readable(this.dialog.querySelector('.foot .summary'));
  }
}

export class InvitePage extends FormPage<InviteDialog> {
  choose(value: 'choose' | 'all'): void {
    this.dialog.querySelector<HTMLInputElement>(`[name=choice][value=${value}]`)?.click();
  }
}

/**
 * Sends to many, and holds each part back where the service would take it.
 *
 * @returns lets the part go that is held
 */
export async function sendHeld(
  panel: PanelPage,
  invite: InvitePage,
  n: number,
): Promise<() => void> {
  const { createInvitations } = panel.memory.backend;
  let goOn = () => {};
  panel.memory.backend.createInvitations = async (drafts, write) => {
    await new Promise<void>((resolve) => (goOn = resolve));
    return createInvitations(drafts, write);
  };
  invite.press(`Send Invites (${String(n)})`);
  await until('the way to stop', () => invite.dialog.querySelector('#stop'));
  return () => goOn();
}

export class PickerPage {
  constructor(readonly element: PermissionPicker) {}

  /** A picker on its own, in the language of its own `lang`. */
  static async open({
    backend = portalBackend().backend,
    value = [],
    lang = 'en',
  }: { backend?: Backend; value?: readonly string[]; lang?: string } = {}): Promise<PickerPage> {
    const element = await fixture<PermissionPicker>(
      html`<permission-picker
        .backend=${backend}
        .value=${value}
        lang=${lang}
      ></permission-picker>`,
    );
    return new PickerPage(element).ready();
  }

  async ready(): Promise<this> {
    await until('the permissions', () => this.boxes.length > 0);
    return this;
  }
  get boxes(): HTMLInputElement[] {
    return [...this.element.renderRoot.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  }
  box(id: string): HTMLInputElement {
    const found = this.boxes.find((box) => box.id === id);
    if (!found) throw new Error(`no permission ${id}`);
    return found;
  }
  async tick(...ids: string[]): Promise<void> {
    for (const id of ids) this.box(id).click();
    await this.element.updateComplete;
  }
  get ticked(): string[] {
    return this.boxes.filter((box) => box.checked).map((box) => box.id);
  }
  get text(): string {
    return readable(this.element.renderRoot.querySelector('.root'));
  }
  /** The group of all, which has the name of the field. */
  get group(): HTMLElement {
    const found = this.element.renderRoot.querySelector<HTMLElement>('fieldset');
    if (!found) throw new Error('the picker shows no permissions');
    return found;
  }
  get search(): HTMLInputElement | null {
    return this.element.renderRoot.querySelector('[role=searchbox]');
  }
  /** Types into the search. */
  async look(text: string): Promise<void> {
    if (!this.search) throw new Error('the picker has no search');
    this.search.value = text;
    this.search.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }
  /** “Gains” or “Loses” beside a permission, or nothing. */
  mark(id: string): string {
    return readable(this.element.renderRoot.querySelector(`#mark-${id}`));
  }
  /** A permission's label, and what stands under it. */
  about(id: string): string {
    return readable(this.box(id).closest('.permission'));
  }
  /** “2 of 13”, of the whole and then of each group. */
  get counts(): string[] {
    const counts = this.element.renderRoot.querySelectorAll('.count, .group-tools .muted');
    return [...counts].map(readable);
  }
  /** What is asked in place, or nothing. */
  get question(): string {
    return readable(this.element.renderRoot.querySelector('.question span'));
  }
  /** What is said to a screen reader. */
  get announced(): string {
    return readable(this.element.renderRoot.querySelector('[role=status]'));
  }
  async press(text: string): Promise<void> {
    this.button(text).click();
    await this.element.updateComplete;
  }
  button(text: string): HTMLButtonElement {
    const all = [...this.element.renderRoot.querySelectorAll('button')];
    const found = all.find((one) => [readable(one), one.ariaLabel].includes(text));
    if (!found) throw new Error(`no button “${text}”`);
    return found;
  }
}

/** The text that is seen, on one line. */
export function readable(element: Element | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** The first of an event, as a promise. */
export function once<E extends Event>(target: EventTarget, type: string): Promise<E> {
  return new Promise((resolve) => {
    target.addEventListener(type, (event) => resolve(event as E), { once: true });
  });
}

/** The focused element, through shadow roots. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
