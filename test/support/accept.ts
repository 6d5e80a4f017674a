import { fixture, html } from '@open-wc/testing-helpers';
import type { InvitationBackend } from '../../src/backend/backend.js';
import '../../src/elements/accept-invitation/define.js';
import type { AcceptInvitation } from '../../src/elements/accept-invitation/accept-invitation.js';
import { readable, until } from './panel.js';
import type { TestPortal } from './portal.js';

/** The page behind a link as an invitee meets it; hides the shadow root. */
export class AcceptPage {
  constructor(readonly element: AcceptInvitation) {}

  all<Kind extends HTMLElement = HTMLElement>(selector: string): Kind[] {
    return [...this.element.renderRoot.querySelectorAll<Kind>(selector)];
  }
  get root(): HTMLElement {
    return this.all('.root')[0]!;
  }
  get text(): string {
    return readable(this.root);
  }
  get title(): string {
    return readable(this.all('#title')[0]);
  }
  get gives(): string[] {
    return this.all('li').map(readable);
  }
  get announced(): string {
    return readable(this.all('[role=status][aria-live].visually-hidden')[0]);
  }
  get errors(): string[] {
    return this.all('.error:not([hidden])').map(readable);
  }
  get buttons(): string[] {
    return this.all('button, a').map(readable);
  }
  get focused(): Element | null {
    return this.element.shadowRoot?.activeElement ?? null;
  }
  field(name: 'username' | 'name' | 'password'): HTMLInputElement {
    const found = this.all<HTMLInputElement>(`#${name}`)[0];
    if (!found) throw new Error(`there is no field “${name}”: ${this.text}`);
    return found;
  }
  get asksPassword(): boolean {
    return this.all('#password').length > 0;
  }
  button(name: string): HTMLElement {
    const found = this.all('button, a').find((one) => readable(one) === name);
    if (!found) throw new Error(`no button “${name}” among ${this.buttons.join(', ')}`);
    return found;
  }
  press(name: string): void {
    this.button(name).click();
  }
  type(typed: { name?: string; password?: string }): void {
    for (const [name, value] of Object.entries(typed)) {
      const field = this.field(name as 'name');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    }
  }
  async opened(): Promise<this> {
    await until(
      'an invitation, or why there is none',
      () => this.title !== '' || this.all('.failure')[0],
    );
    return this;
  }
  async said(title: string): Promise<void> {
    await until(`“${title}”`, () => this.title === title);
  }
}

/** Who sits at the page: another person once `is` says so, as after signing in or out. */
export interface Visitor {
  is: string | null;
}

/** What an invitee asks, as whoever is signed in at that moment. */
export function inviteeOf(portal: TestPortal, visitor: Visitor): Required<InvitationBackend> {
  const now = () => portal.invitee(visitor.is);
  return {
    lookUp: (...given) => now().lookUp(...given),
    accept: (...given) => now().accept(...given),
    decline: (...given) => now().decline(...given),
    askForNewLink: (...given) => now().askForNewLink(...given),
  };
}

export async function openLink(
  backend: InvitationBackend,
  token: string,
  { lang = 'en', next = null }: { lang?: string; next?: string | null } = {},
): Promise<AcceptPage> {
  const place = await fixture(html`
    <section lang=${lang}>
      <accept-invitation .backend=${backend} .token=${token} .next=${next}></accept-invitation>
    </section>
  `);
  return new AcceptPage(place.firstElementChild as AcceptInvitation).opened();
}
