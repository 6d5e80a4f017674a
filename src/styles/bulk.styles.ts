import { css } from 'lit';

/** How far a change of many is, and what has become of each row: in the dialog that asks, and near the list. */
export const bulkOutcome = css`
  .left-out p,
  .failed p {
    margin: 0;
  }
  .reasons {
    display: grid;
    gap: 6px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
  }
  .reasons li {
    display: grid;
    overflow-wrap: anywhere;
  }
  .reasons .muted {
    font-size: 0.93em;
  }
  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-variant-numeric: tabular-nums;
  }
  progress {
    flex: 1 1 160px;
    block-size: 8px;
    accent-color: var(--_accent);
  }
`;
