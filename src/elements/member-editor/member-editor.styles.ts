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
  .hint .icon,
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
  .clash p {
    margin: 0;
  }
  .data {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 250px), 1fr));
    gap: 16px 20px;
    align-items: start;
  }
  .data p {
    margin: 0;
  }
  .data .legend {
    grid-column: 1 / -1;
  }
  .hint.attention {
    display: flex;
    gap: 8px;
  }
  .sign-in {
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .granted {
    display: grid;
    gap: 20px;
  }
  .foot .summary {
    display: grid;
    gap: 2px;
    flex-basis: 100%;
  }
  .foot .summary:empty {
    display: none;
  }
  /* Apart from what is saved. */
  .foot .remove {
    margin-inline: -14px auto;
    border-color: transparent;
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
  @media (max-width: 559.98px) {
    .foot .remove {
      margin-inline: 0;
    }
  }
`;
