/** An action as the requests that it stands for, given all that is there when it happens. */
import type { Access, Id, Ref } from '../../../src/backend/backend.js';
import type { AccountData, AccountSettings, MemberRecord } from '../../../src/service/index.js';
import type { Action, Change, Choice, Grant } from './actions.js';
import { accountOf, memberBy } from './ledger.js';
import type { Ledger, Link, Step } from './ledger.js';
import { people, typed } from './portals.js';
import type { Ask, Exchange, World } from './world.js';

type Of<Do extends Action['do']> = Extract<Action, { do: Do }>;
type Played = Pick<Step, 'exchanges' | 'repeated'>;

const accountIds = ['first', 'second'] as const;
const passphrase = 'a long pass phrase of the model';
const keyLifetime = 24 * 3_600_000;

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

/** Plays one action and gives what was asked and answered. */
export async function play(world: World, ledger: Ledger, action: Action): Promise<Played> {
  switch (action.do) {
    case 'wait':
      world.clock.now += action.milliseconds;
      return answered();
    case 'waitForEnd':
      return waitForEnd(world, ledger, action);
    case 'accept':
      return accept(world, ledger, action);
    case 'confirm':
      return confirm(world, ledger, action);
    case 'configure':
      return configure(world, action);
    case 'decline':
    case 'askForNewLink':
    case 'lookUp':
      return answerLink(world, ledger, action);
    case 'repeat':
      return repeat(world, ledger, action);
    case 'removeEachOther':
      return removeEachOther(world, action);
    default:
      return answered(await world.send(askOf(world, action)));
  }
}

function answered(...exchanges: Exchange[]): Played {
  return { exchanges, repeated: false };
}

// ---- in an account ------------------------------------------------------------------------------------------------------

type InAccount = Extract<Action, { account: number; who: number }>;

/** The host changes what there is; nobody asks anything. */
function configure(world: World, { account, what, row }: Of<'configure'>): Played {
  world.configure(accountIds[account === 0 ? 0 : 1], ({ settings, resources }) => {
    const { permissionGroups, guards, roles, profiles } = settings;
    if (what === 'addPermission')
      at(permissionGroups, row)!.permissions.push({ id: `added-${world.newKey()}`, requires: [] });
    if (what === 'addResource' && settings.scope)
      resources.push({ id: `added-${world.newKey()}`, label: 'Added' });
    if (what === 'closeResource' && resources.length > 0) at(resources, row)!.closed = true;
    if (what !== 'retirePermission') return;
    // What a role grants is taken from the role first.
    const retired = permissionGroups
      .flatMap(({ permissions }) => permissions.map(({ id }) => id))
      .filter(
        (id) => id !== guards.managePermission && !roles.some(({ grants }) => grants.includes(id)),
      );
    const gone = at(retired, row);
    const without = (ids: Id[]) => ids.filter((id) => id !== gone);
    for (const group of permissionGroups) {
      group.permissions = group.permissions.filter(({ id }) => id !== gone);
      for (const permission of group.permissions)
        permission.requires = without(permission.requires);
    }
    for (const role of roles) role.defaults = without(role.defaults);
    for (const profile of profiles) profile.permissions = without(profile.permissions);
  });
  return answered();
}

function askOf(world: World, action: InAccount): Ask {
  const account = accountIds[action.account === 0 ? 0 : 1];
  const by = people[action.who] ?? null;
  const data = accountOf(world.data(), account);
  const common = { by, account };
  if (action.do === 'look') return { ...common, ...lookAsk(data, action) };
  const actor = memberBy(data, by);
  return { ...common, key: world.newKey(), ...writeAsk(data, actor, action, world.clock.now) };
}

type Writing = Exclude<InAccount, Of<'look'>>;

function writeAsk(
  data: AccountData,
  actor: MemberRecord | undefined,
  action: Writing,
  now: number,
): Pick<Ask, 'verb' | 'id' | 'version' | 'body'> {
  switch (action.do) {
    case 'invite': {
      const access = accessFor(data, actor, action.grant);
      const drafts = action.to.map((index) => {
        const email = at(typed, index) ?? '';
        const contact = action.contacts ? memberBy(data, email) : undefined;
        return { ...access, email, ...(contact && { contactId: contact.id }) };
      });
      return { verb: 'createInvitations', body: { drafts } };
    }
    case 'resend':
      return { verb: 'resendInvitations', body: { target: invitationTarget(data, action.choice) } };
    case 'revoke':
      return { verb: 'revokeInvitations', body: { target: invitationTarget(data, action.choice) } };
    case 'editInvitation':
      return editInvitation(data, actor, action);
    case 'create': {
      const { email, grant, maySignIn } = action;
      const body = { ...accessFor(data, actor, grant), fields: requiredFields(data.settings) };
      const may = maySignIn === undefined ? {} : { maySignIn };
      return { verb: 'createMember', body: { ...body, ...may, email: at(typed, email) } };
    }
    case 'update': {
      const row = at(data.members, action.row);
      const body = changeFor(data, actor, action.change, now);
      return { verb: 'updateMember', ...seen(row, action.stale), body };
    }
    case 'setActive': {
      const target = memberTarget(data, action.choice);
      return { verb: 'setMembersActive', body: { active: action.active, target } };
    }
    case 'remove':
      return { verb: 'removeMembers', body: { target: memberTarget(data, action.choice) } };
  }
}

