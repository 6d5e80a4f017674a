import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long typing pauses before the backend is asked, in milliseconds. */
const typingPause = 200;

/** What somebody looks for: as it stands in the field, and as it is asked once the typing pauses. */
export class SearchText implements ReactiveController {
  text = '';
  typed = '';
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  readonly onType = (event: Event): void => {
    event.stopPropagation();
    this.typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(this.typed.trim()), typingPause);
    this.#host.requestUpdate();
  };

  clear(): void {
    clearTimeout(this.#timer);
    this.typed = '';
    this.#ask('');
  }

  #ask(text: string): void {
    this.text = text;
    this.#host.requestUpdate();
  }
}
