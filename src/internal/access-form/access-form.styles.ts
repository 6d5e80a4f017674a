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
    grid-template-columns: auto minmax(0, 1fr);
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
  .access-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }
  .access-bar .search,
  .same-as-box .search {
    position: relative;
  }
  .access-bar .search {
    flex: 1 1 240px;
    max-inline-size: 380px;
  }
  :is(.access-bar, .same-as-box) .search .icon {
    position: absolute;
    inset-inline-start: 12px;
    inset-block-start: calc(50% - 9px);
    color: var(--_muted);
    pointer-events: none;
  }
  :is(.access-bar, .same-as-box) .search .input {
    padding-inline-start: 38px;
  }
  .access-bar .count {
    margin-inline-start: auto;
    font-weight: 600;
  }
  .access-date {
    inline-size: auto;
    max-inline-size: 100%;
  }
  .access-section p {
    margin: 0;
  }
  .access-scope {
    display: grid;
    gap: 12px;
    container-type: inline-size;
  }
  .access-chosen,
  .access-found {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .access-chosen {
    padding: 10px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .access-found .matches:empty {
    display: none;
  }
  .access-resources {
    inline-size: 100%;
    display: grid;
    gap: 6px 16px;
  }
  .access-resources:empty {
    display: none;
  }
  .access-resources .access-option > label {
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  @container (max-width: 479.98px) {
    .access-bar .search {
      flex-basis: 100%;
      max-inline-size: none;
    }
  }
  @container (min-width: 480px) {
    .access-resources {
      grid-template-columns: 1fr 1fr;
    }
  }
  .same-as {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .same-as > [role='status']:empty,
  .same-as-box > [role='status']:empty {
    display: none;
  }
  .same-as-box {
    inline-size: 100%;
    display: grid;
    gap: 10px;
    justify-items: start;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_tint);
  }
  .same-as-box .search {
    inline-size: 100%;
  }
  .same-as-box ul {
    inline-size: 100%;
    max-block-size: 260px;
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }
  .same-as-box .person {
    inline-size: 100%;
    min-block-size: 36px;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 16px;
    padding: 6px 8px;
    border: 0;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    text-align: start;
  }
  .same-as-box .person:hover {
    background: var(--_tint-strong);
  }
  .same-as-box .person:focus-visible {
    outline-offset: -2px;
  }
  .same-as-box p,
  .same-as-changes p {
    display: flex;
    gap: 8px;
    margin: 0;
  }
  .same-as-changes {
    display: grid;
    gap: 6px;
  }
  #same-as-whom:focus {
    outline: none;
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
