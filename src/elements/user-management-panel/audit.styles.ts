import { css } from 'lit';

/** What activity and access review draw alike; adopted when one of them is opened. */
export const auditStyles = css`
  .audit {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .audit p {
    margin: 0;
  }
  .audit-title {
    font-size: 1.2em;
    font-weight: 650;
  }
  .audit-title:focus {
    outline: none;
  }
  .audit-head {
    display: grid;
    gap: 2px;
  }
`;

export const activityStyles = css`
  .activity {
    gap: 20px;
  }
  .activity ul {
    margin: 0;
    padding: 0;
    /* Not "none": with that, Safari no longer calls it a list. */
    list-style-type: '';
  }
  .activity .day {
    font-weight: 600;
  }
  .activity li {
    display: grid;
    grid-template-columns: 5.2em minmax(0, 1fr);
    gap: 2px 12px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_line);
  }
  .activity li:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .activity time {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .activity .what,
  .activity li .muted {
    overflow-wrap: anywhere;
  }
  .activity li .muted {
    font-size: 0.93em;
  }
  @container (max-width: 480px) {
    .activity li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

export const reviewStyles = css`
  .review .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .review .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .review .scroll {
    /* What is hidden from sight only would reach out of it otherwise. */
    position: relative;
  }
  .review .scroll:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .review table {
    border-collapse: separate;
    border-spacing: 0;
    font-size: 0.93em;
  }
  .review th,
  .review td {
    text-align: start;
    vertical-align: middle;
    font-weight: 400;
  }
  .review .member {
    overflow-wrap: anywhere;
  }
  .review .member .name {
    display: block;
    font-weight: 600;
  }
  .review .asleep .mark .icon {
    opacity: 0.45;
  }
  .review .dormant {
    display: block;
    color: var(--_attention);
  }
  .review progress {
    inline-size: min(100%, 320px);
    accent-color: var(--_accent);
  }
  @container (min-width: 560px) {
    .review .scroll {
      max-block-size: min(75vh, 900px);
      overflow: auto;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    .review th,
    .review td {
      padding: 8px 10px;
      border-block-end: 1px solid var(--_line);
    }
    .review tbody tr:last-child > * {
      border-block-end: 0;
    }
    .review thead th {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
      vertical-align: bottom;
      font-weight: 600;
      background: var(--_surface);
      color: var(--_surface-text);
    }
    .review thead tr + tr th {
      inset-block-start: 2.6em;
    }
    .review thead .group {
      block-size: 2.6em;
      border-inline-start: 1px solid var(--_line);
      white-space: nowrap;
    }
    .review .member {
      position: sticky;
      inset-inline-start: 0;
      z-index: 1;
      min-inline-size: 240px;
      max-inline-size: 300px;
      border-inline-end: 1px solid var(--_line);
      background: var(--_surface);
      color: var(--_surface-text);
    }
    .review thead .member {
      z-index: 2;
    }
    .review .permission {
      padding-inline: 8px;
      font-weight: 500;
    }
    .review .permission > span {
      display: flex;
      align-items: center;
      gap: 6px;
      max-inline-size: 240px;
      overflow-wrap: anywhere;
      writing-mode: vertical-rl;
      transform: rotate(180deg);
      line-height: 1.25;
    }
    .review .risky {
      color: var(--_attention);
    }
    .review .first,
    .review .mark + .text,
    .review thead .group + .text {
      border-inline-start: 1px solid var(--_line);
    }
    .review .mark {
      text-align: center;
    }
    .review .text {
      min-inline-size: 6em;
      max-inline-size: 18em;
    }
    .review .mark ~ .text,
    .review .group ~ .text {
      min-inline-size: 11em;
    }
  }
  /* A card per person: who it is, what is held, and the rest line by line. */
  @container (max-width: 559.98px) {
    .review thead,
    .review .blank,
    .review .mark:not(.held) {
      display: none;
    }
    .review :is(table, tr, .member, .text) {
      display: block;
    }
    .review tbody {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .review tr {
      padding: 12px 14px;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    .review tr > * {
      padding: 3px 0;
      overflow-wrap: break-word;
    }
    .review .member {
      padding-block-end: 8px;
    }
    .review .mark.held {
      display: flex;
      gap: 8px;
    }
    .review [data-column]::before {
      content: attr(data-column);
    }
    .review .mark::before {
      order: 1;
      min-inline-size: 0;
    }
    .review .text::before {
      display: block;
      color: var(--_muted);
      font-size: 0.93em;
    }
  }
`;
