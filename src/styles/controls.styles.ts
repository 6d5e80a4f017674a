import { css } from 'lit';

/** Buttons, fields, badges, notices: what every element draws alike. */
export const controls = css`
  .icon {
    flex: none;
    display: inline-block;
    vertical-align: -4px;
  }

  button {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    max-inline-size: 100%;
    min-block-size: var(--_control);
    padding: calc(6px * var(--_density)) 14px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    font-weight: 500;
    text-align: center;
  }
  .button:hover {
    background: var(--_tint-strong);
  }
  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .button.danger {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_on-danger);
    font-weight: 600;
  }
  .button.primary:hover,
  .button.danger:hover {
    filter: brightness(0.93);
  }
  .button:active {
    background: color-mix(in oklab, currentColor 16%, transparent);
  }
  .button.primary:active {
    background: var(--_accent);
    filter: brightness(0.86);
  }
  .button.danger:active {
    background: var(--_danger);
    filter: brightness(0.86);
  }
  .button.attention {
    border-color: var(--_attention);
    color: var(--_attention);
  }
  .button.small {
    min-block-size: max(28px, calc(32px * var(--_density)));
    padding: calc(4px * var(--_density)) 12px;
    font-size: 0.93em;
  }
  .button.square {
    flex: none;
    inline-size: var(--_control);
    padding: 0;
    border-color: transparent;
    color: var(--_muted);
  }
  .button.square:hover {
    color: inherit;
  }
  .button.square.bin:hover {
    color: var(--_danger);
  }
  .button[aria-disabled='true'],
  .button:disabled {
    opacity: 0.55;
    cursor: not-allowed;
    background: none;
    filter: none;
  }
  .button.primary[aria-disabled='true'],
  .button.danger[aria-disabled='true'] {
    background: var(--_muted);
    cursor: progress;
  }
  .link {
    border: 0;
    padding: 2px 0;
    margin: -2px 0;
    background: none;
    color: var(--_accent);
    font-weight: 500;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentColor 40%, transparent);
    text-underline-offset: 3px;
    min-block-size: 24px;
  }
  .link:hover {
    text-decoration-color: currentColor;
  }
  @media (pointer: coarse) {
    .button {
      min-block-size: 44px;
    }
    .button.square {
      inline-size: 44px;
    }
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .field {
    display: grid;
    gap: 6px;
  }
  .field > label,
  legend {
    font-weight: 600;
  }
  .input {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: var(--_field);
    padding: calc(8px * var(--_density)) 12px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: transparent;
    text-overflow: ellipsis;
  }
  /* In WebKit, the text of a select that may not wrap sticks out of it, and the page scrolls. */
  select.input {
    white-space: normal;
  }
  .input:focus-visible {
    outline-offset: -1px;
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  /* iOS zooms into fields with smaller text. */
  @media (pointer: coarse) {
    .input {
      font-size: max(1em, 16px);
      min-block-size: 44px;
    }
  }
  input[type='radio'],
  input[type='checkbox'] {
    accent-color: var(--_accent);
    inline-size: 18px;
    block-size: 18px;
    margin: 2px 0 0;
    flex: none;
  }

  .error {
    color: var(--_danger);
    display: flex;
    gap: 8px;
    margin: 0;
  }
  .muted {
    color: var(--_muted);
  }
  .badge {
    display: inline-block;
    max-inline-size: 100%;
    padding: 1px 8px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_tint);
    font-size: 0.8em;
    font-weight: 500;
    line-height: 1.5;
  }
  .attention {
    color: var(--_attention);
  }
  .notice {
    display: flex;
    gap: 10px;
    align-items: flex-start;
    margin: 0;
    padding: 10px 14px;
    border-radius: var(--_radius);
    background: var(--_tint);
  }

  .failure .title {
    font-weight: 600;
  }
  .failure p {
    margin: 0;
  }
  .failure {
    background: color-mix(in oklab, var(--_danger) 8%, transparent);
  }
  .failure > .icon {
    color: var(--_danger);
    margin-block-start: 2px;
  }
  .failure > div {
    display: grid;
    gap: 6px;
    justify-items: start;
  }

  @media (forced-colors: active) {
    .button,
    .badge,
    .notice {
      border: 1px solid ButtonBorder;
    }
    .button[aria-disabled='true'],
    .button:disabled {
      color: GrayText;
      opacity: 1;
    }
  }
`;
