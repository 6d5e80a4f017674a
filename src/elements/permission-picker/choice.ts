import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account, Id, Permission, PermissionGroup, Role } from '../../backend/backend.js';
import { choosable, fixedBy, tickable } from '../../backend/permissions.js';
import { breakableText } from '../../internal/breakable.js';
import type { Localize } from '../../internal/localize.js';
import {
  aboutPermission,
  nameOfGroup,
  nameOfPermission,
  nameOfRole,
  namesOfPermissions,
  reasonText,
} from '../../internal/words.js';
import { inColumns, mark, riskLine, type Difference } from './parts.js';

export interface ChoiceContext {
  words: Localize;
  account: Account;
  /** What it fixes cannot be ticked or unticked. */
  role: Role | undefined;
  value: readonly Id[];
  difference: Difference;
  /** An unticking that waits for an answer, since others need the permission. */
  asking: { id: Id; dependants: readonly Id[] } | null;
  /** What was ticked along with the last tick, and beside which permission that is said. */
  along: { id: Id; also: readonly Id[] } | null;
  /** What is left by a search; null where nothing is looked for. */
  found: ReadonlySet<Id> | null;
  onChoose: (permissions: readonly Permission[], on: boolean) => void;
  onTick: (permission: Permission) => void;
  /** The answer to what is asked: untick the others too, or leave it. */
  onAnswer: (untick: boolean) => void;
}

/** The groups, with what a search has left of them. */
export function choiceOf(context: ChoiceContext): TemplateResult {
  const { account, found, asking } = context;
  // An open question stays in sight until it is answered.
  const isSeen = ({ id }: Permission) => !found || found.has(id) || asking?.id === id;
  const seen = account.permissionGroups.filter(({ permissions }) => permissions.some(isSeen));
  return inColumns(seen, (group) => groupOf(context, group, isSeen));
}

function groupOf(
  context: ChoiceContext,
  group: PermissionGroup,
  isSeen: (permission: Permission) => boolean,
): TemplateResult {
  const { words, value, found, role } = context;
  const { permissions } = group;
  const open = choosable(permissions, role);
  const held = open.filter(({ id }) => value.includes(id)).length;
  const count = words.t('permissions.count', { n: held, total: open.length });
  const tools = html`<div class="group-tools">
    <span class="muted">${count}</span>
    ${found || open.length === 0 ? nothing : groupButton(context, group, held === open.length)}
  </div>`;
  return html`<fieldset class="group" part="group">
    <legend class="group-name">${nameOfGroup(words, group)}</legend>
    ${isOnly(context) ? nothing : tools}
    <div class="permissions">
      ${permissions.filter(isSeen).map((permission) => row(context, permission))}
    </div>
  </fieldset>`;
}

/** Of a group that is the whole, the tools of the whole say it. */
function isOnly({ account }: ChoiceContext): boolean {
  return account.permissionGroups.length === 1;
}

/** Not there while a search hides a part of what it would tick. */
function groupButton(
  { words, onChoose }: ChoiceContext,
  group: PermissionGroup,
  isFull: boolean,
): TemplateResult {
  const name = nameOfGroup(words, group);
  return html`<button
    type="button"
    class="link"
    aria-label=${words.t(isFull ? 'permissions.clearGroup' : 'permissions.selectGroup', { group: name })}
    @click=${() => onChoose(group.permissions, !isFull)}
  >
    ${words.t(isFull ? 'permissions.none' : 'permissions.selectAll')}
  </button>`;
}

function row(context: ChoiceContext, permission: Permission): TemplateResult {
  const { words, value, difference, asking } = context;
  const { id } = permission;
  const ticked = value.includes(id);
  const why = refusalOf(context, id);
  const marked = mark(words, difference, id);
  const onChange = (event: Event) => {
    event.stopPropagation();
    context.onTick(permission);
  };
  return html`<div class="permission ${permission.risk && ticked ? 'risky' : ''}">
    <input
      type="checkbox"
      id=${id}
      .checked=${live(ticked)}
      aria-disabled=${why === null ? nothing : 'true'}
      aria-describedby=${marked === nothing ? `about-${id}` : `mark-${id} about-${id}`}
      @click=${(event: Event) => why !== null && event.preventDefault()}
      @input=${(event: Event) => event.stopPropagation()}
      @change=${onChange}
    />
    <div class="name">
      <label for=${id}>${breakableText(nameOfPermission(words, permission))}</label>${marked}
    </div>
    <div class="about" id=${`about-${id}`}>
      <span>${breakableText(aboutPermission(words, permission))}</span>
      ${riskLine(words, permission)} ${needs(context, permission)}
      ${why === null ? nothing : html`<span class="why">${why}</span>`}
    </div>
    ${asking?.id === id ? question(context, asking.dependants) : nothing}
  </div>`;
}

/** Why the tick cannot be changed; null where it can. */
function refusalOf({ words, account, role, value }: ChoiceContext, id: Id): string | null {
  const fixed = fixedBy(account, role, id);
  if (role && fixed) {
    const name = nameOfRole(words, role);
    if (fixed === 'off') return words.t('role.neverThis', { role: name });
    if (value.includes(id)) return words.t('role.alwaysThis', { role: name });
  }
  const may = value.includes(id) || tickable(account, id, value, role);
  if (may === true) return null;
  return role && may.refused === 'role'
    ? words.t('role.neverThis', { role: nameOfRole(words, role) })
    : reasonText(words, may.refused);
}

function needs({ words, account, along }: ChoiceContext, { id, requires }: Permission) {
  if (along?.id === id) {
    const permissions = namesOfPermissions(words, account, along.also);
    return html`<span class="also">${words.t('permissions.alsoTicked', { permissions })}</span>`;
  }
  if (requires.length === 0) return nothing;
  const permission = namesOfPermissions(words, account, requires);
  return html`<span>${words.t('permissions.needs', { permission })}</span>`;
}

function question(
  { words, account, onAnswer }: ChoiceContext,
  dependants: readonly Id[],
): TemplateResult {
  const permissions = namesOfPermissions(words, account, dependants);
  const asked = words.t('permissions.neededBy', { permissions });
  return html`<div class="question" role="group" aria-label=${asked}>
    <span>${asked}</span>
    <button type="button" class="button small" @click=${() => onAnswer(true)}>
      ${words.t(dependants.length === 1 ? 'permissions.untickBoth' : 'permissions.untickAll')}
    </button>
    <button type="button" class="button small" @click=${() => onAnswer(false)}>
      ${words.t('permissions.keepTicked')}
    </button>
  </div>`;
}
