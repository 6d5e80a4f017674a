/** A portal's own page, from the built demo, as its owner walks it by keyboard; and what its service says to anybody else. */
import { getResponse } from 'msw';
import type { Id, Invitation, Member } from '../../src/backend/backend.js';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import type { Strings } from '../../src/locales/strings.js';
import { createMocks, type MailRecord, type Mocks } from '../../src/mocks/index.js';
import { portals, type PortalName } from '../../src/mocks/portals/index.js';
import { DemoPage } from './demo.js';
import { type Language, type Say, speaker } from './hosting-account.js';
import { Keyboard, type Which } from './keyboard.js';
import { type ConfirmPage, type EditorPage, type InvitePage } from './panel.js';
import { type PanelView, readable, until } from './panel.js';
import { start, write } from './portal.js';

/** What the page of a portal speaks, and the words of its own that it gives to the panel. */
const spoken: Record<PortalName, { lang: Language; own?: Partial<Strings> }> = {
  'hosting-account': { lang: 'en' },
  'server-panel': { lang: 'fr', own: { save: 'Mettre à jour le contact' } },
  'client-area': { lang: 'es' },
  'messaging-portal': { lang: 'en', own: { 'remove.action': 'Remove user' } },
};

export interface PageOptions {
  dataset?: string;
  isFirstRun?: boolean;
}

/** The service behind the pages, which all of the origin share, asked by whomever a test says. */
export class PortalService {
  readonly #mocks: Mocks;
  readonly #portal: (typeof portals)[PortalName];
  readonly #account: Id;

  constructor(portal: PortalName, { dataset, isFirstRun = false }: PageOptions = {}) {
    this.#portal = portals[portal];
    this.#account = isFirstRun ? this.#portal.firstRunAccount : this.#portal.account;
    this.#mocks = createMocks({ portal, root: '/demo/', startsAt: start, dataset });
  }

