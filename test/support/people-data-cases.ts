/** What exporting and erasing a person has to do, over any store: the one in memory, and those over SQL. */
import { expect } from 'chai';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import type { Backend, InvitationBackend } from '../../src/backend/index.js';
import type { Maintenance, PortalData, Store } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  at,
  day,
  invitationOf,
  limited,
  memberOf,
  owner,
  portalOf,
  settingsOf,
  write,
} from './portal.js';

export interface Place {
  store: Store;
  maintenance: Maintenance;
  request(viewer: string | null, path: string, init?: RequestInit): Promise<Response>;
  /** The token in the newest mail to an address. */
  tokenFor(address: string): Promise<string>;
  /** Takes every mail for delivered. */
  settleMails(): Promise<void>;
  /** All that is kept, in all tables, as text. */
  dump(): Promise<string>;
}

export interface PeopleDataCase {
  name: string;
  data?: PortalData;
  run(place: Place): Promise<void>;
}

const ana = 'ana.traced@leaving.example';
const anaName = 'Ana Traced';
const bob = 'bob@guests.example';
const origin = 'http://portal.example/api';

function through(place: Place, viewer: string | null): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const path = request.url.slice(origin.length + 1);
    const body = request.method === 'GET' ? undefined : await request.text();
    return place.request(viewer, path, {
      method: request.method,
      headers: request.headers,
      ...(body !== undefined && { body }),
    });
  };
}

function as(place: Place, viewer: string, account = 'a1'): Required<Backend> {
  const options = { fetch: through(place, viewer), retry: { tries: 1 } };
  return createHttpBackend({ ...options, baseUrl: `${origin}/accounts/${account}` });
}

function invitee(place: Place, viewer: string | null = null): Required<InvitationBackend> {
  const options = { fetch: through(place, viewer), retry: { tries: 1 } };
  return createHttpInvitationBackend({ ...options, baseUrl: `${origin}/invitations` });
}

const memberAt = async (place: Place, email: string, account = 'a1') => {
  const { items } = await as(place, owner, account).listMembers({ text: email });
  return items.find((member) => member.email === email);
};
const activity = async (place: Place, account = 'a1') =>
  (await as(place, owner, account).listActivity({ limit: 100 })).items;

/** Ana comes in, manages, and leaves her name in as many places as there are. */
async function anaActs(place: Place): Promise<{ id: string; token: string }> {
  const olga = as(place, owner);
  const [sent] = await olga.createInvitations(
    [{ email: ana, ...accessOf('contacts', 'domains', 'invoices') }],
    write(),
  );
  expect(sent).to.have.property('invitation');
  const token = await place.tokenFor(ana);
  await invitee(place).accept(token, { name: anaName, password: 'long enough' }, write());
  const own = as(place, ana);
  await own.createInvitations([{ email: bob, ...accessOf('invoices') }], write());
  const lena = await memberAt(place, limited);
  if (!lena) throw new Error('no Lena');
  await own.updateMember(lena, { permissions: ['domains'] }, write());
  await own.createMember(
    { email: 'new.contact@guests.example', name: 'Newt', fields: {}, ...accessOf('domains') },
    write(),
  );
  const row = await memberAt(place, ana);
  if (!row) throw new Error('no Ana');
  await olga.updateMember(row, { permissions: ['contacts', 'domains'] }, write());
  return { id: row.id, token };
}

function traces(text: string, ...sought: string[]): string[] {
  const folded = text.toLowerCase();
  return sought.filter((one) => folded.includes(one.toLowerCase()));
}

const namesake = memberOf('ana.other@account.example', { id: 'namesake', name: anaName });
const withNamesake = () => {
  const account = accountOf();
  account.members.push({ ...namesake, permissions: ['contacts', 'invoices'] });
  return portalOf(account);
};
const secondAccount = () =>
  accountOf({
    settings: settingsOf({ id: 'a2', name: 'Birch Ltd' }),
    members: [memberOf(owner, { isOwner: true }), memberOf(ana, { id: 'ana2', name: anaName })],
    invitations: [],
  });
const entry = (id: string, actor: string, subject: string) => ({
  ...{ id, actor, subject },
  at: at(-day),
  verb: 'member-updated',
});

