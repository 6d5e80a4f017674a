import { css } from 'lit';

/** The lists: one grid for all rows, so that columns are as wide as the language needs; cards where it is narrow. */
export const listStyles = css`
  .list[aria-busy='true'] .table {
    opacity: 0.6;
    transition: opacity 120ms 200ms;
  }
  .table {
    --_scope-column: ;
    --_mail-column: ;
    --_state-column: minmax(0, 2.2fr);
    display: grid;
    grid-template-columns:
      minmax(0, 6fr) minmax(0, 5fr) var(--_scope-column) var(--_mail-column)
      var(--_state-column) auto;
    column-gap: 20px;
  }
  .table.scoped {
    --_scope-column: minmax(0, 2.6fr);
  }
  .table.mailed {
    --_mail-column: minmax(0, 3fr);
  }
  .table.stateless {
    --_state-column: ;
  }
  .table.invitations {
    grid-template-columns: minmax(0, 6fr) minmax(0, 5fr) minmax(0, 3fr) auto;
  }
  .table [role='rowgroup'],
  .table .row {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
  }
  .row {
    position: relative;
    row-gap: 4px;
    align-items: center;
    padding-block: var(--_row-padding);
    padding-inline: 4px;
    border-block-end: 1px solid var(--_line);
  }
  .row.head {
    padding-block: 6px;
    color: var(--_muted);
    font-size: 0.87em;
    font-weight: 550;
    align-items: end;
  }
  .row:not(.head):hover {
    background: var(--_tint);
  }
  .person {
    display: flex;
    gap: 12px;
    align-items: center;
    min-inline-size: 0;
  }
  .who,
  .access,
  .state,
  .status-cell {
    display: grid;
    gap: 1px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .open {
    padding: 0;
    border: 0;
    background: none;
    font-weight: inherit;
    text-align: start;
    overflow-wrap: anywhere;
    min-block-size: 24px;
  }
  .open:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    font-weight: 600;
  }
  .authorised {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .authorised .icon {
    inline-size: 14px;
    block-size: 14px;
    color: var(--_success);
  }
  .detail,
  .narrow,
  .row:not(.head) .wide,
  .who .muted,
  .status-cell .muted {
    font-size: 0.93em;
  }
  .wide .detail,
  .narrow .detail,
  .narrow .muted {
    font-size: inherit;
  }
  .detail.attention {
    display: flex;
    gap: 6px;
  }
  .detail .icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 2px;
  }
  .narrow {
    display: none;
  }
  .initials {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: max(36px, 2.75em);
    block-size: max(36px, 2.75em);
    border-radius: 50%;
    background: var(--_tint-strong);
    font-size: 0.87em;
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: center;
    gap: 4px;
  }
  .actions .button.small {
    margin-inline-end: 4px;
  }
  /* A reason is as wide as the buttons above it, and makes no column wider. */
  .why {
    flex-basis: 100%;
    inline-size: 0;
    min-inline-size: 100%;
    font-size: 0.87em;
    text-align: end;
  }
  .row.unreadable > * {
    grid-column: 1 / -1;
  }

  /* Mail is a column where there is room for it, and a line below the permissions where not. */
  @container (max-width: 1079.98px) {
    .table.mailed {
      --_mail-column: ;
    }
    .wide.mail {
      display: none;
    }
    .narrow.mail {
      display: grid;
    }
  }
  /* Buttons wrap sooner than addresses break. */
  @container (max-width: 999.98px) {
    .table.members {
      grid-template-columns: minmax(0, 7fr) minmax(0, 5fr) fit-content(196px);
    }
    .wide {
      display: none;
    }
    .narrow {
      display: grid;
    }
  }
  @container (max-width: 879.98px) {
    .table.invitations {
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr) auto;
      column-gap: 16px;
    }
  }
  /* An ornament, where its room is wanted by the address. */
  @container (min-width: 560px) and (max-width: 759.98px) {
    .initials {
      display: none;
    }
  }
  @container (max-width: 759.98px) {
    .table.invitations {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .table.invitations .heads {
      display: none;
    }
    .invitations .access {
      grid-row: 2;
    }
    .invitations .status-cell {
      grid-row: 3;
    }
    .invitations .actions {
      grid-area: 1 / 2 / 4;
    }
  }
  @container (max-width: 559.98px) {
    .table .heads,
    .table.one .row:not(.picked) {
      display: none;
    }
    .table,
    .table.members,
    .table.invitations {
      display: block;
    }
    .table .rows {
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .table .row {
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      padding: 14px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    /* With large text the ornament stands above the name. */
    .person {
      flex-wrap: wrap;
    }
    .person .who {
      flex: 1 1 min(100%, 9em);
    }
    .table .actions {
      grid-area: auto;
      justify-content: flex-start;
    }
    .actions .button.small {
      flex: 0 1 auto;
      min-block-size: 36px;
    }
    .actions .more,
    .actions .bin:not(.more ~ .bin) {
      margin-inline-start: auto;
    }
    .why {
      text-align: start;
    }
  }
  @media (forced-colors: active) {
    .initials {
      border: 1px solid;
    }
  }
`;
