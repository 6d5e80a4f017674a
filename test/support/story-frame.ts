import { until } from './panel.js';

/** The fonts of stories.css, and one of their characters: fonts are fetched in pieces. */
const families = { narrow: 'Fira Sans Extra Condensed', wide: 'DejaVu Sans' };
export type FontName = keyof typeof families;

/** A phone's page with a story on it. It is a frame, since dialogs follow the width of the page. */
export class StoryFrame {
  readonly #frame = document.createElement('iframe');
  #story: HTMLElement | null = null;

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
  }

  async speak(lang: string): Promise<void> {
    this.#story?.setAttribute('lang', lang);
    await new Promise((resolve) => setTimeout(resolve));
  }

  async resize(width: number): Promise<void> {
    this.#frame.style.width = `${width}px`;
    const page = this.document.defaultView as Window;
    await until('the width', () => page.innerWidth === width);
  }

  /** Until an open menu has found its place: it follows by script. */
  async settled(): Promise<void> {
    const menus = [...(this.#story?.children ?? [])].some((element) =>
      element.shadowRoot?.querySelector('.menu:popover-open'),
    );
    for (let frame = 0; menus && frame < 2; frame++) await new Promise(requestAnimationFrame);
  }

  set font(font: FontName) {
    this.document.documentElement.dataset['font'] = font;
  }

  /** The size of text; 2 is a page zoomed to 200 % by its text alone. */
  set scale(scale: number) {
    for (const element of this.#story?.children ?? []) {
      const { style } = element as HTMLElement;
      style.removeProperty('--um-font-size');
      const usual = getComputedStyle(element).getPropertyValue('--um-font-size') || '15px';
      style.setProperty('--um-font-size', `${parseFloat(usual) * scale}px`);
    }
  }

  close(): void {
    this.#frame.remove();
  }
}
