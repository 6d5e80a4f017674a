import { css } from 'lit';

/**
 * The custom properties that a host may set, each with a default that follows the page: its font, its text colour, its
 * `color-scheme`. Inner names begin with `--_`; they are read by the elements and may change. docs/theming.md tells them.
 */
export const tokens = css`
  :host {
    --_accent: var(--um-accent, light-dark(#1d55c4, #9dbcff));
    --_on-accent: var(--um-on-accent, light-dark(#fff, #0c1a36));
    --_danger: var(--um-danger, light-dark(#b42318, #ff9d92));
    --_on-danger: var(--um-on-danger, light-dark(#fff, #3d0b06));
    --_attention: var(--um-attention, light-dark(#8a4b00, #ffc46b));
    --_success: var(--um-success, light-dark(#11713f, #7fd8a6));
    --_text: var(--um-text, inherit);
    --_surface: var(--um-surface, Canvas);
    --_surface-text: var(--um-surface-text, CanvasText);
    --_radius: var(--um-radius, 8px);

    /* One number for how close things stand: rows, controls, gaps. */
    --_density: var(--um-density, 1);
    --_row-padding: calc(12px * var(--_density));
    --_control: max(28px, calc(36px * var(--_density)));
    --_field: max(32px, calc(40px * var(--_density)));

    /* Shades of the text colour: they suit any background that the text itself suits. */
    --_muted: color-mix(in oklab, currentColor 72%, transparent);
    --_line: color-mix(in oklab, currentColor 16%, transparent);
    --_line-strong: color-mix(in oklab, currentColor 48%, transparent);
    --_tint: color-mix(in oklab, currentColor 5%, transparent);
    --_tint-strong: color-mix(in oklab, currentColor 10%, transparent);
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: currentColor;
      --_line: color-mix(in oklab, currentColor 60%, transparent);
      --_line-strong: currentColor;
    }
  }

  /*
   * A host's "important" rules reach the element itself and are inherited from there, so what would make text unreadable
   * is set back here, inside. Display and size of the element stay the host's.
   */
  .root,
  dialog {
    box-sizing: border-box;
    letter-spacing: normal !important;
    word-spacing: normal !important;
    text-transform: none !important;
    text-indent: 0 !important;
    text-shadow: none !important;
    visibility: visible !important;
    pointer-events: auto !important;
    white-space: normal !important;
    text-align: start !important;
    font-style: normal !important;
    line-height: 1.45 !important;
    /* A word is broken only where a line of its own has no room for it: what stands beside it wraps first. */
    overflow-wrap: anywhere;
  }
  .root {
    color: var(--_text);
    font-size: var(--um-font-size, 15px);
  }
  .root *,
  dialog * {
    box-sizing: border-box;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }
  [hidden] {
    display: none !important;
  }
`;
