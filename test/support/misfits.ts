/** Faults in the layout of a page: what does not fit, what is broken, and what is too small to be pressed. */

const fields = 'input, select, textarea';
const controls = 'button, a[href], input, select, summary';

/** The elements in sight, through shadow roots. */
export function inSight(page: Document): HTMLElement[] {
  return [...within(page.body)].filter(
    (element) => element.getClientRects().length > 0 && !element.closest('.visually-hidden'),
  );
}
function* within(root: HTMLElement | ShadowRoot): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

/** What is cut off, scrolls sideways, or sticks out of the page. Fields scroll what is typed. */
export function misfits(page: Document, elements: readonly HTMLElement[]): string[] {
  const { clientWidth, scrollWidth } = page.documentElement;
  const cut = elements.filter((element) => !element.matches(fields) && isCut(element));
  const outside = elements.filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return left < -0.5 || right > clientWidth + 0.5;
  });
  const sideways = scrollWidth > clientWidth ? ['the page scrolls sideways'] : [];
  return [...sideways, ...new Set([...cut, ...outside].map(named))];
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
  return overflowX !== 'visible' || element.matches('button, summary, [role=cell]');
}

/** What is too small for a finger. A control is pressed by its label, too. */
export function smallTargets(elements: readonly HTMLElement[]): string[] {
  const targetsOf = (one: HTMLElement) => [one, ...((one as HTMLInputElement).labels ?? [])];
  return elements
    .filter((element) => element.matches(controls) && !targetsOf(element).some(isLarge))
    .map(named);
}
function isLarge(target: HTMLElement): boolean {
  const { width, height } = target.getBoundingClientRect();
  // Engines lay out in fractions of a pixel.
  return Math.round(width) >= 24 && Math.round(height) >= 24;
}

/** Words that go on in the next line, although a line of their own would have had room for them. */
export function brokenWords(elements: readonly HTMLElement[]): string[] {
  return elements.flatMap((element) => {
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const broken = texts.flatMap((text) => brokenIn(text as Text));
    if (broken.length === 0) return [];
    const room = roomFor(element);
    return broken
      .filter(({ width }) => width < room)
      .map(({ word }) => `“${word}” is broken in ${named(element)}`);
  });
}

function brokenIn(text: Text): { word: string; width: number }[] {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  if (range.getClientRects().length < 2) return [];
  // Lines end behind spaces and hyphens.
  return [...text.data.matchAll(/[^\s-]{2,}/gu)].flatMap(({ 0: word, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const lines = [...range.getClientRects()];
    if (new Set(lines.map(({ top }) => Math.round(top))).size < 2) return [];
    return [{ word, width: lines.reduce((sum, line) => sum + line.width, 0) }];
  });
}

/**
 * The width of a line that an element would have to itself: beside it may stand icons, boxes and ornaments, but no other
 * text, which could go on a line of its own.
 */
function roomFor(element: HTMLElement): number {
  const { display, padding, border } = boxOf(element);
  const around = element.parentElement ?? hostOf(element);
  const own = widthBeside(element);
  if (!around || element.matches('dialog, .root')) return element.clientWidth - padding - own;
  if (display === 'inline') return roomFor(around);
  // What a grid gives its parts does not depend on their text, or not much.
  if (boxOf(around).display.includes('grid')) return element.clientWidth - padding - own;
  return roomFor(around) - padding - border - own;
}
function boxOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const sum = (...sizes: string[]) => sizes.reduce((total, size) => total + parseFloat(size), 0);
  return {
    display: style.display,
    gap: parseFloat(style.columnGap) || 0,
    padding: sum(style.paddingLeft, style.paddingRight),
    border: sum(style.borderLeftWidth, style.borderRightWidth),
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