  reset(): Promise<void> {
    return this.#mocks.reset();
  }
  /** Lets time go on. */
  pass(milliseconds: number): Promise<void> {
    return this.#mocks.advanceClock(milliseconds);
  }
  request(viewer: string | null, path: string, init?: RequestInit): Promise<Response> {
    return this.#through(viewer)(`${this.#mocks.endpoint(this.#account)}/${path}`, init);
  }
  as(viewer = this.#portal.viewers.owner) {
    const options = { fetch: this.#through(viewer), retry: { tries: 1 } };
    return createHttpBackend({ ...options, baseUrl: this.#mocks.endpoint(this.#account) });
  }

  /** What the portal's gateway is told: may this person do it, there? */
  async mayDo(viewer: string, permission: Id, resource?: Id): Promise<boolean> {
    const query = new URLSearchParams({ permission, ...(resource && { resource }) });
    const { status } = await this.request(viewer, `access?${query.toString()}`);
    if (status !== 204 && status !== 403) throw new Error(`access was answered with ${status}`);
    return status === 204;
  }
  async members(): Promise<Member[]> {
    return [...(await this.as().listMembers({})).items];
  }
  async member(text: string): Promise<Member | undefined> {
    return (await this.as().listMembers({ text })).items[0];
  }
  async invitation(text: string): Promise<Invitation | undefined> {
    return (await this.as().listInvitations({ text })).items[0];
  }
  async mailsTo(address: string): Promise<MailRecord[]> {
    return (await this.#mocks.outbox()).filter(({ to }) => to.address === address);
  }
  /** What the newest link to an address carries. */
  async tokenFor(address: string): Promise<string> {
    const mail = (await this.mailsTo(address)).find(({ link }) => link);
    if (!mail?.link) throw new Error(`no link went to ${address}`);
    return new URL(mail.link).hash.slice(1);
  }
  /** The invitee follows the newest link, if no other is said, and makes himself a login. */
  async accept(address: string, token?: string): Promise<unknown> {
    const options = { fetch: this.#through(null), retry: { tries: 1 } };
    const invitee = createHttpInvitationBackend({ ...options, baseUrl: this.#mocks.invitations });
    const answer = { name: 'Marta', password: 'correct horse battery' };
    return invitee.accept(token ?? (await this.tokenFor(address)), answer, write());
  }

  #through(viewer: string | null) {
    return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      this.#mocks.setViewer(viewer);
      const request = new Request(input, init);
      const response = await getResponse(this.#mocks.handlers, request);
      if (!response) throw new Error(`nobody answers ${request.url}`);
      return response;
    };
  }
}

/** A visit of the owner, from a page just loaded on. */
export class PortalPage {
  readonly say: Say;
  readonly keys: Keyboard;

  private constructor(
    readonly demo: DemoPage,
    readonly service: PortalService,
    readonly panel: PanelView,
    name: PortalName,
  ) {
    const { lang, own } = spoken[name];
    this.say = speaker(lang, own, lang === 'fr' || lang === 'es');
    this.keys = new Keyboard(demo);
    this.#name = name;
  }
  readonly #name: PortalName;

  /** Opens the page in a frame that is there already, if one is; the account is as at the start. */
  static async open(
    name: PortalName,
    options: PageOptions = {},
    frame?: DemoPage,
  ): Promise<PortalPage> {
    const service = new PortalService(name, options);
    await service.reset();
    const query = new URLSearchParams({ startsAt: '2026-11-22T02:14Z' });
    if (options.dataset) query.set('dataset', options.dataset);
    if (options.isFirstRun) query.set('account', 'first-run');
    const path = `${name}/?${query.toString()}`;
    if (frame) await frame.go(`/demo/${path}`);
    return PortalPage.#shown(frame ?? (await DemoPage.open(path)), service, name);
  }

  /** The same page, loaded again. */
  async reloaded(): Promise<PortalPage> {
    await this.demo.reload();
    return PortalPage.#shown(this.demo, this.service, this.#name);
  }

  /** The portal's page again, from wherever the frame has gone. */
  async back(): Promise<PortalPage> {
    await this.demo.go(`/demo/${this.#name}/?startsAt=2026-11-22T02:14Z`);
    return PortalPage.#shown(this.demo, this.service, this.#name);
  }

  static async #shown(
    demo: DemoPage,
    service: PortalService,
    name: PortalName,
  ): Promise<PortalPage> {
    const page = new PortalPage(demo, service, await demo.panel(), name);
    const { panel, say } = page;
    await until('the language', () => readable(panel.heading) === say('panel.title'));
    demo.window.focus();
    panel.heading.focus();
    return page;
  }

  /** Opens somebody's data by the name in the list. */
  async details(name: string): Promise<EditorPage> {
    await this.keys.press((one) => one.matches('.open') && readable(one).includes(name));
    return this.editor();
  }
  /** Opens what a button of the page leads to: the form of one person. */
  async form(button: Which): Promise<EditorPage> {
    await this.keys.press(button);
    return this.editor();
  }
  async editor(): Promise<EditorPage> {
    await until('the dialog', () => this.panel.all('member-editor')[0]);
    const editor = await this.panel.editor.opened();
    await until('the form', () => editor.dialog.querySelector('.foot'));
    return editor;
  }
  async invite(): Promise<InvitePage> {
    await this.keys.press('invite');
    await until('the dialog', () => this.panel.all('invite-dialog')[0]);
    return this.panel.invite.opened();
  }
  /** Presses the bin of somebody's row, and waits for the question. */
  async bin(name: string): Promise<ConfirmPage> {
    await this.keys.press(
      (one) => one.matches('.bin') && one.closest('.row') === this.panel.row(name),
    );
    await until('the question', () => this.panel.all('confirm-remove')[0]);
    return this.panel.confirm.opened();
  }
  row(name: string): string {
    return readable(this.panel.row(name));
  }
}

/** Visits of the tests of one file, in one frame; each finds the account as at the start. */
export function visitsOf(name: PortalName): (options?: PageOptions) => Promise<PortalPage> {
  let frame: DemoPage | undefined;
  // Some hundred keys, each of which goes through the test runner.
  beforeEach(function () {
    this.currentTest?.timeout(40_000);
  });
  after(() => frame?.close());
  return async (options) => {
    const page = await PortalPage.open(name, options, frame);
    frame = page.demo;
    return page;
  };
}
