/**
 * What the page calls the element: by `aria-labelledby`, `aria-label` or a `<label>`, in that order. The group inside gets
 * it as text, since a label outside is not heard across the shadow root in every engine.
 */
export function nameOfHost(host: HTMLElement, labels: readonly Node[]): string {
  // What has left the page hangs on an element, where nothing is found by its id.
  const root = host.getRootNode() as Partial<Document | ShadowRoot>;
  const ids = host.getAttribute('aria-labelledby')?.split(/\s+/u) ?? [];
  const labelledBy = textOf(ids.map((id) => root.getElementById?.(id) ?? null));
  return labelledBy || host.getAttribute('aria-label')?.trim() || textOf(labels);
}

function textOf(nodes: readonly (Node | null)[]): string {
  const texts = nodes.map((node) => node?.textContent?.replace(/\s+/gu, ' ').trim());
  return texts.filter(Boolean).join(' ');
}
