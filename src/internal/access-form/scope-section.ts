import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Id, Scope, ScopeResource } from '../../backend/backend.js';
import { failure } from '../failure.js';
import { searchField } from '../search-field.js';
import { nameOfScope } from '../words.js';
import type { SectionContext } from './context.js';
import type { ScopeList } from './scope-list.js';
import { option, section } from './section.js';

/** From so many on there is a search. */
const searchFrom = 10;

export interface ScopeParts {
  list: ScopeList;
  /** Puts the choice of some back, as it was before all were chosen. */
  onSome: () => void;
  onAll: () => void;
}

/** All, also future ones, or some of them, found by a search. */
export function scopeSection(
  context: SectionContext,
  { list, onSome, onAll }: ScopeParts,
): TemplateResult | typeof nothing {
  const { words, account, value, isBusy } = context;
  if (!account.scope || isSettled(context)) return nothing;
  const { t } = words;
  const isAll = 'all' in value.scope;
  const mayAll = !list.own || 'all' in list.own || isHeld(context.baseline?.scope);
  const all = option({
    ...{ kind: 'radio', name: 'scope', value: 'all', isBusy, isOn: isAll },
    label: t('scope.everything'),
    refused: mayAll ? null : t('scope.beyondAll'),
    onChange: onAll,
  });
  const some = option({
    ...{ kind: 'radio', name: 'scope', value: 'some', isBusy, isOn: !isAll },
    label: t('scope.selected'),
    onChange: onSome,
  });
  return section(context, {
    at: 'scope',
    title: nameOfScope(words, account),
    content: html`<div class="access-row" role="radiogroup" aria-labelledby="access-scope">
        ${some} ${all}
      </div>
      ${'all' in value.scope ? nothing : choice(context, list, value.scope.ids)}`,
  });
}

function isHeld(scope: Scope | undefined): boolean {
  return scope !== undefined && 'all' in scope;
}

/** With one sub-account there is nothing to choose, unless somebody has lost that one, or it cannot be had. */
function isSettled({ account, value, baseline, problem }: SectionContext): boolean {
  if (account.scope?.count !== 1 || problem?.at === 'scope') return false;
  return baseline === null || 'all' in value.scope || value.scope.ids.length > 0;
}

function hasSearch({ account }: SectionContext): boolean {
  return (account.scope?.count ?? 0) >= searchFrom;
}

function choice(context: SectionContext, list: ScopeList, chosen: readonly Id[]): TemplateResult {
  const { words, account, isBusy } = context;
  const { t } = words;
  const total = account.scope?.count ?? 0;
  const scope = nameOfScope(words, account);
  return html`<p class="muted">${t('scope.holds')}</p>
    <div class="access-scope" @keydown=${byArrows}>
      <div class="access-bar">
        ${
          hasSearch(context)
            ? searchField({
                label: t('scope.search', { scope, n: total }),
                text: list.found.text,
                isDisabled: isBusy,
                onType: (text) => list.type(text, chosen),
              })
            : nothing
        }
        <strong class="count">${t('permissions.count', { n: chosen.length, total })}</strong>
      </div>
      ${chosenRows(context, list, chosen)} ${foundRows(context, list)}
    </div>`;
}

function chosenRows(
  context: SectionContext,
  list: ScopeList,
  chosen: readonly Id[],
): TemplateResult | typeof nothing {
  const { words } = context;
  const { ids, total } = list.top(chosen);
  if (total === 0) return nothing;
  return html`<div class="access-chosen" role="group" aria-labelledby="scope-chosen">
    <span class="muted" id="scope-chosen">${words.t('scope.chosen', { n: chosen.length })}</span>
    <div class="access-resources">
      ${repeat(
        ids,
        (id) => id,
        (id) => row(context, list, list.resource(id)),
      )}
    </div>
    ${
      ids.length < total
        ? html`<button type="button" class="button small" @click=${onMore(list.showMore)}>
            ${words.t('list.more')}
          </button>`
        : nothing
    }
  </div>`;
}

