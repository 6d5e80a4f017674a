import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Member, Permission, PermissionGroup } from '../../backend/backend.js';
import { breakable } from '../../internal/breakable.js';
import { checkIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { isReadable, nameOfGroup, nameOfMember, nameOfPermission } from '../../internal/words.js';
import {
  columnsAfter,
  columnsBefore,
  dormantAfter,
  holds,
  isDormant,
  type TextColumn,
} from './review-rows.js';

export interface ReviewTableContext {
  words: Localize;
  account: Account;
  members: readonly Member[];
  asOf: string;
  caption: string;
}

/**
 * A table that scrolls by itself, also by keyboard. Where it is narrow, each row is a card, and each cell says which
 * column it belongs to; the roles are written down since `display: block` takes them from some browsers.
 */
export function reviewTable(context: ReviewTableContext): TemplateResult {
  const { words, account, members, caption } = context;
  const before = columnsBefore(words, account);
  const after = columnsAfter(words, account, members);
  const groups = account.permissionGroups.filter(({ permissions }) => permissions.length > 0);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.t('review.title')}>
    <table role="table">
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th rowspan="2" scope="col" role="columnheader" class="member">
            ${words.t('column.user')}
          </th>
          ${before.map(textHead)} ${groups.map((group) => groupHead(words, group))}
          ${after.map(textHead)}
        </tr>
        <tr role="row">
          ${groups.map(({ permissions }) =>
            permissions.map((permission, index) => permissionHead(words, permission, index === 0)),
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${members.map((member) => row(context, member, { before, after, groups }))}
      </tbody>
    </table>
  </div>`;
}

function textHead({ head }: TextColumn): TemplateResult {
  return html`<th rowspan="2" scope="col" role="columnheader" class="text">${head}</th>`;
}

function groupHead(words: Localize, group: PermissionGroup): TemplateResult {
  const { length } = group.permissions;
  return html`<th scope="colgroup" role="columnheader" colspan=${length} class="group">
    ${nameOfGroup(words, group)}
  </th>`;
}

function permissionHead(words: Localize, permission: Permission, isFirst: boolean): TemplateResult {
  const { risk } = permission;
  const kinds = `${isFirst ? 'first' : ''} ${risk ? 'risky' : ''}`;
  return html`<th scope="col" role="columnheader" class="permission ${kinds}">
    <span>${risk ? warningIcon : nothing}${nameOfPermission(words, permission)}</span>
  </th>`;
}

interface Columns {
  before: readonly TextColumn[];
  after: readonly TextColumn[];
  groups: readonly PermissionGroup[];
}

function row(
  { words, account, asOf }: ReviewTableContext,
  member: Member,
  { before, after, groups }: Columns,
): TemplateResult {
  const { t } = words;
  if (!isReadable(member)) {
    return html`<tr role="row">
      <th scope="row" role="rowheader" class="member muted">${t('row.unreadable')}</th>
    </tr>`;
  }
  const isAsleep = member.signIn !== 'active';
  const dormant = isDormant(member, Date.parse(asOf));
  return html`<tr role="row" class=${isAsleep ? 'asleep' : ''}>
    <th scope="row" role="rowheader" class="member">
      <span class="name"><bdi>${nameOfMember(member)}</bdi></span>
      ${member.name ? html`<span class="muted">${breakable(member.email)}</span>` : nothing}
      ${badge(member.isOwner, t('badge.owner'))}
      ${badge(member.id === account.viewer.memberId, t('badge.you'))}
    </th>
    ${before.map((column) => textCell(column, member))}
    ${groups.map(({ permissions }) =>
      permissions.map((permission, index) =>
        mark(words, permission, holds(member, permission.id), index === 0),
      ),
    )}
    ${after.map((column) =>
      textCell(
        column,
        member,
        column.id === 'lastSignIn' && dormant
          ? html`<span class="dormant">${t('review.dormant', { days: dormantAfter })}</span>`
          : nothing,
      ),
    )}
  </tr>`;
}

function badge(is: boolean, text: string): TemplateResult | typeof nothing {
  return is ? html`<span class="badge">${text}</span>` : nothing;
}

function textCell(
  { id, head, text }: TextColumn,
  member: Member,
  remark: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const said = text(member);
  return html`<td role="cell" class="text ${said === '' ? 'blank' : ''}" data-column=${head}>
    ${id === 'invitedBy' ? html`<bdi>${said}</bdi>` : said} ${remark}
  </td>`;
}

/** Seen as a tick or nothing, read as a word. */
function mark(
  words: Localize,
  permission: Permission,
  is: boolean,
  isFirst: boolean,
): TemplateResult {
  const kinds = `${is ? 'held' : ''} ${isFirst ? 'first' : ''}`;
  return html`<td
    role="cell"
    class="mark ${kinds}"
    data-column=${nameOfPermission(words, permission)}
  >
    ${is ? checkIcon : nothing}
    <span class="visually-hidden">${words.t(is ? 'review.yes' : 'review.no')}</span>
  </td>`;
}
