import { html, nothing, type TemplateResult } from 'lit';
import type { Backend, Id } from '../../backend/backend.js';
import { allPermissions } from '../../backend/permissions.js';
import { stop } from '../dialog-parts.js';
import { infoIcon } from '../icons.js';
import type { SectionContext } from './context.js';
import { option, section } from './section.js';

export type Amount = 'choose' | 'all';

export interface PermissionsParts {
  backend: Backend | null;
  /** Null where “all permissions” is not offered. */
  amount: Amount | null;
  onAmount: (amount: Amount) => void;
}

/** The picker, with the reminder to grant little; the element around it has to know `<permission-picker>`. */
export function permissionsSection(
  context: SectionContext,
  parts: PermissionsParts,
): TemplateResult | typeof nothing {
  const { words, account } = context;
  if (allPermissions(account).length === 0) return nothing;
  return section(context, {
    at: 'permissions',
    title: words.t('permissions.section'),
    content: html`<p class="notice">${infoIcon}<span>${words.t('leastPrivilege')}</span></p>
      ${parts.amount === null ? nothing : amountOf(context, parts)}
      ${parts.amount === 'all' ? nothing : picker(context, parts.backend)}`,
  });
}

/** “Choose” comes first and is what one begins with: the least. */
function amountOf(
  { words: { t }, isBusy }: SectionContext,
  { amount, onAmount }: PermissionsParts,
): TemplateResult {
  const one = (value: Amount, label: string) =>
    option({
      ...{ kind: 'radio', name: 'choice', value, label, isBusy },
      isOn: amount === value,
      onChange: () => onAmount(value),
    });
  return html`<div class="access-row" role="radiogroup" aria-labelledby="access-permissions">
    ${one('choose', t('permissions.choose'))} ${one('all', t('access.all'))}
  </div>`;
}

function picker(
  { value, baseline, strings, isBusy, onChange }: SectionContext,
  backend: Backend | null,
): TemplateResult {
  const onPick = (event: Event) => {
    event.stopPropagation();
    const { value: ids } = event.target as EventTarget & { value: readonly Id[] };
    onChange({ permissions: [...ids] });
  };
  return html`<permission-picker
    exportparts="group"
    aria-labelledby="access-permissions"
    .forRole=${value.role}
    .value=${value.permissions}
    .baseline=${baseline?.permissions ?? null}
    .strings=${strings}
    .backend=${backend}
    ?inert=${isBusy}
    @input=${stop}
    @change=${onPick}
  ></permission-picker>`;
}
