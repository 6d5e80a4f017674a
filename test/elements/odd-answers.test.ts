/**
 * What elements make of odd answers: a host's own adapter, or a server, may send anything in the place of anything. That
 * the readers turn all of it into the shapes of the port is held by `test/backend/reader-sweep.test.ts`; here each
 * different thing that they can turn it into is put before the elements, with their dialogs and views opened.
 */
import { expect } from '@open-wc/testing';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import type { Backend, InvitationBackend, Verb } from '../../src/backend/backend.js';
import { invitationWires, wires } from '../../src/backend/wire.js';
import '../../src/define.js';
import type { AcceptInvitation } from '../../src/elements/accept-invitation/accept-invitation.js';
import { type Answers, answersOf, portalNames } from '../support/answers.js';
import { type OddAnswer, oddAnswersOf, shortened } from '../support/odd-answers.js';
import { PanelView, until } from '../support/panel.js';

type Road = 'an adapter' | 'HTTP';

/** What went wrong on the page while something was looked at; the runner's own listeners hear nothing of it. */
class Watch {
  readonly faults: string[] = [];
  readonly #over = new AbortController();
  readonly #print = console.error;

  constructor() {
    const { signal } = this.#over;
    const on = { capture: true, signal };
    addEventListener('error', (event) => this.#take(event, event.message), on);
    addEventListener('unhandledrejection', (event) => this.#take(event, String(event.reason)), on);
    console.error = (...parts: unknown[]) => void this.faults.push(parts.map(String).join(' '));
  }

  end(): void {
    this.#over.abort();
    console.error = this.#print;
  }

  #take(event: Event, text: string): void {
    // Of the browser itself, where boxes change while they are measured.
    if (!text.startsWith('ResizeObserver')) this.faults.push(text);
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

/** Every verb answers what it is given, whatever is asked. */
function adapterOf(answers: Answers): Backend & InvitationBackend {
  const verbs = Object.entries(answers).map(([verb, answer]) => [
    verb,
    () => Promise.resolve(answer),
  ]);
  return Object.fromEntries(verbs) as Backend & InvitationBackend;
}

/** The same as replies of a server. */
function serverOf(answers: Answers): typeof fetch {
  const routes = Object.entries({ ...wires, ...invitationWires }) as [
    keyof Answers,
    { method: string; path: string },
  ][];
  return (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const found = routes.find(([, { method, path }]) => {
      const shape = new RegExp(`^/api/?${path.replace('{id}', '[^/]+')}$`, 'u');
      return method === (init?.method ?? 'GET') && shape.test(pathname);
    });
    const answer = found && answers[found[0]];
    return Promise.resolve(
      answer === undefined ? new Response(null, { status: 404 }) : Response.json(answer),
    );
  };
}

const http = (answers: Answers) => ({
  baseUrl: 'http://odd.example/api',
  fetch: serverOf(answers),
  retry: { tries: 1 },
});
const backends: Record<Road, (answers: Answers) => Backend> = {
  'an adapter': adapterOf,
  HTTP: (answers) => createHttpBackend(http(answers)),
};
const invitees: Record<Road, (answers: Answers) => InvitationBackend> = {
  'an adapter': adapterOf,
  HTTP: (answers) => createHttpInvitationBackend(http(answers)),
};

/** A panel with its lists, dialogs and views, each opened and closed as far as they are offered. */
class Tour {
  readonly #panel: PanelView;

  constructor(backend: Backend) {
    const element = document.createElement('user-management-panel');
    element.backend = backend;
    document.body.append(element);
    this.#panel = new PanelView(element);
  }

  async walk({ verb }: OddAnswer): Promise<void> {
    await this.#drawn();
    if (verb !== 'listInvitations' && verb !== 'listActivity') {
      await this.#member();
      await this.#invite(verb);
    }
    const views =
      verb === 'getAccount' ? viewsOfAccount : verb === 'listActivity' ? ['activity'] : [];
    const more =
      verb === 'listMembers' ? ['review'] : verb === 'listInvitations' ? ['invitations'] : [];
    for (const view of [...views, ...more]) {
      this.#panel.element.view = view as 'members';
      await this.#drawn();
      if (view === 'invitations') await this.#confirm();
    }
  }

  end(): void {
    this.#panel.element.remove();
  }

  async #drawn(): Promise<void> {
    const { element } = this.#panel;
    await element.updateComplete;
    const shown = '.row[data-id], .message, .failure, [role=note], .audit table, .audit li, h2, p';
    await until('something but a skeleton', () => {
      const isWaiting = this.#panel.all('.skeleton, [aria-busy=true]').length > 0;
      return this.#panel.all(shown).length > 0 && !isWaiting;
    });
  }

  async #member(): Promise<void> {
    this.#panel.all('.row[data-id] .open')[0]?.click();
    await this.#dialog('member-editor', this.#panel.all('.row[data-id] .open').length > 0);
    await this.#confirm();
  }

  /** What may not be done says so in its place; then no dialog opens. */
  async #confirm(): Promise<void> {
    this.#panel.all('.row[data-id] .bin:not([disabled]):not([aria-disabled=true])')[0]?.click();
    const isOpen = () =>
      this.#panel.all('confirm-remove')[0]?.shadowRoot?.querySelector('dialog')?.open;
    const opens = await until('a question', isOpen, 15).then(
      () => true,
      () => false,
    );
    await this.#dialog('confirm-remove', opens);
  }

