/** The data of a person: the address, and the fields that the account declares, each as its kind is typed best. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../backend/backend.js';
import { countriesIn } from './countries.js';
import { warningIcon } from './icons.js';
import type { Localize } from './localize.js';

export function nameOfField(words: Localize, { id, label }: Field): string {
  return words.label(label, `field.${id}`, id);
}

export interface FieldContext {
  words: Localize;
  /** Of the control, and what its messages are named after. */
  id: string;
  label: string;
  value: string;
  isRequired: boolean;
  isBusy: boolean;
  /** The first of the form takes focus when it opens. */
  isFirst?: boolean;
  /** What is wrong with it, or null. */
  problem: string | null;
  /** What can be done about what is wrong. */
  offer?: unknown;
  /** What is to be known about it; a question is marked. */
  hint?: { text: string; isQuestion?: boolean } | null;
  /** Why it cannot be changed; it stays readable and can be reached. */
  refused?: string | null;
  onInput: (value: string) => void;
  /** The person has gone on to the next one. */
  onLeft?: () => void;
}

/** Label, control, hint and problem of one field. */
function field(context: FieldContext, control: TemplateResult): TemplateResult {
  const { id, label, isRequired, problem, offer, hint, refused } = context;
  const shown: FieldContext['hint'] = refused ? { text: refused } : hint;
  return html`<div class="field">
    <label for=${id}
      >${label}${isRequired ? html` <span class="star" aria-hidden="true">*</span>` : nothing}</label
    >
    ${control}
    ${
      shown
        ? html`<p id=${`${id}-hint`} class=${shown.isQuestion ? 'hint attention' : 'hint muted'}>
            ${shown.isQuestion ? warningIcon : nothing}<span>${shown.text}</span>
          </p>`
        : nothing
    }
    ${
      problem === null
        ? nothing
        : html`<p class="error" id=${`${id}-error`}>${problem}</p>
            ${offer}`
    }
  </div>`;
}

function describedBy({ id, problem, hint, refused }: FieldContext): string {
  const ids = [problem === null ? '' : `${id}-error`, hint || refused ? `${id}-hint` : ''];
  return ids.join(' ').trim();
}
function typed(event: Event): string {
  event.stopPropagation();
  return (event.target as HTMLInputElement).value;
}

interface InputKind {
  type: 'text' | 'tel' | 'date';
  inputMode?: 'email' | 'tel';
  autocomplete?: string;
  /** An address or a number: neither a word of the language nor written in its direction. */
  isCode?: boolean;
}

function input(context: FieldContext, kind: InputKind): TemplateResult {
  const { id, value, isRequired, isBusy, isFirst = false, problem, refused } = context;
  return field(
    context,
    html`<input
      class="input"
      id=${id}
      name=${id}
      type=${kind.type}
      inputmode=${kind.inputMode ?? nothing}
      autocomplete=${kind.autocomplete ?? 'off'}
      autocapitalize=${kind.isCode ? 'none' : nothing}
      autocorrect=${kind.isCode ? 'off' : nothing}
      spellcheck="false"
      dir=${kind.isCode ? 'ltr' : 'auto'}
      ?autofocus=${isFirst}
      aria-required=${isRequired ? 'true' : nothing}
      aria-invalid=${problem === null ? nothing : 'true'}
      aria-describedby=${describedBy(context) || nothing}
      .value=${live(value)}
      ?readonly=${isBusy || Boolean(refused)}
      @input=${(event: Event) => context.onInput(typed(event))}
      @change=${(event: Event) => {
        event.stopPropagation();
        context.onLeft?.();
      }}
    />`,
  );
}

interface Option {
  value: string;
  label: string;
}

/** A value that is no option any more stays, and can be seen. */
function select(
  context: FieldContext,
  options: readonly Option[],
  autocomplete: string,
): TemplateResult {
  const { words, id, value, isRequired, isBusy, isFirst = false, problem } = context;
  const isKnown = value === '' || options.some((option) => option.value === value);
  const all = isKnown ? options : [{ value, label: value }, ...options];
  return field(
    context,
    html`<select
      class="input"
      id=${id}
      name=${id}
      autocomplete=${autocomplete}
      ?autofocus=${isFirst}
      ?inert=${isBusy}
      aria-required=${isRequired ? 'true' : nothing}
      aria-invalid=${problem === null ? nothing : 'true'}
      aria-describedby=${describedBy(context) || nothing}
      @input=${(event: Event) => event.stopPropagation()}
      @change=${(event: Event) => context.onInput(typed(event))}
    >
      <option value="" .selected=${live(value === '')}>${words.t('field.chooseNone')}</option>
      ${all.map(
        (option) =>
          html`<option value=${option.value} .selected=${live(option.value === value)}>
            ${option.label}
          </option>`,
      )}
    </select>`,
  );
}

/** Not `type=email`: engines rewrite what is typed there, and judge it by rules of their own. */
export function addressInput(context: FieldContext): TemplateResult {
  return input(context, { type: 'text', inputMode: 'email', isCode: true });
}

export function nameInput(context: FieldContext): TemplateResult {
  return input(context, { type: 'text' });
}

/** One of the fields that the account declares. */
export function declaredInput(
  context: FieldContext,
  { type, autocomplete = 'off', options = [] }: Field,
): TemplateResult {
  const { words } = context;
  switch (type) {
    case 'tel':
      return input(context, { type: 'tel', inputMode: 'tel', autocomplete, isCode: true });
    case 'date':
      return input(context, { type: 'date', autocomplete });
    case 'country': {
      const countries = countriesIn(words.locale);
      const named = countries.map(({ code, name }) => ({ value: code, label: name }));
      return select(context, named, autocomplete);
    }
    case 'select': {
      const labelled = options.map(({ value, label }) => ({
        value,
        label: words.label(label, '', value),
      }));
      return select(context, labelled, autocomplete);
    }
    default:
      return input(context, { type: 'text', autocomplete });
  }
}
