import { html, nothing, type TemplateResult } from 'lit';
import type { Access, Account, Backend, Field } from '../../backend/backend.js';
import { type EditedPlace, type EditedValue, valueAt } from '../../backend/merge.js';
import {
  accessChanges,
  type AccessForm,
  type AccessSection,
} from '../../internal/access-form/access-form.js';
import { serverNow } from '../../internal/backend-source.js';
import { dialogError, keptNotice } from '../../internal/dialog-parts.js';
import type { Leaving } from '../../internal/leaving.js';
import type { Localize } from '../../internal/localize.js';
import type { StringOverrides } from '../../locales/strings.js';
import { verdictOn } from '../../backend/guards.js';
import { dataSection, mayChangeAddress } from './data.js';
import type { Draft } from './draft.js';
import type { OtherRow } from './other-row.js';
import { aboutMember, aboutSeveral, clashQuestion, theirsNotice, theirsText } from './parts.js';
import type { PhoneCheck } from './phone-check.js';
import { nameOfPlace, type Problem } from './problems.js';
import { endQuestion, signInSection, signInVerdict } from './sign-in.js';
import { isMember, isNew, isSeveral, nameOf, type Subject } from './subject.js';

export interface FormContext {
  words: Localize;
  account: Account;
  backend: Backend | null;
  draft: Draft;
  problems: readonly Problem[];
  access: AccessForm;
  phones: PhoneCheck;
  other: OtherRow;
  strings: StringOverrides | null;
  isBusy: boolean;
  wasKept: boolean;
  /** How far a change of several is; null where none is under way. */
  progress: { content: TemplateResult; onStop: (() => void) | null } | null;
  onEdit: (place: EditedPlace, value: EditedValue) => void;
  onAccess: (part: Partial<Access>) => void;
  onLeft: (field: Field) => void;
  onStartOver: () => void;
}

/** Whom it is about; also while several are still being read. */
export function titleOf(words: Localize, draft: Draft | null, areSeveral: boolean): string {
  const { t } = words;
  if (!draft) return areSeveral ? t('bulk.access') : newTitle(words);
  const { subject } = draft;
  if (isNew(subject)) return newTitle(words);
  if (!isSeveral(subject)) return nameOf(subject);
  const { invitations, out } = subject;
  // Where none can be changed, the title still counts those who were chosen.
  return t('accessMany.title', { n: invitations.length || out.length });
}
function newTitle({ t, vocabulary }: Localize): string {
  return vocabulary === 'contacts' ? t('contact.add') : t('user.add');
}

/** One form for a person: data, signing in, what the person receives, and what the person may do. */
export function formBody(context: FormContext): TemplateResult {
  const { words, account, draft, wasKept, onEdit } = context;
  const { subject } = draft;
  const kept = words.t(isNew(subject) ? 'create.kept' : 'editor.kept');
  return html`<div class="body">
    ${
      isMember(subject)
        ? aboutMember(words, subject.member, {
            hasAddress: mayChangeAddress(account, draft) === undefined,
          })
        : nothing
    }
    ${wasKept ? keptNotice(words, kept, context.onStartOver) : nothing}
    ${isSeveral(subject) ? aboutSeveral(words, subject) : nothing}
    ${draft.theirs ? theirsNotice(theirsText(words, draft.theirs, serverNow(account))) : nothing}
    ${draft.clashes.map((clash) =>
      clashQuestion(words, account, clash, valueAt(draft.mine, clash.place), onEdit),
    )}
    ${dataSection(context)}
    ${signInSection({ ...context, onChange: (may) => onEdit('maySignIn', may) })}
    ${accessSections(context)}
  </div>`;
}

/** An owner may do everything; what he receives is his own choice. */
function accessSections(context: FormContext): TemplateResult {
  const { words, account, draft } = context;
  const { subject } = draft;
  if (isSeveral(subject) && subject.invitations.length === 0) return html``;
  if (isMember(subject) && subject.member.isOwner) return access(context, ['subscriptions']);
  const isLater = !draft.mine.maySignIn && signInVerdict(account, subject) !== undefined;
  return html`${access(context, ['role', 'profile', 'subscriptions'])}
    <div class="granted">
      ${access(context, ['permissions', 'scope', 'until'])}
      ${isLater ? html`<p class="muted later">${words.t('signIn.later')}</p>` : nothing}
    </div>`;
}

