import { html, noChange, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { dayBefore, endOfDay, today } from '../../backend/days.js';
import { serverNow } from '../backend-source.js';
import { untilText } from '../words.js';
import type { SectionContext } from './context.js';
import { section } from './section.js';

/** The last day of access, where the account can end it by itself. */
export function untilSection(
  context: SectionContext,
  onCleared: () => void,
): TemplateResult | typeof nothing {
  const { words, account, value, isBusy, onChange } = context;
  const { t } = words;
  if (!account.capabilities.accessUntil) return nothing;
  const until = value.until ?? null;
  const onInput = (event: Event) => {
    event.stopPropagation();
    const { value: day, validity } = event.target as HTMLInputElement;
    // A date typed by half must not become “no end”: it is no time at all until it is whole.
    onChange({ until: validity.badInput ? '' : endOfDay(day) });
  };
  const onClear = () => {
    if (isBusy) return;
    onChange({ until: null });
    onCleared();
  };
  return section(context, {
    at: 'until',
    title: t('until.section'),
    content: html`<div class="access-bar">
        <input
          class="input access-date"
          type="date"
          aria-labelledby="access-until"
          aria-describedby="access-until-text"
          min=${today(serverNow(account))}
          .value=${until === '' ? noChange : live(until === null ? '' : dayBefore(until))}
          ?readonly=${isBusy}
          @input=${(event: Event) => event.stopPropagation()}
          @change=${onInput}
        />
        ${
          until === null
            ? nothing
            : html`<button type="button" class="link" @click=${onClear}>
                ${t('until.clear')}
              </button>`
        }
      </div>
      <p class="muted" id="access-until-text">
        ${until === '' ? nothing : untilText(words, until)}
      </p>`,
  });
}
