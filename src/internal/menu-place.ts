/**
 * Where a menu stands. Apart from the menu, since it is fetched when one is about to open; and with all of the library
 * by name, since a module that is fetched itself comes whole.
 */
import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';

const middleware = [offset(4), flip({ padding: 8 }), shift({ padding: 8 })];

/** Keeps a list beside its button while the page scrolls and changes. @returns what ends it */
export function follow(
  opener: HTMLElement,
  list: HTMLElement,
  moveTo: (list: HTMLElement, x: number, y: number) => void,
): () => void {
  return autoUpdate(opener, list, () => {
    const options = { placement: 'bottom-end', strategy: 'fixed', middleware } as const;
    void computePosition(opener, list, options).then(({ x, y }) => moveTo(list, x, y));
  });
}
