/** What can happen, as plain data: numbers pick from what there is when it happens, so any sequence can be played. */
import * as fc from 'fast-check';

/** Access to be given. `sound`: chosen from what the actor holds himself; otherwise from all there is. */
export interface Grant {
  sound: boolean;
  role: number;
  permissions: number[];
  everywhere: boolean;
  resources: number[];
}
/** Rows ticked, or all that there are; `stale`: as they were seen before; `miscounted`: another number than there are. */
export interface Choice {
  rows: number[];
  all: boolean;
  stale: boolean;
  miscounted: boolean;
}
/** Who does it, in which of the two accounts. */
interface By {
  who: number;
  account: number;
}
export interface Change {
  grant?: Grant;
  name?: string;
  profile?: number;
  subscriptions?: number[];
  email?: number;
  maySignIn?: boolean;
  /** Milliseconds from now. */
  until?: number | null;
}

export type Action =
  /** `contacts`: those of the addresses that are contacts' are meant as such. */
  | (By & { do: 'invite'; to: number[]; grant: Grant; contacts: boolean })
  | (By & { do: 'resend' | 'revoke'; choice: Choice })
  | (By & { do: 'editInvitation'; row: number; stale: boolean; grant?: Grant; to?: number })
  | (By & { do: 'create'; email: number; grant: Grant; maySignIn?: boolean })
  | (By & { do: 'update'; row: number; stale: boolean; change: Change })
  | (By & { do: 'setActive'; active: boolean; choice: Choice })
  | (By & { do: 'remove'; choice: Choice })
  | (By & { do: 'look'; verb: number; row: number })
  | { do: 'removeEachOther'; account: number }
  | { do: 'accept'; link: number; as: As; who: number; times: Times }
  /** The new address of somebody is confirmed. */
  | { do: 'confirm'; link: number; who: number; isOwn: boolean }
  | { do: 'configure'; account: number; what: Configuration; row: number }
  | { do: 'decline' | 'askForNewLink' | 'lookUp'; link: number; who: number }
  | { do: 'repeat'; write: number; altered: boolean }
  | { do: 'wait'; milliseconds: number }
  /** Until so long before the end of an invitation. */
  | { do: 'waitForEnd'; link: number; before: number };

/** The invitee himself, signed in where he has a login; anybody; or somebody who joins as whom he is signed in. */
type As = 'invited' | 'anybody' | 'signedIn';
/** What the host does to an account. */
export type Configuration = 'addPermission' | 'retirePermission' | 'addResource' | 'closeResource';
type Times = 'once' | 'twice' | 'at once' | 'same key';

const hour = 3_600_000;
const pick = fc.nat(11);
const flag = fc.boolean();
const rarely = fc.integer({ min: 0, max: 7 }).map((drawn) => drawn === 7);
const some = (max: number) => fc.array(pick, { minLength: 1, maxLength: max });

const grant: fc.Arbitrary<Grant> = fc.record({
  sound: rarely.map((unsound) => !unsound),
  role: pick,
  permissions: some(4),
  everywhere: rarely,
  resources: some(2),
});
const choice: fc.Arbitrary<Choice> = fc.record({
  rows: some(3),
  all: rarely,
  stale: rarely,
  miscounted: rarely,
});
/** Most often the first two, who run the accounts. */
const who = fc.oneof({ weight: 4, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(8) });
const by = { who, account: rarely.map(Number) };
const link = fc.nat(5);

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ grant }),
  fc.record({ name: fc.constantFrom('New', '') }),
  fc.record({ profile: pick }),
  fc.record({ subscriptions: fc.array(pick, { maxLength: 2 }) }),
  fc.record({ email: pick }),
  fc.record({ until: fc.constantFrom(null, hour, 30 * hour) }),
  fc.record({ maySignIn: flag }),
  fc.record(
    { grant, email: pick, maySignIn: flag, subscriptions: fc.array(pick, { maxLength: 2 }) },
    { requiredKeys: [] },
  ),
);

const is = <Name extends string>(name: Name) => fc.constant(name);

export const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: is('invite'), ...by, to: some(4), grant, contacts: flag }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('resend', 'revoke'), ...by, choice }),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { do: is('editInvitation'), ...by, row: pick, stale: rarely, grant, to: pick },
      { requiredKeys: ['do', 'who', 'account', 'row', 'stale'] },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record(
      { do: is('create'), ...by, email: pick, grant, maySignIn: flag },
      { requiredKeys: ['do', 'who', 'account', 'email', 'grant'] },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: is('update'), ...by, row: pick, stale: rarely, change }),
  },
  { weight: 3, arbitrary: fc.record({ do: is('setActive'), ...by, active: flag, choice }) },
  { weight: 2, arbitrary: fc.record({ do: is('remove'), ...by, choice }) },
  { weight: 1, arbitrary: fc.record({ do: is('look'), ...by, verb: pick, row: pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('removeEachOther'), account: fc.nat(1) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('accept'),
      link,
      who: pick,
      as: fc.constantFrom('invited', 'invited', 'anybody', 'signedIn'),
      times: fc.constantFrom('once', 'once', 'twice', 'at once', 'same key'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: is('confirm'), link: fc.nat(2), who: fc.nat(8), isOwn: flag }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('configure'),
      account: fc.nat(1),
      what: fc.constantFrom('addPermission', 'retirePermission', 'addResource', 'closeResource'),
      row: pick,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('decline', 'askForNewLink', 'lookUp'),
      link,
      who: pick,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('repeat'), write: fc.nat(5), altered: rarely }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('wait'),
      milliseconds: fc.constantFrom(1, 1000, hour, 23 * hour, 25 * hour, 72 * hour, 169 * hour),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('waitForEnd'), link, before: fc.constantFrom(1000, 1, 0, -1) }),
  },
);

