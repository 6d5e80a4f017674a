import type { ReactiveControllerHost, ReactiveElement, TemplateResult } from 'lit';
import type { Id, Invitation, Member } from '../../backend/backend.js';
import type { Announcer } from '../../internal/announce.js';
import type { Localize } from '../../internal/localize.js';
import { wordsArrived } from '../../locales/registry.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { ConfirmRemove } from '../confirm-remove/confirm-remove.js';
import type { SeveralInvitations } from '../member-editor/several-change.js';
import type { Bulk } from './bulk.js';
import type { Deeds } from './deeds.js';
import { type DialogOf, type DialogName, PanelDialogs } from './dialogs.js';
import { type Asked, foundText } from './found.js';
import type { PanelData } from './panel-data.js';
import type { Status } from './states.js';
import { isList, type View } from './views.js';

/** A member or an invitation, as the dialogs take it. */
type Subject = { member: Member } | { invitation: Invitation };
export type Host = ReactiveControllerHost & HTMLElement & Pick<ReactiveElement, 'renderRoot'>;
/** What is fetched behind the first view. */
interface Loaded {
  deeds: Deeds;
  bulk: Bulk;
}

interface ActionParts {
  data: PanelData;
  words: Localize;
  announcer: Announcer;
  /** Shows a row that the layout hides: focus is about to go there. */
  reveal: (id: Id) => void;
}

/** What can be done from the panel: its dialogs, what came of them, and where focus goes then. */
export class PanelActions {
  /** What was done last: stays until the next action. */
  status: Status | null = null;
  /** The row whose bin was pressed although it cannot be used: it says why. */
  explained: string | null = null;
  /** The invitation that is being sent again. */
  resending: string | null = null;

  readonly dialogs: PanelDialogs;
  readonly #host: Host;
  readonly #data: PanelData;
  readonly #words: Localize;
  readonly #announcer: Announcer;
  readonly #reveal: (id: Id) => void;
  #loaded: Loaded | null = null;
  #loading: Promise<Loaded> | null = null;

  constructor(host: Host, parts: ActionParts) {
    this.#host = host;
    this.#data = parts.data;
    this.#words = parts.words;
    this.#announcer = parts.announcer;
    this.#reveal = parts.reveal;
    this.dialogs = new PanelDialogs(host);
  }

  render(strings: StringOverrides | null): TemplateResult {
    return this.dialogs.render({
      strings,
      onSent: () => void this.#data.reloadList(),
      onOpenMember: (member) => void this.#loaded?.deeds.openMember(member),
      onCreated: (event) => void this.#loaded?.deeds.onCreated(event),
      onUpdated: (event) => void this.#loaded?.deeds.onUpdated(event),
      onGone: (event) => void this.#loaded?.deeds.onGone(event),
    });
  }

  invite(given: { addresses?: readonly string[] }): Promise<void> {
    return this.#open('invite', (dialog) => dialog.show(given));
  }

  create(): Promise<void> {
    return this.#open('editor', (editor) => editor.create());
  }

  edit(subject: Subject | SeveralInvitations): Promise<void> {
    return this.#open('editor', (editor) => editor.show(subject));
  }

  confirm(...question: Parameters<ConfirmRemove['show']>): Promise<void> {
    return this.#open('confirm', (dialog) => dialog.show(...question));
  }

  confirmDeactivating(member: Member): Promise<void> {
    return this.#open('confirm', (dialog) => dialog.show({ member }, { action: 'deactivate' }));
  }

  /** Another account: what is under way in the last one is not told here. */
  leave(): void {
    this.#loaded?.deeds.giveUp();
    this.clear();
  }

  /** Shows why a bin cannot be used, or hides it again. */
  explain(id: string): void {
    this.explained = this.explained === id ? null : id;
    this.#host.requestUpdate();
  }

  /** The next action begins: what was said about the last one goes. */
  clear(): void {
    this.status = null;
    this.explained = null;
    this.#host.requestUpdate();
  }

  /** Said once, near the list, and to a screen reader. */
  tell(status: Status): void {
    this.status = status;
    this.#announcer.announce(status.text);
    this.#host.requestUpdate();
  }

  async copy(email: string): Promise<void> {
    this.clear();
    const { t } = this.#words;
    try {
      await navigator.clipboard.writeText(email);
      this.tell({ text: t('action.copied', { email }) });
    } catch {
      this.tell({ text: t('action.copyFailed', { email }), isProblem: true });
    }
  }