export const peopleDataCases: PeopleDataCase[] = [
  {
    name: 'exports what an account keeps about one person, without anything that lets somebody in',
    async run(place) {
      const { id } = await anaActs(place);
      const kept = await place.maintenance.exportPerson('a1', ana.toUpperCase());
      expect(kept.account).to.deep.equal({ id: 'a1', name: 'Acorn Ltd' });
      expect(kept.member).to.include({ id, email: ana, name: anaName });
      expect(kept.invitations.map(({ email, status }) => [email, status])).to.deep.equal([
        [ana, 'accepted'],
      ]);
      expect(kept.activity.map(({ verb }) => verb)).to.deep.equal([
        'invitation-sent',
        'invitation-accepted',
        'invitation-sent',
        'member-updated',
        'member-created',
        'member-updated',
      ]);
      expect(kept.mails.map(({ kind, to }) => [kind, to.address])).to.deep.include([
        'invitation',
        ana,
      ]);
      expect(kept.answers).to.not.be.empty;
      expect(kept.login).to.deep.equal({ email: ana, name: anaName });
      expect(JSON.stringify(kept)).to.not.match(/hash|token|#/iu);
    },
  },
  {
    name: 'exports nothing about somebody whom the account does not know',
    async run(place) {
      const {
        member,
        invitations,
        activity: entries,
        mails,
        login,
      } = await place.maintenance.exportPerson('a1', 'nobody@elsewhere.example');
      expect({ member, invitations, entries, mails, login }).to.deep.equal({
        ...{ member: null, login: null },
        ...{ invitations: [], entries: [], mails: [] },
      });
    },
  },
  {
    name: 'erases every trace of a person, and keeps what was done',
    async run(place) {
      const { id } = await anaActs(place);
      const before = await activity(place);
      expect(traces(await place.dump(), ana, anaName, id)).to.have.lengthOf(3);
      const erased = await place.maintenance.erasePerson('a1', ana);
      expect(traces(await place.dump(), ana, anaName, id)).to.deep.equal([]);
      expect(erased).to.include({ member: true, login: true, invitations: 1, activity: 6 });
      const after = await activity(place);
      expect(after).to.have.lengthOf(before.length + 1);
      expect(after.map(({ actor, verb, subject }) => [actor, verb, subject])).to.deep.equal([
        ['Oak Hosting', 'member-removed', 'Deleted user'],
        ['Olga', 'member-updated', 'Deleted user'],
        ['Deleted user', 'member-created', 'Newt'],
        ['Deleted user', 'member-updated', 'Lena'],
        ['Deleted user', 'invitation-sent', bob],
        ['Deleted user', 'invitation-accepted', 'Deleted user'],
        ['Olga', 'invitation-sent', 'Deleted user'],
      ]);
    },
  },
  {
    name: 'lets nobody in by what an erased person left, and keeps the rows of others',
    async run(place) {
      const { token: oldToken } = await anaActs(place);
      const token = await place.tokenFor(bob);
      await place.maintenance.erasePerson('a1', ana);
      expect((await place.request(ana, 'accounts/a1')).status).to.equal(403);
      // An invitation falls with who sent it; one's own is gone.
      expect((await invitee(place).lookUp(token)).status).to.equal('revoked');
      const lookUp = await invitee(place)
        .lookUp(oldToken)
        .catch((error: unknown) => error);
      expect(lookUp).to.include({ code: 'not-found' });
      const lena = await memberAt(place, limited);
      expect(lena).to.deep.include({ permissions: ['domains'], name: 'Lena' });
      const { items } = await as(place, owner).listInvitations({ text: bob });
      expect(items[0]).to.deep.include({ email: bob, status: 'pending' });
      expect(items[0]?.invitedBy?.name).to.equal('Deleted user');
    },
  },
  {
    name: 'leaves a person of the same name alone',
    data: withNamesake(),
    async run(place) {
      await anaActs(place);
      await as(place, namesake.email).createInvitations(
        [{ email: 'carl@guests.example', ...accessOf('invoices') }],
        write(),
      );
      await place.maintenance.erasePerson('a1', ana);
      const dump = await place.dump();
      expect(traces(dump, ana)).to.deep.equal([]);
      expect(await memberAt(place, namesake.email)).to.include({ name: anaName });
      expect((await activity(place)).filter(({ actor }) => actor === anaName)).to.have.lengthOf(1);
      const { items } = await as(place, owner).listInvitations({ text: 'carl@' });
      expect(items[0]?.invitedBy).to.deep.equal({ id: 'namesake', name: anaName });
      expect((await place.request(namesake.email, 'accounts/a1')).status).to.equal(200);
    },
  },
  {
    name: 'erases a person who was removed before',
    async run(place) {
      const { id } = await anaActs(place);
      const row = await memberAt(place, ana);
      if (!row) throw new Error('no Ana');
      const { id: rowId, version } = row;
      const refs = [{ id: rowId, ...(version && { version }) }];
      await as(place, owner).removeMembers({ refs }, write());
      expect(traces(await place.dump(), ana, anaName, id)).to.have.lengthOf(3);
      const erased = await place.maintenance.erasePerson('a1', ana);
      expect(erased).to.include({ member: false, login: true });
      expect(traces(await place.dump(), ana, anaName, id)).to.deep.equal([]);
    },
  },
  {
    name: 'erases entries of older versions by name and address',
    data: portalOf(
      accountOf({
        members: [memberOf(owner, { isOwner: true }), memberOf(ana, { id: 'ana', name: anaName })],
        activity: [
          entry('e1', 'Olga', anaName),
          entry('e2', ana.toUpperCase(), 'Olga'),
          entry('e3', 'Olga', 'Ana'),
        ],
      }),
    ),
    async run(place) {
      await place.maintenance.erasePerson('a1', ana);
      const kept = (await activity(place)).filter(({ verb }) => verb === 'member-updated');
      expect(kept.map(({ actor, subject }) => `${actor} → ${subject}`)).to.have.members([
        'Olga → Deleted user',
        'Deleted user → Olga',
        'Olga → Ana',
      ]);
    },
  },
  {
    name: 'erases somebody who was only ever invited',
    async run(place) {
      await as(place, owner).createInvitations([{ email: bob, ...accessOf('invoices') }], write());
      const erased = await place.maintenance.erasePerson('a1', bob);
      expect(erased).to.deep.include({ member: false, invitations: 1, mails: 1, activity: 1 });
      expect(traces(await place.dump(), bob)).to.deep.equal([]);
    },
  },
  {
    name: 'refuses to erase the last active owner, and changes nothing',
    async run(place) {
      const before = await place.dump();
      const refusal = await place.maintenance
        .erasePerson('a1', owner)
        .catch((error: unknown) => error);
      expect(refusal).to.include({ code: 'refused', reason: 'last-owner' });
      expect(await place.dump()).to.equal(before);
    },
  },
  {
    name: 'erases an owner beside whom there is another one',
    data: portalOf(
      accountOf({
        members: [
          memberOf(owner, { isOwner: true, subscriptions: ['news'] }),
          memberOf(ana, { isOwner: true, name: anaName, id: 'ana' }),
        ],
      }),
    ),
    async run(place) {
      expect(await place.maintenance.erasePerson('a1', ana)).to.include({ member: true });
      expect((await place.request(owner, 'accounts/a1')).status).to.equal(200);
    },
  },
  {
    name: 'leaves the other accounts of a person, and the login for them',
    data: portalOf(accountOf(), secondAccount()),
    async run(place) {
      await anaActs(place);
      const kept = await as(place, owner, 'a2').getMember('ana2');
      expect(await place.maintenance.erasePerson('a1', ana)).to.include({ login: false });
      expect(await as(place, owner, 'a2').getMember('ana2')).to.deep.equal(kept);
      expect((await place.request(ana, 'accounts/a2')).status).to.equal(200);
      expect((await place.maintenance.exportPerson('a2', ana)).login).to.deep.include({
        email: ana,
      });
    },
  },
  {
    name: 'keeps the answers of writes that are about others, and drops those about the person',
    async run(place) {
      const olga = as(place, owner);
      const drafts = [{ email: bob, ...accessOf('invoices') }];
      const first = await olga.createInvitations(drafts, { key: 'about-bob-only' });
      await anaActs(place);
      expect((await place.maintenance.exportPerson('a1', ana)).answers).to.not.be.empty;
      await place.maintenance.erasePerson('a1', ana);
      expect(await olga.createInvitations(drafts, { key: 'about-bob-only' })).to.deep.equal(first);
      expect((await place.maintenance.exportPerson('a1', ana)).answers).to.be.empty;
    },
  },
  {
    name: 'erases more entries than one transaction takes',
    data: portalOf(
      accountOf({
        members: [memberOf(owner, { isOwner: true }), memberOf(ana, { id: 'ana', name: anaName })],
        activity: Array.from({ length: 1_201 }, (_, n) => ({
          ...entry(`e${n}`, n % 2 ? anaName : 'Olga', n % 2 ? 'Olga' : 'Lena'),
          at: at(-n * 60_000),
        })),
        invitations: Array.from({ length: 601 }, (_, n) =>
          invitationOf(`guest${n}@guests.example`, {
            id: `i${n}`,
            invitedBy: { id: 'ana', name: anaName },
          }),
        ),
      }),
    ),
    async run(place) {
      const { activity: entries, mentions } = await place.maintenance.erasePerson('a1', ana);
      expect({ entries, mentions }).to.deep.equal({ entries: 600, mentions: 601 });
      expect(traces(await place.dump(), ana, anaName)).to.deep.equal([]);
      expect((await as(place, owner).listActivity({ limit: 1 })).total).to.equal(1_202);
    },
  },
  {
    name: 'says not-found for an account that is not there',
    async run(place) {
      for (const call of [
        place.maintenance.exportPerson('zz', ana),
        place.maintenance.erasePerson('zz', ana),
      ]) {
        expect(await call.catch((error: unknown) => error)).to.include({ code: 'not-found' });
      }
    },
  },
];
