import { css } from 'lit';

/** The bar over the column heads, and what became of several rows. */
export const bulkStyles = css`
  .selection {
    --_bar: 44px;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-block-size: var(--_bar);
    padding: 4px 6px 4px 12px;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_accent) 12%, var(--_surface));
    color: var(--_surface-text);
  }
  .selection .do {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-inline-start: auto;
  }
  .selection .clear {
    margin-inline: 6px;
  }
  .bulk-result {
    flex-wrap: wrap;
    justify-content: space-between;
    max-block-size: 320px;
    overflow: auto;
  }
  .bulk-result > div {
    display: grid;
    gap: 8px;
    flex: 1 1 320px;
  }
  .bulk-result details p {
    margin: 0 0 8px;
  }
  .bulk-result summary {
    min-block-size: 24px;
    font-weight: 500;
    cursor: pointer;
  }
  .bulk-result > .progress {
    display: flex;
    flex-wrap: nowrap;
  }

  @container (min-width: 560px) {
    /* Over the column heads, and beside their box: no row moves when the first one is ticked. */
    .selection {
      position: sticky;
      z-index: 1;
      inset-block-start: 0;
      margin-inline-start: 44px;
      margin-block-end: calc(-1 * var(--_bar));
    }
  }
`;
