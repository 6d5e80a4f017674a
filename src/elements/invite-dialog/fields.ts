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
