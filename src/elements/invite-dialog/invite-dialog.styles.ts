import { css } from 'lit';

export const inviteStyles = css`
  dialog {
    --_dialog-width: 720px;
  }
  h3 {
    margin: 0;
    font-size: 1.05em;
  }
  .permissions {
    display: grid;
    gap: 14px;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
  }
  .choice label {
    display: flex;
    gap: 8px;
    align-items: flex-start;
    min-block-size: 24px;
  }
  .done {
    display: flex;
    gap: 12px;
    align-items: flex-start;
    color: inherit;
    padding-block: 12px;
  }
  .done .icon {
    color: var(--_success);
    inline-size: 24px;
    block-size: 24px;
  }
`;
