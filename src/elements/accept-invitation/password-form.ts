import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { longestName } from '../../backend/visible-text.js';
import { checkIcon, infoIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import type { Typed } from './standing.js';

export type Strength = 'weak' | 'fair' | 'good';

export interface PasswordFormContext {
  words: Localize;
  email: string;
  typed: Typed;
  /** Whether the portal asks for a name along with it. */
  asksName: boolean;
  /** What is wrong with the password, or null. */
  fault: string | null;
  strength: Strength | null;
  isRevealed: boolean;
  isBusy: boolean;
  onInput: (part: Partial<Typed>) => void;
  onReveal: (isRevealed: boolean) => void;
}

/**
 * The address stands there as a field, since that is how a password manager learns to whom the password belongs. Nothing
 * is asked of a password but its length, and pasting one works as everywhere.
 */
export function passwordFields(context: PasswordFormContext): TemplateResult {
  const { words, email, typed, asksName, isBusy, onInput } = context;
  return html`<div class="field">
      <label for="username">${words.t('field.email')}</label>
      <input
        class="input"
        id="username"
        name="username"
        type="text"
        inputmode="email"
        autocomplete="username"
        dir="ltr"
        readonly
        .value=${email}
      />
    </div>
    ${
      asksName
        ? html`<div class="field">
            <label for="name">${words.t('accept.name')}</label>
            <input
              class="input"
              id="name"
              name="name"
              autocomplete="name"
              maxlength=${longestName}
              .value=${live(typed.name)}
              ?readonly=${isBusy}
              @input=${(event: Event) => onInput({ name: valueOf(event) })}
            />
          </div>`
        : nothing
    }
    ${passwordField(context)}`;
}

function passwordField(context: PasswordFormContext): TemplateResult {
  const { words, typed, fault, strength, isRevealed, isBusy, onInput, onReveal } = context;
  const { t } = words;
  return html`<div class="field">
    <label for="password">${t('accept.password')}</label>
    <input
      class="input"
      id="password"
      name="password"
      type=${isRevealed ? 'text' : 'password'}
      autocomplete="new-password"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      minlength="8"
      aria-required="true"
      aria-invalid=${fault === null ? nothing : 'true'}
      aria-describedby="password-fault password-hint strength"
      .value=${live(typed.password)}
      ?readonly=${isBusy}
      @input=${(event: Event) => onInput({ password: valueOf(event) })}
    />
    <p class="error" id="password-fault" ?hidden=${fault === null}>${fault}</p>
    <p id="strength" class="strength" aria-live="polite" data-is=${strength ?? nothing}>
      ${strength === null ? nothing : strengthText(words, strength)}
    </p>
    <p class="muted" id="password-hint">${t('accept.passwordHint')}</p>
    <label class="reveal">
      <input
        type="checkbox"
        .checked=${live(isRevealed)}
        @change=${(event: Event) => onReveal((event.target as HTMLInputElement).checked)}
      />
      <span>${t('accept.passwordShow')}</span>
    </label>
  </div>`;
}

/** Advice, with an icon and words beside the colour; it stops nobody. */
function strengthText({ t }: Localize, strength: Strength): TemplateResult {
  const texts = {
    weak: t('accept.strengthWeak'),
    fair: t('accept.strengthFair'),
    good: t('accept.strengthGood'),
  };
  return html`${strength === 'good' ? checkIcon : infoIcon}<span>${texts[strength]}</span>`;
}

function valueOf(event: Event): string {
  event.stopPropagation();
  return (event.target as HTMLInputElement).value;
}