function editInvitation(
  data: AccountData,
  actor: MemberRecord | undefined,
  { row, stale, grant, to }: Of<'editInvitation'>,
): Pick<Ask, 'verb' | 'id' | 'version' | 'body'> {
  const body = {
    ...(grant && accessFor(data, actor, grant)),
    ...(to !== undefined && { email: at(typed, to) }),
  };
  return { verb: 'updateInvitation', ...seen(at(openFirst(data), row), stale), body };
}

const lookVerbs = [
  'getAccount',
  'listMembers',
  'getMember',
  'listInvitations',
  'listActivity',
  'listScopeResources',
  'classifyAddresses',
] as const;

function lookAsk(data: AccountData, { verb: index, row }: Of<'look'>): Pick<Ask, 'verb'> {
  const verb = at(lookVerbs, index)!;
  if (verb === 'getMember') return { verb, ...seen(at(data.members, row), false) };
  return verb === 'classifyAddresses' ? { verb, ...{ body: { addresses: typed } } } : { verb };
}

/** Id and version of a row as it was seen; of a row that nobody has, where there is none. */
function seen(row: { id: Id; version: number } | undefined, stale: boolean) {
  const { id, version } = row ?? { id: 'nobody', version: 1 };
  return { id, version: String(version - Number(stale)) };
}

function openFirst({ invitations }: AccountData) {
  const isOpen = ({ status }: (typeof invitations)[number]) => status === 'pending';
  return [...invitations.filter(isOpen), ...invitations.filter((one) => !isOpen(one))];
}

function refsOf(rows: { id: Id; version: number }[], { rows: chosen, stale }: Choice): Ref[] {
  return chosen.map((index) => seen(at(rows, index), stale));
}

function memberTarget({ members }: AccountData, choice: Choice) {
  if (!choice.all) return { refs: refsOf(members, choice) };
  const expected = members.length + Number(choice.miscounted);
  return { query: {}, except: [], expected };
}

function invitationTarget(data: AccountData, choice: Choice) {
  if (!choice.all) return { refs: refsOf(openFirst(data), choice) };
  const { length } = data.invitations.filter(({ memberId }) => memberId === null);
  return { query: {}, except: [], expected: length + Number(choice.miscounted) };
}

function changeFor(
  data: AccountData,
  actor: MemberRecord | undefined,
  change: Change,
  now: number,
): object {
  const { grant, name, profile, subscriptions, email, maySignIn, until } = change;
  const { settings } = data;
  const { role, permissions, scope } = grant ? accessFor(data, actor, grant) : {};
  const ids = settings.subscriptions.map(({ id }) => id);
  return {
    ...(grant && { role, permissions, scope }),
    ...(name !== undefined && { name }),
    ...(profile !== undefined && { profile: at(settings.profiles, profile)?.id ?? null }),
    ...(subscriptions && {
      subscriptions: ids.filter((_, index) => subscriptions.includes(index)),
    }),
    ...(email !== undefined && { email: at(typed, email) }),
    ...(maySignIn !== undefined && { maySignIn }),
    ...(until !== undefined && { until: until && new Date(now + until).toISOString() }),
  };
}

export function requiredFields({ fields }: AccountSettings): Record<Id, string> {
  const samples = { text: 'Model', tel: '+33 1 99 00 12 01', country: 'FR', date: '2000-01-01' };
  const required = fields.filter((field) => field.required);
  return Object.fromEntries(
    required.map(({ id, type, options }) => [
      id,
      type === 'select' ? options![0]!.value : samples[type],
    ]),
  );
}

// ---- what is given --------------------------------------------------------------------------------------------------------

export function holdingsOf({ settings }: AccountData, member: MemberRecord | undefined): Id[] {
  const all = settings.permissionGroups.flatMap(({ permissions }) =>
    permissions.map(({ id }) => id),
  );
  return !member || member.isOwner ? all : member.permissions;
}

