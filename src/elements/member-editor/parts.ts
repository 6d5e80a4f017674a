import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Member } from '../../backend/backend.js';
import { type Clash, type EditedPlace, type EditedValue, fieldAt } from '../../backend/merge.js';
import { breakable } from '../../internal/breakable.js';
import { leftOutList } from '../../internal/left-out.js';
import { countriesIn } from '../../internal/countries.js';
import { infoIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { nameOfProfile, nameOfRole, scopeSummary, untilText } from '../../internal/words.js';
import type { Theirs } from './draft.js';
import { nameOfPlace } from './problems.js';
import type { Several } from './subject.js';

/** Address, who brought the person, since when, and the last sign-in, as far as the backend tells. */
export function aboutMember(
  words: Localize,
  member: Member,
  { hasAddress }: { hasAddress: boolean },
): TemplateResult {
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
    ${hasAddress ? breakable(member.email) : nothing}
    <span class="muted">${facts.join(' · ')}</span>
  </p>`;
}

/** Where their access differs, and who of them has to be left out. */
export function aboutSeveral(
  words: Localize,
  { invitations, out, areAlike }: Several,
): TemplateResult {
  const isReplaced = !areAlike && invitations.length > 0;
  return html`${
    isReplaced
      ? html`<p class="notice differ">${infoIcon}<span>${words.t('accessMany.differ')}</span></p>`
      : nothing
  }
  ${out.length > 0 ? leftOutList(words, out) : nothing}`;
}

/** Somebody else has changed the row in between. */
export function theirsText(words: Localize, { by, at }: Theirs, now: number): string {
  if (!by) return words.t('editor.theirsNameless');
  return words.t('editor.theirs', { name: by, when: words.relative(at, now) });
}
export function theirsNotice(text: string): TemplateResult {
  return html`<p class="notice theirs">${warningIcon}<span>${text}</span></p>`;
}

/** What both have changed: theirs stays unless the person says otherwise. */
export function clashQuestion(
  words: Localize,
  account: Account,
  { place, mine, theirs }: Clash,
  chosen: EditedValue,
  onChoose: (place: EditedPlace, value: EditedValue) => void,
): TemplateResult {
  const option = (value: EditedValue, text: string) =>
    html`<label>
      <input
        type="radio"
        name=${`clash-${place}`}
        .checked=${JSON.stringify(chosen) === JSON.stringify(value)}
        @change=${() => onChoose(place, value)}
      />
      ${text}
    </label>`;
  const shown = (value: EditedValue) => valueText(words, account, place, value);
  return html`<fieldset class="clash">
    <legend>${nameOfPlace(words, account, place)}</legend>
    <p>${words.t('editor.clash')}</p>
    ${option(theirs, words.t('editor.clashTheirs', { value: shown(theirs) }))}
    ${option(mine, words.t('editor.clashMine', { value: shown(mine) }))}
  </fieldset>`;
}

function valueText(
  words: Localize,
  account: Account,
  place: EditedPlace,
  value: EditedValue,
): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'object') return scopeSummary(words, account, { scope: value });
  const text = String(value);
  if (place === 'until') return untilText(words, text);
  if (place === 'role') return named(account.roles, text, (one) => nameOfRole(words, one));
  if (place === 'profile') return named(account.profiles, text, (one) => nameOfProfile(words, one));
  const field = account.fields.find(({ id }) => id === fieldAt(place));
  if (field?.type === 'country') {
    return countriesIn(words.locale).find(({ code }) => code === text)?.name ?? text;
  }
  const option = field?.options?.find((one) => one.value === text);
  return option ? words.label(option.label, '', text) : text;
}

function named<T extends { id: string }>(all: T[], id: string, nameOf: (one: T) => string): string {
  const found = all.find((one) => one.id === id);
  return found ? nameOf(found) : id;
}
