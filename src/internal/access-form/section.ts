/** What the sections of access draw alike. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { warningIcon } from '../icons.js';
import type { AccessSection, SectionContext } from './context.js';

export interface SectionParts {
  at: AccessSection;
  title: string;
  content: unknown;
  /** A radio group where one of its options is to be chosen. */
  isChoice?: boolean;
}

export function section(
  { problem }: SectionContext,
  { at, title, content, isChoice = false }: SectionParts,
): TemplateResult {
  const wrong = problem?.at === at ? problem.text : null;
  return html`<div
    class="access-section"
    data-access=${at}
    role=${isChoice ? 'radiogroup' : 'group'}
    aria-labelledby=${`access-${at}`}
    aria-describedby=${wrong === null ? nothing : `access-${at}-error`}
  >
    <h3 id=${`access-${at}`}>${title}</h3>
    ${content}
    ${
      wrong === null
        ? nothing
        : html`<p class="error" id=${`access-${at}-error`}>${warningIcon}<span>${wrong}</span></p>`
    }
  </div>`;
}

export interface OptionParts {
  kind: 'radio' | 'checkbox';
  name: string;
  value: string;
  label: string;
  isOn: boolean;
  isBusy: boolean;
  /** Sentences below the label. */
  about?: unknown;
  /** Why it cannot be chosen; it stays focusable, so that this is read. */
  refused?: string | null;
  onChange: (isOn: boolean) => void;
}

/** A radio button or a check box with its label, and sentences below. */
export function option(parts: OptionParts): TemplateResult {
  const { kind, name, value, label, isOn, isBusy, about, refused = null } = parts;
  const id = `${name}-${value}`;
  const isFixed = refused !== null || isBusy;
  const onChange = (event: Event) => {
    event.stopPropagation();
    parts.onChange((event.target as HTMLInputElement).checked);
  };
  return html`<div class="access-option">
    <input
      type=${kind}
      id=${id}
      name=${name}
      .value=${value}
      .checked=${live(isOn)}
      aria-disabled=${isFixed ? 'true' : nothing}
      aria-describedby=${`${id}-about`}
      @click=${(event: Event) => isFixed && event.preventDefault()}
      @input=${(event: Event) => event.stopPropagation()}
      @change=${onChange}
    />
    <label for=${id}>${label}</label>
    <div class="about" id=${`${id}-about`}>
      ${about}${refused === null ? nothing : html`<span class="why">${refused}</span>`}
    </div>
  </div>`;
}