  resend(invitation: Invitation): Promise<void> {
    return this.afterLoading(({ deeds }) => deeds.resend(invitation));
  }

  /** Lets somebody in again. */
  reactivate(member: Member): Promise<void> {
    return this.afterLoading(({ deeds }) => deeds.reactivate([member]));
  }

  /** What can be done about a reason why not. */
  wayOn(...given: Parameters<Deeds['wayOn']>): unknown {
    return this.#loaded?.deeds.wayOn(...given);
  }

  focusHeading(): void {
    this.#host.renderRoot.querySelector<HTMLElement>('#heading')?.focus();
  }

  /** Says what a search or a filter has found. */
  tellFound(shown: View, asked: Asked): void {
    const { account, list } = this.#data;
    // Behind a full view the list is only put back as it was.
    if (account && isList(shown))
      this.#announcer.announce(foundText(this.#words, account, list, asked));
  }

  /** The first that is said about an action that has to wait. */
  wait(): Status {
    this.clear();
    return (this.status = { text: this.#words.t('panel.loading'), isWaiting: true });
  }

  /** What keeps the ticked rows; null until it was fetched. */
  get bulk(): Bulk | null {
    return this.#loaded?.bulk ?? null;
  }

  /** Fetches what does things. Until it is there, nothing can have been done. */
  load = async (): Promise<Loaded> => {
    this.#loading ??= this.#fetch();
    return this.#loading;
  };

  /** Somebody is about to use it. */
  prefetch = (): void => {
    this.load().catch(() => {});
    this.dialogs.prefetch();
  };

  async #fetch(): Promise<Loaded> {
    try {
      const { Bulk, Deeds } = await import('./deeds.js');
      await wordsArrived();
      const parts = { data: this.#data, words: this.#words, actions: this };
      const deeds = new Deeds(this.#host, parts);
      const bulk = new Bulk(this.#host, { ...parts, announcer: this.#announcer, deeds });
      this.#host.requestUpdate();
      return (this.#loaded = { deeds, bulk });
    } catch (error) {
      // The next press tries again.
      this.#loading = null;
      throw error;
    }
  }

  /** Does what needs code that is fetched behind the first view: at once where that is there. */
  async afterLoading(
    act: (loaded: Loaded) => Promise<void> | void,
    { isQuiet = false } = {},
  ): Promise<void> {
    if (this.#loaded) return act(this.#loaded);
    return this.#after(this.load, act, isQuiet ? this.status : this.wait());
  }

  /** Opens a dialog, whose code may have to come first. */
  #open<Name extends DialogName>(
    name: Name,
    show: (dialog: DialogOf<Name>) => Promise<void>,
  ): Promise<void> {
    const load = async () => {
      // What comes of it is told by the deeds.
      await this.load();
      return this.dialogs.get(name);
    };
    return this.#after(load, async (dialog) => {
      if (dialog) await show(dialog);
    });
  }

  /** @param waiting what stands in the status line until then */
  async #after<Part>(
    load: () => Promise<Part>,
    act: (part: Part) => Promise<void> | void,
    waiting: Status | null = this.wait(),
  ): Promise<void> {
    try {
      const part = await load();
      if (waiting?.isWaiting && this.status === waiting) this.clear();
      await act(part);
    } catch (error) {
      console.warn(error);
      // Something else was pressed meanwhile: nobody waits for this any longer.
      if (this.status !== waiting) return;
      const { t } = this.#words;
      const action = { label: t('tryAgain'), run: () => void this.#after(load, act) };
      this.tell({ text: t('error.part'), isProblem: true, action });
    }
  }

  /** The next rows. With the last page the button goes, and focus with it. */
  async more(): Promise<void> {
    const { list } = this.#data;
    const before = list.items.length;
    await this.#data.more();
    const first = list.items[before];
    if (first) await this.keepFocus(() => this.focusRow(first.id));
  }

  /** Only where focus has gone with what had it. */
  async keepFocus(focus: () => Promise<void>): Promise<void> {
    await this.#host.updateComplete;
    if (!this.#host.shadowRoot?.activeElement) await focus();
  }

  async focusRow(id: Id | undefined): Promise<void> {
    if (id !== undefined) {
      this.#reveal(id);
      await this.#host.updateComplete;
    }
    const { renderRoot } = this.#host;
    const row = id === undefined ? null : renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`);
    const button = row?.querySelector<HTMLElement>('button');
    if (button) button.focus();
    else this.focusHeading();
  }
}