const sound: Grant = {
  sound: true,
  role: 0,
  permissions: [0, 1],
  everywhere: true,
  resources: [0],
};
const invite = { do: 'invite', grant: sound, contacts: false } as const;

/** What chance alone hardly ever puts together, as the beginning of a sequence. */
export const opening: fc.Arbitrary<Action[]> = fc.constantFrom<Action[]>(
  // Two are invited, and one of them joins by the other's invitation.
  [
    { ...invite, who: 1, account: 1, to: [1, 2] },
    { do: 'accept', link: 0, as: 'signedIn', who: 4, times: 'once' },
    { do: 'accept', link: 1, as: 'signedIn', who: 4, times: 'once' },
  ],
  // A contact is invited with other access than its own, and joins.
  [
    { ...invite, who: 0, account: 0, to: [0], contacts: true },
    { do: 'accept', link: 0, as: 'invited', who: 3, times: 'once' },
  ],
  // A contact joins by the invitation of somebody else.
  [
    {
      do: 'create',
      who: 1,
      account: 1,
      email: 1,
      grant: { ...sound, permissions: [2, 3] },
      maySignIn: false,
    },
    { ...invite, who: 1, account: 1, to: [2] },
    { do: 'accept', link: 0, as: 'signedIn', who: 4, times: 'once' },
  ],
  // The last who runs the account ends his own access.
  [
    { do: 'remove', who: 1, account: 1, choice: own(0) },
    { do: 'setActive', active: false, who: 1, account: 1, choice: own(0) },
    { do: 'setActive', active: false, who: 0, account: 0, choice: own(0) },
    { do: 'setActive', active: false, who: 1, account: 0, choice: own(1) },
    { do: 'remove', who: 1, account: 0, choice: own(1) },
  ],
  // What was declined is sent again, and changed.
  [
    { ...invite, who: 0, account: 0, to: [1] },
    { do: 'decline', link: 0, who: 6 },
    { do: 'resend', who: 0, account: 0, choice: own(0) },
    { do: 'editInvitation', who: 0, account: 0, row: 0, stale: false, to: 2 },
  ],
  // Somebody of both accounts moves to another address, of whom the other account thinks as well.
  [
    { do: 'update', who: 0, account: 0, row: 0, stale: false, change: { email: 9 } },
    { do: 'update', who: 1, account: 1, row: 1, stale: false, change: { email: 10 } },
    { do: 'confirm', link: 0, who: 0, isOwn: true },
    { do: 'confirm', link: 1, who: 0, isOwn: true },
  ],
  // An address is invited in one account, and taken by somebody of both in the other.
  [
    { ...invite, who: 1, account: 1, to: [9] },
    { do: 'update', who: 0, account: 0, row: 0, stale: false, change: { email: 9 } },
    { do: 'confirm', link: 0, who: 0, isOwn: true },
    { do: 'accept', link: 0, as: 'invited', who: 0, times: 'once' },
  ],
  // The only admin narrows herself, and the host adds to what there is.
  [
    {
      ...{ do: 'update', who: 0, account: 0, row: 0, stale: false },
      change: {
        grant: { sound: true, role: 0, permissions: [1], everywhere: false, resources: [0] },
      },
    },
    { do: 'configure', account: 0, what: 'addPermission', row: 0 },
    { do: 'configure', account: 0, what: 'addResource', row: 0 },
  ],
  // The others go, and who stays has an end.
  [
    { do: 'update', who: 0, account: 0, row: 1, stale: false, change: { until: hour } },
    { do: 'remove', who: 1, account: 0, choice: own(0) },
    { do: 'setActive', active: false, who: 1, account: 0, choice: own(0) },
    { do: 'wait', milliseconds: 23 * hour },
  ],
  // A contact's sign-in is granted and withdrawn.
  [
    { do: 'update', who: 0, account: 0, row: 3, stale: false, change: { maySignIn: true } },
    { do: 'update', who: 0, account: 0, row: 3, stale: false, change: { maySignIn: false } },
    { do: 'accept', link: 0, as: 'invited', who: 3, times: 'once' },
  ],
);

function own(row: number): Choice {
  return { rows: [row], all: false, stale: false, miscounted: false };
}
