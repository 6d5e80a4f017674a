/** Puts a list where it shall stand. In a page that is zoomed by CSS, lengths set from script are zoomed once more. */
export function moveTo(list: HTMLElement, x: number, y: number): void {
  const { currentCSSZoom: zoom = 1 } = list as { currentCSSZoom?: number };
  list.style.setProperty('left', `${x / zoom}px`);
  list.style.setProperty('top', `${y / zoom}px`);
}
