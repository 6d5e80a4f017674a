/**
 * From every reachable state, every permission and every sub-account can be granted to somebody by somebody active: now,
 * and when whatever has an end has ended.
 */
import type { Id, InviteOutcome, Account } from '../../../src/backend/backend.js';
import type { AccountData, MemberRecord } from '../../../src/service/index.js';
import { mayAct } from './ledger.js';
import { must } from './must.js';
import { people } from './portals.js';
import { requiredFields } from './steps.js';
import { openWorld } from './world.js';
import type { World } from './world.js';

const ages = 1000 * 86_400_000;

/** Whether somebody may grant everything: an owner; where there is none an admin; where there is none who manages. */
export function grantsAll(account: AccountData, member: MemberRecord, now: number): boolean {
  const { guards, roles } = account.settings;
  const manages = ({ permissions }: MemberRecord) =>
    guards.managePermission !== null && permissions.includes(guards.managePermission);
  const runs = (one: MemberRecord) =>
    manages(one) && roles.some(({ id, isAdmin }) => isAdmin && id === one.role);
  const kinds = [({ isOwner }: MemberRecord) => isOwner, runs, manages];
  const lasting = account.members.filter(({ until }) => until === null || Date.parse(until) > now);
  const kind = kinds.find((isOfKind) => lasting.some(isOfKind)) ?? manages;
  return kind(member);
}

/** Tries it out, in a copy of the world. */
export async function everythingCanBeGranted(world: World): Promise<void> {
  for (const later of [0, ages]) {
    const copy = openWorld(world.data());
    copy.clock.now = world.clock.now + later;
    for (const account of copy.data().accounts) await canBeGranted(copy, account);
  }
}

async function canBeGranted(world: World, data: AccountData): Promise<void> {
  const { settings, resources, members } = data;
  const account = settings.id;
  const isGiver = (one: MemberRecord) =>
    mayAct(one, world.clock.now) && grantsAll(data, one, world.clock.now);
  const giver = members.find((one) => isGiver(one) && people.includes(one.canonical));
  must(giver !== undefined, `somebody who is active may grant everything in ${account}`);
  const by = giver.canonical;
  const { reply } = await world.send({ by, account, verb: 'getAccount' });
  const told = (reply as Account).permissionGroups.flatMap(({ permissions }) => permissions);
  for (const { id, grantable } of told) must(grantable === true, `${by} is told to grant ${id}`);
  const scopes = [
    { all: true as const },
    ...resources.filter(({ closed }) => !closed).map(({ id }) => ({ ids: [id] })),
  ];
  const given = new Set<Id>();
  // Each role once, and each sub-account once, with whichever role.
  const roles = settings.roles.length > 0 ? settings.roles : [null];
  for (let n = 0; n < Math.max(roles.length, scopes.length); n++) {
    const role = roles[n % roles.length];
    const scope = scopes[n % scopes.length];
    const permissions = told.map(({ id }) => id).filter((id) => !role?.forbids.includes(id));
    const access = { role: role?.id ?? null, profile: null, permissions, scope };
    await isGranted(world, data, by, { ...access, subscriptions: [] });
    for (const id of permissions) given.add(id);
  }
  for (const { id } of told) must(given.has(id), `some role can be given ${id}`);
}

async function isGranted(
  world: World,
  { settings }: AccountData,
  by: string,
  access: object,
): Promise<void> {
  // The copy counts its keys from the beginning; those of the sequence are used up.
  const key = `grant-${world.newKey()}`;
  const draft = { ...access, email: `${key}@grants.example` };
  const ask = { by, account: settings.id, key };
  const { ok, reply } = settings.invitations
    ? await world.send({ ...ask, verb: 'createInvitations', body: { drafts: [draft] } })
    : await world.send({
        ...ask,
        verb: 'createMember',
        body: { ...draft, fields: requiredFields(settings) },
      });
  const [outcome] = Array.isArray(reply) ? (reply as InviteOutcome[]) : [];
  const isDone = ok && (!outcome || 'invitation' in outcome);
  must(isDone, `${by} grants ${JSON.stringify(access)}, not ${JSON.stringify(reply)}`);
}
