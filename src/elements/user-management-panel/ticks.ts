/** The check boxes of a list. What they choose, and what is done with it, is fetched behind the first view. */
import { html, noChange, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Account, Invitation, Member, OptionalVerb } from '../../backend/backend.js';
import { verdictOn } from '../../backend/guards.js';
import type { Localize } from '../../internal/localize.js';
import { isReadable, nameOfRow } from '../../internal/words.js';
import type { PanelActions } from './panel-actions.js';
import type { PanelData } from './panel-data.js';
import type { Selection } from './selection.js';

type Row = Member | Invitation;
export type BulkVerb = 'deactivate' | 'reactivate' | 'remove' | 'resend' | 'edit' | 'revoke';

/** The cells with the check boxes, for a list whose rows can be ticked. */
export interface Boxes {
  head(): TemplateResult;
  row(row: Member | Invitation): TemplateResult;
}

interface HeadBoxContext {
  words: Localize;
  /** Undefined where nobody keeps it yet: the box shows what was pressed. */
  ofShown: 'none' | 'some' | 'all' | undefined;
  onToggle: () => void;
}

function headBox({ words, ofShown, onToggle }: HeadBoxContext): TemplateResult {
  return html`<span role="columnheader" class="tick">
    <label>
      <input
        type="checkbox"
        aria-label=${words.t('select.shown')}
        .checked=${ofShown ? live(ofShown === 'all') : noChange}
        .indeterminate=${ofShown ? live(ofShown === 'some') : noChange}
        @click=${onToggle}
      />
    </label>
  </span>`;
}

interface RowBoxContext {
  words: Localize;
  row: Member | Invitation;
  isTicked: boolean | undefined;
  /** With Shift, all rows from the one that was touched before. */
  onToggle: (isRange: boolean) => void;
}

function rowBox({ words, row, isTicked, onToggle }: RowBoxContext): TemplateResult {
  return html`<div role="cell" class="tick">
    <label @mousedown=${withoutMarking}>
      <input
        type="checkbox"
        aria-label=${words.t('select.row', { name: nameOfRow(row) })}
        .checked=${isTicked === undefined ? noChange : live(isTicked)}
        @click=${(event: MouseEvent) => onToggle(event.shiftKey)}
      />
    </label>
  </div>`;
}

/** A click with Shift would mark the text up to here. */
function withoutMarking(event: MouseEvent): void {
  if (event.shiftKey) event.preventDefault();
}

export interface TicksContext {
  words: Localize;
  account: Account;
  data: PanelData;
  actions: PanelActions;
}

/** The check boxes of a list whose rows stand in this order; null where nothing can be done with several. */
export function ticks(
  { words, account, data, actions }: TicksContext,
  shown: readonly Row[],
): Boxes | null {
  const { bulk } = actions;
  bulk?.follow(shown);
  if (bulkVerbs(account, data).length === 0) return null;
  const selection = bulk?.selection;
  const select = (change: (selection: Selection<Row>) => void) =>
    void actions.afterLoading(
      ({ bulk: loaded }) => {
        if (!bulk) loaded.follow(shown);
        loaded.select(change);
      },
      // The box is ticked already, and no row is to move.
      { isQuiet: true },
    );
  return {
    head: () =>
      headBox({
        words,
        ofShown: selection?.ofShown,
        onToggle: () => select((ticked) => ticked.toggleShown()),
      }),
    row: (row) =>
      rowBox({
        words,
        row,
        isTicked: selection?.has(row.id),
        onToggle: (isRange) => select((ticked) => ticked.toggle(row, { isRange })),
      }),
  };
}

/** Offered where the backend has it and the account names it; what is not here every backend has. */
const needed: Partial<Record<BulkVerb, OptionalVerb>> = {
  resend: 'resendInvitations',
  edit: 'updateInvitation',
  reactivate: 'setMembersActive',
  deactivate: 'setMembersActive',
};

/** What somebody of the list can be done to. */
export function bulkVerbs(account: Account, data: PanelData): BulkVerb[] {
  const { backend, list, invitations, members } = data;
  const has = (id: BulkVerb) => {
    const verb = needed[id];
    return !verb || (account.capabilities.verbs.includes(verb) && backend?.[verb] !== undefined);
  };
  if (list === invitations) {
    return (['resend', 'edit', 'revoke'] as const).filter(
      (id) =>
        has(id) && invitations.items.some((one) => isReadable(one) && one.actions[id] === true),
    );
  }
  return (['reactivate', 'deactivate', 'remove'] as const).filter(
    (id) =>
      has(id) &&
      members.items.some((one) => isReadable(one) && verdictOn(account, one, id) === true),
  );
}
