import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Ref } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import { failure, type FailureContext } from '../../internal/failure.js';
import { checkIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import type { PagedList } from '../../internal/paged-list.js';
import { readErrorText } from '../../internal/words.js';
import { isFiltered } from './filters.js';
import { type Asked, countText, emptyText } from './found.js';
import type { ListView } from './views.js';

/** Grey rows, seen only when the answer takes longer than a blink. */
export function skeleton({ t }: Localize): TemplateResult {
  return html`<div class="skeleton" role="status">
    <span class="visually-hidden">${t('panel.loading')}</span>
    ${[0, 1, 2].map(
      () =>
        html`<div class="row" aria-hidden="true">
          <span class="initials"></span><span class="bone"></span><span class="bone short"></span>
        </div>`,
    )}
  </div>`;
}

export function message(
  title: string,
  hint: string | null,
  action?: TemplateResult,
): TemplateResult {
  return html`<div class="message">
    <p class="title">${title}</p>
    ${hint === null ? nothing : html`<p class="muted">${hint}</p>`} ${action ?? nothing}
  </div>`;
}

/** Why there is no account to show, or that it is on its way. What may work another time can be tried again. */
export function noAccount(
  words: Localize,
  error: BackendError | null,
  again: Pick<FailureContext, 'now' | 'onRetry'>,
): TemplateResult {
  const { t } = words;
  if (!error) return skeleton(words);
  if (error.code === 'forbidden') return message(t('panel.forbidden'), t('panel.forbiddenHint'));
  if (error.code === 'not-found') return message(t('panel.notFound'), t('panel.notFoundHint'));
  return failure({
    ...again,
    words,
    title: t('error.account'),
    error,
    asOf: null,
    focus: '#heading',
  });
}

/** Why the tools are missing. */
export function readOnlyNotice({ t }: Localize, { guards }: Account): TemplateResult {
  const key = guards.managePermission === null ? 'panel.readOnly' : 'panel.readOnlyManagers';
  return html`<p class="notice">${t(key)}</p>`;
}

/** Only the owner is there: what this page is for, and one thing to do. */
export function firstRun({ t }: Localize, action: TemplateResult | typeof nothing): TemplateResult {
  return html`<div class="first-run">
    <p class="title">${t('panel.onlyYou')}</p>
    <p class="muted">${t('panel.why')}</p>
    ${action}
  </div>`;
}

export interface Status {
  text: string;
  isProblem?: boolean;
  /** Only seen when it takes longer than a blink. */
  isWaiting?: boolean;
  /** What is offered beside it. */
  action?: StatusAction | undefined;
}

export interface StatusAction {
  label: string;
  run: () => void;
}

/** What was done last, near the list. */
export function statusLine(status: Status | null): TemplateResult | typeof nothing {
  if (!status) return nothing;
  const { text, isProblem = false, isWaiting = false, action } = status;
  if (isWaiting) return html`<p class="status waiting" role="status">${text}</p>`;
  return html`<p class="status ${isProblem ? 'error' : ''}">
    ${isProblem ? warningIcon : checkIcon}<span>${text}</span>
    ${
      action
        ? html`<button type="button" class="link" @click=${action.run}>${action.label}</button>`
        : nothing
    }
  </p>`;
}

export interface EmptyContext extends Asked {
  onClearSearch: () => void;
  onClearFilters: () => void;
}

/** Nothing is listed: why, and the way back to what there is. */
export function emptyList(words: Localize, context: EmptyContext): TemplateResult {
  const { t } = words;
  const { view, text, filters, onClearSearch, onClearFilters } = context;
  const clear = (label: string, run: () => void) =>
    html`<button type="button" class="button small" @click=${run}>${label}</button>`;
  const isClosed = view === 'invitations' && filters.invitations === 'closed';
  let way: TemplateResult | undefined;
  if (text !== '') way = clear(t('search.clear'), onClearSearch);
  else if (isFiltered(view, filters) && !isClosed) way = clear(t('filter.clear'), onClearFilters);
  return message(emptyText(words, context), null, way);
}

/** Others have changed something, and nobody wants rows to move under the pointer. */
export function news(
  { t }: Localize,
  n: number | null,
  onShow: () => void,
): TemplateResult | typeof nothing {
  if (n === null) return nothing;
  return html`<p class="notice news" role="status">
    <span>${t('list.changed', { n })}</span>
    <button type="button" class="link" @click=${onShow}>${t('list.show')}</button>
  </p>`;
}

/** How many there are, and the way to more; where that fails, it is said there, and the rows stay. */
export function foot(
  words: Localize,
  list: Pick<PagedList<Ref>, 'page' | 'loading' | 'items' | 'failed' | 'error' | 'now'>,
  view: ListView,
  onMore: () => void,
): TemplateResult | typeof nothing {
  const { t } = words;
  const { page, loading, items, error } = list;
  if (!page || items.length === 0) return nothing;
  const hasFailed = error !== null && list.failed === 'more';
  const label = hasFailed ? 'tryAgain' : 'list.more';
  return html`<footer>
    <span class="muted">${countText(words, list, view)}</span>
    ${
      hasFailed
        ? html`<p class="error" role="alert">
            ${warningIcon}<span>${readErrorText(words, error, list.now)}</span>
          </p>`
        : nothing
    }
    ${
      page.nextCursor
        ? html`<button
            type="button"
            class="button"
            aria-disabled=${loading !== null ? 'true' : nothing}
            @click=${onMore}
          >
            ${t(loading === 'more' ? 'panel.loading' : label)}
          </button>`
        : nothing
    }
  </footer>`;
}

/** The mail did not arrive. */
export function undelivered({ t }: Localize): TemplateResult {
  return html`<span class="attention detail">${warningIcon}${t('status.undelivered')}</span>`;
}
