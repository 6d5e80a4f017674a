/** “Invite 50” over a network that spoils answers at random; every run can be played again by its number. */
import { createHttpBackend } from '../../src/adapters/http/index.js';
import '../../src/elements/invite-dialog/define.js';
import { portals } from '../../src/mocks/portals/index.js';
import { createMemoryStore, createService } from '../../src/service/index.js';

const now = Date.parse('2026-11-22T02:14:00.000Z');
const hosting = portals['hosting-account'];
/** Two of them are known to the account already, and are not invited again. */
const people = Array.from({ length: 48 }, (_, n) => `person${String(n)}@chaos.example`);
const known = ['sari@pembukuansari.example', 'bagas.pratama@kopilereng.example'];

type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const frame = () => new Promise((resolve) => setTimeout(resolve, 0));

/** Loses, delays, doubles and refuses, before or after the effect. */
function spoilt(random: Random, serve: (request: Request) => Promise<Response>) {
  return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    for (let wait = random() * 4; wait > 1; wait -= 1) await frame();
    const draw = random();
    if (draw < 0.1) throw new TypeError('lost on the way there');
    if (draw < 0.15) return new Response('busy', { status: 503 });
    if (draw < 0.2 && request.method !== 'GET') return tooMany(1 + Math.floor(random() * 5));
    if (draw < 0.3) void serve(request.clone());
    const answer = await serve(request);
    for (let wait = random() * 4; wait > 1; wait -= 1) await frame();
    if (draw > 0.85) throw new TypeError('lost on the way back');
    if (draw > 0.8) return new Response('broken', { status: 500 });
    if (draw > 0.77) return new Response((await answer.text()).slice(0, 20), answer);
    return answer;
  };
}

function tooMany(seconds: number): Response {
  const headers = { 'content-type': 'application/problem+json', 'retry-after': String(seconds) };
  return new Response(JSON.stringify({ status: 429, code: 'rate-limited' }), {
    status: 429,
    headers,
  });
}

/** Pauses pass at once; the limits of waiting for an answer stay as they are. */
function withoutPauses(): () => void {
  const usual = window.setTimeout;
  const quick = (run: () => void, milliseconds = 0) =>
    usual.call(window, run, milliseconds > 250 && milliseconds < 10_000 ? 0 : milliseconds);
  window.setTimeout = quick as typeof window.setTimeout;
  return () => {
    window.setTimeout = usual;
  };
}

/** @returns what went wrong, or null */
export async function chaosRun(seed: number): Promise<string | null> {
  const random = randomOf(seed);
  const store = createMemoryStore(hosting.data(now));
  const service = createService({
    store,
    now: () => now,
    authenticate: () => ({ email: hosting.viewers.owner }),
  });
  const baseUrl = `http://portal.example/api/accounts/${hosting.account}`;
  const account = await createHttpBackend({
    baseUrl,
    fetch: (input, init) => service.fetch(new Request(input, init)),
  }).getAccount();
  const backend = createHttpBackend({
    baseUrl,
    fetch: spoilt(random, (request) => service.fetch(request)),
  });
  const dialog = document.createElement('invite-dialog');
  dialog.backend = { ...backend, getAccount: async () => account };
  const restore = withoutPauses();
  document.body.append(dialog);
  try {
    const addresses = shuffled(random, [...people, ...known]);
    await dialog.show({ addresses });
    await sendAll(dialog.renderRoot, random);
    return wrongOf(dialog.renderRoot, store.snapshot().accounts[0]);
  } catch (error) {
    return String(error);
  } finally {
    dialog.remove();
    restore();
  }
}

/** Presses what a person presses, now and then “Stop”, until nothing is left to send. */
async function sendAll(root: ParentNode, random: Random): Promise<void> {
  let stops = 0;
  const all = await seen(root, '[name=choice][value=all]');
  all.click();
  for (let turn = 0; turn < 3000; turn += 1) {
    await frame();
    const stop = root.querySelector<HTMLElement>('#stop');
    if (stop) {
      if (stops < 2 && random() < 0.02) {
        stops += 1;
        stop.click();
      }
      continue;
    }
    const next = root.querySelector<HTMLElement>('#retry, #send:not([aria-disabled])');
    if (!next && root.querySelector('.not-sent, .lists')) return;
    next?.click();
  }
  throw new Error('it comes to no end');
}

async function seen(root: ParentNode, selector: string): Promise<HTMLElement> {
  for (let turn = 0; turn < 300; turn += 1) {
    const found = root.querySelector<HTMLElement>(selector);
    if (found) return found;
    await frame();
  }
  throw new Error(`not seen: ${selector}`);
}

interface Kept {
  invitations: { email: string; status: string }[];
  mails: { to: { address: string } }[];
}

/** What the service holds, and whether the screen says the same. */
function wrongOf(root: ParentNode, kept: Kept | undefined): string | null {
  if (!kept) return 'no account';
  for (const email of people) {
    const sent = kept.invitations.filter((one) => one.email === email && one.status === 'pending');
    const mails = kept.mails.filter(({ to }) => to.address === email);
    if (sent.length !== 1 || mails.length !== 1)
      return `${email}: ${String(sent.length)} invitations, ${String(mails.length)} mails`;
  }
  const extra = kept.mails.filter(({ to }) => !people.includes(to.address));
  if (extra.length > 0) return `mail to ${extra.map(({ to }) => to.address).join()}`;
  const title = root.querySelector('h2')?.textContent.trim();
  if (title !== '48 people were invited') return `the title says “${String(title)}”`;
  const told = [...root.querySelectorAll<HTMLElement>('.not-sent li')].map(
    ({ dataset }) => dataset['address'] ?? '',
  );
  return told.toSorted().join() === known.toSorted().join() ? null : `not sent: ${told.join()}`;
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
