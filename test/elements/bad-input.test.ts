import { expect, fixture, html as template } from '@open-wc/testing';
import { createHttpBackend } from '../../src/adapters/http/index.js';
import type { Account, Backend, Member, Page } from '../../src/backend/backend.js';
import type { BackendFailedEvent, SignInNeededEvent } from '../../src/events.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { html, json, Network, problem, QuickClock } from '../support/network.js';
import {
  type ConfirmPage,
  focused,
  type InvitePage,
  PanelView,
  portalBackend,
  readable,
  until,
} from '../support/panel.js';

interface Given {
  backend?: Backend;
  endpoint?: string;
  lang?: string;
  listen?: (panel: UserManagementPanel) => void;
}

/** A panel on its own, before anything has arrived. */
async function show({ backend, endpoint, lang = 'en', listen }: Given): Promise<PanelView> {
  const place = await fixture(template`<div lang=${lang}></div>`);
  const element = document.createElement('user-management-panel');
  element.backend = backend ?? null;
  if (endpoint !== undefined) element.setAttribute('endpoint', endpoint);
  listen?.(element);
  place.append(element);
  await element.updateComplete;
  return new PanelView(element);
}

const http = (network: Network, tries = 1): Backend =>
  createHttpBackend({ baseUrl: network.baseUrl, fetch: network.fetch, retry: { tries } });

const lost = () => Promise.reject(new TypeError('the network is gone'));
const unreachable = 'Your connection, or our service, is not answering.';
const unreadable = 'The answer could not be read.';
const ours = 'Something went wrong on our side.';
const unsure = 'No answer came. You can press the button again: nothing is done twice.';

