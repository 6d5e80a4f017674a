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
  #life = new AbortController();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** A `<dialog>` that is taken out and put back is `open` but not modal. */
  hostDisconnected(): void {
    this.#open = false;
    this.#aside = false;
    this.#life.abort();
    this.#letGo();
    this.ref.value?.close();
  }

  /** Open for the person, even while it has stepped aside. */
  get open(): boolean {
    return this.#open;
  }

  /** Ends when the dialog closes, or leaves the page: what is read for it is wanted no longer. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** Whether a `close` event of the `<dialog>` means that it was closed, and not that it stepped aside or came back. */
  get isClosed(): boolean {
    return !this.#aside && !this.ref.value?.open;
  }

  async show(): Promise<void> {
    if (this.#open) return;
    this.#opener = deepActiveElement();
    this.#open = true;
    this.#life = new AbortController();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#present();
  }

  /** Unless it was closed again, or has stepped aside, while the content was being drawn. */
  #present(): void {
    const dialog = this.ref.value;
    if (!this.#open || this.#aside || !dialog?.isConnected || dialog.open) return;
    this.#letGo();
    this.#letGo = keepInSight(dialog);
    dialog.showModal();
  }

  /** Closes and gives focus back to where it came from, unless that has left the page. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#life.abort();
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
    if (!this.#open || this.#aside) return () => {};
    const dialog = this.ref.value;
    const focused = dialog?.open ? deepActiveElement() : null;
    this.#aside = true;
    dialog?.close();
    return () => {
      this.#aside = false;
      this.#present();
      if (this.#open && focused?.isConnected) focused.focus();
    };
  };
}

/** The focused element, through shadow roots; null when it is the page itself. */
export function deepActiveElement(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : null;
}
