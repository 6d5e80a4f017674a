import { css } from 'lit';
import { linkStyles } from '../../styles/links.styles.js';

const ownStyles = css`
  dialog {
    --_dialog-width: 720px;
  }
  h3 {
    margin: 0;
    font-size: 1.05em;
  }
  .done {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    color: inherit;
    padding-block: 12px;
  }
  .done .icon {
    color: var(--_success);
    inline-size: 24px;
    block-size: 24px;
  }

  .underneath {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .file {
    cursor: pointer;
    font-size: 0.93em;
  }
  .file:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .note {
    margin: 0;
    font-size: 0.93em;
  }

  .tokens {
    display: grid;
    gap: 8px;
    margin-block-start: 4px;
  }
  .tokens p {
    margin: 0;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    max-block-size: 220px;
    overflow: auto;
    /* Room for the outline of what has focus. */
    padding: 3px;
    margin: -3px;
  }
  .token {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .chips > .token {
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_tint);
    padding-inline-start: 4px;
  }
  .token .what {
    min-inline-size: 0;
  }
  .token .text {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    min-block-size: 28px;
    padding: 3px 6px;
    border: 0;
    border-radius: 999px;
    background: none;
    text-align: start;
  }
  .token .remove {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
  }
  .token .remove .icon {
    inline-size: 15px;
    block-size: 15px;
  }
  .token .remove:hover {
    color: inherit;
    background: var(--_tint-strong);
  }
  .token .beside {
    display: inline-block;
    max-inline-size: 18ch;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
  }
  .token .twice {
    font-size: 0.87em;
  }
  .problems-title {
    display: flex;
    gap: 8px;
    font-weight: 600;
  }
  .problems,
  .not-sent ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .problems > .token,
  .not-sent .token {
    gap: 8px;
    padding: 4px 6px 4px 8px;
  }
  .not-sent .token {
    display: flex;
    justify-content: space-between;
    padding: 8px 12px;
  }
  .problems > .token + .token,
  .not-sent .token + .token {
    border-block-start: 1px solid var(--_line);
  }
  /* What can be done about an address stands below it where both have no room on a line. */
  .problems > .token,
  .not-sent .token {
    flex-wrap: wrap;
  }
  .problems .what {
    flex: 1 1 min(12em, 100% - 44px);
  }
  .not-sent .what {
    flex: 1 1 min(12em, 100%);
  }
  .problems [role='gridcell']:last-child {
    margin-inline-start: auto;
  }
  .problems .text {
    border-radius: var(--_radius);
  }
  .not-sent .what {
    display: flex;
    gap: 8px;
  }
  .problems .why,
  .not-sent .why {
    display: block;
    font-size: 0.93em;
  }
  .token.attention {
    color: inherit;
  }
  .token.attention :is(.what .icon, .why) {
    color: var(--_attention);
  }
  .token.wrong :is(.what .icon, .why) {
    color: var(--_danger);
  }
  .token.done {
    padding-block: 4px;
  }
  .token.done .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .token.done :is(.what .icon, .why) {
    color: var(--_success);
  }
  .folded {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
  }
  .not-sent {
    display: grid;
    gap: 10px;
  }
  .lists {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 20px;
  }

  .step {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .step .link {
    display: inline-flex;
    align-items: center;
    text-decoration: none;
  }
  details summary {
    cursor: pointer;
    min-block-size: 24px;
    font-weight: 500;
  }
  details[open] summary {
    margin-block-end: 10px;
  }
  .exception {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
    margin-block-end: 8px;
  }
  .only {
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
  }
  .only strong {
    flex: 1 1 200px;
  }
  .limit {
    flex: 1 1 100%;
    display: flex;
    gap: 8px;
    margin: 0;
  }
  .foot .progress {
    display: grid;
    gap: 4px;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }

  @media (max-width: 559.98px) {
    /* Below the address, and in line with it. */
    .problems [role='gridcell'] > .link {
      margin-inline-start: 32px;
    }
  }
  @media (pointer: coarse) {
    .token .text,
    .token .remove {
      min-block-size: 44px;
    }
    .token .remove {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .chips > .token {
      border-color: ButtonBorder;
    }
  }
`;

export const inviteStyles = [linkStyles, ownStyles];