describe('bad input: the account cannot be loaded', () => {
  /** What arrives, and the words for it in English and Indonesian. */
  const cases: [string, () => Response | Promise<Response>, string, string][] = [
    [
      'an unknown address, as a web page',
      () => html(404),
      'This account was not found.',
      'Akun ini tidak ditemukan.',
    ],
    [
      'an unknown account',
      () => problem(404, 'not-found'),
      'This account was not found.',
      'Akun ini tidak ditemukan.',
    ],
    ['a web page in place of data', () => html(200), unreadable, 'Jawaban tidak dapat dibaca.'],
    ['nothing', () => json(''), unreadable, 'Jawaban tidak dapat dibaca.'],
    ['half of it', () => json('{"contract":1,"id":"a'), unreadable, 'Jawaban tidak dapat dibaca.'],
    ['something else', () => json('[]'), unreadable, 'Jawaban tidak dapat dibaca.'],
    [
      'signed out',
      () => problem(401, 'unauthenticated'),
      'You were signed out. Sign in again to see this list.',
      'Sesi Anda berakhir.',
    ],
    [
      'forbidden',
      () => html(403),
      'You are not a user of this account',
      'Anda bukan pengguna akun ini',
    ],
    [
      'too many requests',
      () => problem(429, 'rate-limited', { 'retry-after': '120' }),
      'Too many at once. You can go on in 2 minutes.',
      'dalam 2 menit',
    ],
    ['an error of the server', () => html(500), ours, 'Terjadi kesalahan di pihak kami.'],
    ['a service that is busy', () => problem(503, 'busy'), unreachable, 'tidak merespons'],
    ['no network', lost, unreachable, 'tidak merespons'],
  ];

  let clock: QuickClock;
  beforeEach(() => (clock = new QuickClock()));
  afterEach(() => clock.restore());

  for (const [name, answer, english, indonesian] of cases) {
    it(`says so, in the person's language, and ends: ${name}`, async () => {
      const network = new Network();
      network.answer = answer;
      for (const [lang, text] of [
        ['en', english],
        ['id', indonesian],
      ] as const) {
        const panel = await show({ backend: http(network), lang });
        await until(text, () => panel.text.includes(text));
        expect(panel.all('.skeleton')).to.have.lengthOf(0);
        expect(panel.heading).to.exist;
      }
    });
  }

  it('says so also where the address alone is given, after it has tried again by itself', async () => {
    const { fetch } = window;
    const network = new Network();
    window.fetch = network.fetch;
    try {
      for (const [name, answer, english] of cases) {
        network.answer = answer;
        const panel = await show({ endpoint: network.baseUrl });
        await until(name, () => panel.text.includes(english));
        expect(panel.all('.skeleton'), name).to.have.lengthOf(0);
        network.answer = null;
        panel.all('.failure button')[0]?.click();
        if (panel.failure) await until(`${name}, then the list`, () => panel.rows.length === 9);
      }
    } finally {
      window.fetch = fetch;
    }
  });

  it('tells a wait at once when it is longer than a person would look at an empty page', async () => {
    const network = new Network();
    network.answer = () => problem(429, 'rate-limited', { 'retry-after': '30' });
    const panel = await show({ backend: http(network, 3) });
    await until('the words', () => panel.text.includes('in 30 seconds'));
    expect(network.requests).to.have.lengthOf(2);
  });

  it('is tried again by “Try again”, and focus does not get lost', async () => {
    const network = new Network();
    network.answer = lost;
    const panel = await show({ backend: http(network) });
    await until('the failure', () => panel.failure !== '');
    network.answer = null;
    const again = panel.one('.failure button');
    again.focus();
    again.click();
    await until('the list', () => panel.rows.length === 9);
    expect(panel.failure).to.equal('');
    expect(focused() === panel.heading, 'focus in the heading').to.equal(true);
  });

  it('may fail again, and says so again', async () => {
    const network = new Network();
    network.answer = lost;
    const panel = await show({ backend: http(network) });
    await until('the failure', () => panel.failure !== '');
    network.answer = () => html(200);
    panel.one('.failure button').click();
    await until('the new reason', () => panel.failure.includes(unreadable));
  });

  describe('signed out', () => {
    it('asks the host once, goes on when he has signed in', async () => {
      const network = new Network();
      network.answer = () => problem(401, 'unauthenticated');
      let asked = 0;
      const panel = await show({
        backend: http(network),
        listen: (element) =>
          element.addEventListener('sign-in-needed', (event: SignInNeededEvent) => {
            asked += 1;
            network.answer = null;
            event.waitUntil(Promise.resolve());
          }),
      });
      await until('the list', () => panel.rows.length === 9);
      expect(asked).to.equal(1);
    });

    it('asks once where nobody takes it upon himself, or where signing in does not help', async () => {
      for (const helps of [false, true]) {
        const network = new Network();
        network.answer = () => problem(401, 'unauthenticated');
        let asked = 0;
        const panel = await show({
          backend: http(network),
          listen: (element) =>
            element.addEventListener('sign-in-needed', (event: SignInNeededEvent) => {
              asked += 1;
              if (helps) event.waitUntil(Promise.resolve());
            }),
        });
        const requests = helps ? 4 : 2;
        await until('all requests', () => network.requests.length >= requests);
        await until('the words', () => panel.text.includes('You were signed out.'));
        expect(asked).to.equal(1);
        expect(network.requests).to.have.lengthOf(requests);
        panel.one('.failure button').click();
        await until('the host being asked again', () => asked === 2);
      }
    });
  });

  it('tells the host what failed, for his monitoring', async () => {
    const network = new Network();
    network.answer = () => problem(403, 'forbidden', { 'x-request-id': 'r-17' });
    const failed: string[] = [];
    const panel = await show({
      backend: http(network),
      listen: (element) =>
        element.addEventListener('backend-failed', (event: BackendFailedEvent) => {
          failed.push(`${event.verb} ${event.code} ${event.requestId}`);
        }),
    });
    await until('the words', () => panel.text.includes('You are not a user'));
    expect(failed).to.have.members(['getAccount forbidden r-17', 'listMembers forbidden r-17']);
  });
});

