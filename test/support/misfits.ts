/** Faults in the layout of a page: what does not fit, what is broken, and what is too small to be pressed. */

/**
 * The parts of a page that its layout is judged by. They are gathered once for many layouts of the same content, since
 * each look at a size may cost a layout.
 */
export interface Parts {
  page: Document;
  /** What scrolls, what cuts off, and what has a text of its own that must not stick out. */
  boxes: readonly HTMLElement[];
  controls: readonly HTMLElement[];
  texts: readonly { text: Text; element: HTMLElement }[];
}

export function partsOf(page: Document): Parts {
  const elements = [...within(page.body)].filter(
    (element) => element.checkVisibility() && !element.closest('.visually-hidden'),
  );
  return {
    page,
    boxes: elements.filter(isBox),
    controls: elements.filter((element) =>
      element.matches('button, a[href], input, select, summary'),
    ),
    texts: elements.flatMap((element) =>
      [...element.childNodes]
        .filter((node): node is Text => node.nodeType === Node.TEXT_NODE)
        .filter(({ data }) => data.trim() !== '')
        .map((text) => ({ text, element })),
    ),
  };
}
function* within(root: HTMLElement | ShadowRoot): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}
/** Fields scroll what is typed. */
function isBox(element: HTMLElement): boolean {
  if (element.matches('input, select, textarea, svg, svg *')) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  return overflowX !== 'visible' || overflowY !== 'visible' || element.matches(ownText);
}
const ownText = 'button, summary, [role=cell], [role=tab], .badge';

/** What is cut off, scrolls sideways, or sticks out of the page. */
export function misfits({ page, boxes }: Parts): string[] {
  const { clientWidth, scrollWidth } = page.documentElement;
  const outside = boxes.filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -0.5 || right > clientWidth + 0.5;
  });
  const sideways = scrollWidth > clientWidth ? ['the page scrolls sideways'] : [];
  return [...sideways, ...new Set([...boxes.filter(isCut), ...outside].map(named))];
}

function isCut(element: HTMLElement): boolean {
  const isWide = element.scrollWidth > element.clientWidth;
  const isHigh = element.scrollHeight > element.clientHeight;
  if (!isWide && !isHigh) return false;
  const { display, overflowX, overflowY, textOverflow } = getComputedStyle(element);
  if (display === 'inline') return false;
  if (isHigh && (overflowY === 'hidden' || overflowY === 'clip')) return true;
  if (!isWide) return false;
  // The text as a whole is in the title.
  if (textOverflow === 'ellipsis') return element.title === '';
  // What sticks out of a button or a cell lies over its neighbor.
  return overflowX !== 'visible' || element.matches(ownText);
}

/** What is too small for a finger. A control is pressed by its label, too. */
export function smallTargets({ controls }: Parts): string[] {
  const targetsOf = (one: HTMLElement) => [one, ...((one as HTMLInputElement).labels ?? [])];
  return controls.filter((element) => !targetsOf(element).some(isLarge)).map(named);
}
function isLarge(target: HTMLElement): boolean {
  const { width, height } = target.getBoundingClientRect();
  // Engines lay out in fractions of a pixel.
  return Math.round(width) >= 24 && Math.round(height) >= 24;
}

/** Words that go on in the next line, although a line of their own would have had room for them. */
export function brokenWords({ texts }: Parts): string[] {
  return texts.flatMap(({ text, element }) => {
    const broken = brokenIn(text);
    if (broken.length === 0) return [];
    const room = roomFor(element);
    // In two pieces, a word may be a little narrower than in one.
    return broken
      .filter(({ width }) => width * 1.02 < room)
      .map(({ word }) => `“${word}” is broken in ${named(element)}`);
  });
}

function brokenIn(text: Text): { word: string; width: number }[] {
  const range = text.ownerDocument.createRange();
  const piecesOf = (start: number, length: number) => {
    range.setStart(text, start);
    range.setEnd(text, start + length);
    // Where a line ends, WebKit counts an empty piece of it.
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const isBroken = (start: number, length: number) =>
    new Set(piecesOf(start, length).map(({ top }) => Math.round(top))).size > 1;
  if (!isBroken(0, text.length)) return [];
  return matches(/[^\t\n\r ]+/gu, text.data).flatMap(([word, start]) => {
    if (!isBroken(start, word.length)) return [];
    // Engines may end a line behind a hyphen or a slash.
    const isInside = matches(/[^-/]+/gu, word).some(([part, at]) =>
      isBroken(start + at, part.length),
    );
    const width = piecesOf(start, word.length).reduce((sum, piece) => sum + piece.width, 0);
    return isInside ? [{ word, width }] : [];
  });
}
function matches(pattern: RegExp, text: string): [string, number][] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => [found, index]);
}

/**
 * The width of a line that an element would have to itself: beside it may stand icons, boxes and ornaments, but no other
 * text, which could go on a line of its own.
 */
function roomFor(element: HTMLElement): number {
  const { display, isScroller, margin, border, padding } = boxOf(element);
  const around = element.parentElement ?? hostOf(element);
  const own = widthBeside(element);
  if (display === 'inline' && around) return roomFor(around);
  // What a grid gives its parts does not depend on their text, or not much.
  if (!around || isScroller || boxOf(around).display.includes('grid')) {
    return element.clientWidth - padding - own;
  }
  return roomFor(around) - margin - border - padding - own;
}
function boxOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const sum = (...sizes: string[]) => sizes.reduce((total, size) => total + parseFloat(size), 0);
  return {
    display: style.display,
    isScroller: style.overflowX !== 'visible',
    gap: parseFloat(style.columnGap) || 0,
    margin: sum(style.marginLeft, style.marginRight),
    border: sum(style.borderLeftWidth, style.borderRightWidth),
    padding: sum(style.paddingLeft, style.paddingRight),
  };
}
function hostOf(element: HTMLElement): HTMLElement | null {
  const root = element.getRootNode();
  return 'host' in root ? (root.host as HTMLElement) : null;
}
/** What stands in a row with the text in an element. */
function widthBeside(element: HTMLElement): number {
  const { display, gap } = boxOf(element);
  if (!display.includes('flex')) return 0;
  return [...element.children]
    .filter((child) => child.ariaHidden || child.textContent.trim() === '')
    .map((child) => child.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .reduce((sum, { width }) => sum + width + gap, 0);
}

function named(element: HTMLElement): string {
  const text = (element.innerText || element.ariaLabel) ?? '';
  return `${element.localName}.${element.className} “${text.replace(/\s+/gu, ' ').slice(0, 60)}”`;
}
