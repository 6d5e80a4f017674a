import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Id, Permission, PermissionGroup } from '../../backend/backend.js';
import { allPermissions } from '../../backend/permissions.js';
import { breakableText } from '../../internal/breakable.js';
import { checkIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { aboutPermission, nameOfGroup, nameOfPermission } from '../../internal/words.js';
import { inColumns, mark, riskLine, type Difference } from './parts.js';

export interface ReadingContext {
  words: Localize;
  account: Account;
  value: readonly Id[];
  difference: Difference;
}

/** For looking: what is held, in its groups, and below it what is not. */
export function reading(context: ReadingContext): TemplateResult {
  const { words, account, value, difference } = context;
  const isHeld = ({ id }: Permission) => value.includes(id);
  const all = allPermissions(account);
  const others = all.filter((permission) => !isHeld(permission));
  const held = account.permissionGroups.filter(({ permissions }) => permissions.some(isHeld));
  return html`<div class="bar">
      <span class="count"
        >${
          held.length === 0
            ? words.t('access.none')
            : words.t('permissions.count', { n: all.length - others.length, total: all.length })
        }</span
      >
    </div>
    ${inColumns(held, (group) => heldOf(context, group, isHeld))}
    ${
      others.length === 0
        ? nothing
        : html`<details ?open=${difference.loses.length > 0}>
            <summary>
              ${words.t('permissions.notGranted')}
              <span class="badge">${words.number(others.length)}</span>
            </summary>
            <ul class="others">
              ${others.map((permission) => entry(context, permission))}
            </ul>
          </details>`
    }`;
}

function heldOf(
  context: ReadingContext,
  group: PermissionGroup,
  isHeld: (permission: Permission) => boolean,
): TemplateResult {
  const id = `group-${group.id}`;
  return html`<div class="group" part="group" role="group" aria-labelledby=${id}>
    <div class="group-name" id=${id}>${nameOfGroup(context.words, group)}</div>
    <ul>
      ${group.permissions.filter(isHeld).map((permission) => entry(context, permission))}
    </ul>
  </div>`;
}

function entry({ words, value, difference }: ReadingContext, permission: Permission) {
  const isHeld = value.includes(permission.id);
  return html`<li class="permission ${isHeld && permission.risk ? 'risky' : ''}">
    ${isHeld ? checkIcon : html`<span class="dash" aria-hidden="true">–</span>`}
    <div class="name">
      <span>${breakableText(nameOfPermission(words, permission))}</span
      >${mark(words, difference, permission.id)}
    </div>
    <div class="about">
      <span>${breakableText(aboutPermission(words, permission))}</span>
      ${isHeld ? riskLine(words, permission) : nothing}
    </div>
  </li>`;
}
