import { html, nothing, type TemplateResult } from 'lit';
import { parseAddress } from '../../backend/addresses.js';
import type { Account, Field } from '../../backend/backend.js';
import { type Verdict, verdictOn } from '../../backend/guards.js';
import { type EditedPlace, tidied } from '../../backend/merge.js';
import type { Localize } from '../../internal/localize.js';
import {
  addressInput,
  declaredInput,
  type FieldContext,
  nameInput,
  nameOfField,
} from '../../internal/person-fields.js';
import { reasonText } from '../../internal/words.js';
import type { Draft } from './draft.js';
import type { OtherRow } from './other-row.js';
import type { PhoneCheck } from './phone-check.js';
import { fieldsOf, hasData, type Problem } from './problems.js';
import { isMember, isNew, isSeveral } from './subject.js';

export interface DataContext {
  words: Localize;
  account: Account;
  draft: Draft;
  problems: readonly Problem[];
  phones: PhoneCheck;
  other: OtherRow;
  isBusy: boolean;
  onEdit: (place: EditedPlace, value: string) => void;
  onLeft: (field: Field) => void;
}

/** Who it is, as far as it can be changed here. */
export function dataSection(context: DataContext): TemplateResult | typeof nothing {
  const { words, account, draft } = context;
  const address = mayChangeAddress(account, draft) === undefined ? nothing : addressPart(context);
  if (!hasData(account, draft)) return address;
  const { names, others } = fieldsOf(account);
  const isFirst = (field: Field) => isNew(draft.subject) && field === names[0];
  return html`<div class="data">
    ${
      names.length > 0
        ? names.map((field) => declaredPart(context, field, isFirst(field)))
        : namePart(context)
    }
    ${address} ${others.map((field) => declaredPart(context, field, false))}
    <p class="muted hint legend">${words.t('field.required')}</p>
  </div>`;
}

/** Undefined: the address is not changed here, and is told as a text. */
export function mayChangeAddress(account: Account, { subject }: Draft): Verdict | undefined {
  if (isNew(subject)) return true;
  if (isMember(subject)) return verdictOn(account, subject.member, 'changeEmail');
  if (isSeveral(subject)) return undefined;
  return subject.invitation.actions.changeEmail === true ? true : undefined;
}

function partOf(
  { words, problems, isBusy, onEdit }: DataContext,
  place: EditedPlace,
): Pick<FieldContext, 'words' | 'problem' | 'isBusy' | 'onInput'> {
  return {
    words,
    problem: problems.find(({ at }) => at === place)?.text ?? null,
    isBusy,
    onInput: (value) => onEdit(place, value),
  };
}

function namePart(context: DataContext): TemplateResult {
  const { words, draft } = context;
  return nameInput({
    ...partOf(context, 'name'),
    id: 'name',
    label: words.t('field.name'),
    value: draft.mine.name ?? '',
    isRequired: false,
    isFirst: isNew(draft.subject),
  });
}

function addressPart(context: DataContext): TemplateResult {
  const { words, account, draft, other } = context;
  const verdict = mayChangeAddress(account, draft);
  return addressInput({
    ...partOf(context, 'email'),
    id: 'address',
    label: words.t('field.email'),
    value: draft.mine.email,
    isRequired: verdict === true,
    isFirst: 'invitation' in draft.subject,
    hint: addressHint(context),
    refused: verdict && verdict !== true ? reasonText(words, verdict.refused) : null,
    offer: other.offer(words, draft),
  });
}

/** What comes of another address, said before it is saved. */
function addressHint({ words: { t }, account, draft }: DataContext): FieldContext['hint'] {
  const { subject, base, mine } = draft;
  const member = isMember(subject) ? subject.member : null;
  const pending = member?.pendingEmail;
  const email = tidied(mine).email;
  if (email === base.email || isNew(subject)) {
    return pending ? { text: t('address.pending', { email: pending }), isQuestion: true } : null;
  }
  // An invitation of its own, or one that belongs to the contact.
  const isInvited = !member || (member.signIn === 'invited' && mine.maySignIn);
  if (isInvited) return { text: t('editor.newAddress') };
  const isUser = member.signIn === 'active' || member.signIn === 'deactivated';
  const waits = isUser && account.capabilities.emailChange === 'confirmed';
  if (!waits || 'fault' in parseAddress(email)) return null;
  return { text: t('address.confirm', { email, old: base.email }) };
}

function declaredPart(context: DataContext, field: Field, isFirst: boolean): TemplateResult {
  const { words, draft, onLeft } = context;
  return declaredInput(
    {
      ...partOf(context, `fields.${field.id}`),
      id: `field-${field.id}`,
      label: nameOfField(words, field),
      value: draft.mine.fields[field.id] ?? '',
      isRequired: field.required,
      isFirst,
      hint: field.type === 'tel' ? phoneHint(context, field) : null,
      onLeft: () => onLeft(field),
    },
    field,
  );
}

/** The number as it is read best, or the question whether it is right. */
function phoneHint(context: DataContext, { id }: Field): FieldContext['hint'] {
  const { words, account, draft, phones } = context;
  const verdict = phones.verdict(account, draft.mine, id);
  if (verdict?.is === 'unlikely') return { text: words.t('phone.unlikely'), isQuestion: true };
  const isSame = verdict?.is === 'likely' && verdict.shown === draft.mine.fields[id]?.trim();
  return verdict?.is === 'likely' && !isSame ? { text: verdict.shown } : null;
}
