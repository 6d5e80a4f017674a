import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Id, Member } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';
import { breakable } from '../../internal/breakable.js';
import { isReadable, nameOfMember, nameOfScope } from '../../internal/words.js';
import type { Boxes } from './ticks.js';
import {
  accessCell,
  badges,
  initials,
  mailText,
  remarks,
  scopeText,
  signInState,
} from './member-cells.js';
import { mayEditMember, memberActions, type RowsContext } from './row-actions.js';

export interface MemberListContext extends RowsContext {
  members: readonly Member[];
  label: string;
  boxes: Boxes | null;
  /** The one that is shown alone where there is room for one. */
  picked: Id | null;
}

export function memberList(context: MemberListContext): TemplateResult {
  const { account, boxes, label, words, picked } = context;
  const { t } = words;
  const has = {
    scope: account.scope !== null,
    mail: account.subscriptions.length > 0,
    state: hasState(context),
  };
  const kinds = [
    boxes && 'selectable',
    has.scope && 'scoped',
    has.mail && 'mailed',
    !has.state && 'stateless',
    picked && 'one',
  ];
  return html`<div
    class="table members ${kinds.filter(Boolean).join(' ')}"
    role="table"
    aria-label=${label}
    part="list"
  >
    <div role="rowgroup" class="heads">
      <div class="row head" role="row">
        ${boxes?.head() ?? nothing}
        <span role="columnheader">${t('column.user')}</span>
        <span role="columnheader">${t('column.permissions')}</span>
        ${has.scope ? html`<span role="columnheader" class="wide">${nameOfScope(words, account)}</span>` : nothing}
        ${has.mail ? html`<span role="columnheader" class="wide mail">${t('column.subscriptions')}</span>` : nothing}
        ${has.state ? html`<span role="columnheader" class="wide">${t('column.lastSignIn')}</span>` : nothing}
        <span role="columnheader"><span class="visually-hidden">${t('column.actions')}</span></span>
      </div>
    </div>
    <div role="rowgroup" class="rows">
      ${repeat(
        context.members,
        ({ id }) => id,
        (member) => memberRow(context, member, has),
      )}
    </div>
  </div>`;
}

/** A backend that does not know when people signed in last has nothing to say of users. */
function hasState({ members }: MemberListContext): boolean {
  const isSilent = ({ signIn, lastSignInAt }: Member) =>
    signIn === 'active' && lastSignInAt === undefined;
  return members.length === 0 || !members.every(isSilent);
}

function memberRow(
  context: MemberListContext,
  member: Member,
  has: { state: boolean },
): TemplateResult {
  const { words, account, boxes, picked } = context;
  if (!isReadable(member)) return unreadableRow(words, member.id);
  const scope = account.scope ? scopeText(words, account, member) : null;
  const mail = account.subscriptions.length > 0 ? mailText(words, account, member) : null;
  return html`<div
    class="row ${member.id === picked ? 'picked' : ''}"
    role="row"
    part="row"
    data-id=${member.id}
  >
    ${boxes?.row(member) ?? nothing}
    <div class="person" role="cell">
      ${initials(nameOfMember(member))}
      <div class="who">
        <span class="name">${name(context, member)} ${badges(context, member)}</span>
        ${member.name ? html`<span class="muted address">${breakable(member.email)}</span>` : nothing}
        ${remarks(context, member)}
        ${has.state ? html`<span class="narrow">${signInState(context, member, true)}</span>` : nothing}
      </div>
    </div>
    <div role="cell" class="access">
      ${accessCell(context, member)} ${scope ? html`<span class="narrow">${scope}</span>` : nothing}
      ${mail ? html`<span class="narrow mail">${mail}</span>` : nothing}
    </div>
    ${scope ? html`<div role="cell" class="wide">${scope}</div>` : nothing}
    ${mail ? html`<div role="cell" class="wide mail">${mail}</div>` : nothing}
    ${has.state ? html`<div role="cell" class="wide state">${signInState(context, member)}</div>` : nothing}
    <div role="cell" class="actions">${memberActions(context, member)}</div>
  </div>`;
}

/** The name opens the editor where there is one. */
function name({ account, actions }: MemberListContext, member: Member): TemplateResult {
  const text = html`<bdi>${nameOfMember(member)}</bdi>`;
  if (!mayEditMember(account, member)) return text;
  return html`<button type="button" class="open" @click=${() => void actions.edit({ member })}>
    ${text}
  </button>`;
}

/** A backend sent something that is no row; the others are not to suffer from it. */
export function unreadableRow(words: Localize, id: string): TemplateResult {
  return html`<div class="row unreadable" role="row" data-id=${id}>
    <div class="muted" role="cell">${words.t('row.unreadable')}</div>
  </div>`;
}
