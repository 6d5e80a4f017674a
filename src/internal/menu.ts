import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { moreIcon } from './icons.js';

export interface MenuEntry {
  label: string;
  run: () => void;
  /** The one that is chosen already. */
  isCurrent?: boolean;
}

export interface MenuButton {
  /** Tells the buttons of one element apart. */
  id: string;
  label: string;
  entries: readonly MenuEntry[];
  /** What the button shows; three dots where nothing is said. */
  face?: TemplateResult | string;
}

interface Open {
  id: string;
  label: string;
  opener: HTMLElement;
}

/** Letters typed faster than this belong together, in milliseconds. */
const typingPause = 500;

/**
 * The menus of an element: many buttons, one list, which stands in the top layer beside the button that opened it. Keys
 * as in the APG: arrows, Home, End, letters; Escape and Tab close, and focus goes back to the button.
 */
export class Menu implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #list = createRef<HTMLElement>();
  #open: Open | null = null;
  #entries: readonly MenuEntry[] = [];
  #stopFollowing: (() => void) | null = null;
  #typed = '';
  #typedAt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  button({ id, label, entries, face }: MenuButton): TemplateResult | typeof nothing {
    if (entries.length === 0) return nothing;
    const isOpen = this.#open?.id === id;
    // Drawn anew while it is open: what the entries do belongs to the rows as they are now.
    if (isOpen) this.#entries = entries;
    const toggle = (event: Event, at: 'first' | 'last' = 'first') =>
      void this.#toggle({ id, label, opener: event.currentTarget as HTMLElement }, entries, at);
    return html`<button
      type="button"
      class=${face ? 'button pick' : 'button square more'}
      aria-haspopup="menu"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label=${face ? nothing : label}
      @click=${toggle}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        if (!isOpen) toggle(event, event.key === 'ArrowUp' ? 'last' : 'first');
      }}
    >
      ${face ?? moreIcon}
    </button>`;
  }

  /** The list itself: once per element, inside its root. */
  render(): TemplateResult {
    return html`<div
      ${ref(this.#list)}
      class="menu"
      popover="manual"
      role="menu"
      aria-label=${this.#open?.label ?? nothing}
      @keydown=${this.#onKey}
      @focusout=${this.#onFocusOut}
    >
      ${
        this.#open
          ? this.#entries.map(
              ({ label, run, isCurrent }) =>
                html`<button
                  type="button"
                  role="menuitem"
                  tabindex="-1"
                  class=${isCurrent ? 'current' : ''}
                  @click=${() => {
                    this.close(true);
                    run();
                  }}
                >
                  ${label}
                </button>`,
            )
          : nothing
      }
    </div>`;
  }

  close(givesFocusBack = false): void {
    const opener = this.#open?.opener;
    if (!opener) return;
    this.#open = null;
    this.#stopFollowing?.();
    this.#stopFollowing = null;
    document.removeEventListener('pointerdown', this.#onPressElsewhere, true);
    if (this.#list.value?.matches(':popover-open')) this.#list.value.hidePopover();
    if (givesFocusBack && opener.isConnected) opener.focus();
    this.#host.requestUpdate();
  }

  async #toggle(open: Open, entries: readonly MenuEntry[], at: 'first' | 'last'): Promise<void> {
    const wasOpen = this.#open?.id === open.id;
    this.close();
    if (wasOpen) return;
    this.#open = open;
    this.#entries = entries;
    this.#host.requestUpdate();
    const place = await placer();
    await this.#host.updateComplete;
    const list = this.#list.value;
    // Closed again, or another one opened, while the code came.
    if (this.#open !== open || !list?.isConnected) return;
    list.showPopover();
    this.#stopFollowing = place(open.opener, list);
    document.addEventListener('pointerdown', this.#onPressElsewhere, true);
    this.#items.at(at === 'first' ? 0 : -1)?.focus();
  }

  get #items(): HTMLElement[] {
    return [...(this.#list.value?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }

  #onKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the button, as if the menu had not been there.
      this.close(true);
      if (event.key === 'Tab') return;
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      this.#jump(event.key, items, at);
    } else {
      const steps: Record<string, number> = {
        ArrowDown: (at + 1) % items.length,
        ArrowUp: at - 1,
        Home: 0,
        End: -1,
      };
      const to = steps[event.key];
      if (to === undefined) return;
      items.at(to)?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** Letters typed in a row look for an entry that begins with them. */
  #jump(letter: string, items: readonly HTMLElement[], at: number): void {
    const now = performance.now();
    this.#typed = now - this.#typedAt > typingPause ? letter : this.#typed + letter;
    this.#typedAt = now;
    const from = this.#typed.length > 1 ? at : at + 1;
    const inOrder = [...items.slice(from), ...items.slice(0, from)];
    const start = this.#typed.toLocaleLowerCase();
    inOrder.find((item) => item.innerText.trim().toLocaleLowerCase().startsWith(start))?.focus();
  }

  #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    // Null: the window lost focus, or something was pressed that takes none.
    if (relatedTarget && !this.#list.value?.contains(relatedTarget as Node)) this.close();
  };

  #onPressElsewhere = (event: Event): void => {
    const path = event.composedPath();
    const { value: list } = this.#list;
    if (this.#open && list && !path.includes(list) && !path.includes(this.#open.opener))
      this.close();
  };
}

type Place = (opener: HTMLElement, list: HTMLElement) => () => void;

/** Fetches what places menus, so that the first one opens at once. */
export async function placer(): Promise<Place> {
  try {
    const { follow } = await import('./menu-place.js');
    return (opener, list) => follow(opener, list, moveTo);
  } catch {
    // Without it the menu stands below the button and does not follow: that is enough to be used.
    return (opener, list) => {
      const { left, bottom } = opener.getBoundingClientRect();
      moveTo(list, Math.min(left, innerWidth - list.offsetWidth), bottom);
      return () => {};
    };
  }
}

/** In a page that is zoomed by CSS, lengths set from script are zoomed once more. */
function moveTo(list: HTMLElement, x: number, y: number): void {
  const { currentCSSZoom: zoom = 1 } = list as { currentCSSZoom?: number };
  list.style.setProperty('left', `${x / zoom}px`);
  list.style.setProperty('top', `${y / zoom}px`);
}
