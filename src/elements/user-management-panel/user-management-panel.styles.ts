import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  p {
    margin: 0;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 12px 24px;
  }
  header .title {
    flex: 1 1 260px;
    display: grid;
    gap: 2px;
  }
  #heading {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
  }
  #heading:focus {
    outline: none;
  }

  .tabs {
    display: flex;
    gap: 4px;
    border-block-end: 1px solid var(--_line);
    overflow-x: auto;
  }
  .tabs button {
    min-block-size: 40px;
    padding: 8px 14px;
    border: 0;
    border-block-end: 3px solid transparent;
    margin-block-end: -1px;
    background: none;
    color: var(--_muted);
    font-weight: 550;
    white-space: nowrap;
  }
  .tabs button:hover {
    color: inherit;
    background: var(--_tint);
  }
  .tabs button[aria-selected='true'] {
    color: inherit;
    border-block-end-color: var(--_accent);
  }
  .tabs button:focus-visible {
    outline-offset: -3px;
  }
  .tabs .count {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .status {
    display: flex;
    gap: 10px;
    padding: 10px 14px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_success) 10%, transparent);
  }
  .status .icon {
    color: var(--_success);
    margin-block-start: 2px;
  }
  .status.error {
    color: inherit;
    background: color-mix(in oklab, var(--_danger) 10%, transparent);
  }
  .status.error .icon {
    color: var(--_danger);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .search {
    position: relative;
    flex: 1 1 220px;
    max-inline-size: 380px;
  }
  .search .icon {
    position: absolute;
    inset-inline-start: 12px;
    inset-block-start: calc(50% - 9px);
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    padding-inline-start: 38px;
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    min-inline-size: 0;
    gap: 8px;
  }
  .filter .input {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .help {
    font-size: 0.93em;
  }

  .list[aria-busy='true'] .table {
    opacity: 0.6;
    transition: opacity 120ms 200ms;
  }
  .row {
    display: grid;

    gap: 4px 20px;
    align-items: center;
    padding-block: var(--_row-padding);
    padding-inline: 4px;
    border-block-end: 1px solid var(--_line);
  }
  .table {
    --_actions: 132px;
  }
  .table .row {
    grid-template-columns: minmax(0, 6fr) minmax(0, 5.5fr) minmax(0, 2.1fr) var(--_actions);
  }
  .table.invitations {
    --_actions: 236px;
  }
  .row.head {
    padding-block: 6px;
    color: var(--_muted);
    font-size: 0.87em;
    font-weight: 550;
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
  .status-cell {
    display: grid;
    gap: 1px;
    min-inline-size: 0;
  }
  .invitations .status-cell {
    align-content: center;
  }
  .who > *,
  .access > * {
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
  .address,
  .detail,
  .narrow,
  .row:not(.head) .wide,
  .who .muted,
  .status-cell .muted {
    font-size: 0.93em;
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
    inline-size: 36px;
    block-size: 36px;
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
    gap: 4px 8px;
  }
  .why {
    flex-basis: 100%;
    font-size: 0.87em;
    text-align: end;
  }
  .row.unreadable {
    grid-template-columns: 1fr;
  }

  .message,
  .first-run {
    display: grid;
    justify-items: start;
    gap: 10px;
    padding: 28px 20px;
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
  }
  .message .title,
  .first-run .title {
    font-weight: 600;
  }
  .failure {
    margin-block-end: 8px;
  }
  footer {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    font-size: 0.93em;
  }

  /* Nothing for the first blink, so that a quick answer does not flash. */
  .skeleton {
    animation: arrive 200ms 200ms both;
  }
  .skeleton .row {
    grid-template-columns: 36px 1fr 1fr;
  }
  .bone {
    block-size: 14px;
    border-radius: 7px;
    background: var(--_tint-strong);
    max-inline-size: 260px;
  }
  .bone.short {
    max-inline-size: 160px;
  }
  @keyframes arrive {
    from {
      opacity: 0;
    }
  }

  @container (max-width: 879.98px) {
    .table.members .row {
      grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) var(--_actions);
    }
    .wide {
      display: none;
    }
    .narrow {
      display: block;
    }
  }
  @container (max-width: 759.98px) {
    .table.invitations .row {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .table.invitations .row.head {
      display: none;
    }
  }
  @container (max-width: 559.98px) {
    .tabs {
      flex-wrap: wrap;
    }
    .tabs button {
      flex: 1 1 auto;
      padding-inline: 8px;
      white-space: normal;
    }
    header .button.primary {
      flex: 1 1 100%;
    }
    .row.head {
      display: none;
    }
    .table [role='rowgroup'] {
      display: grid;
      gap: 12px;
    }
    .table .row,
    .table.members .row,
    .table.invitations .row {
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      padding: 14px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    .search {
      max-inline-size: none;
    }
  }
  @media (forced-colors: active) {
    .tabs button[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
    .initials {
      border: 1px solid;
    }
  }
`;
