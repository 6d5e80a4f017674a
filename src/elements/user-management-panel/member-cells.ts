/** What the cells of a member's row say. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Member } from '../../backend/backend.js';
import { hasScope, riskyOf } from '../../backend/permissions.js';
import { checkIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import {
  accessDetail,
  accessSummary,
  lastDay,
  nameOfScope,
  namesOfSubscriptions,
  scopeSummary,
  statusOfInvitation,
} from '../../internal/words.js';
import type { RowsContext } from './row-actions.js';
import { undelivered } from './states.js';
import { areAuthorised } from './views.js';

/** Initials of first and last name; a mononym or an address has one. An ornament: the name stands beside it. */
export function initials(name: string): TemplateResult {
  const words = name.split(/[\s@.]+/u).filter((word) => /^\p{L}/u.test(word));
  const [first, ...others] = name.includes('@') ? words.slice(0, 1) : words;
  const letters = [first, others.at(-1)].map((word) => /^./u.exec(word ?? '')?.[0] ?? '').join('');
  return html`<span class="initials" aria-hidden="true">${letters.toLocaleUpperCase()}</span>`;
}

export function badges({ words: { t }, account }: RowsContext, member: Member): TemplateResult {
  const { viewer } = account;
  return html`${member.isOwner ? html`<span class="badge">${t('badge.owner')}</span>` : nothing}
  ${member.id === viewer.memberId ? html`<span class="badge">${t('badge.you')}</span>` : nothing}`;
}

/** Addresses beside the one that counts, and that the person may speak for the account. */
export function remarks(
  { words: { t }, account }: RowsContext,
  { pendingEmail, invitedAs }: Member,
): TemplateResult {
  return html`${
    areAuthorised(account)
      ? html`<span class="muted authorised">${checkIcon}${t('badge.authorised')}</span>`
      : nothing
  }
  ${
    pendingEmail
      ? html`<span class="muted">${t('member.pendingEmail', { email: pendingEmail })}</span>`
      : nothing
  }
  ${invitedAs ? html`<span class="muted">${t('member.invitedAs', { email: invitedAs })}</span>` : nothing}`;
}

export function accessCell({ words, account, now }: RowsContext, member: Member): TemplateResult {
  const detail = accessDetail(words, account, member);
  const isRisky = !member.isOwner && riskyOf(account, member.permissions).length > 0;
  return html`<span>${accessSummary(words, account, member)}</span> ${
      detail
        ? html`<span class=${isRisky ? 'attention detail' : 'muted detail'}>
            ${isRisky ? warningIcon : nothing}<span>${detail}</span>
          </span>`
        : nothing
    }
    ${until(words, member, now)}`;
}

function until(
  words: Localize,
  { until: end }: Member,
  now: number,
): TemplateResult | typeof nothing {
  if (!end) return nothing;
  const when = words.relative(lastDay(end), now);
  const hasEnded = Date.parse(end) <= now;
  const text = hasEnded
    ? words.t('row.untilEnded', { when })
    : words.t('row.untilEnds', { inTime: when });
  return html`<span class=${hasEnded ? 'attention detail' : 'muted detail'}>${text}</span>`;
}

/** For which sub-accounts; none at all is worth a warning. */
export function scopeText(words: Localize, account: Account, member: Member): TemplateResult {
  const { scope } = member;
  // The account may call them something else.
  const isOurs = nameOfScope(words, account) === words.t('column.subaccounts');
  const own = isOurs ? null : scopeSummary(words, account, member);
  if (!hasScope(member)) {
    return html`<span class="attention detail"
      >${warningIcon}<span>${own ?? words.t('scope.nothing')}</span></span
    >`;
  }
  const total = account.scope?.count ?? 0;
  const text =
    'all' in scope
      ? words.t('scope.all')
      : words.t('scope.some', { n: scope.ids.length, total: Math.max(total, scope.ids.length) });
  return html`<span class="muted detail">${own ?? text}</span>`;
}

/** Which mail the person receives. */
export function mailText(words: Localize, account: Account, member: Member): TemplateResult {
  const names = namesOfSubscriptions(words, account, member.subscriptions);
  return html`<span class="muted detail">${names || words.t('mail.none')}</span>`;
}

/** Whether the person may sign in, and when that was done last; said in full where no heading says what it is. */
export function signInState(
  context: RowsContext,
  member: Member,
  isInFull = false,
): TemplateResult {
  const { words, now } = context;
  const { t } = words;
  const { invitation, signIn, lastSignInAt } = member;
  if (invitation && signIn !== 'active' && signIn !== 'deactivated') {
    const when = words.relative(invitation.expiresAt, now);
    if (statusOfInvitation(invitation, now) === 'pending') {
      return html`<span>${t('invite.sent')}</span>
        <span class="muted">${t('invitation.expires', { inTime: when })}</span>
        ${invitation.delivery.state === 'failed' ? undelivered(words) : nothing}`;
    }
    return html`<span class="attention">${t('state.lapsed')}</span>
      <span class="muted">${t('invitation.expiredOn', { when })}</span>`;
  }
  if (signIn === 'none') return html`<span class="muted">${t('badge.contact')}</span>`;
  if (signIn === 'unknown') return html`<span class="muted">${t('status.unknown')}</span>`;
  if (lastSignInAt === undefined) return html``;
  if (lastSignInAt === null) return html`<span class="muted">${t('lastSignIn.never')}</span>`;
  const when = words.relative(lastSignInAt, now);
  return html`<span class="muted">${isInFull ? t('row.lastSignIn', { when }) : when}</span>`;
}
