import { sendKeys } from '@web/test-runner-commands';
import type { MemoryBackend } from '../../src/adapters/memory/index.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import type { AcceptInvitation } from '../../src/elements/accept-invitation/accept-invitation.js';
import { AcceptPage } from './accept.js';
import { PanelPage, readable, until } from './panel.js';
import { writesAreOff } from './portal.js';

/** A page of the built demo in a frame, under its strict policy, as a person with a keyboard meets it. */
export class DemoPage {
  /** What the page has written to its console as errors. */
  readonly errors: string[] = [];

  private constructor(readonly frame: HTMLIFrameElement) {}

  static async open(path: string): Promise<DemoPage> {
    const frame = document.createElement('iframe');
    frame.style.cssText =
      'position:fixed;inset:0;width:1200px;height:900px;border:0;background:#fff';
    frame.src = new URL(`/demo/${path}`, location.href).href;
    const page = new DemoPage(frame);
    document.body.append(frame);
    await page.#loaded();
    return page;
  }

  get window(): Window & typeof globalThis {
    return this.frame.contentWindow as Window & typeof globalThis;
  }
  get document(): Document {
    return this.window.document;
  }

  /**
   * A page that is left while its worker starts is an entry module that never ends, and WebKit's loader may go round in
   * it for ever.
   */
  async #ready(): Promise<void> {
    const bar = this.document.querySelector<HTMLElement>('.demo-bar');
    if (bar) await until('the page behind the bar', () => bar.dataset['ready'] === '', 1000);
  }

  /** WebKit does not let a page that is merely removed take leave: the mocks' worker would go on asking it. */
  async close(): Promise<void> {
    await this.go('about:blank');
    this.frame.remove();
  }

  async reload(): Promise<void> {
    await this.#ready();
    const loaded = this.#loaded();
    this.window.location.reload();
    await loaded;
  }

  /** Another page of the demo in the same frame. */
  async go(address: string): Promise<void> {
    await this.#ready();
    const loaded = this.#loaded();
    this.window.location.href = address;
    await loaded;
  }

  /** “Reset demo” reloads the page by itself. */
  async reset(): Promise<void> {
    const button = [...this.document.querySelectorAll('button')].find(
      (one) => readable(one) === 'Reset demo',
    );
    const loaded = this.#loaded();
    button?.click();
    await loaded;
  }

  async panel(): Promise<PanelPage> {
    // A whole page, with a worker that has to start first.
    const frames = 1000;
    await until(
      'the panel',
      () => this.document.querySelector('user-management-panel')?.shadowRoot,
      frames,
    );
    const element = this.document.querySelector('user-management-panel') as UserManagementPanel;
    const page = new PanelPage(element, null as unknown as MemoryBackend);
    await page.settled(frames);
    return page;
  }

  /** The page behind the link of a mail. */
  async acceptPage(): Promise<AcceptPage> {
    const element = () => this.document.querySelector('accept-invitation');
    await until('the invitation', () => element()?.shadowRoot);
    return new AcceptPage(element() as AcceptInvitation).opened();
  }

  get focused(): HTMLElement | null {
    let active = this.document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active as HTMLElement | null;
  }

  /** Presses Tab until what is looked for has focus. */
  async tabTo(what: string, isIt: (element: HTMLElement) => boolean, presses = 80): Promise<void> {
    for (let press = 0; press < presses; press++) {
      if (this.focused && isIt(this.focused)) return;
      await sendKeys({ press: 'Tab' });
    }
    throw new Error(
      `Tab does not come to: ${what}; it is at ${this.focused?.outerHTML.slice(0, 120)}`,
    );
  }

  async #loaded(): Promise<void> {
    await new Promise((resolve) => this.frame.addEventListener('load', resolve, { once: true }));
    if (writesAreOff) keepNothing(this.window);
    this.window.addEventListener('error', (event) => this.errors.push(event.message));
    this.window.addEventListener('unhandledrejection', (event) =>
      this.errors.push(String(event.reason)),
    );
  }
}

/** The mocks of this window answer, and what they write is lost: see scripts/rows.mjs. */
function keepNothing({ IDBObjectStore }: Window & typeof globalThis): void {
  Object.assign(IDBObjectStore.prototype, { put: () => undefined });
}
if (writesAreOff) keepNothing(window);

/** What policies have stopped since this was asked last, as the browser reported it. */
export async function policyReports(): Promise<string[]> {
  return (await fetch('/policy-reports')).json() as Promise<string[]>;
}
