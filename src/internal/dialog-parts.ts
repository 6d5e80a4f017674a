import { html, nothing, type TemplateResult } from 'lit';
import type { BackendError } from '../backend/errors.js';
import type { AccountSource } from './account-source.js';
import type { BackendHost } from './backend-source.js';
import type { ChangeController } from './change.js';
import { failure, notConfigured } from './failure.js';
import { closeIcon, infoIcon, warningIcon } from './icons.js';
import type { Localize } from './localize.js';

/** Takes the focus where nothing else is there to take it. */
export const dialogTitle = '#title';

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
  ...waits: readonly Pick<ChangeController, 'phase' | 'giveUp'>[]
): TemplateResult | typeof nothing {
  const asking = waits.filter(({ phase }) => phase === 'asking');
  if (asking.length === 0) return nothing;
  const onCancel = () => asking.forEach((wait) => wait.giveUp());
  return html`<div class="root notice waiting">
    <span role="status">${words.t('host.waiting')}</span>
    <button type="button" class="link" @click=${onCancel}>${words.t('cancel')}</button>
  </div>`;
}

/** What was typed before the dialog was closed is there again. */
export function keptNotice({ t }: Localize, text: string, onStartOver: () => void): TemplateResult {
  return html`<p class="notice kept">
    ${infoIcon}<span>${text}</span>
    <button type="button" class="link" @click=${onStartOver}>${t('invite.startOver')}</button>
  </p>`;
}

/** Takes the place of the foot: one dialog deep, never a dialog over a dialog. */
export function discardQuestion(
  { t }: Localize,
  { text, onKeep, onDiscard }: { text: string; onKeep: () => void; onDiscard: () => void },
): TemplateResult {
  return html`<div class="foot" role="alertdialog" aria-labelledby="discard">
    <strong class="summary" id="discard">${text}</strong>
    <button type="button" class="button" id="keep" @click=${onKeep}>${t('discard.keep')}</button>
    <button type="button" class="button danger" @click=${onDiscard}>${t('discard.yes')}</button>
  </div>`;
}

/** What happens inside is told by events of our own; native ones would leave the shadow root and mean nothing there. */
export function stop(event: Event): void {
  event.stopPropagation();
}

/** The body of a dialog that was opened before its account is there, or where it cannot be had. */
export function bodyWithoutAccount(
  words: Localize,
  source: AccountSource,
  host: BackendHost,
): TemplateResult {
  const { backend, error } = source;
  const onRetry = () => void source.follow();
  const shared = { words, now: Date.now(), asOf: null, focus: dialogTitle, onRetry };
  const failed = (of: BackendError) =>
    failure({ ...shared, title: words.t('error.account'), error: of });
  const loading = html`<p class="muted" role="status">${words.t('panel.loading')}</p>`;
  const content = backend
    ? error
      ? failed(error)
      : loading
    : notConfigured(host.localName, host.endpoint);
  return html`<div class="body">${content}</div>`;
}

/** The same with a head of its own, where no form follows in its place. */
export function dialogWithoutAccount(
  words: Localize,
  source: AccountSource,
  { host, title, onClose }: { host: BackendHost; title: string; onClose: () => void },
): TemplateResult {
  return html`${dialogHead(words, title, onClose)}${bodyWithoutAccount(words, source, host)}`;
}
