import { until } from './panel.js';

/** The fonts of stories.css, and one of their characters: fonts are fetched in pieces. */
const families = { narrow: 'Fira Sans Extra Condensed', wide: 'DejaVu Sans' };

export interface Layout {
  /** Of the page, in pixels. */
  width: number;
  font: keyof typeof families;
  /** Of the text; 2 is a page zoomed to 200 % by its text alone. */
  scale: number;
}

/** A phone's page with a story on it. It is a frame, since dialogs follow the width of the page. */
export class StoryFrame {
  readonly #frame = document.createElement('iframe');
  #story: HTMLElement | null = null;
  /** The elements of the story, each with the size of its text in pixels. */
  #elements: readonly { element: HTMLElement; size: number }[] = [];

  static async open(): Promise<StoryFrame> {
    const page = new StoryFrame();
    page.#frame.style.cssText =
      'width:320px;height:700px;border:0;position:fixed;inset:0 auto auto 0';
    page.#frame.src = '/host/stories';
    document.body.append(page.#frame);
    await until('the page of stories', () => page.#frame.contentWindow?.showStory, 1200);
    await page.#loadFonts();
    return page;
  }

  async #loadFonts(): Promise<void> {
    const { fonts } = this.document;
    for (const family of Object.values(families)) {
      for (const weight of [400, 500, 600, 700]) {
        const faces = await fonts.load(`${weight} 16px '${family}'`, 'aā');
        if (faces.length === 0) throw new Error(`The font “${family}” is missing`);
      }
    }
  }

  get document(): Document {
    return this.#frame.contentDocument as Document;
  }

  async show(name: string): Promise<void> {
    this.#story = (await this.#frame.contentWindow?.showStory?.(name)) ?? null;
    this.#elements = ([...(this.#story?.children ?? [])] as HTMLElement[]).map((element) => {
      const size = getComputedStyle(element).getPropertyValue('--um-font-size');
      return { element, size: size === '' ? 15 : parseFloat(size) };
    });
  }

  async speak(lang: string): Promise<void> {
    this.#story?.setAttribute('lang', lang);
    // Elements draw in microtasks, which are over by then.
    await new Promise((resolve) => setTimeout(resolve));
  }

  async lay({ width, font, scale }: Layout): Promise<void> {
    this.#frame.style.width = `${width}px`;
    this.document.documentElement.dataset['font'] = font;
    for (const { element, size } of this.#elements) {
      element.style.setProperty('--um-font-size', `${size * scale}px`);
    }
    await this.#settled(width);
  }

  /** Until the page is as wide as it was set to be, and an open menu, which follows by script, is in its place. */
  async #settled(width: number): Promise<void> {
    const page = this.document.defaultView as Window;
    await until('the width', () => page.innerWidth === width);
    const hasMenu = this.#elements.some(({ element }) =>
      element.shadowRoot?.querySelector('.menu:popover-open'),
    );
    for (let frame = 0; hasMenu && frame < 2; frame++) await new Promise(requestAnimationFrame);
  }

  close(): void {
    this.#frame.remove();
  }
}
