/** The fields that an account declares for a person: the same rules in the service and in the form. Pure. */
import type { Field } from './backend.js';
import { charactersIn, hasVisibleText, longestName } from './visible-text.js';

export type FieldFault = 'required' | 'too-long' | 'malformed' | 'unknown';

/** The most characters (code points) of any field's value. */
export const longestField = 1000;

/** The most characters that a field takes: what it declares, or less where it holds a name. */
export function mostCharactersIn(field: Field): number {
  const most = isNameField(field) ? longestName : longestField;
  return Math.min(field.maxLength ?? most, most);
}

/**
 * What is wrong with a trimmed value, or null. A value of which nothing can be seen is no value. A phone number is only
 * looked at for its characters.
 */
export function faultOfField(field: Field, value: string): FieldFault | null {
  const { type, required, options } = field;
  if (!hasVisibleText(value)) return required ? 'required' : null;
  if (charactersIn(value) > mostCharactersIn(field)) return 'too-long';
  if (type === 'tel' && !/^\+?[\d\s().\-/]{3,}$/u.test(value)) return 'malformed';
  if (type === 'date' && !isDate(value)) return 'malformed';
  if (type === 'select' && !options?.some((option) => option.value === value)) return 'unknown';
  return null;
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/u.test(value) && !Number.isNaN(Date.parse(value));
}

const namePurposes: ReadonlySet<string> = new Set(['name', 'given-name', 'family-name']);

/** Whether a field holds the person's name, or a part of it. */
export function isNameField({ autocomplete }: Field): boolean {
  return autocomplete !== undefined && namePurposes.has(autocomplete);
}
