/** What is removed because it is old, and what never is, over any store. */
import { expect } from 'chai';
import type { AccountStore, KeptMail, Retention } from '../../src/service/index.js';
import { accountOf, at, day, invitationOf, owner, portalOf, second, start } from './portal.js';
import type { PeopleDataCase, Place } from './people-data-cases.js';

/** Everything goes after ten days, and answers after one. */
const retention: Retention = {
  activity: 10 * day,
  mails: 10 * day,
  closedInvitations: 10 * day,
  expiredInvitations: 10 * day,
  keys: day,
};
const forever: Retention = {
  ...{ activity: null, mails: null, closedInvitations: null, expiredInvitations: null, keys: null },
};

const entry = (id: string, time: string) => ({
  ...{ id, at: time, actor: 'Olga', verb: 'member-updated', subject: 'Lena' },
});
const closed = (id: string, status: 'accepted' | 'declined' | 'revoked', closedAt: string | null) =>
  invitationOf(`${id}@guests.example`, {
    ...{ id, status, closedAt },
    sentAt: at(-40 * day),
    expiresAt: at(-33 * day),
  });
const open = (id: string, expiresAt: string) =>
  invitationOf(`${id}@guests.example`, { id, sentAt: at(-40 * day), expiresAt });

const inside = <T>({ store }: Place, run: (account: AccountStore) => Promise<T>): Promise<T> =>
  store.transaction('a1', at(), (account) => run(account as AccountStore));
const idsOf = async (place: Place) =>
  inside(place, async ({ activity, invitations, mails }) => ({
    activity: (await activity.list({})).map(({ id }) => id).sort(),
    invitations: (await invitations.list({})).map(({ id }) => id).sort(),
    mails: (await mails.list({})).map(({ id }) => id).sort(),
  }));

/** The store's clock stands at `start`; `removeOld` is asked at that moment. */
export const retentionCases: PeopleDataCase[] = [
  {
    name: 'removes what is older than its setting, to the second',
    data: portalOf(
      accountOf({
        activity: [
          entry('old', at(-10 * day - second)),
          entry('young', at(-10 * day + second)),
          entry('new', at()),
        ],
        invitations: [
          closed('accepted-old', 'accepted', at(-10 * day - second)),
          closed('declined-old', 'declined', at(-10 * day - second)),
          closed('revoked-old', 'revoked', at(-10 * day - second)),
          closed('revoked-undated', 'revoked', null),
          closed('accepted-young', 'accepted', at(-10 * day + second)),
          open('expired-old', at(-10 * day - second)),
          open('expired-young', at(-10 * day + second)),
          // Sent long ago, and open all the same.
          open('pending', at(day)),
        ],
      }),
    ),
    async run(place) {
      const removed = await place.maintenance.removeOld('a1', retention, 100);
      expect(removed).to.include({ activity: 1, invitations: 5 });
      const { activity, invitations } = await idsOf(place);
      expect(activity).to.deep.equal(['new', 'young']);
      expect(invitations).to.deep.equal(['accepted-young', 'expired-young', 'pending']);
    },
  },
  {
    name: 'removes nothing that is to be kept for ever',
    data: portalOf(
      accountOf({
        activity: [entry('ancient', at(-4_000 * day))],
        invitations: [
          closed('closed', 'accepted', at(-4_000 * day)),
          open('expired', at(-4_000 * day)),
        ],
      }),
    ),
    async run(place) {
      const before = await place.dump();
      const removed = await place.maintenance.removeOld('a1', forever, 100);
      expect(removed).to.deep.equal({ activity: 0, mails: 0, invitations: 0, keys: 0 });
      expect(await place.dump()).to.equal(before);
    },
  },
  {
    name: 'removes no more at once than it is told to, and the oldest first',
    data: portalOf(
      accountOf({
        activity: Array.from({ length: 7 }, (_, n) => entry(`e${n}`, at(-(20 + n) * day))),
        invitations: [
          closed('c1', 'accepted', at(-20 * day)),
          closed('c2', 'accepted', at(-30 * day)),
          open('x1', at(-20 * day)),
          open('x2', at(-30 * day)),
        ],
      }),
    ),
    async run(place) {
      const step = () => place.maintenance.removeOld('a1', retention, 3);
      expect(await step()).to.include({ activity: 3, invitations: 3 });
      const { activity } = await idsOf(place);
      expect(activity).to.deep.equal(['e0', 'e1', 'e2', 'e3']);
      expect(await step()).to.include({ activity: 3, invitations: 1 });
      expect(await step()).to.include({ activity: 1, invitations: 0 });
      expect(await step()).to.include({ activity: 0, invitations: 0 });
    },
  },
  {
    name: 'counts the activity that is left',
    data: portalOf(
      accountOf({
        activity: [entry('old', at(-20 * day)), entry('older', at(-30 * day)), entry('new', at())],
      }),
    ),
    async run(place) {
      await place.maintenance.removeOld('a1', retention, 100);
      expect(await inside(place, ({ activity }) => activity.count({}))).to.equal(1);
    },
  },
  {
    name: 'gives an answer again until its time, and not longer',
    async run(place) {
      const put = (key: string, time: number) =>
        inside(place, ({ keys }) =>
          keys.put({
            ...{ key, fingerprint: key, at: new Date(time).toISOString() },
            ...{ status: 200, body: { [key]: true }, about: [] },
          }),
        );
      await put('old', start - day - second);
      await put('young', start - day + second);
      expect((await place.maintenance.removeOld('a1', retention, 100)).keys).to.equal(1);
      const kept = await inside(place, async ({ keys }) => [
        await keys.get('old'),
        (await keys.get('young'))?.body,
      ]);
      expect(kept).to.deep.equal([undefined, { young: true }]);
    },
  },
  {
    name: 'keeps no mail longer than its setting',
    async run(place) {
      const mail = (id: string, time: string): KeptMail => ({
        ...{ id, at: time, kind: 'set-password', locale: 'en', subject: 'Hello' },
        ...{ text: '', html: '', link: null, to: { name: null, address: owner } },
      });
      await inside(place, async ({ mails }) => {
        await mails.put({ ...mail('old', at(-20 * day)), preheader: '' });
        await mails.put({ ...mail('new', at(-day)), preheader: '' });
      });
      await place.settleMails();
      expect((await place.maintenance.removeOld('a1', retention, 100)).mails).to.equal(1);
      expect((await idsOf(place)).mails).to.deep.equal(['new']);
    },
  },
];
