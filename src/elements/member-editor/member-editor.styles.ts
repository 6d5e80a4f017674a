import { css } from 'lit';

export const editorStyles = css`
  dialog {
    --_dialog-width: 720px;
  }
  /* With large text the sums alone may fill a phone: then the whole scrolls. */
  .body {
    min-block-size: 10em;
  }
  .about {
    display: grid;
    gap: 2px;
  }
  .theirs .icon,
  .gains.attention .icon {
    color: var(--_attention);
  }
  .theirs {
    background: color-mix(in oklab, var(--_attention) 10%, transparent);
  }
  .clash {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 10px 14px;
    border: 1px solid var(--_attention);
    border-radius: var(--_radius);
  }
  .clash label {
    display: flex;
    gap: 8px;
    overflow-wrap: anywhere;
  }
  .foot .summary {
    display: grid;
    gap: 2px;
  }
  .foot .summary p {
    display: flex;
    gap: 8px;
    margin: 0;
  }
  .foot .summary .icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 2px;
  }
`;
