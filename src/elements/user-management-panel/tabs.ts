import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Counts } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';
import { countOf, nameOfView, type ListView } from './views.js';

export interface TabsContext {
  words: Localize;
  tabs: readonly ListView[];
  views: readonly ListView[];
  selected: ListView;
  counts: Counts;
  onSelect: (view: ListView) => void;
}

/** Tabs as of the APG: one stop, arrows move, Enter or Space selects, since a list has to be loaded first. */
export function tabList(context: TabsContext): TemplateResult {
  const { words, tabs } = context;
  return html`<div
    class="tabs"
    role="tablist"
    aria-label=${words.t('panel.views')}
    @keydown=${onKey}
  >
    ${tabs.map((view) => tab(context, view))}
  </div>`;
}

function tab(
  { words, views, selected, counts, onSelect }: TabsContext,
  view: ListView,
): TemplateResult {
  const isSelected = view === selected;
  const n = countOf(counts, view);
  const expired = view === 'invitations' ? (counts.invitations?.expired ?? 0) : 0;
  return html`<button
    type="button"
    role="tab"
    id=${`tab-${view}`}
    aria-selected=${isSelected ? 'true' : 'false'}
    aria-controls="list"
    tabindex=${live(isSelected ? '0' : '-1')}
    @click=${() => onSelect(view)}
  >
    ${nameOfView(words, view, views)} <span class="count">${words.number(n)}</span>
    ${
      expired > 0
        ? html`<span class="attention">· ${words.t('count.expired', { n: expired })}</span>`
        : nothing
    }
  </button>`;
}

function onKey(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const isRtl = getComputedStyle(list).direction === 'rtl';
  const steps: Record<string, number> = {
    ArrowRight: at + (isRtl ? -1 : 1),
    ArrowLeft: at + (isRtl ? 1 : -1),
    Home: 0,
    End: tabs.length - 1,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const target = tabs.at(to % tabs.length);
  for (const one of tabs) one.tabIndex = one === target ? 0 : -1;
  target?.focus();
}
