import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { infoIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';

export type Choice = 'choose' | 'all';
export interface Problem {
  /** Where the eye is to go; null: the whole, above the buttons. */
  at: 'address' | 'permissions' | null;
  text: string;
}

/** What was typed before the dialog was closed is there again. */
export function keptNotice({ t }: Localize, onStartOver: () => void): TemplateResult {
  return html`<p class="notice">
    ${infoIcon}<span>${t('invite.kept')}</span>
    <button type="button" class="link" @click=${onStartOver}>${t('invite.startOver')}</button>
  </p>`;
}

export interface AddressFieldContext {
  words: Localize;
  address: string;
  problem: Problem | null;
  isBusy: boolean;
  onInput: (event: Event) => void;
}

/** Not `type=email`: engines rewrite what is typed there, and judge it by rules of their own. */
export function addressField({
  words,
  address,
  problem,
  isBusy,
  onInput,
}: AddressFieldContext): TemplateResult {
  const wrong = problem?.at === 'address' ? problem.text : null;
  return html`<div class="field">
    <label for="address">${words.t('field.email')}</label>
    <input
      class="input"
      id="address"
      name="address"
      type="text"
      inputmode="email"
      autocapitalize="none"
      autocomplete="off"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="send"
      dir="ltr"
      autofocus
      aria-required="true"
      aria-invalid=${wrong === null ? nothing : 'true'}
      aria-describedby=${wrong === null ? nothing : 'address-error'}
      .value=${live(address)}
      ?readonly=${isBusy}
      @input=${onInput}
    />
    ${wrong === null ? nothing : html`<p class="error" id="address-error">${wrong}</p>`}
  </div>`;
}

export interface PermissionsSectionContext {
  words: Localize;
  problem: Problem | null;
  choice: TemplateResult | null;
  picker: TemplateResult | null;
}

export function permissionsSection({
  words,
  problem,
  choice,
  picker,
}: PermissionsSectionContext): TemplateResult {
  const wrong = problem?.at === 'permissions' ? problem.text : null;
  return html`<div
    class="permissions"
    role="group"
    aria-labelledby="permissions"
    aria-describedby=${wrong === null ? nothing : 'permissions-error'}
  >
    <h3 id="permissions">${words.t('permissions.section')}</h3>
    <p class="notice">${infoIcon}<span>${words.t('leastPrivilege')}</span></p>
    ${choice} ${picker}
    ${wrong === null ? nothing : html`<p class="error" id="permissions-error">${wrong}</p>`}
  </div>`;
}

export interface ChoiceContext {
  words: Localize;
  choice: Choice;
  isBusy: boolean;
  onChoice: (choice: Choice) => void;
}

/** “Choose” comes first and is what one begins with: the least. */
export function choiceOf({
  words: { t },
  choice,
  isBusy,
  onChoice,
}: ChoiceContext): TemplateResult {
  const option = (value: Choice, text: string) =>
    html`<label>
      <input
        type="radio"
        name="choice"
        .value=${value}
        .checked=${live(choice === value)}
        ?disabled=${isBusy}
        @change=${() => onChoice(value)}
      />
      ${text}
    </label>`;
  return html`<div class="choice" role="radiogroup" aria-labelledby="permissions">
    ${option('choose', t('permissions.choose'))} ${option('all', t('access.all'))}
  </div>`;
}
