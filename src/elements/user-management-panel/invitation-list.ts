import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Invitation } from '../../backend/backend.js';
import { breakable } from '../../internal/breakable.js';
import {
  accessDetail,
  accessSummary,
  isReadable,
  statusOfInvitation,
} from '../../internal/words.js';
import type { Boxes } from './ticks.js';
import { unreadableRow } from './member-list.js';
import { invitationActions, mayEditInvitation, type RowsContext } from './row-actions.js';
import { undelivered } from './states.js';

export interface InvitationListContext extends RowsContext {
  invitations: readonly Invitation[];
  label: string;
  boxes: Boxes | null;
}

export function invitationList(context: InvitationListContext): TemplateResult {
  const { boxes, label } = context;
  const { t } = context.words;
  return html`<div
    class="table invitations ${boxes ? 'selectable' : ''}"
    role="table"
    aria-label=${label}
    part="list"
  >
    <div role="rowgroup" class="heads">
      <div class="row head" role="row">
        ${boxes?.head() ?? nothing}
        <span role="columnheader">${t('column.invited')}</span>
        <span role="columnheader">${t('column.permissions')}</span>
        <span role="columnheader">${t('column.status')}</span>
        <span role="columnheader"><span class="visually-hidden">${t('column.actions')}</span></span>
      </div>
    </div>
    <div role="rowgroup" class="rows">
      ${repeat(
        context.invitations,
        ({ id }) => id,
        (invitation) => invitationRow(context, invitation),
      )}
    </div>
  </div>`;
}

/** Those that wait for the owner come first, where the whole list is there to be put in order. */
export function expiredFirst(invitations: readonly Invitation[], now: number): Invitation[] {
  const rank = (invitation: Invitation) =>
    isReadable(invitation) && statusOfInvitation(invitation, now) === 'expired' ? 0 : 1;
  return [...invitations].sort((a, b) => rank(a) - rank(b));
}

function invitationRow(context: InvitationListContext, invitation: Invitation): TemplateResult {
  const { words, account, boxes } = context;
  if (!isReadable(invitation)) return unreadableRow(words, invitation.id);
  const detail = accessDetail(words, account, invitation);
  return html`<div class="row" role="row" part="row" data-id=${invitation.id}>
    ${boxes?.row(invitation) ?? nothing}
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
    <div role="cell" class="actions">${invitationActions(context, invitation)}</div>
  </div>`;
}

/** The address opens the editor where there is one. */
function address(context: InvitationListContext, invitation: Invitation): TemplateResult {
  const text = breakable(invitation.email);
  if (!mayEditInvitation(context, invitation)) return text;
  const open = () => void context.actions.edit({ invitation });
  return html`<button type="button" class="open" @click=${open}>${text}</button>`;
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
