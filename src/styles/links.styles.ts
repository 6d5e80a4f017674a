import { css } from 'lit';

/** Links that a backend has given instead of mailing them. */
export const linkStyles = css`
  .links {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .links li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 8px;
    padding: 8px 12px;
  }
  .links li + li {
    border-block-start: 1px solid var(--_line);
  }
`;
