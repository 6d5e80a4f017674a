import { html, type TemplateResult } from 'lit';

/** An address that is too long for its line breaks behind the `@` first. */
export function breakable(email: string): TemplateResult {
  const at = email.lastIndexOf('@') + 1;
  return html`<bdi>${email.slice(0, at)}<wbr />${email.slice(at)}</bdi>`;
}
