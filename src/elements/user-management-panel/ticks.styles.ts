import { css } from 'lit';

/** Check boxes where there is room for them. */
export const tickStyles = css`
  .tick {
    display: none;
  }

  @container (min-width: 560px) {
    .table.selectable .row {
      padding-inline-start: 44px;
    }
    .selectable .tick {
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      inline-size: 44px;
      display: grid;
    }
    .tick label {
      display: grid;
      place-items: center;
      cursor: pointer;
    }
    .tick input {
      margin: 0;
      cursor: inherit;
    }
    .selectable .row:has(.tick input:checked) {
      background: color-mix(in oklab, var(--_accent) 7%, transparent);
    }
    .table.selectable .row.head {
      display: grid;
      min-block-size: 44px;
      align-items: center;
    }
  }
`;
