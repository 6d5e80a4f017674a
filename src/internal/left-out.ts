import { html, type TemplateResult } from 'lit';
import type { Invitation, Member } from '../backend/backend.js';
import { reasonList } from './bulk-outcome.js';
import type { Localize } from './localize.js';
import { nameOfRow } from './words.js';

/** Whom a change of many cannot be for. */
export interface LeftOut {
  row: Member | Invitation;
  /** In words. */
  why: string;
}

/** Who stays as it is, said before anything is pressed. */
export function leftOutList({ t }: Localize, out: readonly LeftOut[]): TemplateResult {
  return html`<div class="notice left-out">
    <div>
      <p>${t('bulk.leftOut')}</p>
      ${reasonList(out.map(({ row, why }) => [nameOfRow(row), why] as const))}
    </div>
  </div>`;
}
