/** Walks a page in a frame as somebody without a mouse does, by what is read on its controls. */
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import type { DemoPage } from './demo.js';
import { readable, until } from './panel.js';

/** What is read on a control, its id, or any other way to know it. */
export type Which = string | ((control: HTMLElement) => boolean);

const controls =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, summary, [tabindex]';

export class Keyboard {
  constructor(readonly demo: DemoPage) {}

  /** Goes there by Tab, forwards or back, whichever way it lies. */
  async to(which: Which): Promise<HTMLElement> {
    const target = this.#find(which);
    this.demo.window.focus();
    for (let round = 0; round < 150; round++) {
      const { focused } = this.demo;
      if (focused === target || isSameGroup(focused, target)) return this.#within(target);
      const steps = this.#stepsTo(target);
      // What takes focus without being a control makes the number of steps wrong: then one after the other.
      const count = round < 2 ? Math.abs(steps) : 1;
      await pressKeys(Array<string>(count).fill('Tab'), steps < 0);
    }
    throw new Error(`Tab does not come to ${String(which)}: ${this.demo.focused?.outerHTML ?? ''}`);
  }

  /** Presses a button or follows a link. */
  async press(which: Which): Promise<void> {
    await this.to(which);
    await sendKeys({ press: 'Enter' });
  }

  /** Goes down a menu or a list, as far as an entry. */
  async down(which: Which): Promise<void> {
    const isThere = () => this.demo.focused !== null && isIt(this.demo.focused, which);
    for (let press = 0; press < 60 && !isThere(); press++) await sendKeys({ press: 'ArrowDown' });
    if (!isThere()) throw new Error(`The arrow does not come to ${String(which)}`);
  }
  async enter(): Promise<void> {
    await sendKeys({ press: 'Enter' });
  }
  async right(): Promise<void> {
    await sendKeys({ press: 'ArrowRight' });
  }
  async space(): Promise<void> {
    await sendKeys({ press: ' ' });
  }

  /** Ticks or unticks a box; chooses a radio. */
  async tick(...all: readonly Which[]): Promise<void> {
    for (const which of all) {
      const box = (await this.to(which)) as HTMLInputElement;
      // By the arrows that lead to it, a radio is chosen already.
      if (box.type !== 'radio' || !box.checked) await sendKeys({ press: ' ' });
    }
  }

  /** Types into fields, by their labels, in place of what stands there; chooses from a list by its first letters. */
  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) {
      await this.retype(label, value);
    }
  }
  async retype(which: Which, value: string): Promise<void> {
    const field = (await this.to(which)) as HTMLInputElement;
    if (field.localName === 'input' && field.value !== '') {
      await sendKeys({ press: 'End' });
      await pressKeys(['Home'], true);
    }
    await sendKeys({ type: value });
  }

  /** The control in the dialog that is open, or else on the page. */
  control(which: Which): HTMLElement | undefined {
    return this.#all().find((one) => isIt(one, which));
  }

  #find(which: Which): HTMLElement {
    const found = this.control(which);
    if (found) return found;
    const names = this.#all().map(nameOf).join(' | ');
    throw new Error(`There is no ${String(which)} among: ${names}`);
  }

  #all(): HTMLElement[] {
    const modal = deep(this.demo.document, 'dialog').findLast((one) => one.matches(':modal'));
    return deep(modal ?? this.demo.document, controls).filter(
      (one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }),
    );
  }

  /** How many times Tab is pressed to come from the focus to a control: with Shift, where it is less than nothing. */
  #stepsTo(target: HTMLElement): number {
    const { focused } = this.demo;
    const stops = this.#all().filter(isStop(focused, target));
    const from = focused ? stops.indexOf(focused) : -1;
    const steps = stops.indexOf(target) - from;
    // Where Shift cannot be held, Tab goes round.
    return steps > 0 || canHold ? steps : stops.length - from;
  }

  #isAhead(target: HTMLElement): boolean {
    const all = this.#all();
    const { focused } = this.demo;
    return focused === null || all.indexOf(focused) < all.indexOf(target);
  }

  /** From one radio of a group to another. */
  async #within(target: HTMLElement): Promise<HTMLElement> {
    for (let press = 0; press < 10 && this.demo.focused !== target; press++) {
      await sendKeys({ press: this.#isAhead(target) ? 'ArrowDown' : 'ArrowUp' });
    }
    await until('focus there', () => this.demo.focused === target);
    return target;
  }
}

/** By way of WebDriver, keys cannot be held from one call to the next; there, Tab goes round. */
const canHold = /Chrome|Firefox/u.test(navigator.userAgent);

/** By one message to the runner: see wtr/keys.mjs. */
async function pressKeys(keys: string[], isShifted = false): Promise<void> {
  const named = canHold ? keys : keys.map((key) => codes[key as keyof typeof codes]);
  await executeServerCommand('press-keys', { keys: named, ...(isShifted && { hold: 'Shift' }) });
}

/** The codes of WebDriver. */
const codes = { Tab: '\uE004', Home: '\uE011' };

/** Where Tab stops on its way: of the radios of a group at one. */
function isStop(focused: HTMLElement | null, target: HTMLElement) {
  const seen = new Set<string>();
  return (one: HTMLElement) => {
    const { type, name, checked } = one as HTMLInputElement;
    if (type !== 'radio' || one === focused || one === target) return true;
    if ([focused, target].some((other) => isSameGroup(one, other))) return false;
    if (!checked || seen.has(name)) return false;
    seen.add(name);
    return true;
  };
}

/** Tab comes to one radio of a group, and the arrows to the others. */
function isSameGroup(focused: HTMLElement | null, target: HTMLElement | null): boolean {
  const [one, other] = [focused, target] as (HTMLInputElement | null)[];
  return one?.type === 'radio' && other?.type === 'radio' && one.name === other.name;
}

function isIt(control: HTMLElement, which: Which): boolean {
  if (typeof which === 'function') return which(control);
  return control.id === which || nameOf(control) === which;
}

/** What is read on it. */
function nameOf(control: HTMLElement): string {
  const { labels } = control as HTMLInputElement;
  return control.ariaLabel ?? readable(labels?.[0] ?? control).replace(/ \*$/u, '');
}

/** Through shadow roots, in the order in which they are walked. */
function deep(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
    ...(one.matches(selector) ? [one] : []),
    ...(one.shadowRoot ? deep(one.shadowRoot, selector) : []),
  ]);
}
