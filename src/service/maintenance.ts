/** What an operator does, or a job of the operator's: a person's data handed out or erased, and old records removed. */
import type { Id } from '../backend/backend.js';
import { memberOrders } from './order.js';
import type { SortKey } from './order.js';
import { refusal } from './refusal.js';
import { nextOf } from './rules/every.js';
import type { Ordered } from './rules/every.js';
import { erasedActivity, erasedInvitation, erasedMember, eraseRows } from './rules/erasing.js';
import type { Erasure } from './rules/erasing.js';
import {
  activityOf,
  exportPerson,
  formerIds,
  invitationsOf,
  isMailOf,
  mailsOf,
} from './rules/people-data.js';
import type { PersonExport } from './rules/people-data.js';
import { removeOld } from './rules/retention.js';
import type { Removed, Retention } from './rules/retention.js';
import type { AccountStore, Store } from './store.js';
import { createIds } from './work.js';
import type { Work } from './work.js';

/** What the rules ask of a request, and nothing here depends on. */
const noRequest = {
  isDisposable: () => false,
  keepAnswers: 0,
  mailLimit: { mails: 0, seconds: 1 },
};

export interface MaintenanceOptions {
  store: Store;
  /** The clock, in milliseconds as of `Date.now`. */
  now?(): number;
  /** So many random bytes, cryptographically strong. */
  random?(length: number): Uint8Array;
}

/** How many records an erasure removed, or took the name out of. */
export interface Erased {
  member: boolean;
  /** The sign-in at the portal, of a person who is in no other account. */
  login: boolean;
  invitations: number;
  mails: number;
  activity: number;
  /** Rows and invitations of others that told who invited or changed them. */
  mentions: number;
}

export interface Maintenance {
  /** @throws BackendError `not-found` for an account that is not there */
  exportPerson(account: Id, address: string): Promise<PersonExport>;
  /**
   * Erases in several short transactions: the person is out with the first one. One that was interrupted is gone on with
   * by erasing again.
   * @throws BackendError `not-found`; `refused` where the account would lose its last owner, admin or receiver
   */
  erasePerson(account: Id, address: string): Promise<Erased>;
  /** Removes at most `limit` old records of each kind, in one short transaction. @returns how many */
  removeOld(account: Id, retention: Retention, limit: number): Promise<Removed>;
}

export function createMaintenance({
  store,
  now = Date.now,
  random = (length) => crypto.getRandomValues(new Uint8Array(length)),
}: MaintenanceOptions): Maintenance {
  const ids = createIds(random);

  function inside<T>(id: Id, run: (work: Work) => Promise<T>, readOnly = false): Promise<T> {
    const at = now();
    const moment = new Date(at).toISOString();
    return store.transaction(
      id,
      moment,
      async (account) => {
        if (!account) throw refusal('not-found');
        const { settings } = account;
        const work = { account, settings, now: moment, newId: () => ids(at), random };
        return run({ ...work, ...noRequest });
      },
      { readOnly },
    );
  }

  return {
    exportPerson: (id, address) => inside(id, (work) => exportPerson(work, address), true),

    async erasePerson(id, address) {
      const former = await inside(id, ({ account }) => formerIds(account, address), true);
      const erasure = await inside(id, (work) => eraseRows(work, address, former));
      const walk: Walk = (ordered, visit) => walkThrough((run) => inside(id, run), ordered, visit);
      // The activity comes last: it is what finds the person again where this is interrupted.
      const { invitations, mentions } = await eraseMentions(walk, erasure);
      const mails = await walk(mailsOf, async ({ mails: kept }, mail) => {
        if (!isMailOf(mail, erasure.person)) return false;
        await kept.remove(mail.id);
        return true;
      });
      const activity = await walk(activityOf, async ({ activity: kept }, entry) => {
        const erased = erasedActivity(entry, erasure);
        if (erased) await kept.put(erased);
        return erased !== null;
      });
      const { removed } = erasure;
      return {
        ...removed,
        invitations: removed.invitations + invitations,
        ...{ mails, activity, mentions },
      };
    },

    removeOld: (id, retention, limit) => inside(id, (work) => removeOld(work, retention, limit)),
  };
}

const membersOf = ({ members }: AccountStore) =>
  ({ table: members, order: 'name', rule: memberOrders.name }) as const;

/** @returns of how many records `visit` said that it was about the person */
type Walk = <Kept extends { id: Id }, Order extends string>(
  ordered: (account: AccountStore) => Ordered<Kept, Order>,
  visit: (account: AccountStore, record: Kept) => Promise<boolean>,
) => Promise<number>;

/** A table from end to end, a part in each transaction. */
async function walkThrough<Kept extends { id: Id }, Order extends string>(
  inside: <T>(run: (work: Work) => Promise<T>) => Promise<T>,
  ordered: (account: AccountStore) => Ordered<Kept, Order>,
  visit: (account: AccountStore, record: Kept) => Promise<boolean>,
): Promise<number> {
  let visited = 0;
  let after: SortKey | undefined;
  do {
    after = await inside(async ({ account }) => {
      const { records, last } = await nextOf(ordered(account), after);
      for (const record of records) if (await visit(account, record)) visited += 1;
      return last ?? undefined;
    });
  } while (after);
  return visited;
}

async function eraseMentions(
  walk: Walk,
  erasure: Erasure,
): Promise<Pick<Erased, 'invitations' | 'mentions'>> {
  let invitations = 0;
  const members = await walk(membersOf, async ({ members: kept }, record) => {
    const erased = erasedMember(record, erasure);
    if (erased) await kept.put(erased);
    return erased !== null;
  });
  const others = await walk(invitationsOf, async ({ invitations: kept }, record) => {
    const erased = erasedInvitation(record, erasure);
    if (erased === 'remove') {
      await kept.remove(record.id);
      invitations += 1;
    } else if (erased) await kept.put(erased);
    return erased !== null && erased !== 'remove';
  });
  return { invitations, mentions: members + others };
}
