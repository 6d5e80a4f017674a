import { css } from 'lit';

export const pickerStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 16px;
    margin-block-end: 10px;
  }
  .count {
    flex: 1;
    font-weight: 600;
  }
  .groups {
    display: grid;
    gap: 16px;
  }
  fieldset {
    position: relative;
    min-inline-size: 0;
    margin: 0;
    padding: 4px 14px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  legend {
    padding-inline: 6px;
    margin-inline-start: -6px;
  }
  .group-tools {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    font-size: 0.87em;
    margin-block-end: 4px;
  }
  .permission {
    display: grid;
    grid-template-columns: 18px 1fr;
    column-gap: 10px;
    padding: 8px 10px;
    margin-inline: -10px;
    border-radius: calc(var(--_radius) * 0.75);
    border-inline-start: 3px solid transparent;
  }
  .permission:hover {
    background: var(--_tint);
  }
  .permission.risky {
    border-inline-start-color: var(--_attention);
    background: color-mix(in oklab, var(--_attention) 8%, transparent);
  }
  .permission > label {
    font-weight: 550;
  }
  input[aria-disabled='true'],
  input[aria-disabled='true'] + label {
    opacity: 0.55;
    cursor: not-allowed;
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
  @container (min-width: 600px) {
    .groups {
      grid-template-columns: 1fr 1fr;
      align-items: start;
    }
  }
`;
