import { css } from 'lit';

export const confirmStyles = css`
  dialog {
    --_dialog-width: 480px;
    --_sheet-height: auto;
  }
  .body {
    gap: 10px;
  }
  .who {
    font-weight: 600;
  }
  .pause {
    justify-self: start;
  }

  /* On a phone a sheet at the foot of the page, in reach of the thumb. */
  @media (max-width: 559.98px) {
    dialog {
      margin-block-start: auto;
      border-start-start-radius: calc(var(--_radius) * 2);
      border-start-end-radius: calc(var(--_radius) * 2);
    }
  }
`;
