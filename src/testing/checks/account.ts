import type { Account, Backend, Id, OptionalVerb } from '../../backend/backend.js';
import { toBackendError } from '../../backend/errors.js';
import { parseReply } from '../../backend/parse.js';
import { allPermissions, roleOf } from '../../backend/permissions.js';
import * as schemas from '../../backend/schemas.js';
import type { Check } from '../check.js';
import { given, must } from '../check.js';
import { walk } from '../writes.js';

/** [what, the ids that are named, the ids that there are] */
type Naming = [what: string, named: readonly Id[], known: readonly Id[]];

function namings(account: Account): Naming[] {
  const permissions = allPermissions(account).map(({ id }) => id);
  const roles = account.roles.map(({ id }) => id);
  const subscriptions = account.subscriptions.map(({ id }) => id);
  const { managePermission, keep } = account.guards;
  return [
    ['A permission requires', allPermissions(account).flatMap((one) => one.requires), permissions],
    ['A role grants', account.roles.flatMap((role) => role.grants), permissions],
    ['A role forbids', account.roles.flatMap((role) => role.forbids), permissions],
    ['A role has by default', account.roles.flatMap((role) => role.defaults), permissions],
    ['A profile has', account.profiles.flatMap((profile) => profile.permissions), permissions],
    ['A profile has', account.profiles.flatMap((profile) => profile.subscriptions), subscriptions],
    [
      'guards.managePermission is',
      managePermission === null ? [] : [managePermission],
      permissions,
    ],
    ['guards.keep keeps', keep.flatMap((kind) => ('role' in kind ? [kind.role] : [])), roles],
    ['The viewer holds', account.viewer.permissions, permissions],
  ];
}

function idsOfEachKind(account: Account): [kind: string, rows: readonly { id: Id }[]][] {
  return [
    ['permission groups', account.permissionGroups],
    ['permissions', allPermissions(account)],
    ['roles', account.roles],
    ['profiles', account.profiles],
    ['subscriptions', account.subscriptions],
    ['fields', account.fields],
  ];
}

function readingCallsOf(backend: Required<Backend>): [OptionalVerb, () => Promise<unknown>][] {
  return [
    ['classifyAddresses', () => backend.classifyAddresses([])],
    ['listScopeResources', () => backend.listScopeResources({ limit: 1 })],
    ['listActivity', () => backend.listActivity({ limit: 1 })],
  ];
}

/** Whatever else is wrong with the answer, other checks say. */
async function mustBeKnown(verb: OptionalVerb, call: () => Promise<unknown>): Promise<void> {
  const code = await call().then(
    () => undefined,
    (error: unknown) => toBackendError(error).code,
  );
  const isAbsent = code === 'unsupported' || code === 'not-found';
  must(!isAbsent, `The account names ${verb}, which is not there: it is refused as ${code}.`);
}

export const accountChecks: Check[] = [
  {
    name: 'the account is of the contract',
    level: 'read',
    async run({ subject }) {
      parseReply(schemas.account, await subject.backend.getAccount());
    },
  },
  {
    name: 'the account names only what it has',
    level: 'read',
    async run({ account }) {
      for (const [what, named, known] of namings(account)) {
        const unknown = named.find((id) => !known.includes(id));
        must(unknown === undefined, `${what} "${unknown}", which the account does not have.`);
      }
    },
  },
  {
    name: 'the account names nothing twice',
    level: 'read',
    async run({ account }) {
      for (const [kind, rows] of idsOfEachKind(account)) {
        const ids = rows.map(({ id }) => id);
        const twice = ids.find((id, index) => ids.indexOf(id) !== index);
        must(twice === undefined, `Two of the ${kind} have the id "${twice}".`);
      }
    },
  },
  {
    name: 'a role does not forbid what it grants',
    level: 'read',
    async run({ account }) {
      for (const { id, grants, defaults, forbids } of account.roles) {
        const both = [...grants, ...defaults].find((permission) => forbids.includes(permission));
        must(both === undefined, `The role "${id}" gives "${both}" and forbids it.`);
      }
    },
  },
  {
    name: 'each verb that the account names is there',
    level: 'read',
    async run({ account, backend, subject }) {
      const { verbs } = account.capabilities;
      for (const verb of verbs) {
        const isThere = typeof subject.backend[verb] === 'function';
        must(isThere, `The account names ${verb}, which is not there.`);
      }
      // An adapter over HTTP has every verb; whether the server has it, shows when it is asked. Writes are not tried.
      for (const [verb, call] of readingCallsOf(backend)) {
        if (verbs.includes(verb)) await mustBeKnown(verb, call);
      }
    },
  },
  {
    name: 'the viewer is a member of the account',
    level: 'read',
    async run({ account, backend }) {
      const { memberId, isOwner } = account.viewer;
      if (memberId === null) return;
      const member = await backend.getMember(memberId);
      must(member.isOwner === isOwner, 'viewer.isOwner is not what the viewer’s own row says.');
    },
  },
  {
    name: 'an admin of an account without an owner may grant every permission',
    level: 'read',
    async run({ account, backend }) {
      const { memberId } = account.viewer;
      const viewer = await backend.getMember(given(memberId, 'The viewer is no member.'));
      given(roleOf(account, viewer.role)?.isAdmin || null, 'The viewer is no admin.');
      const members = await walk((cursor) =>
        backend.listMembers({ limit: 200, ...(cursor && { cursor }) }),
      );
      given(!members.some(({ isOwner }) => isOwner) || null, 'The account has an owner.');
      const lost = allPermissions(account).find(({ grantable }) => grantable !== true);
      must(!lost, `An admin may not grant "${lost?.id ?? ''}", and there is no owner who could.`);
    },
  },
];
