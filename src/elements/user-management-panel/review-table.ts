import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Member, Permission, PermissionGroup } from '../../backend/backend.js';
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

/** A real table: its heads are read with each cell. It scrolls by itself, also by keyboard. */
export function reviewTable(context: ReviewTableContext): TemplateResult {
  const { words, account, members, caption } = context;
  const before = columnsBefore(words, account);
  const after = columnsAfter(words, account, members);
  const groups = account.permissionGroups.filter(({ permissions }) => permissions.length > 0);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${words.t('review.title')}>
    <table>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th rowspan="2" scope="col" class="member">${words.t('column.user')}</th>
          ${before.map(textHead)} ${groups.map((group) => groupHead(words, group))}
          ${after.map(textHead)}
        </tr>
        <tr>
          ${groups.map(({ permissions }) =>
            permissions.map((permission, index) => permissionHead(words, permission, index === 0)),
          )}
        </tr>
      </thead>
      <tbody>
        ${members.map((member) => row(context, member, { before, after, groups }))}
      </tbody>
    </table>
  </div>`;
}

function textHead({ head }: TextColumn): TemplateResult {
  return html`<th rowspan="2" scope="col" class="text">${head}</th>`;
}

function groupHead(words: Localize, group: PermissionGroup): TemplateResult {
  return html`<th scope="colgroup" colspan=${group.permissions.length} class="group">
    ${nameOfGroup(words, group)}
  </th>`;
}

function permissionHead(words: Localize, permission: Permission, isFirst: boolean): TemplateResult {
  const { risk } = permission;
  return html`<th scope="col" class="permission ${isFirst ? 'first' : ''} ${risk ? 'risky' : ''}">
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
    return html`<tr>
      <th scope="row" class="member muted">${t('row.unreadable')}</th>
    </tr>`;
  }
  const isAsleep = member.signIn !== 'active';
  const dormant = isDormant(member, Date.parse(asOf));
  return html`<tr class=${isAsleep ? 'asleep' : ''}>
    <th scope="row" class="member">
      <span class="name"><bdi>${nameOfMember(member)}</bdi></span>
      ${member.name ? html`<span class="muted"><bdi>${member.email}</bdi></span>` : nothing}
      ${badge(member.isOwner, t('badge.owner'))}
      ${badge(member.id === account.viewer.memberId, t('badge.you'))}
    </th>
    ${before.map(({ text }) => html`<td class="text">${text(member)}</td>`)}
    ${groups.map(({ permissions }) =>
      permissions.map(({ id }, index) => mark(words, holds(member, id), index === 0)),
    )}
    ${after.map(
      ({ id, text }) =>
        html`<td class="text">
          ${id === 'invitedBy' ? html`<bdi>${text(member)}</bdi>` : text(member)}
          ${
            id === 'lastSignIn' && dormant
              ? html`<span class="dormant">${t('review.dormant', { days: dormantAfter })}</span>`
              : nothing
          }
        </td>`,
    )}
  </tr>`;
}

function badge(is: boolean, text: string): TemplateResult | typeof nothing {
  return is ? html`<span class="badge">${text}</span>` : nothing;
}

/** Seen as a tick or nothing, read as a word. */
function mark({ t }: Localize, is: boolean, isFirst: boolean): TemplateResult {
  return html`<td class="mark ${isFirst ? 'first' : ''}">
    ${is ? checkIcon : nothing}
    <span class="visually-hidden">${t(is ? 'review.yes' : 'review.no')}</span>
  </td>`;
}
