/** better-auth's roles and access-control statements, as roles and permissions of the contract. */
import type { Access, Id, Label, PermissionGroup, Role } from '../../backend/backend.js';

/** Resource → its actions, as `createAccessControl` takes them. */
export type Statements = Readonly<Record<string, readonly string[] | undefined>>;
/** What `newRole` of better-auth makes; nothing else of it is read. */
export interface BetterAuthRole {
  readonly statements: Statements;
}

export interface RoleOptions {
  /** By their names, as the server's plugin has them; better-auth's own owner, admin and member unless told. */
  roles?: Readonly<Record<string, BetterAuthRole>>;
  /** What is shown as permissions, `resource:action` each. Without it, roles are all that is shown. */
  statements?: Statements;
  /** The role that stands for owners, if the server's `creatorRole` is not `owner`. */
  creatorRole?: string;
  /** The role that an invitation starts with; the one with the fewest permissions unless told. */
  defaultRole?: string;
  /** Names of roles, of resources, and of permissions as `resource:action`. */
  labels?: Readonly<Record<string, Label>>;
}

const all = ['create', 'update', 'delete'];
const builtIn: Readonly<Record<string, BetterAuthRole>> = {
  owner: {
    statements: {
      organization: ['update', 'delete'],
      member: all,
      invitation: ['create', 'cancel'],
      team: all,
      ac: ['read', ...all],
    },
  },
  admin: {
    statements: {
      organization: ['update'],
      member: all,
      invitation: ['create', 'cancel'],
      team: all,
      ac: ['read', ...all],
    },
  },
  member: { statements: { ac: ['read'] } },
};

export interface Roles {
  /** What a role column gives: several names stand in it with commas between. */
  accessOf(stored: string): Access;
  holds(stored: string, permission: Id): boolean;
  isOwner(stored: string): boolean;
  labelOf(stored: string): Label;
  permissionsOf(stored: string): { id: Id; label?: Label }[];
  /** What there is to be given; nobody but an owner makes owners. */
  offeredTo(stored: string): { roles: Role[]; permissionGroups: PermissionGroup[] };
  /** Whether a permission is shown. */
  shows(permission: Id): boolean;
}

export function createRoles(options: RoleOptions): Roles {
  const { roles = builtIn, statements = {}, creatorRole = 'owner', labels = {} } = options;
  const idsOf = new Map(Object.entries(roles).map(([name, role]) => [name, ids(role.statements)]));
  const shown = ids(statements);
  const inOrder = (held: readonly Id[]) => shown.filter((id) => held.includes(id));
  const heldBy = (stored: string) => namesIn(stored).flatMap((name) => idsOf.get(name) ?? []);
  const isOwner = (stored: string) => namesIn(stored).includes(creatorRole);
  const named = (id: string) => (labels[id] === undefined ? {} : { label: labels[id] });
  const defaultRole = options.defaultRole ?? fewest(idsOf);

  const roleFor = ([name, held]: [string, Id[]]): Role => ({
    id: name,
    ...named(name),
    isAdmin: held.includes('member:update'),
    grants: inOrder(held),
    forbids: shown.filter((id) => !held.includes(id)),
    defaults: [],
    minPermissions: 0,
    defaultScope: 'all',
    ...(name === defaultRole && { default: true }),
  });

  return {
    accessOf: (stored) => ({
      role: namesIn(stored).join(',') || null,
      profile: null,
      permissions: inOrder(heldBy(stored)),
      scope: { all: true },
      subscriptions: [],
    }),
    holds: (stored, permission) => heldBy(stored).includes(permission),
    isOwner,
    labelOf: (stored) => labels[stored] ?? stored,
    permissionsOf: (stored) => inOrder(heldBy(stored)).map((id) => ({ id, ...named(id) })),
    offeredTo: (stored) => {
      const given = [...idsOf].filter(([name]) => isOwner(stored) || name !== creatorRole);
      const grantable = new Set(given.flatMap(([, held]) => held));
      const permission = (id: Id) => ({
        id,
        ...named(id),
        requires: [],
        grantable: grantable.has(id) ? (true as const) : { refused: 'not-held' },
      });
      return {
        roles: given.map(roleFor),
        permissionGroups: Object.entries(statements).map(([resource, actions]) => ({
          id: resource,
          ...named(resource),
          permissions: ids({ [resource]: actions }).map(permission),
        })),
      };
    },
    shows: (permission) => shown.includes(permission),
  };
}

function ids(statements: Statements): Id[] {
  return Object.entries(statements).flatMap(([resource, actions = []]) =>
    actions.map((action) => `${resource}:${action}`),
  );
}

function namesIn(stored: string): string[] {
  return stored
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function fewest(roles: ReadonlyMap<string, Id[]>): string | undefined {
  return [...roles].sort(([, one], [, other]) => one.length - other.length)[0]?.[0];
}