describe('bad input: the list cannot be loaded', () => {
  const listOnly = (answer: () => Response | Promise<Response>) => (request: Request) =>
    request.url.includes('/members') || request.url.includes('/invitations') ? answer() : undefined;

  const cases: [string, () => Response | Promise<Response>, string][] = [
    ['a web page', () => html(200), unreadable],
    ['forbidden', () => problem(403, 'forbidden'), 'You may not do this.'],
    ['not found', () => html(404), ours],
    ['not supported', () => html(501), ours],
    ['an error of the server', () => html(500), ours],
    ['no network', lost, unreachable],
  ];
  for (const [name, answer, text] of cases) {
    it(`says so where the list would be: ${name}`, async () => {
      const network = new Network();
      network.answer = listOnly(answer);
      const panel = await show({ backend: http(network) });
      await until(text, () => panel.failure.includes(text));
      expect(panel.failure).to.include('The users could not be loaded.');
      expect(panel.all('.skeleton')).to.have.lengthOf(0);
      network.answer = null;
      panel.one('.failure button').click();
      await until('the list', () => panel.rows.length === 9);
    });
  }

  it('keeps the rows that were there, marked with their time', async () => {
    const network = new Network();
    const panel = await show({ backend: http(network) });
    await until('the list', () => panel.rows.length === 9);
    network.answer = lost;
    await panel.element.refresh();
    await until('the failure', () => panel.failure !== '');
    expect(panel.rows).to.have.lengthOf(9);
    expect(panel.failure).to.match(/As of 2:14\sAM/u);
    network.answer = null;
    panel.one('.failure button').click();
    await until('the end of the failure', () => panel.failure === '');
    expect(panel.rows).to.have.lengthOf(9);
  });

  it('keeps what was searched for', async () => {
    const clock = new QuickClock();
    try {
      const network = new Network();
      const panel = await show({ backend: http(network) });
      await until('the list', () => panel.rows.length === 9);
      network.answer = lost;
      const field = panel.one('input[type=search]') as HTMLInputElement;
      field.value = 'pembukuan';
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await until('the failure', () => panel.failure !== '');
      expect(field.value).to.equal('pembukuan');
      network.answer = null;
      panel.one('.failure button').click();
      await until('what was found', () => panel.rows.length === 1);
      expect(field.value).to.equal('pembukuan');
    } finally {
      clock.restore();
    }
  });

  it('says it at the end of the list where a further page fails, and keeps the rows', async () => {
    const network = new Network();
    const backend = http(network);
    const { listMembers } = backend;
    backend.listMembers = (query, call) => listMembers({ ...query, limit: 4 }, call);
    const panel = await show({ backend });
    await until('the first page', () => panel.rows.length === 4);
    network.answer = lost;
    panel.one('footer button').click();
    await until('the failure', () => readable(panel.one('footer')).includes(unreachable));
    expect(panel.failure).to.equal('');
    expect(panel.rows).to.have.lengthOf(4);
    network.answer = null;
    expect(readable(panel.one('footer button'))).to.equal('Try again');
    panel.one('footer button').click();
    await until('the second page', () => panel.rows.length === 8);
    expect(readable(panel.one('footer'))).not.to.include(unreachable);
  });
});

describe('bad input: an adapter of the host’s own', () => {
  const with_ = (change: Partial<Backend>): Backend => ({ ...portalBackend().backend, ...change });

  it('may throw at once, reject with anything, or abort by itself', async () => {
    const failures: (() => Promise<never>)[] = [
      () => {
        throw new TypeError('undefined is not a function');
      },
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what some adapters do
      () => Promise.reject('no'),
      () => Promise.reject(new DOMException('a limit of its own', 'AbortError')),
    ];
    for (const fail of failures) {
      const panel = await show({ backend: with_({ getAccount: fail }) });
      await until(ours, () => panel.failure.includes(ours));
      const other = await show({ backend: with_({ listMembers: fail }) });
      await until(ours, () => other.failure.includes(ours));
      expect(other.all('.skeleton')).to.have.lengthOf(0);
    }
  });

  it('may never answer: after 15 seconds that is said, and can be tried again', async () => {
    const clock = new QuickClock();
    try {
      const never = () => new Promise<never>(() => {});
      const backend = with_({ getAccount: never, listMembers: never });
      const panel = await show({ backend });
      expect(panel.all('.skeleton')).to.have.lengthOf(1);
      clock.run();
      await until(unreachable, () => panel.failure.includes(unreachable));
      Object.assign(backend, portalBackend().backend);
      panel.one('.failure button').click();
      await until('the list', () => panel.rows.length === 9);
    } finally {
      clock.restore();
    }
  });

  it('may answer with objects that cannot be changed', async () => {
    const { backend } = portalBackend();
    const panel = await show({
      backend: with_({
        getAccount: async () => frozen(await backend.getAccount()),
        listMembers: async (query) => frozen(await backend.listMembers(query)),
      }),
    });
    await until('the list', () => panel.rows.length === 9);
  });

  it('may answer with no account, and with no list', async () => {
    for (const junk of [undefined, null, 'a string', {}]) {
      const getAccount = async () => junk as unknown as Account;
      const panel = await show({ backend: with_({ getAccount }) });
      await until(unreadable, () => panel.failure.includes(unreadable));
      const listMembers = async () => junk as unknown as Page<Member>;
      const other = await show({ backend: with_({ listMembers }) });
      await until(ours, () => other.failure.includes(ours));
    }
  });

  it('may have broken rows: they keep their place, and the others are not harmed', async () => {
    const { backend } = portalBackend();
    const broken = [null, {}, 7, { id: 'x' }, { id: 'y', email: 'y@y.example', name: 5 }];
    const listMembers: Backend['listMembers'] = async (query) => {
      const page = await backend.listMembers(query);
      const [first, ...others] = page.items;
      const strange = { ...first, id: 'z', lastSignInAt: 'yesterday' } as Member;
      const items = [...others.slice(0, 2), ...(broken as unknown as Member[]), strange];
      return { ...page, items, asOf: 'now' };
    };
    const panel = await show({ backend: with_({ listMembers }) });
    await until('the rows', () => panel.rows.length === 8);
    const text = 'This entry could not be read.';
    expect(panel.rows.filter((row) => readable(row) === text)).to.have.lengthOf(5);
    expect(readable(panel.rows[0])).not.to.include(text);
  });

  it('may give pages that overlap, and a cursor that comes back: no row is doubled, and it ends', async () => {
    const { backend } = portalBackend();
    const listMembers: Backend['listMembers'] = async (query) => {
      const page = await backend.listMembers({});
      const from = Number(query.cursor ?? 0);
      const nextCursor = from === 0 ? '3' : from === 3 ? '5' : '3';
      return { ...page, items: page.items.slice(from, from + 4), nextCursor };
    };
    const panel = await show({ backend: with_({ listMembers }) });
    await until('the first page', () => panel.rows.length === 4);
    for (const rows of [7, 9]) {
      panel.one('footer button').click();
      await until(`${rows} rows`, () => panel.rows.length === rows);
    }
    await panel.element.updateComplete;
    expect(panel.all('footer button')).to.have.lengthOf(0);
  });
});