  async #invite(verb: OddAnswer['verb']): Promise<void> {
    const button = this.#panel.inviteButton;
    if (!button) return;
    const isSent = verb === 'createInvitations' || verb === 'classifyAddresses';
    const addresses = isSent ? ['first@new.example', 'second@new.example'] : [];
    await this.#panel.element.invite({ addresses });
    await this.#dialog('invite-dialog', true, isSent);
  }

  /** Waits until a dialog has something to show, and leaves it. */
  async #dialog(tag: string, isExpected: boolean, isSent = false): Promise<void> {
    if (!isExpected) return;
    const root = () => this.#panel.all(tag)[0]?.shadowRoot;
    const dialog = () => root()?.querySelector('dialog');
    await until(`${tag} open`, () => dialog()?.open && dialog()?.querySelector('h2'));
    await until(
      `${tag} with something in it`,
      () => !dialog()?.querySelector('.body > [role=status], .skeleton'),
    );
    const form = root()?.querySelector('form');
    if (isSent && form) {
      form.requestSubmit();
      await until('no sending', () => !dialog()?.querySelector('[aria-busy=true], progress'));
    }
    dialog()?.close();
    await this.#panel.element.updateComplete;
  }
}
const viewsOfAccount = ['invitations', 'review', 'activity'];

async function showInvitee(backend: InvitationBackend): Promise<AcceptInvitation> {
  const element = document.createElement('accept-invitation');
  element.backend = backend;
  element.token = 'a token';
  document.body.append(element);
  await element.updateComplete;
  await until('an invitation, or why not', () =>
    element.renderRoot.querySelector('#title, .failure'),
  );
  return element;
}

async function look(road: Road, answers: Answers, odd: OddAnswer): Promise<void> {
  const all = { ...answers, [odd.verb]: odd.answer };
  if (odd.verb === 'lookUp') {
    const element = await showInvitee(invitees[road](all));
    element.renderRoot.querySelector<HTMLElement>('.primary')?.click();
    await element.updateComplete;
    element.remove();
    return;
  }
  const tour = new Tour(backends[road](all));
  try {
    await tour.walk(odd);
  } finally {
    tour.end();
  }
}

/** What every portal has been shown already, so that no two look at the same. */
const seen = new Set<string>();
/** Their rows are read as those of the lists are. */
const alike: ReadonlySet<string> = new Set<Verb>(['updateMember', 'getMember']);
/** So many at the same time: most of it is waiting for frames. */
const atOnce = 12;

describe('An odd answer', () => {
  for (const portal of portalNames) {
    let answers: Answers;
    let odd: OddAnswer[];

    before(async () => {
      const whole = await answersOf(portal);
      answers = Object.fromEntries(
        Object.entries(whole).map(([verb, answer]) => [verb, shortened(answer)]),
      );
      odd = oddAnswersOf(whole, seen).filter(({ verb }) => !alike.has(verb));
    });

    for (const road of ['an adapter', 'HTTP'] as const) {
      it(`throws nothing, leaves no skeleton and keeps the dialogs usable in ${portal}, by ${road}`, async () => {
        // All of them pass the readers in Node; here a part is enough, and less of what HTTP brings, since that is read alike.
        const every = road === 'HTTP' ? 12 : 3;
        const chosen = odd.filter((_, at) => at % every === 0);
        const failed: string[] = [];
        for (let at = 0; at < chosen.length; at += atOnce) {
          const some = chosen.slice(at, at + atOnce);
          const watch = new Watch();
          const ends = await Promise.allSettled(some.map((one) => look(road, answers, one)));
          watch.end();
          ends.forEach((end, n) => {
            if (end.status === 'rejected') failed.push(`${some[n]?.name}: ${String(end.reason)}`);
          });
          if (watch.faults.length > 0)
            failed.push(`${some.map(({ name }) => name).join(' | ')}: ${watch.faults.join(' | ')}`);
        }
        expect(chosen.length).to.be.above(0);
        expect(failed).to.deep.equal([]);
      }).timeout(240_000);
    }
  }
});
