import { html, nothing, type TemplateResult } from 'lit';
import type { InvitationView, Label } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';
import { masked } from './standing.js';

type Text = TemplateResult | string | typeof nothing;

export function heading(text: string, level: number): TemplateResult {
  return html`<div
    id="title"
    class="title"
    part="title"
    role="heading"
    aria-level=${level}
    tabindex="-1"
  >
    ${text}
  </div>`;
}

export function textLine(text: string): TemplateResult {
  return html`<p>${text}</p>`;
}

export function busyButton(
  text: string,
  {
    isBusy,
    isPrimary = true,
    onPress,
  }: { isBusy: boolean; isPrimary?: boolean; onPress?: () => void },
): TemplateResult {
  return html`<button
    type=${onPress ? 'button' : 'submit'}
    class=${isPrimary ? 'button primary' : 'button'}
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${onPress}
  >
    ${text}
  </button>`;
}

// ---- what the link is about ---------------------------------------------------------------------------------------------

export function titleOf({ t }: Localize, { purpose, account }: InvitationView): string {
  if (purpose === 'confirmAddress') return t('accept.addressTitle');
  if (purpose === 'setPassword') return t('accept.passwordTitle', { account: account.name });
  return t('accept.title', { account: account.name });
}

/** Who invites and until when; what the person will be able to do. */
export function about(words: Localize, view: InvitationView): Text {
  const { t } = words;
  const { purpose, inviter, account, email, newEmail = '', expiresAt } = view;
  const time = words.moment(expiresAt);
  if (purpose === 'setPassword') return textLine(t('accept.passwordText', { email, time }));
  if (purpose === 'confirmAddress') {
    const given = { address: newEmail, email, account: account.name, time };
    return textLine(t('accept.addressText', given));
  }
  const { name } = inviter;
  const who = inviter.email
    ? t('accept.who', { name, email: inviter.email, time })
    : t('accept.whoOnly', { name, time });
  return html`<p class="muted">${who}</p>
    ${gives(words, view)}`;
}

function gives(words: Localize, { role, permissions, scope }: InvitationView): Text {
  const { t } = words;
  const names = permissions.map(({ id, label }) =>
    words.label(label, `permission.${id}.label`, id),
  );
  const roleName = role === null ? null : nameOfRole(words, role);
  const places = scope.map((label) => words.label(label, '', text(label)));
  return html`${roleName === null ? nothing : textLine(t('accept.role', { role: roleName }))}
  ${
    names.length === 0
      ? nothing
      : html`<div class="gives">
          <p id="may">${t('accept.may')}</p>
          <ul aria-labelledby="may">
            ${names.map((name) => html`<li>${name}</li>`)}
          </ul>
        </div>`
  }
  ${places.length === 0 ? nothing : textLine(t('accept.scope', { list: words.list(places) }))}`;
}

/** A label that is one text may be the role's id, and then we have words for it. */
function nameOfRole(words: Localize, role: Label): string {
  const label = typeof role === 'string' ? undefined : role;
  return words.label(label, `role.${text(role)}`, text(role));
}

function text(label: Label): string {
  return typeof label === 'string' ? label : (Object.values(label)[0] ?? '');
}

// ---- what can no longer be accepted --------------------------------------------------------------------------------------

export interface ClosedText {
  title: string;
  next: string | null;
}

/** What became of it, and what to do now. */
export function closedText({ t }: Localize, view: InvitationView): ClosedText {
  const { name } = view.inviter;
  const askWho = t('accept.revokedNext', { name });
  if (view.purpose) return closedLinkText({ t }, view, askWho);
  switch (view.status) {
    case 'expired': {
      const next = t('accept.sentTo', { address: masked(view.email) });
      return { title: t('accept.expired', { name }), next };
    }
    case 'declined':
      return { title: t('accept.declined', { name }), next: null };
    case 'accepted':
      return { title: t('accept.used'), next: null };
    case 'revoked':
      return { title: t('accept.revoked'), next: askWho };
    default:
      return { title: t('accept.closed'), next: askWho };
  }
}

function closedLinkText(
  { t }: Pick<Localize, 't'>,
  { status, email }: InvitationView,
  askWho: string,
): ClosedText {
  if (status === 'accepted') return { title: t('accept.linkUsed'), next: null };
  if (status !== 'expired') return { title: t('accept.linkRevoked'), next: askWho };
  return { title: t('accept.linkExpired'), next: t('accept.sentTo', { address: masked(email) }) };
}

/** Only an expired invitation can be had again, and a link to set a password. */
export function canAskForLink({ status, purpose }: InvitationView): boolean {
  return status === 'expired' && purpose !== 'confirmAddress';
}

// ---- after it --------------------------------------------------------------------------------------------------------------

export function doneTitle({ t }: Localize, view: InvitationView): string {
  const { purpose, account, newEmail = '' } = view;
  if (purpose === 'setPassword') return t('accept.passwordDone');
  if (purpose === 'confirmAddress') return t('accept.addressDone', { address: newEmail });
  return t('accept.joined', { account: account.name });
}

// ---- declining -------------------------------------------------------------------------------------------------------------

export function declineQuestion(
  { t }: Localize,
  {
    name,
    isBusy,
    onKeep,
    onDecline,
  }: { name: string; isBusy: boolean; onKeep: () => void; onDecline: () => void },
): TemplateResult {
  return html`<div class="question" role="alertdialog" aria-labelledby="decline">
    <strong id="decline">${t('accept.declineAsk', { name })}</strong>
    <div class="actions">
      <button type="button" class="button" id="keep" @click=${onKeep}>
        ${t('accept.declineKeep')}
      </button>
      <button
        type="button"
        class="button danger"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${onDecline}
      >
        ${t('accept.decline')}
      </button>
    </div>
  </div>`;
}