describe('bad input: no backend', () => {
  it('tells the developer on the page and once in the console what to set', async () => {
    const { warn } = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    try {
      const bare = await show({});
      expect(readable(bare.one('[role=note]'))).to.include(
        '<user-management-panel> has no backend. Set “endpoint” to the address of the account',
      );
      const wrong = await show({ endpoint: 'http://[' });
      expect(readable(wrong.one('[role=note]'))).to.include('cannot read its endpoint “http://[”');
      for (const { element } of [bare, wrong]) {
        element.requestUpdate();
        await element.updateComplete;
        element.headingLevel = 3;
        await element.updateComplete;
      }
      expect(warnings).to.have.lengthOf(2);
      expect(warnings[0]).to.include('<user-management-panel> has no backend');
    } finally {
      console.warn = warn;
    }
  });

  it('is mended by setting one', async () => {
    const panel = await show({ endpoint: 'http://[' });
    panel.element.backend = portalBackend().backend;
    await until('the list', () => panel.rows.length === 9);
  });
});

describe('bad input: a change', () => {
  let network: Network;
  let panel: PanelView;
  beforeEach(async () => {
    network = new Network();
    panel = await show({ backend: http(network) });
    await until('the list', () => panel.rows.length === 9);
  });

  /** What the service answers, the words for it, and whether it certainly was not done. */
  const cases: [string, () => Response | Promise<Response>, string, boolean][] = [
    ['a web page', () => html(200), unsure, false],
    ['nothing', () => json(''), unsure, false],
    ['half', () => json('[{"email"'), unsure, false],
    ['an error of the server', () => html(500), unsure, false],
    ['no network', lost, unsure, false],
    ['forbidden', () => problem(403, 'forbidden'), 'You may not do this.', true],
    [
      'signed out',
      () => problem(401, 'unauthenticated'),
      'You were signed out. Sign in again to go on.',
      true,
    ],
    [
      'too many',
      () => problem(429, 'rate-limited', { 'retry-after': '120' }),
      'Too many at once. You can go on in 2 minutes.',
      true,
    ],
    ['refused', () => problem(409, 'refused'), 'That did not work. Nothing was changed.', true],
  ];

  async function fillIn(): Promise<InvitePage> {
    await panel.element.invite();
    const invite = await panel.invite.opened();
    invite.type('eko@kopilereng.example');
    await (await invite.picker.ready()).tick('tickets');
    return invite;
  }

  function expectKept(invite: InvitePage): void {
    expect(invite.isOpen).to.equal(true);
    expect(invite.address.value).to.equal('eko@kopilereng.example');
    expect(invite.picker.ticked).to.deep.equal(['tickets']);
  }

  for (const [name, answer, text, isKnown] of cases) {
    it(`an invitation stays as typed, with the reason above the buttons: ${name}`, async () => {
      const invite = await fillIn();
      network.answer = answer;
      invite.press('Send invite');
      await until(text, () => invite.errors.some((error) => error.includes(text)));
      expect(invite.announced).to.include(text);
      expectKept(invite);
      network.answer = null;
      invite.press('Send invite');
      await until('the end', () => invite.title.includes('Invitation sent'));
      const [first, second] = network.keys;
      expect(first).to.be.a('string');
      if (isKnown) expect(second).not.to.equal(first);
      else expect(second).to.equal(first);
    });

    it(`a removal says so, and the row stays: ${name}`, async () => {
      const confirm = await ask();
      network.answer = answer;
      confirm.press('Remove');
      await until(text, () => confirm.errors.some((error) => error.includes(text)));
      expect(confirm.isOpen).to.equal(true);
      expect(panel.rows).to.have.lengthOf(9);
      network.answer = null;
      confirm.press('Remove');
      await until('eight rows', () => panel.rows.length === 8);
      const [first, second] = network.keys;
      if (isKnown) expect(second).not.to.equal(first);
      else expect(second).to.equal(first);
    });
  }

  async function ask(): Promise<ConfirmPage> {
    panel.bin('Budi').click();
    return panel.confirm.opened();
  }

  it('is not made twice when its answer was lost', async () => {
    const invite = await fillIn();
    network.answer = network.loseAnswer;
    invite.press('Send invite');
    await until(unsure, () => invite.errors.includes(unsure));
    network.answer = null;
    invite.press('Send invite');
    await until('the end', () => invite.title.includes('Invitation sent'));
    invite.press('Done');
    await panel.select('Invitations');
    expect(panel.rows).to.have.lengthOf(5);
  });

  it('is another one, under another key, when what is typed has changed', async () => {
    const invite = await fillIn();
    network.answer = lost;
    invite.press('Send invite');
    await until(unsure, () => invite.errors.includes(unsure));
    await invite.picker.tick('domains');
    network.answer = null;
    invite.press('Send invite');
    await until('the end', () => invite.title.includes('Invitation sent'));
    expect(new Set(network.keys)).to.have.property('size', 2);
  });

  it('names what is wrong with an address beside the field', async () => {
    const invite = await fillIn();
    const reasons = [
      ['nobody', 'Not a valid email address'],
      ['budi@kopilereng.example', 'Already a user of this account'],
      ['keuangan@pembukuansari.example', 'Already invited, link still valid'],
    ] as const;
    for (const [address, reason] of reasons) {
      invite.type(address);
      invite.press('Send invite');
      await until(reason, () => invite.errors.includes(reason));
      expect(invite.address.getAttribute('aria-invalid')).to.equal('true');
      await until('focus in the field', () => focused() === invite.address);
      expect(invite.address.value).to.equal(address);
      expect(invite.picker.ticked).to.deep.equal(['tickets']);
    }
  });

  it('goes on under the same key once the host has signed the viewer in', async () => {
    let asked = 0;
    panel.element.addEventListener('sign-in-needed', (event) => {
      asked += 1;
      network.answer = null;
      event.waitUntil(Promise.resolve());
    });
    const invite = await fillIn();
    network.answer = () => problem(401, 'unauthenticated');
    invite.press('Send invite');
    await until('the end', () => invite.title.includes('Invitation sent'));
    expect(asked).to.equal(1);
    const [first, second] = network.keys;
    expect(second).to.equal(first);
  });

  it('may never be answered: that is said, and nothing typed is lost', async () => {
    const clock = new QuickClock();
    try {
      const invite = await fillIn();
      let isAsked = false;
      network.answer = () => {
        isAsked = true;
        return new Promise<never>(() => {});
      };
      invite.press('Send invite');
      await until('the request', () => isAsked);
      clock.run();
      await until(unsure, () => invite.errors.includes(unsure));
      expectKept(invite);
    } finally {
      clock.restore();
    }
  });

  it('can go wrong in the adapter itself', async () => {
    const { backend } = portalBackend();
    panel.element.backend = {
      ...backend,
      createInvitations: () => {
        throw new TypeError('not yet written');
      },
    };
    await until('the list', () => panel.rows.length === 9);
    const invite = await fillIn();
    invite.press('Send invite');
    await until('the words', () => invite.errors.length === 1);
    expectKept(invite);
  });
});

/** Frozen through and through. */
function frozen<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
