import { defaultTreeAdapter as tree, parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export interface ParsedElement {
  /** In lower case. */
  name: string;
  attributes: Record<string, string>;
}

/** Every element a mail program finds in an HTML document, in document order. */
export function elementsOf(html: string): ParsedElement[] {
  const found: ParsedElement[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of tree.getChildNodes(node)) {
      if (!tree.isElementNode(child)) continue;
      const attributes = child.attrs.map(({ name, value }) => [name, value] as const);
      found.push({ name: child.tagName, attributes: Object.fromEntries(attributes) });
      visit(child);
    }
  };
  visit(parse(html));
  return found;
}

/** The addresses that an HTML document links to. */
export function linksOf(html: string): string[] {
  return elementsOf(html).flatMap(({ name, attributes: { href } }) =>
    name === 'a' && href !== undefined ? [href] : [],
  );
}
