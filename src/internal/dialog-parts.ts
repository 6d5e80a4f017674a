import { html, nothing, type TemplateResult } from 'lit';
import type { ChangeController } from './change.js';
import { closeIcon, warningIcon } from './icons.js';
import type { Localize } from './localize.js';

/** Title and the way out. The title takes focus where no field does. */
export function dialogHead(words: Localize, title: string, onClose: () => void): TemplateResult {
  return html`<div class="head">
    <h2 id="title" tabindex="-1">${title}</h2>
    <button type="button" class="button square" aria-label=${words.t('close')} @click=${onClose}>
      ${closeIcon}
    </button>
  </div>`;
}

/** What went wrong, above the buttons. */
export function dialogError(text: string | null): TemplateResult | typeof nothing {
  return text === null
    ? nothing
    : html`<p class="error" part="error">${warningIcon}<span>${text}</span></p>`;
}

/** Stands in the page while the host is asked, since the dialog itself has stepped aside; the wait has no other end. */
export function waitingBar(
  words: Localize,
  change: ChangeController,
): TemplateResult | typeof nothing {
  if (change.phase !== 'asking') return nothing;
  return html`<div class="root notice waiting">
    <span role="status">${words.t('host.waiting')}</span>
    <button type="button" class="link" @click=${change.giveUp}>${words.t('cancel')}</button>
  </div>`;
}
