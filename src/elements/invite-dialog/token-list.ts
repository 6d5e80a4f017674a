import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { breakable } from '../../internal/breakable.js';
import { checkIcon, closeIcon, infoIcon, warningIcon } from '../../internal/icons.js';
import type { AddressEntryContext } from './address-entry.js';
import {
  isSendable,
  offerOf,
  offerText,
  severityOf,
  type Standing,
  standingText,
} from './standing.js';

/**
 * Grids, so that each address can be walked to by arrow keys with what can be done about it: what goes out as tokens in a
 * row, what does not below, one a line with its reason.
 */
export function tokenList(context: AddressEntryContext): TemplateResult {
  const { words, tokens } = context;
  const { t } = words;
  const standings = tokens.standings;
  const problems = standings.filter((standing) => !isSendable(standing));
  const plain = standings.filter(isSendable);
  const { progress } = tokens.classification;
  return html`<div class="tokens" @keydown=${(event: KeyboardEvent) => onKey(event, context)}>
      ${group(context, 'plain', plain)}
      ${
        problems.length === 0
          ? nothing
          : html`<p class="problems-title attention" id="token-problems">
              ${warningIcon}<span>${t('token.problems', { n: problems.length })}</span>
            </p>`
      }
      ${group(context, 'problems', problems)}
    </div>
    <span class="visually-hidden" id="token-keys">${t('token.keys')}</span>
    ${progress ? html`<p class="muted note">${t('token.checking', progress)}</p>` : nothing}`;
}

/** The newest are drawn, since they are what one looks at; the others are folded. */
function group(
  context: AddressEntryContext,
  kind: 'plain' | 'problems',
  standings: readonly Standing[],
): TemplateResult | typeof nothing {
  const { words, tokens } = context;
  const limit = tokens.limits[kind];
  const folded = standings.length - limit;
  const shown = folded > 0 ? standings.slice(-limit) : standings;
  if (shown.length === 0) return nothing;
  const isPlain = kind === 'plain';
  return html`<div
      class=${isPlain ? 'chips' : 'problems'}
      role="grid"
      aria-label=${isPlain ? words.t('token.list') : nothing}
      aria-labelledby=${isPlain ? nothing : 'token-problems'}
      aria-describedby="token-keys"
    >
      ${repeat(
        shown,
        ({ entry }) => entry.id,
        (standing, at) => row(context, standing, at === 0),
      )}
    </div>
    ${
      folded > 0
        ? html`<p class="folded">
            <span class="muted">${words.t('token.more', { n: folded })}</span>
            <button type="button" class="link" @click=${() => tokens.showMore(kind)}>
              ${words.t('token.showMore')}
            </button>
          </p>`
        : nothing
    }`;
}

function row(context: AddressEntryContext, standing: Standing, isFirst: boolean): TemplateResult {
  const { words, isBusy, onOffer } = context;
  const { entry } = standing;
  const severity = severityOf(standing);
  const offer = offerOf(standing, context);
  const [text, named] = offer ? offerText(words, offer, entry.typed) : ['', ''];
  return html`<div class="token ${severity}" role="row" data-entry=${entry.id}>
    <span role="gridcell" class="what">
      <button
        type="button"
        class="text"
        data-cell="text"
        tabindex=${isFirst ? 0 : -1}
        ?disabled=${isBusy}
        @click=${() => onOffer(standing, 'correct')}
      >
        ${content(context, standing)}
      </button>
    </span>
    ${
      offer
        ? html`<span role="gridcell"
            ><button
              type="button"
              class="link"
              data-cell="offer"
              tabindex="-1"
              aria-label=${named}
              ?disabled=${isBusy}
              @click=${() => onOffer(standing, offer)}
            >
              ${text}
            </button></span
          >`
        : nothing
    }
    <span role="gridcell"
      ><button
        type="button"
        class="remove"
        tabindex="-1"
        aria-label=${words.t('token.remove', { address: entry.typed })}
        ?disabled=${isBusy}
        @click=${(event: Event) => remove(event.currentTarget as HTMLElement, context, entry.id)}
      >
        ${closeIcon}
      </button></span
    >
  </div>`;
}

const marks = { plain: nothing, attention: infoIcon, wrong: warningIcon, done: checkIcon };

function content({ words }: AddressEntryContext, standing: Standing): TemplateResult {
  const { entry } = standing;
  const why = standingText(words, standing);
  const twice = entry.times > 1 ? words.t('outcome.duplicate') : '';
  return html`${marks[severityOf(standing)]}<span class="words"
      >${breakable(entry.typed)}${
        entry.beside ? html` <span class="muted beside"><bdi>${entry.beside}</bdi></span>` : nothing
      }${twice === '' ? nothing : html` <span class="muted twice">${twice}</span>`}${
        why === '' ? nothing : html` <span class="why">${why}</span>`
      }</span
    >`;
}

function onKey(event: KeyboardEvent, context: AddressEntryContext): void {
  const at = event.target as HTMLElement;
  const line = at.closest<HTMLElement>('[data-entry]');
  const grid = at.closest<HTMLElement>('.tokens');
  if (!line || !grid || !at.dataset['cell']) return;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    if (!context.isBusy) remove(at, context, Number(line.dataset['entry']));
    return;
  }
  if (event.key === 'F2') {
    event.preventDefault();
    line.querySelector<HTMLElement>('[data-cell=text]')?.click();
    return;
  }
  const target = targetOf(event.key, at, grid);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Where an arrow key leads: left and right from cell to cell, up and down from address to address, out at the top. */
function targetOf(key: string, at: HTMLElement, grid: HTMLElement): HTMLElement | null | undefined {
  const cells = [...grid.querySelectorAll<HTMLElement>('[data-cell]')];
  const texts = cells.filter((cell) => cell.dataset['cell'] === 'text');
  const own = at.closest('[data-entry]')?.querySelector<HTMLElement>('[data-cell=text]') ?? at;
  const isRtl = getComputedStyle(grid).direction === 'rtl';
  const field = fieldOf(grid);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return cells[cells.indexOf(at) + ((key === 'ArrowRight') === isRtl ? -1 : 1)];
    case 'ArrowDown':
      return texts[texts.indexOf(own) + 1];
    case 'ArrowUp':
      return texts.indexOf(own) === 0 ? field : texts[texts.indexOf(own) - 1];
    case 'Home':
      return texts[0];
    case 'End':
      return texts.at(-1);
    default:
      return null;
  }
}

/** Focus goes to what takes its place, else to the field: never to the page. */
function remove(
  from: HTMLElement,
  { tokens, words, announcer }: AddressEntryContext,
  id: number,
): void {
  const around = from.closest<HTMLElement>('.addresses');
  const texts = [...(around?.querySelectorAll<HTMLElement>('[data-cell=text]') ?? [])];
  const at = texts.findIndex((cell) => cell.closest('[data-entry]')?.contains(from));
  const next = texts[at + 1] ?? texts[at - 1] ?? fieldOf(from);
  const address = tokens.entries.find((entry) => entry.id === id)?.typed ?? '';
  next?.focus();
  tokens.remove([id]);
  announcer.announce(words.t('token.removed', { address }));
}

/** The field for addresses around an element. */
export function fieldOf(within: HTMLElement): HTMLElement | null | undefined {
  return within.closest('.addresses')?.querySelector<HTMLElement>('#address');
}
