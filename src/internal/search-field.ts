import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { searchIcon } from './icons.js';

export interface SearchFieldContext {
  label: string;
  text: string;
  isDisabled?: boolean;
  onType: (text: string) => void;
}

/** Of type text: some browsers swallow Escape in an empty search field, and the dialog around it would not close. */
export function searchField({
  label,
  text,
  isDisabled = false,
  onType,
}: SearchFieldContext): TemplateResult {
  const onKey = (event: KeyboardEvent) => {
    // In a form, Enter would send it; the search has happened already.
    if (event.key === 'Enter') event.preventDefault();
    if (event.key !== 'Escape' || text === '') return;
    // It is meant for the field, not for the dialog around it.
    event.preventDefault();
    event.stopPropagation();
    onType('');
  };
  const onInput = (event: Event) => {
    // To the host, `input` says that the choice has changed.
    event.stopPropagation();
    onType((event.target as HTMLInputElement).value);
  };
  return html`<div class="search">
    ${searchIcon}
    <input
      class="input"
      type="text"
      role="searchbox"
      enterkeyhint="search"
      autocomplete="off"
      aria-label=${label}
      placeholder=${label}
      .value=${live(text)}
      ?disabled=${isDisabled}
      @keydown=${onKey}
      @input=${onInput}
      @change=${(event: Event) => event.stopPropagation()}
    />
  </div>`;
}
