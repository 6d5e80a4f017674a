import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Id } from '../../backend/backend.js';

export interface FieldHost extends ReactiveControllerHost, HTMLElement {
  readonly value: readonly Id[];
  readonly name: string | null;
  readonly required: boolean;
}

/** The key of the state that the browser keeps for a page that is come back to. */
const kept = 'permission';

/** What a form gets to know of the choice: its entries, whether it is valid, and what to restore. */
export class FormField implements ReactiveController {
  readonly #host: FieldHost;
  readonly #internals: ElementInternals;
  readonly #missing: () => string;
  readonly #anchor: () => HTMLElement | undefined;
  #customMessage = '';

  /** `missing`: the message where nothing is ticked; `anchor`: what takes the focus, and the browser's bubble. */
  constructor(
    host: FieldHost,
    parts: { missing: () => string; anchor: () => HTMLElement | undefined },
  ) {
    this.#host = host;
    this.#internals = host.attachInternals();
    this.#missing = parts.missing;
    this.#anchor = parts.anchor;
    host.addController(this);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): readonly Node[] {
    return [...this.#internals.labels];
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** `:user-invalid` is for native fields alone, so a page can style `:state(user-invalid)`. */
  markReported(isReported: boolean): void {
    const { states } = this.#internals;
    if (isReported) states.add('user-invalid');
    else states.delete('user-invalid');
  }

  checkValidity(): boolean {
    this.sync();
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    this.sync();
    return this.#internals.reportValidity();
  }
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.sync();
  }

  hostUpdated(): void {
    this.sync();
  }

  /** Each change at once, not with the next drawing: a host may set the value and submit in one breath. */
  sync(): void {
    const { value, name, required } = this.#host;
    this.#internals.setFormValue(name ? entries(name, value) : null, entries(kept, value));
    const valueMissing = required && value.length === 0;
    const customError = this.#customMessage !== '';
    const message = this.#customMessage || (valueMissing ? this.#missing() : '');
    this.#internals.setValidity({ valueMissing, customError }, message, this.#anchor());
  }
}

/** The ids in what the browser kept; null where it is nothing of ours. */
export function restored(state: File | string | FormData | null): Id[] | null {
  if (!(state instanceof FormData)) return null;
  return state.getAll(kept).filter((id) => typeof id === 'string');
}

/** One entry per id, as check boxes of one name have them. */
function entries(name: string, ids: readonly Id[]): FormData {
  const data = new FormData();
  for (const id of ids) data.append(name, id);
  return data;
}
