import { expect } from '@open-wc/testing';
import type { BackendFailedEvent, SignInNeededEvent } from '../../src/events.js';
import { html, json, lost, Network, problem, QuickClock, showPanel } from '../support/network.js';
import { focused, readable, until } from '../support/panel.js';

const unreachable = 'Your connection, or our service, is not answering.';
const unreadable = 'The answer could not be read.';
const ours = 'Something went wrong on our side.';

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
      'You do not have access to this account',
      'Anda tidak memiliki akses ke akun ini',
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
        const panel = await showPanel({ backend: network.backend(), lang });
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
        const panel = await showPanel({ endpoint: network.baseUrl });
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
    const panel = await showPanel({ backend: network.backend(3) });
    await until('the words', () => panel.text.includes('in 30 seconds'));
    expect(network.requests).to.have.lengthOf(2);
  });

  it('is tried again by “Try again”, and focus does not get lost', async () => {
    const network = new Network();
    network.answer = lost;
    const panel = await showPanel({ backend: network.backend() });
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
    const panel = await showPanel({ backend: network.backend() });
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
      const panel = await showPanel({
        backend: network.backend(),
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
        const panel = await showPanel({
          backend: network.backend(),
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
    const panel = await showPanel({
      backend: network.backend(),
      listen: (element) =>
        element.addEventListener('backend-failed', (event: BackendFailedEvent) => {
          failed.push(`${event.verb} ${event.code} ${event.requestId}`);
        }),
    });
    await until('the words', () => panel.text.includes('You do not have access'));
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
      const panel = await showPanel({ backend: network.backend() });
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
    const panel = await showPanel({ backend: network.backend() });
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
      const panel = await showPanel({ backend: network.backend() });
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
    const backend = network.backend();
    const { listMembers } = backend;
    backend.listMembers = (query, call) => listMembers({ ...query, limit: 4 }, call);
    const panel = await showPanel({ backend });
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
