import { parseAddress } from '../../backend/addresses.js';
import type { Account, Field } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import {
  faultOfField,
  type FieldFault,
  isNameField,
  mostCharactersIn,
} from '../../backend/fields.js';
import { type EditedPlace, fieldAt, textOf, tidied, valueAt } from '../../backend/merge.js';
import { charactersIn, longestName } from '../../backend/visible-text.js';
import {
  accessProblem,
  opensNothing,
  refusedAccess,
} from '../../internal/access-form/access-form.js';
import { type AccessSection, accessSections } from '../../internal/access-form/context.js';
import type { Localize } from '../../internal/localize.js';
import { nameOfField } from '../../internal/person-fields.js';
import { endingText } from '../../internal/endings.js';
import { nameOfScope, reasonText } from '../../internal/words.js';
import type { Draft } from './draft.js';
import type { PhoneCheck } from './phone-check.js';
import { isMember, isNew, isSeveral, nameOf } from './subject.js';

/** Where a problem is: a field, a section of access, or, with null, above the buttons. */
export type ProblemPlace = EditedPlace | AccessSection | null;
export interface Problem {
  at: ProblemPlace;
  text: string;
}

export function isSection(at: ProblemPlace): at is AccessSection {
  return (accessSections as readonly ProblemPlace[]).includes(at);
}

/** The control at a place that is no section of access. */
export function selectorOf(at: EditedPlace): string {
  const field = fieldAt(at);
  if (field !== null) return `#${CSS.escape(`field-${field}`)}`;
  return at === 'email' ? '#address' : `#${at}`;
}

export interface ProblemContext {
  words: Localize;
  account: Account;
  draft: Draft;
  phones: PhoneCheck;
}

/** Whether the form shows the person's data, and not only what the person may do. */
export function hasData({ capabilities, fields }: Account, { subject }: Draft): boolean {
  if (isNew(subject)) return true;
  return isMember(subject) && (capabilities.createsMembers !== null || fields.length > 0);
}

/** The declared fields as they are drawn: the name comes before the address, the rest after it. */
export function fieldsOf({ fields }: Account): { names: Field[]; others: Field[] } {
  return {
    names: fields.filter((field) => isNameField(field)),
    others: fields.filter((field) => !isNameField(field)),
  };
}

/** All that is missing or wrong, in the order of the form. */
export async function problemsOf(context: ProblemContext): Promise<Problem[]> {
  const { words, account, draft } = context;
  const { names, others } = hasData(account, draft) ? fieldsOf(account) : { names: [], others: [] };
  const problems = [
    ...(await Promise.all(names.map((field) => fieldProblem(context, field)))),
    nameProblem(context),
    addressProblem(context),
    ...(await Promise.all(others.map((field) => fieldProblem(context, field)))),
    ...(draft.change || !draft.held ? [accessProblemOf(context)] : []),
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || draft.change || !draft.held) return problems;
  return [{ at: null, text: words.t('editor.noChanges') }];
}

/** What was not touched is not looked at: a field declared later does not block an old row. */
function isAsked({ draft: { subject, base, mine } }: ProblemContext, place: EditedPlace): boolean {
  return isNew(subject) || valueAt(tidied(mine), place) !== valueAt(base, place);
}

async function fieldProblem(context: ProblemContext, field: Field): Promise<Problem | null> {
  const { words, account, draft, phones } = context;
  const at = `fields.${field.id}` as const;
  if (!isAsked(context, at)) return null;
  const fault = faultOfField(field, textOf(valueAt(tidied(draft.mine), at)));
  if (fault) return { at, text: faultText(words, field, fault) };
  if (field.type !== 'tel') return null;
  const { is } = await phones.look(account, draft.mine, field.id);
  return is === 'impossible' ? { at, text: words.t('error.phone') } : null;
}

function faultText({ t }: Localize, field: Field, fault: FieldFault): string {
  if (fault === 'required') return t('error.required');
  if (fault === 'too-long') return t('error.tooLong', { max: mostCharactersIn(field) });
  if (fault === 'unknown') return t('error.option');
  return t(field.type === 'date' ? 'error.date' : 'error.phone');
}

