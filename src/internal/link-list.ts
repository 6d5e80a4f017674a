import { html, nothing, type TemplateResult } from 'lit';
import { breakable } from './breakable.js';
import type { Localize } from './localize.js';

/** The link of an invitation, where the backend gives it. */
export interface GivenLink {
  address: string;
  link: string;
}

/** So many are drawn; all of them can be copied. */
const most = 100;

/** Only where the backend gives links, and only in answer to who sent them: they open the account. */
export function linkList(
  { t }: Localize,
  given: readonly GivenLink[],
  onCopy: (text: string) => void,
): TemplateResult | typeof nothing {
  if (given.length === 0) return nothing;
  const all = given.map(({ address, link }) => `${address}\t${link}`).join('\n');
  return html`<details>
    <summary>${t('invite.links')}</summary>
    ${
      given.length > 1
        ? html`<p>
            <button type="button" class="link copy-links" @click=${() => onCopy(all)}>
              ${t('invite.copyLinks')}
            </button>
          </p>`
        : nothing
    }
    <ul class="links">
      ${given.slice(0, most).map(
        ({ address, link }) =>
          html`<li>
            ${breakable(address)}
            <button
              type="button"
              class="link"
              aria-label=${t('invite.copyLinkNamed', { address })}
              @click=${() => onCopy(link)}
            >
              ${t('action.copyLink')}
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** @returns what came of it, in words */
export async function copyText({ t }: Localize, text: string): Promise<string> {
  try {
    // Outside of a secure context there is no clipboard at all.
    await navigator.clipboard.writeText(text);
    return t('invite.copied');
  } catch {
    return t('invite.copyFailed');
  }
}
