import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Account, Member } from '../../backend/backend.js';
import { verdictOn } from '../../backend/guards.js';
import { binIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import {
  accessDetail,
  accessSummary,
  isReadable,
  nameOfMember,
  reasonText,
} from '../../internal/words.js';
import { riskyOf } from '../../backend/permissions.js';

export interface MemberListContext {
  words: Localize;
  account: Account;
  members: readonly Member[];
  label: string;
  /** The server's clock, in milliseconds. */
  now: number;
  /** The row whose bin was pressed although it cannot be used: it says why. */
  explained: string | null;
  onEdit: (member: Member) => void;
  onReactivate: (member: Member) => void;
  onRemove: (member: Member) => void;
  onExplain: (member: Member) => void;
}

export function memberList(context: MemberListContext): TemplateResult {
  const { t } = context.words;
  return html`<div class="table members" role="table" aria-label=${context.label} part="list">
    <div role="rowgroup">
      <div class="row head" role="row">
        <span role="columnheader">${t('column.user')}</span>
        <span role="columnheader">${t('column.permissions')}</span>
        <span role="columnheader" class="wide">${t('column.lastSignIn')}</span>
        <span role="columnheader"><span class="visually-hidden">${t('column.actions')}</span></span>
      </div>
    </div>
    <div role="rowgroup">
      ${repeat(
        context.members,
        ({ id }) => id,
        (member) => memberRow(context, member),
      )}
    </div>
  </div>`;
}

function memberRow(context: MemberListContext, member: Member): TemplateResult {
  const { words, account, now } = context;
  if (!isReadable(member)) return unreadableRow(words, member.id);
  return html`<div class="row" role="row" part="row" data-id=${member.id}>
    <div class="person" role="cell">
      ${initials(nameOfMember(member))}
      <div class="who">
        <span class="name">${name(context, member)} ${badges(context, member)}</span>
        ${member.name ? html`<span class="muted address"><bdi>${member.email}</bdi></span>` : nothing}
        <span class="muted narrow">${lastSignIn(words, member, now)}</span>
      </div>
    </div>
    <div role="cell" class="access">${access(words, account, member)}</div>
    <div role="cell" class="muted wide">${lastSignIn(words, member, now)}</div>
    <div role="cell" class="actions">${actions(context, member)}</div>
  </div>`;
}

/** An owner has everything: there is nothing to choose. */
function mayEdit(account: Account, member: Member): boolean {
  return !member.isOwner && verdictOn(account, member, 'edit') === true;
}

/** The name opens the editor where there is one. */
function name({ account, onEdit }: MemberListContext, member: Member): TemplateResult {
  const text = html`<bdi>${nameOfMember(member)}</bdi>`;
  if (!mayEdit(account, member)) return text;
  return html`<button type="button" class="open" @click=${() => onEdit(member)}>${text}</button>`;
}

/** Initials of first and last name; a mononym or an address has one. An ornament: the name stands beside it. */
function initials(name: string): TemplateResult {
  const words = name.split(/[\s@.]+/u).filter((word) => /^\p{L}/u.test(word));
  const [first, ...others] = name.includes('@') ? words.slice(0, 1) : words;
  const letters = [first, others.at(-1)].map((word) => /^./u.exec(word ?? '')?.[0] ?? '').join('');
  return html`<span class="initials" aria-hidden="true">${letters.toLocaleUpperCase()}</span>`;
}

function badges({ words: { t }, account }: MemberListContext, member: Member): TemplateResult {
  return html`${member.isOwner ? html`<span class="badge">${t('badge.owner')}</span>` : nothing}
  ${member.id === account.viewer.memberId ? html`<span class="badge">${t('badge.you')}</span>` : nothing}
  ${member.signIn === 'none' ? html`<span class="badge">${t('badge.contact')}</span>` : nothing}
  ${member.signIn === 'unknown' ? html`<span class="badge">${t('status.unknown')}</span>` : nothing}`;
}

function access(words: Localize, account: Account, member: Member): TemplateResult {
  const detail = accessDetail(words, account, member);
  const isRisky = !member.isOwner && riskyOf(account, member.permissions).length > 0;
  return html`<span>${accessSummary(words, account, member)}</span> ${
      detail
        ? html`<span class=${isRisky ? 'attention detail' : 'muted detail'}>
            ${isRisky ? warningIcon : nothing}${detail}
          </span>`
        : nothing
    }`;
}

function lastSignIn(words: Localize, member: Member, now: number): string {
  if (!member.lastSignInAt) return words.t('lastSignIn.never');
  return words.relative(member.lastSignInAt, now);
}

function actions(context: MemberListContext, member: Member): TemplateResult {
  const { words, account } = context;
  const name = nameOfMember(member);
  const mayReactivate = verdictOn(account, member, 'reactivate') === true;
  return html`${
    mayReactivate
      ? html`<button
          type="button"
          class="button small reactivate"
          aria-label=${words.t('action.reactivateNamed', { name })}
          @click=${() => context.onReactivate(member)}
        >
          ${words.t('action.reactivate')}
        </button>`
      : nothing
  }
  ${
    mayEdit(account, member) && !mayReactivate
      ? html`<button
          type="button"
          class="button small edit"
          aria-label=${words.t('action.editNamed', { name })}
          @click=${() => context.onEdit(member)}
        >
          ${words.t('action.editShort')}
        </button>`
      : nothing
  }
  ${bin(context, member)}`;
}

function bin(context: MemberListContext, member: Member): TemplateResult | typeof nothing {
  const { words, account } = context;
  const verdict = verdictOn(account, member, 'remove');
  if (verdict === undefined) return nothing;
  const label = words.t('action.removeNamed', { name: nameOfMember(member) });
  if (verdict === true) {
    return html`<button
      type="button"
      class="button square bin"
      aria-label=${label}
      @click=${() => context.onRemove(member)}
    >
      ${binIcon}
    </button>`;
  }
  const why = reasonText(words, verdict.refused);
  const isShown = context.explained === member.id;
  return html`<button
      type="button"
      class="button square bin"
      aria-label=${label}
      aria-disabled="true"
      aria-describedby=${`why-${member.id}`}
      @click=${() => context.onExplain(member)}
    >
      ${binIcon}
    </button>
    <span id=${`why-${member.id}`} class=${isShown ? 'why' : 'visually-hidden'}>${why}</span>`;
}

/** A backend sent something that is no row; the others are not to suffer from it. */
export function unreadableRow(words: Localize, id: string): TemplateResult {
  return html`<div class="row unreadable" role="row" data-id=${id}>
    <div class="muted" role="cell">${words.t('row.unreadable')}</div>
  </div>`;
}
