/** The fields that an account declares: what is required is there, what is written fits its kind. */
import { faultOfField } from '../../backend/fields.js';
import { tidyName, tidyText } from '../../backend/visible-text.js';
import type { AccountSettings } from '../records.js';
import { refusal } from '../refusal.js';

type Values = Record<string, string>;

/**
 * The values as they are to be kept. When something is made, all that is required has to be given; when it is changed,
 * only what is given is looked at, so that a field declared later does not block an old row.
 * @throws BackendError `invalid`, naming each field
 */
export function settleFields(
  settings: AccountSettings,
  given: Readonly<Values>,
  before: Readonly<Values> | null,
): Values {
  const faults: Values = {};
  const declared = new Map(settings.fields.map((field) => [field.id, field]));
  const after: Values = { ...before };
  for (const [id, value] of Object.entries(given)) {
    const field = declared.get(id);
    after[id] = tidyText(value);
    const fault = field ? faultOfField(field, after[id]) : 'unknown';
    if (fault) faults[id] = fault;
  }
  for (const { id, required } of settings.fields) {
    if (required && before === null && !after[id]) faults[id] = 'required';
  }
  if (Object.keys(faults).length > 0) throw refusal('invalid', undefined, { fields: faults });
  return after;
}

/** The name that given and family name make, cut where it is too long; null where no such fields are declared or filled in. */
export function nameFrom({ fields }: AccountSettings, values: Readonly<Values>): string | null {
  const parts = ['given-name', 'family-name'].map((purpose) => {
    const field = fields.find(({ autocomplete }) => autocomplete === purpose);
    return field ? values[field.id] : undefined;
  });
  return tidyName(parts.filter(Boolean).join(' '));
}
