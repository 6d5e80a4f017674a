import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';
import { keepInSight } from './keyboard-cover.js';

/**
 * A native modal dialog: opening, closing, and where focus goes. The host renders `<dialog ${ref(dialog.ref)}>` itself.
 */
export class DialogController implements ReactiveController {
  readonly ref: Ref<HTMLDialogElement> = createRef();
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** Remembered here: after a second `showModal()` the browser gives focus back to the wrong element. */
  #opener: HTMLElement | null = null;
  #aside = false;
  #open = false;
  #letGo = (): void => {};

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  /** A `<dialog>` that is taken out and put back is `open` but not modal. */
  hostDisconnected(): void {
    this.#open = false;
    this.#aside = false;
    this.#letGo();
    this.ref.value?.close();
  }

  /** Open for the person, even while it has stepped aside. */
  get open(): boolean {
    return this.#open;
  }

  /** Whether a `close` event of the `<dialog>` means that it was closed, and not that it stepped aside or came back. */
  get isClosed(): boolean {
    return !this.#aside && !this.ref.value?.open;
  }

  async show(): Promise<void> {
    if (this.#open) return;
    this.#opener = deepActiveElement();
    this.#open = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // Closed again while the content was being drawn: nothing to show.
    const dialog = this.ref.value;
    if (!this.open || !dialog) return;
    this.#letGo();
    this.#letGo = keepInSight(dialog);
    dialog.showModal();
  }

  /** Closes and gives focus back to where it came from, unless that has left the page. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#letGo();
    this.ref.value?.close();
    this.#host.requestUpdate();
    const opener = this.#opener;
    this.#opener = null;
    if (opener?.isConnected) opener.focus();
  }

  /**
   * Leaves the top layer while the host is asked: under an open modal the host's own dialog would be inert.
   * @returns how to come back, with focus where it was
   */
  stepAside = (): (() => void) => {
    const dialog = this.ref.value;
    if (!dialog?.open) return () => {};
    const focused = deepActiveElement();
    this.#aside = true;
    dialog.close();
    return () => {
      this.#aside = false;
      if (!this.#open || !dialog.isConnected) return;
      dialog.showModal();
      if (focused?.isConnected) focused.focus();
    };
  };
}

/** The focused element, through shadow roots; null when it is the page itself. */
export function deepActiveElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}