function access(context: FormContext, sections: readonly AccessSection[]): TemplateResult {
  const { account, draft, problems, strings, isBusy } = context;
  const problem = problems.find(
    (one): one is Problem & { at: AccessSection } =>
      one.at !== null && (sections as readonly string[]).includes(one.at),
  );
  return context.access.render({
    account,
    value: draft.mine,
    baseline: draft.held,
    sections,
    problem: problem ?? null,
    isBusy,
    strings,
    onChange: context.onAccess,
  });
}

export interface FootContext extends Omit<FormContext, 'onEdit'> {
  onCancel: () => void;
  onRemove: () => void;
}

/** The buttons, or what is asked in their place: before leaving, and before somebody's access ends. */
export function footOf(
  context: FootContext,
  leaving: Leaving,
  end: { onKeep: () => void; onEnd: () => void } | null,
): TemplateResult {
  const { words, account, draft } = context;
  const { subject } = draft;
  if (!leaving.asks) return end ? endQuestion(words, account, draft, end) : formFoot(context);
  return leaving.render(words, discardText(words, subject));
}

function discardText({ t }: Localize, subject: Subject): string {
  if (isNew(subject)) return t('create.discard');
  if (isSeveral(subject)) return t('accessMany.discard', { n: subject.invitations.length });
  return t('editor.discard', { name: nameOf(subject) });
}

/** What goes away stands apart from what is saved. */
function formFoot(context: FootContext): TemplateResult {
  const { words, draft, isBusy, progress, onCancel } = context;
  const { t } = words;
  const { subject } = draft;
  if (isSeveral(subject) && subject.invitations.length === 0) return closingFoot(context);
  const isContacts = words.vocabulary === 'contacts';
  const verb = isContacts ? t('contact.create') : t('user.create');
  const back = isNew(subject) && isContacts ? t('contact.cancelCreation') : t('cancel');
  return html`<div class="foot">
    ${dialogError(footError(context))}
    <div class="summary">${progress ? progress.content : summary(context)}</div>
    ${removeButton(context)}
    ${
      progress?.onStop
        ? html`<button type="button" class="button" @click=${progress.onStop}>
            ${t('bulk.stop')}
          </button>`
        : html`<button type="button" class="button" ?disabled=${isBusy} @click=${onCancel}>
            ${back}
          </button>`
    }
    <button class="button primary" aria-disabled=${isBusy ? 'true' : nothing}>
      ${isBusy ? t('editor.saving') : isNew(subject) ? verb : t('save')}
    </button>
  </div>`;
}

/** There is nobody to change. */
function closingFoot({ words, onCancel }: FootContext): TemplateResult {
  return html`<div class="foot">
    <button type="button" class="button" @click=${onCancel}>${words.t('close')}</button>
  </div>`;
}

/** Where several places are wrong, they are named; each says itself what is wrong with it. */
function footError({ words, account, problems }: FootContext): string | null {
  if (problems.length > 1) return problemsText(words, account, problems);
  const [problem] = problems;
  return problem?.at === null ? problem.text : null;
}

export function problemsText(
  words: Localize,
  account: Account,
  problems: readonly Problem[],
): string {
  const [first] = problems;
  if (problems.length === 1 && first) return first.text;
  const fields = words.list(problems.map(({ at }) => nameOfPlace(words, account, at)));
  return words.t('error.fields', { fields });
}

function summary({ words, account, draft }: FootContext) {
  if (draft.held) return accessChanges(words, account, draft.held, draft.mine);
  if (!isNew(draft.subject)) return nothing;
  if (account.capabilities.createsMembers !== 'users') return nothing;
  return html`<p class="muted">${words.t('create.password')}</p>`;
}

/** It stays there where it is refused: the question that it opens says why. */
function removeButton(context: FootContext): TemplateResult | typeof nothing {
  const { words, account, draft, isBusy, onRemove } = context;
  const { subject } = draft;
  if (!isMember(subject) || subject.member.isOwner) return nothing;
  if (verdictOn(account, subject.member, 'remove') === undefined) return nothing;
  return html`<button type="button" class="button remove" ?disabled=${isBusy} @click=${onRemove}>
    ${words.t(words.vocabulary === 'contacts' ? 'contact.delete' : 'action.remove')}
  </button>`;
}
