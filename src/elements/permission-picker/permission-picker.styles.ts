import { css } from 'lit';

export const pickerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset.all {
    display: grid;
    gap: 12px;
  }
  fieldset.all:disabled {
    color: var(--_muted);
  }
  fieldset:disabled :is(input, button) {
    cursor: not-allowed;
  }
  fieldset:disabled .link {
    color: inherit;
    text-decoration: none;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .search {
    position: relative;
    flex: 1 1 200px;
    max-inline-size: 320px;
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
  .count {
    flex: 1 1 auto;
    font-weight: 600;
  }
  .matches {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .matches.none {
    padding: 28px 20px;
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
  }

  .columns,
  .columns > div,
  .skeleton {
    display: grid;
    gap: 16px;
    align-content: start;
  }
  .group {
    padding: 10px 14px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .group-name {
    font-weight: 650;
  }
  fieldset.group {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 14px;
  }
  /* Floating, a legend stands inside the border, on one line with the tools where there is room for both. */
  legend {
    float: inline-start;
    padding: 0;
  }
  .group-tools {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    align-items: baseline;
    gap: 0 14px;
    margin-inline-start: auto;
    min-block-size: 26px;
    font-size: 0.87em;
  }

  .permissions {
    flex: 1 1 100%;
    display: grid;
    column-gap: 40px;
  }
  .permission {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    column-gap: 10px;
    padding: 8px 10px;
    margin-inline: -10px;
    border-radius: calc(var(--_radius) * 0.75);
    border-inline-start: 3px solid transparent;
    overflow-wrap: anywhere;
  }
  fieldset:not(:disabled) > .permissions > .permission:hover {
    background: var(--_tint);
  }
  .permission.risky {
    border-inline-start-color: var(--_attention);
    background: color-mix(in oklab, var(--_attention) 8%, transparent);
  }
  .permission + .permission.risky,
  .permission.risky + .permission {
    margin-block-start: 2px;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 8px;
    font-weight: 550;
  }
  .name > label {
    flex: 0 1 auto;
    min-block-size: 24px;
    cursor: pointer;
  }
  input[type='checkbox'] {
    cursor: pointer;
  }
  input[aria-disabled='true'],
  input[aria-disabled='true'] + .name > label {
    opacity: 0.6;
    cursor: not-allowed;
  }
  .mark {
    padding: 0 7px;
    border: 1px solid currentColor;
    border-radius: 999px;
    font-size: 0.8em;
    font-weight: 600;
    line-height: 1.5;
  }
  .mark::before {
    content: '+ ' / '';
  }
  .mark.gain {
    color: var(--_success);
    background: color-mix(in oklab, var(--_success) 10%, transparent);
  }
  .mark.loss {
    color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 8%, transparent);
  }
  .mark.loss::before {
    content: '− ' / '';
  }
  .about {
    grid-column: 2;
    display: grid;
    gap: 2px;
    font-size: 0.9em;
    color: var(--_muted);
  }
  .about .risk {
    display: flex;
    gap: 6px;
    color: var(--_attention);
  }
  .about .also,
  .about .why {
    font-weight: 550;
  }
  .question {
    grid-column: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-start: 8px;
  }

  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li .icon {
    color: var(--_success);
  }
  li .risk .icon {
    color: inherit;
  }
  .dash {
    color: var(--_muted);
    text-align: center;
  }
  details {
    padding: 8px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  summary {
    min-block-size: 24px;
    font-weight: 600;
    cursor: pointer;
  }
  .others {
    margin-block-start: 6px;
  }
  .others .name {
    font-weight: 500;
    color: var(--_muted);
  }

  /* Seen only when the answer takes longer than a blink. */
  .skeleton {
    animation: arrive 200ms 200ms both;
  }
  .skeleton:focus {
    outline: none;
  }
  .skeleton i {
    display: block;
    block-size: 14px;
    margin-block: 8px;
    border-radius: 7px;
    background: var(--_tint-strong);
  }
  .skeleton i:first-child {
    inline-size: 40%;
  }
  @keyframes arrive {
    from {
      opacity: 0;
    }
  }

  @container (max-width: 479.98px) {
    .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
  }
  @container (min-width: 480px) {
    .search + .count {
      text-align: end;
    }
  }
  @container (min-width: 600px) {
    .columns:has(> :nth-child(2)),
    .columns:not(:has(.group:nth-child(2), > :nth-child(2))) .permissions,
    .skeleton,
    .others {
      grid-template-columns: 1fr 1fr;
    }
    .others {
      display: grid;
      column-gap: 40px;
    }
  }
  @media (forced-colors: active) {
    fieldset.all:disabled {
      color: GrayText;
    }
  }
`;
