/**
 * Registers a class under a tag. The same class twice is nothing; a tag taken by another class (a second version of
 * this package, or somebody else's element) is said loudly, since half a page of each would be worse.
 */
export function defineElement(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const taken = registry.get(tag);
  if (taken === element) return;
  if (taken) {
    throw new Error(
      `<${tag}> is already defined by ${taken.name || 'another class'}; ${element.name} cannot take its place. ` +
        `Load one copy of user-management-elements, or define it under another tag: ${element.name}.define('my-tag').`,
    );
  }
  registry.define(tag, element);
}
