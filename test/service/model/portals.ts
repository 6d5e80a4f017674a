/**
 * The portals that the model test plays in: the settings of the four, one that offers everything there is, and two
 * without an owner, where admins run the account, or whoever manages.
 */
import type { Id } from '../../../src/backend/backend.js';
import { portals } from '../../../src/mocks/portals/index.js';
import type {
  AccountData,
  AccountSettings,
  MemberRecord,
  PortalData,
} from '../../../src/service/index.js';
import { memberOf, settingsOf, start } from '../../support/portal.js';

const made = ['everything', 'admins', 'managers'] as const;
export const kinds = [...Object.values(portals).map(({ name }) => name), ...made] as const;
export type Kind = (typeof kinds)[number];

/** The three who act in both accounts, as somebody else in each. */
const actors = ['olga@model.example', 'mark@model.example', 'lena@model.example'] as const;
/** Who can be invited. The first is a contact where there are contacts; the second has a login. */
const outsiders = ['cora@model.example', 'nina@new.example', 'noah@new.example'] as const;
/** Addresses that nobody has at first, to move to. */
const unused = ['otto@moved.example', 'mila@moved.example'] as const;
/** All who send requests; null: somebody who is not signed in. */
export const people: readonly (string | null)[] = [...actors, ...outsiders, null, ...unused];
/** What is typed where an address is asked for: respelled, refused and malformed ones among them. */
export const typed: readonly string[] = [
  ...outsiders,
  ...actors,
  'NOAH@New.Example',
  'somebody@burner.example',
  'no address',
  ...unused,
];

/** Both accounts of a portal: the first has one who runs it, one who manages a part, and one who looks. */
export function portalOf(kind: Kind): PortalData {
  const { settings, resources } = configOf(kind);
  const second: AccountSettings = {
    ...settings,
    id: 'second',
    invitations: settings.invitations && { ...settings.invitations, boundToAddress: false },
  };
  const logins = [...actors, outsiders[1]];
  return {
    accounts: [
      accountOf({ ...settings, id: 'first' }, resources, [
        head(settings, actors[0]),
        partner(settings, actors[1], resources),
        looker(settings, actors[2], resources),
        ...contacts(settings),
      ]),
      accountOf(second, resources, [
        head(settings, actors[1]),
        looker(settings, actors[0], resources),
      ]),
    ],
    people: logins.map((email) => ({
      id: email,
      canonical: email,
      email,
      name: null,
      hasLogin: true,
    })),
  };
}

function configOf(kind: Kind): Pick<AccountData, 'settings' | 'resources'> {
  if (kind === 'everything') return { settings: movable(settingsOf()), resources: [] };
  if (kind === 'admins') return { settings: ownerless(roles), resources: someResources };
  if (kind === 'managers') return { settings: ownerless([]), resources: someResources };
  const [account] = portals[kind].data(start).accounts;
  return { settings: account!.settings, resources: account!.resources.slice(-4) };
}

const someResources = ['r1', 'r2', 'r3', 'r4'].map((id) => ({ id, label: id }));

const roles: AccountSettings['roles'] = [
  {
    ...{ id: 'user', isAdmin: false, grants: [], forbids: ['contacts'], defaults: [] },
    ...{ minPermissions: 0, defaultScope: 'none', default: true },
  },
  {
    ...{ id: 'admin', isAdmin: true, grants: ['contacts'], forbids: [], defaults: [] },
    ...{ minPermissions: 0, defaultScope: 'all' },
  },
];

/** The new address of a user is confirmed, and their login moves. */
function movable(settings: AccountSettings): AccountSettings {
  const change = { emailEditable: 'always', emailChange: 'confirmed' } as const;
  return { ...settings, capabilities: { ...settings.capabilities, ...change } };
}

/** The host names nobody who has to stay. */
function ownerless(of: AccountSettings['roles']): AccountSettings {
  const guards = { managePermission: 'contacts', keep: [] };
  return movable({
    ...settingsOf(),
    scope: {},
    roles: of,
    guards,
    subscriptions: [],
    profiles: [],
  });
}

function accountOf(
  settings: AccountSettings,
  resources: AccountData['resources'],
  members: MemberRecord[],
): AccountData {
  return { settings, resources, members, invitations: [], activity: [], mails: [], keys: [] };
}

const idsOf = ({ permissionGroups }: AccountSettings): Id[] =>
  permissionGroups.flatMap(({ permissions }) => permissions.map(({ id }) => id));

const admin = ({ roles }: AccountSettings) => roles.find(({ isAdmin }) => isAdmin);

/** The owner, or where there is none the admin; he gets every kind of mail. */
function head(settings: AccountSettings, email: string): MemberRecord {
  const role = admin(settings);
  const subscriptions = settings.subscriptions.map(({ id }) => id);
  const standing = role ? { role: role.id } : { isOwner: settings.guards.keep.length > 0 };
  return memberOf(email, { ...standing, permissions: idsOf(settings), subscriptions });
}

/** Manages with less in his hands than the head; where the owner alone manages, a second owner. */
function partner(
  settings: AccountSettings,
  email: string,
  resources: AccountData['resources'],
): MemberRecord {
  const { managePermission } = settings.guards;
  if (managePermission === null) return memberOf(email, { isOwner: true });
  const role = admin(settings);
  const some = idsOf(settings).slice(0, 2);
  const permissions = new Set([...some, managePermission, ...(role?.grants ?? [])]);
  return memberOf(email, {
    role: role?.id ?? null,
    permissions: idsOf(settings).filter((id) => permissions.has(id)),
    scope: settings.scope ? { ids: resources.slice(0, 2).map(({ id }) => id) } : { all: true },
  });
}

function looker(
  settings: AccountSettings,
  email: string,
  resources: AccountData['resources'],
): MemberRecord {
  const role = settings.roles.find((one) => one.default);
  const { managePermission } = settings.guards;
  const permissions = idsOf(settings).filter(
    (id) => id !== managePermission && !role?.forbids.includes(id),
  );
  return memberOf(email, {
    role: role?.id ?? null,
    permissions: permissions.slice(-2),
    scope: settings.scope ? { ids: resources.slice(2, 3).map(({ id }) => id) } : { all: true },
  });
}

function contacts({ capabilities, roles: all }: AccountSettings): MemberRecord[] {
  if (capabilities.createsMembers !== 'contacts') return [];
  const role = all.find((one) => one.default)?.id ?? null;
  const contact = { signIn: 'none', joinedAt: null } as const;
  return [memberOf(outsiders[0], { ...contact, permissions: ['domains'], role })];
}
