import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Account, Invitation } from '../../backend/backend.js';
import { binIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import {
  accessDetail,
  accessSummary,
  isReadable,
  statusOfInvitation,
} from '../../internal/words.js';
import { unreadableRow } from './member-list.js';

export interface InvitationListContext {
  words: Localize;
  account: Account;
  invitations: readonly Invitation[];
  label: string;
  now: number;
  /** The invitation that is being sent again. */
  resending: string | null;
  onEdit: (invitation: Invitation) => void;
  onResend: (invitation: Invitation) => void;
  onRevoke: (invitation: Invitation) => void;
}

export function invitationList(context: InvitationListContext): TemplateResult {
  const { t } = context.words;
  return html`<div class="table invitations" role="table" aria-label=${context.label} part="list">
    <div role="rowgroup">
      <div class="row head" role="row">
        <span role="columnheader">${t('column.invited')}</span>
        <span role="columnheader">${t('column.permissions')}</span>
        <span role="columnheader">${t('column.status')}</span>
        <span role="columnheader"><span class="visually-hidden">${t('column.actions')}</span></span>
      </div>
    </div>
    <div role="rowgroup">
      ${repeat(
        context.invitations,
        ({ id }) => id,
        (invitation) => invitationRow(context, invitation),
      )}
    </div>
  </div>`;
}

function invitationRow(context: InvitationListContext, invitation: Invitation): TemplateResult {
  const { words, account } = context;
  if (!isReadable(invitation)) return unreadableRow(words, invitation.id);
  const detail = accessDetail(words, account, invitation);
  return html`<div class="row" role="row" part="row" data-id=${invitation.id}>
    <div class="person" role="cell">
      <div class="who">
        <span class="name">${address(context, invitation)}</span>
        <span class="muted">${sent(context, invitation)}</span>
      </div>
    </div>
    <div role="cell" class="access">
      <span>${accessSummary(words, account, invitation)}</span>
      ${detail ? html`<span class="muted detail">${detail}</span>` : nothing}
    </div>
    <div role="cell" class="status-cell">${status(context, invitation)}</div>
    <div role="cell" class="actions">${actions(context, invitation)}</div>
  </div>`;
}

function mayEdit({ account }: InvitationListContext, { actions }: Invitation): boolean {
  const isOffered = actions.edit === true || actions.changeEmail === true;
  return isOffered && account.capabilities.verbs.includes('updateInvitation');
}

/** The address opens the editor where there is one. */
function address(context: InvitationListContext, invitation: Invitation): TemplateResult {
  const text = html`<bdi>${invitation.email}</bdi>`;
  if (!mayEdit(context, invitation)) return text;
  return html`<button type="button" class="open" @click=${() => context.onEdit(invitation)}>
    ${text}
  </button>`;
}

function sent({ words, now }: InvitationListContext, invitation: Invitation): string {
  const when = words.relative(invitation.sentAt, now);
  const name = invitation.invitedBy?.name;
  const once = name
    ? words.t('invitation.sent', { when, name })
    : words.t('invitation.sentBare', { when });
  if (invitation.sentCount < 2) return once;
  return `${once} · ${words.t('invitation.sentTimes', { n: invitation.sentCount })}`;
}

function status({ words, now }: InvitationListContext, invitation: Invitation): TemplateResult {
  const { t } = words;
  const at = (iso: string | undefined) => (iso ? words.relative(iso, now) : '');
  switch (statusOfInvitation(invitation, now)) {
    case 'pending':
      return html`<span>${t('status.pending')}</span>
        <span class="muted">${t('invitation.expires', { inTime: at(invitation.expiresAt) })}</span>
        ${invitation.delivery.state === 'failed' ? undelivered(words) : nothing}`;
    case 'expired':
      return html`<span class="attention">${t('status.expired')}</span>
        <span class="muted"
          >${t('invitation.expiredOn', { when: at(invitation.expiresAt) })}</span
        >`;
    case 'accepted':
      return html`<span>${t('invitation.acceptedOn', { when: at(invitation.closedAt) })}</span>`;
    case 'declined':
      return html`<span>${t('invitation.declinedOn', { when: at(invitation.closedAt) })}</span>`;
    case 'revoked':
      return html`<span>${t('invitation.revokedOn', { when: at(invitation.closedAt) })}</span>`;
    default:
      return html`<span class="muted">${t('status.unknown')}</span>`;
  }
}

function undelivered({ t }: Localize): TemplateResult {
  return html`<span class="attention detail">${warningIcon}${t('status.undelivered')}</span>`;
}

function actions(context: InvitationListContext, invitation: Invitation): TemplateResult {
  const { words, account, now } = context;
  const { email, id } = invitation;
  const canResend =
    invitation.actions.resend === true && account.capabilities.verbs.includes('resendInvitations');
  const isExpired = statusOfInvitation(invitation, now) === 'expired';
  const isResending = context.resending === id;
  return html`${
    canResend
      ? html`<button
          type="button"
          class="button small resend ${isExpired ? 'attention' : ''}"
          aria-label=${words.t('action.resendNamed', { email })}
          aria-disabled=${isResending ? 'true' : nothing}
          @click=${() => context.onResend(invitation)}
        >
          ${words.t(isResending ? 'resending' : 'action.resendShort')}
        </button>`
      : nothing
  }
  ${
    mayEdit(context, invitation)
      ? html`<button
          type="button"
          class="button small edit"
          aria-label=${words.t('action.editInvitation', { email })}
          @click=${() => context.onEdit(invitation)}
        >
          ${words.t('action.editShort')}
        </button>`
      : nothing
  }
  ${
    invitation.actions.revoke === true
      ? html`<button
          type="button"
          class="button square bin"
          aria-label=${words.t('action.revokeNamed', { email })}
          @click=${() => context.onRevoke(invitation)}
        >
          ${binIcon}
        </button>`
      : nothing
  }`;
}
