/**
 * Random sequences of actions against the service, and the laws that hold after each of them. A sequence is plain data:
 * a failing one is found again by its seed and path.
 */
import * as fc from 'fast-check';
import type { PortalData } from '../../../src/service/index.js';
import type { Id, Verb } from '../../../src/backend/backend.js';
import { action, opening } from './actions.js';
import type { Action } from './actions.js';
import { checkAnswer, checkOutcomes, checkReasons } from './answer-laws.js';
import { isUser, learn, openLedger } from './ledger.js';
import type { Ledger } from './ledger.js';
import { must } from './must.js';
import { kinds, people, portalOf } from './portals.js';
import type { Kind } from './portals.js';
import { checkMembers, checkState } from './state-laws.js';
import { checkStep } from './step-laws.js';
import { everythingCanBeGranted } from './grant-law.js';
import { play } from './steps.js';
import { openWorld } from './world.js';
import type { World } from './world.js';

export { kinds };
export type { Kind };

export interface ModelOptions {
  /** How many sequences. */
  runs: number;
  seed?: number;
  /** Where in that seed's sequences to begin, as a failure tells it. */
  path?: string;
}

/** Plays sequences at one portal. @returns what failed, with seed, path and the shortest sequence; null: nothing */
export async function runModel(
  kind: Kind,
  { runs, seed, path }: ModelOptions,
): Promise<string | null> {
  const upTo = (maxLength: number) => fc.array(action, { minLength: 1, maxLength, size: 'max' });
  const sequences = fc.oneof(
    { weight: 6, arbitrary: upTo(15) },
    { weight: 2, arbitrary: upTo(50) },
    {
      weight: 1,
      arbitrary: fc.tuple(opening, upTo(8)).map(([first, rest]) => [...first, ...rest]),
    },
  );
  const portal = portalOf(kind);
  const property = fc.asyncProperty(sequences, (actions) => playAll(portal, actions));
  const details = await fc.check(property, {
    numRuns: runs,
    ...(seed !== undefined && { seed }),
    ...(path !== undefined && { path }),
  });
  if (!details.failed) return null;
  const where = `--portal=${kind} --seed=${details.seed} --path=${details.counterexamplePath ?? ''}`;
  const actions = details.counterexample?.[0].map((one) => JSON.stringify(one)) ?? [];
  return [where, ...actions, String(details.errorInstance)].join('\n');
}

async function playAll(portal: PortalData, actions: Action[]): Promise<void> {
  const world = openWorld(portal);
  const ledger = openLedger(world.data());
  for (const one of actions) await playOne(world, ledger, one);
  await listsTellWhatIsKept(world, ledger);
  await everythingCanBeGranted(world);
}

async function playOne(world: World, ledger: Ledger, one: Action): Promise<void> {
  const before = world.data();
  const { exchanges, repeated } = await play(world, ledger, one);
  if (exchanges.length === 0) {
    for (const account of world.data().accounts) checkState(account, world.clock.now);
    return;
  }
  const step = { before, after: world.data(), exchanges, repeated };
  for (const exchange of exchanges) {
    checkAnswer(ledger, exchange);
    if (!repeated) checkOutcomes(ledger, exchange);
    if (!repeated) checkReasons(step, exchange);
  }
  for (const account of step.after.accounts) checkState(account, world.clock.now);
  checkStep(ledger, step);
  await learn(ledger, step);
  checkMembers(ledger, step.after);
  const moved = exchanges.filter(({ ok, verb }) => ok && opensOrShuts.has(verb));
  const touched = moved.flatMap(({ account, confirms }) =>
    confirms ? [...ledger.members.keys()] : [account],
  );
  for (const account of new Set(touched)) await doorsAreRight(world, ledger, account);
}

const opensOrShuts: ReadonlySet<string> = new Set<Verb | 'accept'>([
  'accept',
  'createMember',
  'updateMember',
  'setMembersActive',
  'removeMembers',
]);

/** Who was let in gets in, and who was sent away does not. */
async function doorsAreRight(world: World, ledger: Ledger, account: Id): Promise<void> {
  for (const by of people) {
    const { ok } = await world.send({ by, account, verb: 'access' });
    const should = isUser(ledger, account, by, world.clock.now);
    must(ok === should, `${by ?? 'nobody'} is ${should ? 'let in' : 'refused'} at ${account}`);
  }
}

/** Who looks through the API sees what the store keeps. */
async function listsTellWhatIsKept(world: World, ledger: Ledger): Promise<void> {
  for (const { settings, members, invitations } of world.data().accounts) {
    const { id: account } = settings;
    const by = people.find((one) => isUser(ledger, account, one, world.clock.now)) ?? null;
    const list = async (verb: 'listMembers' | 'listInvitations') => {
      const exchange = await world.send({ by, account, verb, query: { limit: 200 } });
      checkAnswer(ledger, exchange);
      return (exchange.reply as { items: { id: string }[] }).items.map(({ id }) => id).sort();
    };
    const kept = members.map(({ id }) => id).sort();
    must(String(await list('listMembers')) === String(kept), 'the list has all members');
    if (!settings.invitations) continue;
    const alone = invitations.filter(({ memberId }) => memberId === null).map(({ id }) => id);
    const told = String(await list('listInvitations'));
    must(told === String(alone.sort()), 'the list has all invitations');
  }
}
