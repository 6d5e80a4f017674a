import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { deepActiveElement, type DialogController } from './dialog.js';
import { discardQuestion } from './dialog-parts.js';
import type { Localize } from './localize.js';

export interface LeavingParts {
  dialog: DialogController;
  /** Nobody leaves while something is being sent. */
  isBusy: () => boolean;
  /** Whether something would be lost. */
  isTouched: () => boolean;
  /** Throws away what was typed. */
  onDiscard: () => void;
  /** Closes the dialog, and keeps what was typed. */
  close: () => void;
}

/**
 * How a dialog is left in which something was typed: asked once, in place of the foot. Whoever stays is where he was.
 */
export class Leaving {
  /** The question stands there. */
  asks = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: LeavingParts;
  #from: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: LeavingParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** For `cancel` of the `<dialog>`. */
  readonly onEscape = (event: Event): void => {
    event.preventDefault();
    if (this.asks) this.keep();
    else this.leave();
  };

  /** For its `close`: engines close a dialog on Escape whatever `cancel` says; what was typed is there when it opens again. */
  readonly onClosed = (event: Event): void => {
    event.stopPropagation();
    if (this.#parts.dialog.isClosed) this.#parts.close();
  };

  /** Closes, or asks first. */
  readonly leave = (): void => {
    if (this.#parts.isBusy()) return;
    if (!this.#parts.isTouched()) {
      this.#parts.close();
      return;
    }
    this.#from = deepActiveElement();
    this.#ask(true);
    this.#focus(() => this.#host.shadowRoot?.querySelector<HTMLElement>('#keep'));
  };

  readonly keep = (): void => {
    this.#ask(false);
    const from = this.#from;
    // The button that asked has gone with the foot.
    const first = '.body :is(input, select, permission-picker), #title';
    this.#focus(() =>
      from?.isConnected ? from : this.#host.shadowRoot?.querySelector<HTMLElement>(first),
    );
  };

  readonly discard = (): void => {
    this.reset();
    this.#parts.onDiscard();
    this.#parts.close();
  };

  /** The dialog opens or closes: nothing is asked. */
  reset(): void {
    this.#from = null;
    this.#ask(false);
  }

  render(words: Localize, text: string): TemplateResult {
    return discardQuestion(words, { text, onKeep: this.keep, onDiscard: this.discard });
  }

  #ask(asks: boolean): void {
    this.asks = asks;
    this.#host.requestUpdate();
  }

  #focus(target: () => HTMLElement | null | undefined): void {
    void this.#host.updateComplete.then(() => target()?.focus());
  }
}
