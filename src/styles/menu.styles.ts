import { css } from 'lit';

/** A menu that opens beside its button, over everything else. */
export const menuStyles = css`
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px;
    min-inline-size: 180px;
    max-inline-size: min(340px, calc(100vw - 16px));
    max-block-size: min(420px, calc(100dvh - 16px));
    overflow: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_surface-text);
    box-shadow: 0 8px 28px rgb(0 0 0 / 0.2);
  }
  .menu button {
    display: block;
    inline-size: 100%;
    min-block-size: 36px;
    padding: 7px 12px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.6);
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_tint-strong);
  }
  .menu button:focus-visible {
    outline-offset: -2px;
  }
  .menu .current {
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .menu button {
      min-block-size: 44px;
    }
  }
`;