function accessFor(data: AccountData, actor: MemberRecord | undefined, grant: Grant): Access {
  const { settings, resources } = data;
  const { sound } = grant;
  const held = holdingsOf(data, sound ? actor : undefined);
  const roles = settings.roles.filter(({ grants }) => grants.every((id) => held.includes(id)));
  const role = at(roles, grant.role);
  const pool = sound ? held.filter((id) => !role?.forbids.includes(id)) : held;
  const scope = sound && actor && !actor.isOwner ? actor.scope : { all: true as const };
  const reach = 'all' in scope ? resources.map(({ id }) => id) : scope.ids;
  const anywhere = !settings.scope || (grant.everywhere && 'all' in scope);
  const chosen = (ids: Id[], picks: number[]) =>
    ids.filter((_, index) => picks.some((pick) => pick % ids.length === index));
  return {
    role: role?.id ?? null,
    profile: null,
    permissions: [...new Set([...chosen(pool, grant.permissions), ...(role?.grants ?? [])])],
    scope: anywhere ? { all: true } : { ids: chosen(reach, grant.resources) },
    subscriptions: [],
  };
}

// ---- with a link ----------------------------------------------------------------------------------------------------------

function linkAsk(link: Link, by: string | null, verb: Ask['verb'], body: object = {}): Ask {
  const { token, account, invitation: id } = link;
  return { by, verb, account, id, body: { token, ...body } };
}

async function accept(world: World, ledger: Ledger, action: Of<'accept'>): Promise<Played> {
  const link = at(ledger.links, action.link);
  if (!link) return answered();
  const { by, answer } = joinerFor(world, link, action);
  const first: Ask = { ...linkAsk(link, by, 'accept', { answer }), key: world.newKey() };
  const second = action.times === 'same key' ? first : { ...first, key: world.newKey() };
  if (action.times === 'once') return answered(await world.send(first));
  if (action.times === 'twice') return answered(await world.send(first), await world.send(second));
  return answered(...(await Promise.all([world.send(first), world.send(second)])));
}

function joinerFor(world: World, link: Link, { as, who }: Of<'accept'>) {
  if (as === 'invited') {
    const known = world.data().people.find(({ canonical }) => canonical === link.canonical);
    const by = known?.hasLogin ? link.canonical : null;
    return { by, answer: by === null ? { password: passphrase } : {} };
  }
  const by = people[who % people.length] ?? null;
  return { by, answer: as === 'signedIn' ? { as } : {} };
}

async function confirm(world: World, ledger: Ledger, action: Of<'confirm'>): Promise<Played> {
  const link = at(ledger.confirms, action.link);
  if (!link) return answered();
  const { token, account, member: id, from } = link;
  const by = action.isOwn ? from : (people[action.who % people.length] ?? null);
  const common = { by, verb: 'accept', account, id, confirms: true } as const;
  const body = { token, answer: {} };
  return answered(await world.send({ ...common, body, key: world.newKey() }));
}

async function answerLink(
  world: World,
  ledger: Ledger,
  { do: verb, link: index, who }: Of<'decline' | 'askForNewLink' | 'lookUp'>,
): Promise<Played> {
  const link = at(ledger.links, index);
  if (!link) return answered();
  const ask = linkAsk(link, people[who % people.length] ?? null, verb);
  return answered(await world.send(verb === 'lookUp' ? ask : { ...ask, key: world.newKey() }));
}

function waitForEnd(world: World, ledger: Ledger, { link, before }: Of<'waitForEnd'>): Played {
  const { clock } = world;
  clock.now = Math.max(clock.now, (at(ledger.links, link)?.endsAt ?? 0) - before);
  return answered();
}

// ---- the same again, and two at once ----------------------------------------------------------------------------------------

async function repeat(world: World, ledger: Ledger, action: Of<'repeat'>): Promise<Played> {
  const write = at(ledger.writes, action.write);
  if (!write || world.clock.now - write.exchange.at >= keyLifetime) return answered();
  const { by, verb, account, id, version, key, confirms } = write.exchange;
  const body = write.exchange.body as object;
  const other = verb === 'accept' ? { answer: { name: 'Altered' } } : { altered: true };
  const ask: Ask = { by, verb, account, body: action.altered ? { ...body, ...other } : body };
  const exchange = await world.send({
    ...ask,
    ...(id !== undefined && { id }),
    ...(version !== undefined && { version }),
    ...(key !== undefined && { key }),
    ...(confirms && { confirms }),
  });
  return { exchanges: [exchange], repeated: true };
}

/** The two who run the account, each removing the other at the same moment. */
async function removeEachOther(
  world: World,
  { account: index }: Of<'removeEachOther'>,
): Promise<Played> {
  const account = accountIds[index === 0 ? 0 : 1];
  const data = accountOf(world.data(), account);
  const pair = [people[0]!, people[1]!] as const;
  const remove = (by: string, whom: string) => {
    const target = { refs: [seen(memberBy(data, whom), false)] };
    return world.send({
      by,
      account,
      verb: 'removeMembers',
      key: world.newKey(),
      body: { target },
    });
  };
  return answered(...(await Promise.all([remove(pair[0], pair[1]), remove(pair[1], pair[0])])));
}
