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
    /* With large text on a phone, a heading gives way before its words break. */
    font-size: clamp(1em, 11cqi, 1.5em);
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
  .tabs .attention {
    display: inline-block;
  }
  .tabs .count {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    padding: 10px 14px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_success) 10%, transparent);
  }
  .status .icon {
    color: var(--_success);
    margin-block-start: 2px;
  }
  .status > span {
    flex: 1;
    min-inline-size: min(8em, 100% - 28px);
  }
  .status.waiting {
    color: var(--_muted);
    background: none;
    animation: arrive 200ms 300ms both;
  }
  .status.error {
    color: inherit;
    background: color-mix(in oklab, var(--_danger) 10%, transparent);
  }
  .status.error .icon {
    color: var(--_danger);
  }

  .news {
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
  }
  .receivers {
    font-weight: 550;
  }
  .button.pick {
    gap: 6px;
    min-block-size: 40px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .search {
    position: relative;
    flex: 1 1 200px;
    max-inline-size: 340px;
  }
  .search .icon {
    position: absolute;
    inset-inline-start: 12px;
    inset-block-start: calc(50% - 9px);
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    block-size: 100%;
    padding-inline-start: 38px;
  }
  .filter.input {
    inline-size: auto;
    min-inline-size: 0;
    max-inline-size: 190px;
  }
  .filter.on {
    border-color: var(--_accent);
    font-weight: 600;
  }
  .help {
    font-size: 0.93em;
  }

  .full {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
  }
  .back {
    justify-self: start;
    padding-inline-start: 8px;
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
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    font-size: 0.93em;
  }

  /* Nothing for the first blink, so that a quick answer does not flash. */
  .skeleton {
    animation: arrive 200ms 200ms both;
  }
  .skeleton .row {
    display: grid;
    grid-template-columns: 36px 1fr 1fr;
    gap: 20px;
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

  @container (min-width: 560px) and (max-width: 999.98px) {
    .filter.input:not(:only-of-type) {
      max-inline-size: 150px;
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
    header .title {
      flex: 1 1 min(100%, 10em);
    }
    header .button.primary {
      order: 1;
      flex: 1 1 100%;
    }
    .search,
    .contacts {
      flex: 1 1 100%;
    }
    .filter.input {
      flex: 1 1 max(40%, min(100%, 9em));
      max-inline-size: none;
    }
    .contacts .button {
      inline-size: 100%;
      justify-content: space-between;
    }
    .search {
      max-inline-size: none;
    }
  }
  @media (forced-colors: active) {
    .tabs button[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
