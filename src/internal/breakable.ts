import { html, type TemplateResult } from 'lit';

/** Text that may go on in the next line behind each `@` and `/`, which browsers do not agree on by themselves. */
export function breakableText(text: string): readonly (TemplateResult | string)[] {
  const pieces = text.match(/[^@/]+[@/]*|[@/]+/gu) ?? [];
  return pieces.map((piece, at) => (at > 0 ? html`<wbr />${piece}` : piece));
}

/** An address that is too long for its line breaks behind the `@` first. */
export function breakable(email: string): TemplateResult {
  return html`<bdi>${breakableText(email)}</bdi>`;
}
