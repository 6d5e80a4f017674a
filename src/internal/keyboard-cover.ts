/**
 * Keeps a dialog in what an on-screen keyboard leaves of the page, which no unit of CSS knows: see `dialogStyles`.
 * @returns how to stop
 */
export function keepInSight(dialog: HTMLElement): () => void {
  const { visualViewport } = window;
  if (!visualViewport) return () => {};
  const fit = () => {
    // Of a page that fingers have zoomed one sees a part, too, and nothing is covered.
    const isWhole = visualViewport.scale === 1;
    const covered = isWhole ? Math.max(0, window.innerHeight - visualViewport.height) : 0;
    dialog.style.setProperty('--_covered', `${covered}px`);
    dialog.style.setProperty('--_above', `${isWhole ? visualViewport.offsetTop : 0}px`);
  };
  const until = new AbortController();
  fit();
  visualViewport.addEventListener('resize', fit, { signal: until.signal });
  visualViewport.addEventListener('scroll', fit, { signal: until.signal });
  return () => until.abort();
}
