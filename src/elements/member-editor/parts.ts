import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Id, Member } from '../../backend/backend.js';
import type { Clash, SingleField } from '../../backend/merge.js';
import { riskyOf } from '../../backend/permissions.js';
import { infoIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { namesOfPermissions } from '../../internal/words.js';
import type { Theirs } from './draft.js';

/** Address, who brought the person, since when, and the last sign-in, as far as the backend tells. */
export function aboutMember(words: Localize, member: Member): TemplateResult {
  const { t } = words;
  const { invitedBy, joinedAt, lastSignInAt } = member;
  const facts = [
    invitedBy ? t('member.invitedBy', { name: invitedBy.name }) : null,
    joinedAt ? t('member.joined', { when: words.date(joinedAt) }) : null,
    lastSignInAt
      ? t('member.lastSignIn', { when: words.date(lastSignInAt) })
      : t('lastSignIn.never'),
  ].filter((fact) => fact !== null);
  return html`<p class="about">
    <bdi>${member.email}</bdi>
    <span class="muted">${facts.join(' · ')}</span>
  </p>`;
}

/** Somebody else has changed the row in between. */
export function theirsText(words: Localize, { by, at }: Theirs, now: number): string {
  if (!by) return words.t('editor.theirsNameless');
  return words.t('editor.theirs', { name: by, when: words.relative(at, now) });
}
export function theirsNotice(text: string): TemplateResult {
  return html`<p class="notice theirs">${warningIcon}<span>${text}</span></p>`;
}

/** A field that both have changed: theirs stays unless the person says otherwise. */
export function clashQuestion(
  words: Localize,
  account: Account,
  { field, mine, theirs }: Clash,
  chosen: string | null,
  onChoose: (field: SingleField, value: string | null) => void,
): TemplateResult {
  const option = (value: string | null, text: string) =>
    html`<label>
      <input
        type="radio"
        name=${`clash-${field}`}
        .checked=${chosen === value}
        @change=${() => onChoose(field, value)}
      />
      ${text}
    </label>`;
  const shown = (value: string | null) => valueText(words, account, field, value);
  return html`<fieldset class="clash">
    <legend>${words.t('editor.clash')}</legend>
    ${option(theirs, words.t('editor.clashTheirs', { value: shown(theirs) }))}
    ${option(mine, words.t('editor.clashMine', { value: shown(mine) }))}
  </fieldset>`;
}

function valueText(
  words: Localize,
  account: Account,
  field: SingleField,
  value: string | null,
): string {
  if (value === null) return '–';
  if (field === 'email') return value;
  const named = (field === 'role' ? account.roles : account.profiles).find(
    ({ id }) => id === value,
  );
  return words.label(named?.label, `${field}.${value}`, value);
}

/** “Gains: View Emails. Loses: View & Pay Invoices.” A risky one that is gained is named as such. */
export function gainsAndLosses(
  words: Localize,
  account: Account,
  { gains, loses }: { gains: readonly Id[]; loses: readonly Id[] },
): TemplateResult | typeof nothing {
  if (gains.length === 0 && loses.length === 0) return nothing;
  const isRisky = riskyOf(account, gains).length > 0;
  return html`${
    gains.length > 0
      ? html`<p class=${isRisky ? 'gains attention' : 'gains'}>
          ${isRisky ? warningIcon : infoIcon}
          <span
            >${words.t('permissions.gains', { permissions: namesOfPermissions(words, account, gains) })}</span
          >
        </p>`
      : nothing
  }
  ${
    loses.length > 0
      ? html`<p class="loses">
          ${infoIcon}
          <span
            >${words.t('permissions.loses', { permissions: namesOfPermissions(words, account, loses) })}</span
          >
        </p>`
      : nothing
  }`;
}
