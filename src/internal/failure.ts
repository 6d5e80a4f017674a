/** What an element says where it has nothing to show. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BackendError } from '../backend/errors.js';
import { warningIcon } from './icons.js';
import type { Localize } from './localize.js';
import { readErrorText } from './words.js';

/** For the developer of the page, so in English only. */
export function notConfigured(tag: string, endpoint: string | null): TemplateResult {
  const why = endpoint === null ? 'has no backend' : `cannot read its endpoint “${endpoint}”`;
  return html`<p class="notice" role="note">
    &lt;${tag}&gt; ${why}. Set “endpoint” to the address of the account, or “.backend” to an
    adapter.
  </p>`;
}

export interface FailureContext {
  words: Localize;
  title: string;
  error: BackendError;
  now: number;
  /** When what is still shown was true; null where nothing is shown. */
  asOf: string | null;
  /**
   * What takes the focus before it is tried again, since the button goes with the message: a selector within the same
   * root. Null where the caller sees to it.
   */
  focus: string | null;
  onRetry: () => void;
}

/** What could not be loaded, and why: old rows stay below it, marked with their time. */
export function failure({
  words,
  title,
  error,
  now,
  asOf,
  focus,
  onRetry,
}: FailureContext): TemplateResult {
  const onPress = ({ currentTarget }: Event) => {
    const root = (currentTarget as Element).getRootNode() as ShadowRoot;
    if (focus !== null) root.querySelector<HTMLElement>(focus)?.focus();
    onRetry();
  };
  return html`<div class="failure notice" role="alert">
    ${warningIcon}
    <div>
      <p class="title">${title}</p>
      <p>
        ${readErrorText(words, error, now)}
        ${asOf === null ? nothing : words.t('error.asOf', { time: words.time(asOf) })}
      </p>
      <button type="button" class="button small" @click=${onPress}>${words.t('tryAgain')}</button>
    </div>
  </div>`;
}
