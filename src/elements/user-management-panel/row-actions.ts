/** What can be done from a row: buttons for the usual, the rest behind three dots, the bin always last. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Invitation, Member } from '../../backend/backend.js';
import { verdictOn } from '../../backend/guards.js';
import { binIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import type { Menu, MenuEntry } from '../../internal/menu.js';
import { nameOfMember, reasonText, statusOfInvitation } from '../../internal/words.js';
import type { PanelActions } from './panel-actions.js';

export interface RowsContext {
  words: Localize;
  account: Account;
  actions: PanelActions;
  menu: Menu;
  /** The server's clock, in milliseconds. */
  now: number;
}

interface Button {
  kind: 'edit' | 'resend' | 'reactivate';
  text: string;
  label: string;
  run: () => void;
  isTinted?: boolean;
  isBusy?: boolean;
}

/** Where access is all there is to edit, an owner has everything: there is nothing to choose. */
export function mayEditMember(account: Account, member: Member): boolean {
  const hasData = account.capabilities.createsMembers !== null;
  return (hasData || !member.isOwner) && verdictOn(account, member, 'edit') === true;
}

export function mayEditInvitation({ account }: RowsContext, { actions }: Invitation): boolean {
  const isOffered = actions.edit === true || actions.changeEmail === true;
  return isOffered && account.capabilities.verbs.includes('updateInvitation');
}

export function memberActions(context: RowsContext, member: Member): TemplateResult {
  const { account, menu, words } = context;
  const mayReactivate = verdictOn(account, member, 'reactivate') === true;
  const { invitation } = member;
  return html`${mayReactivate ? button(reactivation(context, member)) : nothing}
  ${mayEditMember(account, member) && !mayReactivate ? button(edition(context, member)) : nothing}
  ${invitation && mayResend(context, invitation) ? button(resending(context, invitation)) : nothing}
  ${menu.button({
    id: member.id,
    label: words.t('action.more', { name: nameOfMember(member) }),
    entries: useful(memberMore(context, member), context, member.email),
  })}
  ${memberBin(context, member)}`;
}

export function invitationActions(context: RowsContext, invitation: Invitation): TemplateResult {
  const { actions, menu, words } = context;
  const { email, id } = invitation;
  return html`${mayResend(context, invitation) ? button(resending(context, invitation)) : nothing}
  ${menu.button({
    id,
    label: words.t('action.more', { name: email }),
    entries: useful(invitationMore(context, invitation), context, email),
  })}
  ${
    invitation.actions.revoke === true
      ? html`<button
          type="button"
          class="button square bin"
          aria-label=${words.t('action.revokeNamed', { email })}
          @click=${() => void actions.confirm({ invitation })}
        >
          ${binIcon}
        </button>`
      : nothing
  }`;
}

/** An address is copied by hand as well: that alone is no reason for a menu in every row. */
function useful(entries: MenuEntry[], context: RowsContext, email: string): MenuEntry[] {
  const { actions, words } = context;
  if (entries.length === 0) return [];
  return [...entries, { label: words.t('action.copyEmail'), run: () => void actions.copy(email) }];
}

function memberMore(context: RowsContext, member: Member): MenuEntry[] {
  const { account, actions, words } = context;
  const { t } = words;
  const entries: MenuEntry[] = [];
  const may = (action: Parameters<typeof verdictOn>[2]) =>
    verdictOn(account, member, action) === true;
  const edit = () => void actions.edit({ member });
  if (may('reactivate') && mayEditMember(account, member))
    entries.push({ label: t('action.edit'), run: edit });
  if (member.signIn === 'none' && !member.invitation && may('grantSignIn'))
    entries.push({ label: t('action.grantSignIn'), run: edit });
  if (may('deactivate') && account.capabilities.verbs.includes('setMembersActive')) {
    const run = () => void actions.confirmDeactivating(member);
    entries.push({ label: t('action.deactivate'), run });
  }
  const { invitation } = member;
  if (invitation?.actions.revoke === true) {
    const run = () => void actions.confirm({ invitation });
    entries.push({ label: t('action.revoke'), run });
  }
  return entries;
}

function invitationMore(context: RowsContext, invitation: Invitation): MenuEntry[] {
  const { actions, words } = context;
  const { t } = words;
  const edit = () => void actions.edit({ invitation });
  const entries: MenuEntry[] = [];
  const isEditable = mayEditInvitation(context, invitation);
  if (isEditable && invitation.actions.edit === true)
    entries.push({ label: t('action.edit'), run: edit });
  if (isEditable && invitation.actions.changeEmail === true)
    entries.push({ label: t('action.changeAddress'), run: edit });
  if (invitation.actions.revoke === true)
    entries.push({ label: t('action.revoke'), run: () => void actions.confirm({ invitation }) });
  return entries;
}

function edition({ account, actions, words }: RowsContext, member: Member): Button {
  const name = nameOfMember(member);
  const run = () => void actions.edit({ member });
  const { t } = words;
  return account.capabilities.createsMembers === null
    ? { kind: 'edit', text: t('action.editShort'), label: t('action.editNamed', { name }), run }
    : { kind: 'edit', text: t('action.details'), label: t('action.detailsNamed', { name }), run };
}

function reactivation({ actions, words: { t } }: RowsContext, member: Member): Button {
  return {
    kind: 'reactivate',
    text: t('action.reactivate'),
    label: t('action.reactivateNamed', { name: nameOfMember(member) }),
    run: () => void actions.reactivate(member),
  };
}

function mayResend({ account }: RowsContext, invitation: Invitation): boolean {
  return (
    invitation.actions.resend === true && account.capabilities.verbs.includes('resendInvitations')
  );
}

function resending({ actions, words: { t }, now }: RowsContext, invitation: Invitation): Button {
  const isBusy = actions.resending === invitation.id;
  return {
    kind: 'resend',
    text: t(isBusy ? 'resending' : 'action.resendShort'),
    label: t('action.resendNamed', { email: invitation.email }),
    run: () => void actions.resend(invitation),
    isTinted: statusOfInvitation(invitation, now) === 'expired',
    isBusy,
  };
}

function button({ kind, text, label, run, isTinted, isBusy }: Button): TemplateResult {
  return html`<button
    type="button"
    class="button small ${kind} ${isTinted ? 'attention' : ''}"
    aria-label=${label}
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${run}
  >
    ${text}
  </button>`;
}

function memberBin(context: RowsContext, member: Member): TemplateResult | typeof nothing {
  const { words, account, actions } = context;
  const verdict = verdictOn(account, member, 'remove');
  if (verdict === undefined) return nothing;
  const label = words.t('action.removeNamed', { name: nameOfMember(member) });
  if (verdict === true) {
    return html`<button
      type="button"
      class="button square bin"
      aria-label=${label}
      @click=${() => void actions.confirm({ member })}
    >
      ${binIcon}
    </button>`;
  }
  const isShown = actions.explained === member.id;
  return html`<button
      type="button"
      class="button square bin"
      aria-label=${label}
      aria-disabled="true"
      aria-describedby=${`why-${member.id}`}
      @click=${() => actions.explain(member.id)}
    >
      ${binIcon}
    </button>
    <span id=${`why-${member.id}`} class=${isShown ? 'why' : 'visually-hidden'}
      >${reasonText(words, verdict.refused)}</span
    >${isShown ? actions.wayOn(member, verdict.refused) : nothing}`;
}
