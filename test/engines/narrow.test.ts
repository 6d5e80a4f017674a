import { expect } from '@open-wc/testing';
import type { Backend } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { en } from '../../src/locales/en.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import { id } from '../../src/locales/id.js';
import type { Message } from '../../src/locales/strings.js';
import { PanelPage, portalBackend, until, type PortalOptions } from '../support/panel.js';

const locales = { en, id, fr, es };
type Tag = keyof typeof locales;

/** The locale whose strings take the most room in all, drawn as the page draws them. */
function widest(): Tag {
  const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  pen.font = '15px sans-serif';
  const width = (tag: Tag) =>
    Object.values<Message>(locales[tag])
      .flatMap((message) => (typeof message === 'string' ? message : message.other))
      .reduce((sum, text) => sum + pen.measureText(text).width, 0);
  return (Object.keys(locales) as Tag[]).reduce((most, tag) =>
    width(tag) > width(most) ? tag : most,
  );
}

/** A phone's page: dialogs follow the viewport, so a narrow box around the panel would not do. */
class Phone {
  readonly #frame = document.createElement('iframe');

  /** `scale` is the size of text; 2 is a page zoomed to 200 % by its text alone. */
  static async open(lang: string, scale: number, options: Given = {}): Promise<[Phone, PanelPage]> {
    const phone = new Phone();
    phone.#frame.style.cssText = 'width:320px;height:700px;border:0';
    phone.#frame.src = '/host/scripts/esm';
    document.body.append(phone.#frame);
    await new Promise((done) => phone.#frame.addEventListener('load', done, { once: true }));
    const page = phone.#frame.contentDocument as Document;
    page.documentElement.lang = lang;
    page.documentElement.style.setProperty('--um-font-size', `${15 * scale}px`);
    const element = page.querySelector('user-management-panel') as UserManagementPanel;
    await until('the elements', () => element.shadowRoot);
    const memory = portalBackend(options);
    element.backend = { ...memory.backend, ...options.backend };
    const panel = new PanelPage(element, memory);
    const { 'panel.description': description } = locales[lang as Tag];
    await until(`the panel in ${lang}`, () => panel.text.includes(description));
    await panel.settled();
    return [phone, panel];
  }

  close(): void {
    this.#frame.remove();
  }
}
interface Given extends PortalOptions {
  backend?: Partial<Backend>;
}

function* within(root: ShadowRoot): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}
const isSeen = (element: HTMLElement) =>
  element.getClientRects().length > 0 && !element.closest('.visually-hidden');
const named = (element: HTMLElement) =>
  `${element.localName}.${element.className} “${(element.innerText || element.ariaLabel) ?? ''}”`;

/** What does not fit: a part that is cut off or scrolls sideways, or that sticks out of the page. */
function misfits({ element }: PanelPage): string[] {
  const { documentElement: page } = element.ownerDocument;
  const seen = [...within(element.renderRoot as ShadowRoot)].filter(isSeen);
  const cut = seen.filter((one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (one.localName === 'input' || one.localName === 'select') return false;
    const isShort = overflowY === 'hidden' && one.scrollHeight > one.clientHeight;
    return isShort || (overflowX !== 'visible' && one.scrollWidth > one.clientWidth);
  });
  const outside = seen.filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return left < -0.5 || right > page.clientWidth + 0.5;
  });
  const wordy = seen.filter(
    (one) => one.localName === 'button' && one.scrollWidth > one.clientWidth + 1,
  );
  const sideways = page.scrollWidth > page.clientWidth ? ['the page scrolls sideways'] : [];
  return [...sideways, ...new Set([...cut, ...outside, ...wordy].map(named))];
}

/** What is too small for a finger, in CSS pixels. A control is pressed by its label, too. */
function smallTargets({ element }: PanelPage): string[] {
  const controls = [...within(element.renderRoot as ShadowRoot)].filter(
    (one) => one.matches('button, a[href], input, select') && isSeen(one),
  );
  const targetsOf = (one: HTMLElement) => [one, ...((one as HTMLInputElement).labels ?? [])];
  return controls.filter((one) => !targetsOf(one).some(isLarge)).map(named);
}
function isLarge(target: HTMLElement): boolean {
  const { width, height } = target.getBoundingClientRect();
  // Engines lay out in fractions of a pixel.
  return Math.round(width) >= 24 && Math.round(height) >= 24;
}

const offline: Partial<Backend> = {
  listMembers: () => Promise.reject(new TypeError('no network')),
};

interface State {
  options?: Given;
  reach?(panel: PanelPage, lang: Tag): Promise<unknown>;
}
const states: Readonly<Record<string, State>> = {
  'the list': {},
  'the first run': { options: { firstRun: true } },
  'a list that may only be read': { options: { viewer: 'limited' } },
  'a list that could not be loaded': { options: { backend: offline } },
  'the invitations': {
    reach: (panel, lang) => panel.select(locales[lang]['tab.invitations']),
  },
  'the invite dialog': {
    async reach(panel) {
      panel.inviteButton?.click();
      await (await panel.invite.opened()).picker.ready();
    },
  },
  'the invite dialog with its errors': {
    async reach(panel, lang) {
      panel.inviteButton?.click();
      const invite = await panel.invite.opened();
      await invite.picker.ready();
      invite.press(locales[lang]['invite.send']);
      await until('an error', () => invite.errors.length > 0);
    },
  },
  'the editor with what changes': {
    async reach(panel) {
      panel.row('Budi').querySelector<HTMLElement>('.edit')?.click();
      const editor = await panel.editor.opened();
      await (await editor.picker.ready()).tick('profile', 'managedomains', 'orders');
      await until('the sum of the changes', () => editor.summary !== '');
    },
  },
  'the question before somebody is removed': {
    async reach(panel) {
      panel.bin('Siti Khadijah').click();
      await panel.confirm.opened();
    },
  },
  'the question before an invitation is revoked': {
    async reach(panel, lang) {
      await panel.select(locales[lang]['tab.invitations']);
      panel.bin('keuangan@').click();
      await panel.confirm.opened();
    },
  },
};

const longest = widest();
for (const scale of [1, 2]) {
  describe(`on a page of 320 px, text at ${scale * 100} %, in the longest language`, () => {
    for (const [name, { options, reach }] of Object.entries(states)) {
      it(`${name}: nothing is cut off, and what is pressed is large enough`, async () => {
        const [phone, panel] = await Phone.open(longest, scale, options);
        try {
          await reach?.(panel, longest);
          expect(misfits(panel)).to.deep.equal([]);
          expect(smallTargets(panel)).to.deep.equal([]);
        } finally {
          phone.close();
        }
      });
    }
  });
}

it('the longest language is not English, or the tests of narrow pages would show little', () => {
  expect(longest).not.to.equal('en');
});
