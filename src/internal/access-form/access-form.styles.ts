import { css } from 'lit';

/** For the shadow root of whoever draws an `AccessForm`. */
export const accessFormStyles = css`
  .access-section {
    display: grid;
    gap: 10px;
    min-inline-size: 0;
  }
  .access-section > h3 {
    margin: 0;
    font-size: 1.05em;
    font-weight: 650;
  }
  .access-option {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 10px;
    align-items: start;
  }
  .access-option > label {
    min-block-size: 24px;
    font-weight: 500;
  }
  .access-option > .about {
    grid-column: 2;
    display: grid;
    gap: 2px;
    font-size: 0.93em;
    color: var(--_muted);
  }
  .access-option > .about:empty {
    display: none;
  }
  .access-option > .about .why {
    color: var(--_attention);
  }
  .access-row {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
  }
  .way-back {
    justify-self: start;
    margin-inline-start: 26px;
  }
  @media (pointer: coarse) {
    .access-option > label {
      min-block-size: 44px;
    }
  }
`;
