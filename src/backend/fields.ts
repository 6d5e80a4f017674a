/** The fields that an account declares for a person: the same rules in the service and in the form. Pure. */
import type { Field } from './backend.js';

export type FieldFault = 'required' | 'too-long' | 'malformed' | 'unknown';

/** What is wrong with a trimmed value, or null. A phone number is only looked at for its characters. */
export function faultOfField(
  { type, required, maxLength, options }: Field,
  value: string,
): FieldFault | null {
  if (value === '') return required ? 'required' : null;
  if (maxLength !== undefined && value.length > maxLength) return 'too-long';
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