/** Of the name as it is asked for where the account declares no fields for it. */
function nameProblem(context: ProblemContext): Problem | null {
  const { words, draft } = context;
  if (!isAsked(context, 'name')) return null;
  const isTooLong = charactersIn(tidied(draft.mine).name ?? '') > longestName;
  return isTooLong ? { at: 'name', text: words.t('error.tooLong', { max: longestName }) } : null;
}

function addressProblem(context: ProblemContext): Problem | null {
  if (!isAsked(context, 'email')) return null;
  const parsed = parseAddress(context.draft.mine.email);
  if (!('fault' in parsed)) return null;
  const isEmpty = parsed.fault === 'empty';
  return { at: 'email', text: context.words.t(isEmpty ? 'error.required' : 'outcome.invalid') };
}

function accessProblemOf({ words, account, draft }: ProblemContext): Problem | null {
  const { subject, base, mine, held } = draft;
  const manage = account.guards.managePermission;
  const isSelf = isMember(subject) && subject.member.id === account.viewer.memberId;
  const drops = manage !== null && !mine.permissions.includes(manage);
  if (isSelf && drops && !subject.member.isOwner) {
    return { at: null, text: words.t('guard.selfRights') };
  }
  if (('invitation' in subject || isSeveral(subject)) && opensNothing(account, mine)) {
    return { at: 'permissions', text: words.t('error.noPermission') };
  }
  // What a contact holds "for when sign-in is on" is granted in earnest then.
  const isPromoted = mine.maySignIn && !base.maySignIn;
  return accessProblem(words, account, mine, isPromoted ? undefined : (held ?? undefined));
}

// ---- what the backend says ------------------------------------------------------------------------------------------

/** Why it was not saved, in words, beside what it is about where that is known. */
export function failureOf(context: Omit<ProblemContext, 'phones'>, error: BackendError): Problem[] {
  const { words, account, draft } = context;
  const { reason, fields = {} } = error;
  const declared = account.fields.flatMap((field): Problem[] => {
    const fault = fields[field.id];
    if (fault === undefined) return [];
    return [{ at: `fields.${field.id}`, text: faultText(words, field, fault as FieldFault) }];
  });
  if (declared.length > 0) return declared;
  if (reason === 'self') return [{ at: null, text: words.t('guard.selfRights') }];
  if (reason !== undefined && addressReasons.has(reason)) {
    return [{ at: 'email', text: reasonText(words, reason) }];
  }
  const before = draft.held ? { before: draft.held } : {};
  const refused = refusedAccess(words, account, { ...before, after: draft.mine }, error);
  if (refused) return [refused];
  const ending = () => endingText(words, { is: 'failed', error }, account) ?? '';
  return [{ at: null, text: lossText(words, draft, error) ?? ending() }];
}

/** The row is not what it was, or not there any more. */
function lossText({ t }: Localize, { subject }: Draft, { code }: BackendError): string | null {
  const name = nameOf(subject);
  if (isNew(subject) || isSeveral(subject)) return null;
  if (code === 'changed') return t('error.changedMeanwhile', { name });
  if (code === 'not-found') return t('error.gone', { name });
  return code === 'gone' ? t('error.invitationGone', { email: name }) : null;
}

const addressReasons: ReadonlySet<string> = new Set([
  'already-member',
  'already-invited',
  'deactivated',
  'denied',
  'disposable',
  'expired-invitation',
  'holds-more',
  'invalid-address',
  'is-contact',
  'user-address',
]);

/** What a place in the form is called. */
export function nameOfPlace(words: Localize, account: Account, place: ProblemPlace): string {
  const { t } = words;
  const field = account.fields.find(({ id }) => place === `fields.${id}`);
  if (field) return nameOfField(words, field);
  switch (place) {
    case 'email':
      return t('field.email');
    case 'name':
      return t('field.name');
    case 'role':
      return t('role.section');
    case 'profile':
      return t('profile.type');
    case 'subscriptions':
      return t('alerts.section');
    case 'scope':
      return nameOfScope(words, account);
    case 'until':
      return t('until.section');
    case 'maySignIn':
      return t('contact.maySignIn');
    default:
      return t('permissions.section');
  }
}
