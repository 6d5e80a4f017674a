import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';

/**
 * One live region: what is said to a screen reader without moving focus. An element under an open modal dialog is
 * silent, so the panel and each dialog have one of their own, and whoever is on top speaks.
 */
export class Announcer {
  readonly #host: ReactiveControllerHost;
  #text = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  announce(text: string): void {
    // The same sentence twice in a row would change nothing, and nothing would be said.
    this.#text = text === this.#text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Has to be in the page before the text comes: render it always. */
  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this.#text}</div>`;
  }
}
