import { html, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import type { Backend, Member } from '../../backend/backend.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { ConfirmRemove } from '../confirm-remove/confirm-remove.js';

/** Asks whether a member is to go, in the editor's place: never a dialog over a dialog. */
export class Removal {
  readonly #confirm = createRef<ConfirmRemove>();
  readonly #onGone: () => void;
  readonly #onStays: (member: Member) => void;
  #member: Member | null = null;
  #isGone = false;

  /** @param onStays the question was closed, and nobody has gone */
  constructor({ onGone, onStays }: { onGone: () => void; onStays: (member: Member) => void }) {
    this.#onGone = onGone;
    this.#onStays = onStays;
  }

  render(strings: StringOverrides | null, backend: Backend | null): TemplateResult {
    return html`<confirm-remove
      ${ref(this.#confirm)}
      exportparts="dialog, error"
      .strings=${strings}
      .backend=${backend}
      @members-removed=${this.#gone}
      @members-active=${this.#gone}
      @member-updated=${this.#gone}
      @close=${this.#closed}
    ></confirm-remove>`;
  }

  ask(member: Member): void {
    this.#isGone = false;
    this.#member = member;
    void this.#confirm.value?.show({ member });
  }

  /** Another account: who was asked about is not there. */
  forget(): void {
    this.#member = null;
  }

  #gone = (): void => {
    this.#isGone = true;
    this.#onGone();
  };

  #closed = async (): Promise<void> => {
    // What was done is told right after the closing.
    await Promise.resolve();
    const member = this.#member;
    this.forget();
    if (!this.#isGone && member) this.#onStays(member);
  };
}
