import { css } from 'lit';

export const acceptStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .root,
  form,
  .parts {
    display: grid;
    gap: 16px;
    justify-items: start;
  }
  .root {
    overflow-wrap: anywhere;
  }
  .root > *,
  form > * {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .title {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  .title:focus {
    outline: none;
  }
  p,
  ul {
    margin: 0;
  }
  ul {
    padding-inline-start: 1.25em;
  }
  li + li {
    margin-block-start: 4px;
  }
  .gives {
    display: grid;
    gap: 8px;
  }
  form,
  .field {
    inline-size: min(100%, 420px);
  }
  .field {
    justify-items: stretch;
  }
  .field .error {
    font-size: 0.95em;
  }
  .input[readonly] {
    background: var(--_tint);
    border-color: var(--_line);
  }
  .field > .reveal {
    display: inline-flex;
    font-weight: 400;
    justify-self: start;
    gap: 8px;
    align-items: flex-start;
    min-block-size: 24px;
  }
  .strength {
    display: flex;
    gap: 8px;
    align-items: flex-start;
  }
  .strength[data-is='good'] {
    color: var(--_success);
  }
  .strength[data-is='weak'],
  .strength[data-is='fair'] {
    color: var(--_attention);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 16px;
    align-items: center;
  }
  .question {
    display: grid;
    gap: 12px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--_line);
    inline-size: min(100%, 420px);
  }
  .button {
    text-decoration: none;
    max-inline-size: 100%;
  }
  @media (pointer: coarse) {
    .reveal,
    .link {
      min-block-size: 44px;
      align-items: center;
    }
  }
`;