function foundRows(context: SectionContext, list: ScopeList) {
  const { words } = context;
  const { t } = words;
  const { found, below } = list;
  if (found.error) {
    return failure({
      words,
      title: t('error.scope', { scope: nameOfScope(words, context.account) }),
      error: found.error,
      now: Date.now(),
      asOf: null,
      focus: hasSearch(context) ? '.access-scope [role=searchbox]' : '[name=scope]:checked',
      onRetry: found.load,
    });
  }
  return html`<div class="access-found" aria-busy=${found.isLoading ? 'true' : nothing}>
    <p class="matches muted" role="status">${foundText(context, list)}</p>
    <div class="access-resources">
      ${repeat(
        below,
        ({ id }) => id,
        (resource) => row(context, list, resource),
      )}
    </div>
    ${
      found.hasMore
        ? html`<button type="button" class="button small" @click=${onMore(found.more)}>
            ${t('list.more')}
          </button>`
        : nothing
    }
    ${allFoundButton(context, list)}
  </div>`;
}

function foundText({ words: { t } }: SectionContext, { found }: ScopeList): string {
  const text = found.text.trim();
  if (found.items.length === 0 && found.isLoading) return t('panel.loading');
  if (text === '') return '';
  const n = found.total ?? found.items.length;
  return n === 0 ? t('scope.noMatch', { text }) : t('scope.found', { n });
}

/** Of what a search has found, not of the whole: that is the other choice. */
function allFoundButton({ words, isBusy }: SectionContext, list: ScopeList) {
  const { found } = list;
  const n = found.total ?? found.items.length;
  if (found.text.trim() === '' || n < 2 || (found.isLoading && !list.isTickingAll)) return nothing;
  const onAll = () => {
    if (!isBusy) void list.tickAllFound();
  };
  return html`<button type="button" class="link" @click=${onAll}>
    ${words.t('scope.selectFound', { n })}
  </button>`;
}

function row(context: SectionContext, list: ScopeList, resource: ScopeResource): TemplateResult {
  const { words, value, baseline, isBusy, onChange } = context;
  const { id } = resource;
  const chosen = 'ids' in value.scope ? value.scope.ids : [];
  const held = baseline && 'ids' in baseline.scope ? baseline.scope.ids : [];
  const isOn = chosen.includes(id);
  const label = words.label(resource.label, '', id);
  return option({
    ...{ kind: 'checkbox', name: 'resource', value: id, label, isOn, isBusy },
    about: html`${label === id ? nothing : html`<bdi>${id}</bdi>`}${
      isOn && resource.closed ? html`<span>${words.t('scope.closed')}</span>` : nothing
    }`,
    refused: isOn || held.includes(id) ? null : refusalOf(context, list, resource),
    onChange: (isTicked) =>
      onChange({
        scope: { ids: isTicked ? [...chosen, id] : chosen.filter((other) => other !== id) },
      }),
  });
}

function refusalOf(
  { words: { t } }: SectionContext,
  list: ScopeList,
  { id, closed }: ScopeResource,
): string | null {
  if (closed) return t('scope.closedNow');
  return list.isOwn(id) ? null : t('scope.beyond');
}

/** The button goes with the last of them: then what it was pressed in goes on at its last row. */
function onMore(more: () => unknown) {
  return async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    const rows = button.parentElement;
    const before = rows?.querySelectorAll('input').length ?? 0;
    await more();
    await new Promise(requestAnimationFrame);
    if (!button.isConnected) rows?.querySelectorAll('input')[before]?.focus();
  };
}

/** From the search to the rows and between them; Tab works as everywhere. */
function byArrows(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const all = (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(
    '[role=searchbox], input[type=checkbox]',
  );
  const controls = [...all];
  const next = controls[controls.indexOf(event.target as HTMLElement) + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
