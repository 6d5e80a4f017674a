import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../backend/backend.js';
import { allPermissions } from '../../backend/permissions.js';
import type { AccessSection } from '../../internal/access-form/access-form.js';
import { keptNotice } from '../../internal/dialog-parts.js';
import { backIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { AccessChoice } from './access-choice.js';
import { addressEntry, type AddressEntryContext } from './address-entry.js';
import { isSendable, type Standing } from './standing.js';

export interface Problem {
  /** Where the eye is to go; null: the whole, above the buttons. */
  at: 'address' | AccessSection | null;
  text: string;
}

/** Types and sub-accounts are a step of their own; permissions alone stand below the addresses. */
export function isStepped({ roles, scope }: Account): boolean {
  return roles.length > 0 || scope !== null;
}

/** Where a type is all that there is to choose, permissions are not spoken of. */
export function choosesTypeAlone(account: Account): boolean {
  return account.scope === null && allPermissions(account).length === 0;
}

/** What the dialog, or its second step, asks; `account` if it is there yet. */
export function formTitle({ t }: Localize, account: Account | undefined, step: 1 | 2): string {
  if (!account || !isStepped(account)) return t('invite.open');
  if (step === 1) return t('invite.open.many');
  if (choosesTypeAlone(account)) return t('invite.typeTitle');
  const hasBoth = account.scope !== null && allPermissions(account).length > 0;
  return t(hasBoth ? 'invite.accessTitle' : 'permissions.set');
}

/** What is missing or wrong about the addresses as a whole. */
export function addressProblem(
  { t }: Localize,
  standings: readonly Standing[],
  isField: boolean,
): Problem | null {
  if (standings.length === 0) return { at: 'address', text: t('error.required') };
  if (standings.some(isSendable)) return null;
  return { at: 'address', text: t(isField ? 'outcome.invalid' : 'invite.nobody') };
}

export interface FormContext extends Omit<AddressEntryContext, 'problem'> {
  access: AccessChoice;
  step: 1 | 2;
  problem: Problem | null;
  /** What was there before the dialog was opened. */
  kept: 'begun' | 'unsent' | null;
  strings: StringOverrides | null;
  onBack: () => void;
  onStartOver: () => void;
}

export function formBody(context: FormContext): TemplateResult {
  const { words, account, step, problem, kept, tokens, onStartOver } = context;
  const many = tokens.counts.total > 1 ? 'invite.keptMany' : 'invite.kept';
  const keptText = words.t(kept === 'unsent' ? 'invite.keptUnsent' : many);
  if (isStepped(account) && step === 2)
    return html`<div class="body">${back(context)} ${accessPart(context)}</div>`;
  return html`<div class="body">
    ${kept === null ? nothing : keptNotice(words, keptText, onStartOver)}
    <p class="muted">${words.t('invite.remark')}</p>
    ${addressEntry({ ...context, problem: problem?.at === 'address' ? problem.text : null })}
    ${isStepped(account) ? nothing : accessPart(context)}
  </div>`;
}

function back({ words: { t }, tokens, isBusy, onBack }: FormContext): TemplateResult {
  return html`<p class="step">
    <button type="button" class="link" id="back" ?disabled=${isBusy} @click=${onBack}>
      ${backIcon}${t('action.back')}
    </button>
    <span class="muted">
      ${t('invite.step', { n: 2, total: 2 })} · ${t('count.people', { n: tokens.counts.sendable })}
    </span>
  </p>`;
}

function accessPart(context: FormContext): TemplateResult {
  const { account, access, tokens, problem, isBusy, strings, onChanged } = context;
  const at = problem?.at;
  return access.render({
    ...{ account, isBusy, strings },
    entries: tokens.standings.filter(isSendable).map(({ entry }) => entry),
    problem: problem && at && at !== 'address' ? { at, text: problem.text } : null,
    onChange: onChanged,
  });
}
