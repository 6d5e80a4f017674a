import type { CSSResult, ReactiveElement } from 'lit';

/** What is fetched when it is wanted brings its looks along. */
export function adopt(
  { renderRoot: root }: Pick<ReactiveElement, 'renderRoot'>,
  ...styles: readonly CSSResult[]
): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
}
