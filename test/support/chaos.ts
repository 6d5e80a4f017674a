/** “Invite 50” over a network that spoils answers at random; every run can be played again by its number. */
import { createHttpBackend } from '../../src/adapters/http/index.js';
import '../../src/elements/invite-dialog/define.js';
import { portals } from '../../src/mocks/portals/index.js';
import { createMemoryStore, createService } from '../../src/service/index.js';
import { randomOf, SpoiltNetwork } from './spoilt-network.js';
import { TurnedClock } from './turned-clock.js';

const now = Date.parse('2026-11-22T02:14:00.000Z');
const hosting = portals['hosting-account'];
/** Two of them are known to the account already, and are not invited again. */
const people = Array.from({ length: 48 }, (_, n) => `person${String(n)}@chaos.example`);
const known = ['sari@pembukuansari.example', 'bagas.pratama@kopilereng.example'];

type Random = () => number;

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
  const serve = (request: Request) => service.fetch(request);
  const account = await createHttpBackend({
    baseUrl,
    fetch: (input, init) => serve(new Request(input, init)),
  }).getAccount();
  const clock = new TurnedClock();
  const network = new SpoiltNetwork(seed, clock, serve);
  const backend = createHttpBackend({ baseUrl, fetch: network.fetch, retry: { random } });
  const dialog = document.createElement('invite-dialog');
  dialog.backend = { ...backend, getAccount: async () => account };
  document.body.append(dialog);
  try {
    void dialog.show({ addresses: shuffled(random, [...people, ...known]) });
    const run = { root: dialog.renderRoot, network, clock, random };
    const kept = () => store.snapshot().accounts[0];
    return (await sendAll(run, kept)) ?? wrongInTheEnd(dialog.renderRoot, kept());
  } catch (error) {
    return String(error);
  } finally {
    dialog.remove();
    clock.restore();
  }
}

interface Run {
  root: ParentNode;
  network: SpoiltNetwork;
  clock: TurnedClock;
  random: Random;
}

/** Presses what a person presses, now and then “Stop”, until nothing is left to send and nothing on its way. */
async function sendAll(
  { root, network, clock, random }: Run,
  kept: () => Kept | undefined,
): Promise<string | null> {
  let stops = 0;
  for (let step = 0; step < 3000; step += 1) {
    await network.settle();
    const stop = root.querySelector<HTMLElement>('#stop');
    const isTold = root.querySelector('.lists') !== null && !stop;
    const wrong = isTold ? wrongSoFar(root, kept()) : null;
    if (wrong !== null) return wrong;
    const next = root.querySelector<HTMLElement>('#retry, #send:not([aria-disabled])');
    if (stop && stops < 2 && random() < 0.1) {
      stops += 1;
      stop.click();
    } else if (next) {
      root.querySelector<HTMLElement>('[name=choice][value=all]')?.click();
      next.click();
    } else if (isTold && !network.isBusy) return null;
    else clock.turn();
  }
  return 'it comes to no end';
}

interface Kept {
  invitations: { email: string; status: string }[];
  mails: { to: { address: string } }[];
}

/** Whoever is not named as left out was invited, and who was “not sent yet” was not. */
function wrongSoFar(root: ParentNode, kept: Kept | undefined): string | null {
  if (!kept) return 'no account';
  const rows = [...root.querySelectorAll<HTMLElement>('.not-sent li')];
  const told = new Map(rows.map((row) => [row.dataset['address'], row.textContent]));
  for (const email of people) {
    const isKept = kept.invitations.some((one) => one.email === email);
    const reason = told.get(email);
    if (reason === undefined && !isKept) return `${email} is said to be invited, and is not`;
    if (reason?.includes('Not sent yet') && isKept)
      return `${email} is invited, and said not to be`;
  }
  return null;
}

/** What the service holds, and whether the screen says the same. */
function wrongInTheEnd(root: ParentNode, kept: Kept | undefined): string | null {
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
