/** What the choice and the reading of permissions draw alike. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Id, Permission, PermissionGroup } from '../../backend/backend.js';
import { warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { riskText } from '../../internal/words.js';

export interface Difference {
  readonly gains: readonly Id[];
  readonly loses: readonly Id[];
}

export function riskLine(words: Localize, permission: Permission): TemplateResult | typeof nothing {
  if (!permission.risk) return nothing;
  return html`<span class="risk">${warningIcon}${riskText(words, permission)}</span>`;
}

/** “Gains” or “Loses” beside a permission that differs from the value it started with. */
export function mark(
  { t }: Localize,
  { gains, loses }: Difference,
  id: Id,
): TemplateResult | typeof nothing {
  if (gains.includes(id))
    return html`<span class="mark gain" id=${`mark-${id}`}>${t('permissions.gain')}</span>`;
  if (loses.includes(id))
    return html`<span class="mark loss" id=${`mark-${id}`}>${t('permissions.loss')}</span>`;
  return nothing;
}

/**
 * Two columns of about the same number of permissions, one below the other where it is narrow. Which group stands where
 * hangs on nothing that a tick changes: what one is about to press must not move away.
 */
export function inColumns(
  groups: readonly PermissionGroup[],
  render: (group: PermissionGroup) => TemplateResult,
): TemplateResult {
  const total = groups.reduce((sum, { permissions }) => sum + permissions.length, 0);
  let before = 0;
  const first = groups.filter(({ permissions }) => {
    const isFirst = before + permissions.length / 2 <= total / 2;
    before += permissions.length;
    return isFirst;
  });
  const second = groups.slice(first.length);
  return html`<div class="columns">
    <div>${first.map(render)}</div>
    ${second.length === 0 ? nothing : html`<div>${second.map(render)}</div>`}
  </div>`;
}
