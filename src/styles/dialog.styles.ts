import { css } from 'lit';

/**
 * A dialog with head, scrolling body and foot; under 560 px a sheet as high as the page. An on-screen keyboard takes
 * `--_covered` of the page, and scrolling under it moves what is seen by `--_above`: see `DialogController`.
 */
export const dialogStyles = css`
  :host {
    display: contents;
  }
  :host([hidden]) {
    display: none;
  }
  dialog {
    color: var(--_surface-text);
    background: var(--_surface);
    font-size: var(--um-font-size, 15px);
    inline-size: min(var(--_dialog-width, 640px), calc(100vw - 32px));
    max-inline-size: none;
    max-block-size: min(860px, calc(100dvh - 48px - var(--_covered, 0px)));
    inset-block: var(--_above, 0px) calc(var(--_covered, 0px) - var(--_above, 0px));
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    box-shadow: 0 24px 64px rgb(0 0 0 / 0.28);
    overflow: hidden;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(15 20 30 / 0.5);
  }
  dialog > form {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
  }
  .head {
    display: flex;
    align-items: flex-start;
    gap: 16px;
    padding: 20px 16px 4px 24px;
  }
  .head h2 {
    flex: 1;
    margin: 3px 0 0;
    /* With large text on a phone, a title gives way before its words break. */
    font-size: clamp(1em, 9vw, 1.25em);
    line-height: 1.3;
    font-weight: 650;
  }
  .head h2:focus {
    outline: none;
  }
  .body {
    /* What is hidden from view inside scrolls along, and does not stretch the dialog. */
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow: auto;
    padding: 8px 24px 20px;
    display: grid;
    gap: calc(20px * var(--_density));
    align-content: start;
  }
  .body > p {
    margin: 0;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 10px;
    padding: calc(14px * var(--_density)) 24px;
    border-block-start: 1px solid var(--_line);
    background: var(--_tint);
  }
  .foot .summary {
    flex: 1 1 180px;
    font-size: 0.93em;
  }
  .foot .error {
    flex: 1 1 100%;
  }

  .kept,
  .waiting {
    flex-wrap: wrap;
  }
  .kept > span,
  .waiting > span {
    flex: 1;
    min-inline-size: min(8em, 100% - 28px);
  }
  .kept .link {
    margin-inline-start: auto;
  }
  .hint {
    font-size: 0.93em;
  }
  .hint:empty {
    display: none;
  }
  .waiting {
    justify-content: space-between;
    margin-block-start: 12px;
  }

  @media (max-width: 559.98px) {
    dialog {
      /* Not 100vw, which would reach under the page's scroll bar. */
      inline-size: 100%;
      block-size: var(--_sheet-height, calc(100dvh - var(--_covered, 0px)));
      max-block-size: calc(100dvh - var(--_covered, 0px));
      border: 0;
      border-radius: 0;
      margin-block-end: 0;
    }
    dialog > form {
      flex: 1;
    }
    .head {
      padding-block-start: max(16px, env(safe-area-inset-top));
      padding-inline: 16px 8px;
    }
    .body {
      padding-inline: 16px;
    }
    .foot {
      padding-inline: 16px;
      padding-block-end: max(14px, env(safe-area-inset-bottom));
    }
    .foot .button {
      flex: 1 1 auto;
    }
    .foot .summary {
      flex-basis: 100%;
    }
    .foot .summary:empty {
      display: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: appear 140ms ease-out;
    }
    @keyframes appear {
      from {
        opacity: 0;
        translate: 0 8px;
      }
    }
  }
`;
