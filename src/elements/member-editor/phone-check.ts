import type { ReactiveControllerHost } from 'lit';
import type { Account, Field, Id } from '../../backend/backend.js';
import type { Editable } from '../../backend/merge.js';
import { countryOf } from '../../internal/countries.js';
import { judgePhone, type PhonePlace, type PhoneVerdict } from '../../internal/phones.js';

/** What is known by now about the phone numbers in the form, each as it was when it was looked at. */
export class PhoneCheck {
  readonly #host: ReactiveControllerHost;
  readonly #known = new Map<string, PhoneVerdict>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  async look(account: Account, { fields }: Editable, id: Id): Promise<PhoneVerdict> {
    const typed = fields[id] ?? '';
    if (typed.trim() === '') return { is: 'unknown' };
    const verdict = await judgePhone(typed, placeOf(account, fields));
    if (verdict.is !== 'unknown') this.#known.set(keyOf(account, fields, id), verdict);
    this.#host.requestUpdate();
    return verdict;
  }

  /** Numbers that are stored without a space are shown as they are read best; the others are so already. */
  lookAtStored(account: Account, stored: Editable): void {
    for (const { id, type } of account.fields) {
      if (type === 'tel' && /^\+\d+$/u.test(stored.fields[id] ?? '')) {
        void this.look(account, stored, id);
      }
    }
  }

  verdict(account: Account, { fields }: Editable, id: Id): PhoneVerdict | undefined {
    return this.#known.get(keyOf(account, fields, id));
  }
}

/** The same number is judged differently in another country. */
function keyOf(account: Account, fields: Editable['fields'], id: Id): string {
  return `${placeOf(account, fields).country ?? ''} ${fields[id] ?? ''}`;
}

function placeOf(
  { fields: declared, defaultLocale }: Account,
  fields: Editable['fields'],
): PhonePlace {
  const isCountry = ({ type }: Field) => type === 'country';
  const told = fields[declared.find(isCountry)?.id ?? ''];
  return { country: told || countryOf(defaultLocale), isTold: Boolean(told) };
}
