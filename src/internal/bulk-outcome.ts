import { html, nothing, type TemplateResult } from 'lit';
import type { BulkRun } from './bulk-run.js';
import { warningIcon } from './icons.js';
import type { Localize } from './localize.js';

/** Names, each with the reason why. */
export function reasonList(rows: readonly (readonly [string, string])[]): TemplateResult {
  return html`<ul class="reasons">
    ${rows.map(
      ([name, reason]) => html`<li><bdi>${name}</bdi><span class="muted">${reason}</span></li>`,
    )}
  </ul>`;
}

/** How far a long change is, and whether the service makes it wait. */
export function progressOf(
  words: Localize,
  run: Pick<BulkRun<unknown, unknown>, 'progress' | 'waitingUntil'>,
): TemplateResult {
  const { done, total } = run.progress;
  const text = words.t('bulk.progress', { done, total });
  return html`<div class="progress">
    <progress max=${total} .value=${done} aria-label=${text}></progress>
    <span>${text}</span>
    ${run.waitingUntil === null ? nothing : html`<span class="muted">${waitingText(words, run.waitingUntil)}</span>`}
  </div>`;
}

function waitingText(words: Localize, until: number): string {
  const inTime = words.relative(new Date(until).toISOString(), Date.now());
  return words.t('bulk.waiting', { inTime });
}

/** What was done, what was not and why, and what is still open. */
export function outcomeText(
  { t }: Localize,
  { done, failed, open }: OutcomeContext,
): TemplateResult {
  return html`${done === null ? nothing : html`<p>${done}</p>`}
  ${
    failed.length > 0
      ? html`<div class="failed">
          <p class="error">${warningIcon}<span>${t('bulk.failed', { n: failed.length })}</span></p>
          ${reasonList(failed)}
        </div>`
      : nothing
  }
  ${open > 0 ? html`<p>${t('bulk.open', { n: open })}</p>` : nothing}`;
}

export interface OutcomeContext {
  /** What was done, in words; null where nothing was. */
  done: string | null;
  failed: readonly (readonly [string, string])[];
  open: number;
}
