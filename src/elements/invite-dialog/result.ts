import { html, type TemplateResult } from 'lit';
import type { InviteOutcome } from '../../backend/backend.js';
import { dialogHead } from '../../internal/dialog-parts.js';
import { checkIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';

export type Sent = Extract<InviteOutcome, { invitation: unknown }>;

/** Takes the place of the form once the invitation is on its way: to whom, and until when. */
export function renderResult(
  words: Localize,
  { invitation }: Sent,
  { onAnother, onDone }: { onAnother: () => void; onDone: () => void },
): TemplateResult {
  const { t } = words;
  const time = words.dateTime(invitation.expiresAt);
  return html`${dialogHead(words, t('invite.sent'), onDone)}
    <div class="body">
      <p class="done">
        ${checkIcon}<span>${t('invite.done', { email: invitation.email, time })}</span>
      </p>
    </div>
    <div class="foot">
      <button type="button" class="button" @click=${onAnother}>${t('invite.another')}</button>
      <button type="button" class="button primary" @click=${onDone}>${t('done')}</button>
    </div>`;
}
