/** Lit's decorators, with options that inherit nothing: a page may have extended `Object.prototype`. */
import type { PropertyDeclaration } from 'lit';
import { property as litProperty } from 'lit/decorators.js';

/** A public property of an element, as Lit's own. */
export function property(options: PropertyDeclaration = {}): ReturnType<typeof litProperty> {
  return litProperty(Object.assign(Object.create(null) as PropertyDeclaration, options));
}

/** A private property whose change draws the element anew, as Lit's own. */
export function state(): ReturnType<typeof litProperty> {
  return property({ state: true, attribute: false });
}
