import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../backend/backend.js';
import { dialogError } from '../../internal/dialog-parts.js';
import { infoIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import { choosesTypeAlone } from './form.js';
import type { Sending } from './sending.js';

export interface FootContext {
  words: Localize;
  account: Account;
  counts: { total: number; sendable: number };
  /** How many more invitations may be open; null where nobody counts them. */
  pendingRoom: number | null;
  problem: string | null;
  summary: string;
  isBusy: boolean;
  /** The button leads on to the second step. */
  leadsOn: boolean;
  isStepped: boolean;
  onCancel: () => void;
}

export function formFoot(context: FootContext): TemplateResult {
  const { words, problem, isBusy, onCancel } = context;
  const limit = limitText(context);
  return html`<div class="foot">
    ${dialogError(problem)}
    ${limit === null ? nothing : html`<p class="limit attention">${infoIcon}<span>${limit}</span></p>`}
    <span class="summary muted">${summaryOf(context)}</span>
    <button type="button" class="button" ?disabled=${isBusy} @click=${onCancel}>
      ${words.t('cancel')}
    </button>
    <button class="button primary" id="send" aria-disabled=${isBusy ? 'true' : nothing}>
      ${sendText(context)}
    </button>
  </div>`;
}

/** How far it is, and whether the service makes it wait; what is under way is waited for before it stops. */
export function progressFoot({ t, relative }: Localize, sending: Sending): TemplateResult {
  const { progress, waitingUntil, isStopping } = sending;
  const text = t('invite.sending', progress);
  const now = Date.now();
  return html`<div class="foot">
    <div class="summary progress">
      <progress max=${progress.total} .value=${progress.done} aria-label=${text}></progress>
      <span>${isStopping ? t('invite.stopping') : text}</span>
      ${
        waitingUntil === null
          ? nothing
          : html`<span class="muted">
              ${t('bulk.waiting', { inTime: relative(new Date(waitingUntil).toISOString(), now) })}
            </span>`
      }
    </div>
    <button type="button" class="button" id="stop" @click=${sending.stop}>${t('bulk.stop')}</button>
  </div>`;
}

function summaryOf({ words, counts, summary }: FootContext): string {
  const people = counts.sendable > 0 ? words.t('count.people', { n: counts.sendable }) : '';
  return [people, summary].filter((part) => part !== '').join(' · ');
}

function sendText(context: FootContext): string {
  const { account, counts, isBusy, leadsOn, isStepped } = context;
  const { t } = context.words;
  const { total, sendable } = counts;
  if (leadsOn) return t(choosesTypeAlone(account) ? 'invite.typeTitle' : 'permissions.set');
  if (isBusy) return t('invite.sendingOne');
  if (total <= 1 && !isStepped) return t('invite.send');
  if (total === 0) return t('invite.send.many');
  return sendable === total
    ? t('invite.sendCount', { n: total })
    : t('invite.sendSome', { n: sendable, total });
}

/** Said before it bites: seats and open invitations are counted by the service, which has the last word. */
function limitText({ words, account, counts, pendingRoom }: FootContext): string | null {
  const { seats } = account.invitations ?? {};
  const free = seats ? Math.max(0, seats.max - seats.used) : null;
  if (free !== null && counts.sendable > free) return words.t('limit.seats', { n: free });
  if (pendingRoom !== null && counts.sendable > pendingRoom)
    return words.t('limit.pending', { n: pendingRoom });
  return null;
}
