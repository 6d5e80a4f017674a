/** What no database takes is refused before it gets there: a caller's nonsense is no error of the server. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessRoute, invitationRoutes, routes } from '../../src/backend/routes.js';
import type { Route } from '../../src/backend/routes.js';
import { owner, portalOf } from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { openService, writing } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';

const odd = [
  'Ada\0',
  '\0',
  'Ada\ud800',
  '\udfffAda',
  'x'.repeat(5000),
  '%',
  '\\',
  "';--",
  '\u202e',
];
const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const cursors = [
  cursorOf('lastSignInAt+', 'no moment', 'x'),
  cursorOf('lastSignInAt+', '\0', 'x'),
  cursorOf('lastSignInAt+', '', '\0'),
  cursorOf('standing+', '\0', 'x'),
  'no base64 %',
];
let serial = 0;

/** What may stand in the place of any value. */
const anything: unknown[] = [
  ...[null, true, -1, 0.5, 1e308, '', ' ', [], {}, [[]], [null], { id: {} }],
  ...['\0', '\ud800', 'x'.repeat(5000), '%', '\\', '\u202e\u2800', '__proto__', 'constructor'],
  ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59', '+275760-09-13T00:00:00.000Z'],
  ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00Z'],
];
const access = { role: null, profile: null, permissions: ['invoices'], scope: { all: true } };
const until = '2030-01-01T00:00:00Z';
const byQuery = {
  query: { text: 'x', signIn: ['active'] },
  except: ['x'],
  expected: 0,
  cursor: 'x',
};
const byRefs = { target: { refs: [{ id: 'nobody', version: '1' }] } };
/** A request of each route that has a body, with all that may be in it. */
const samples: Record<string, unknown> = {
  createMember: { ...access, until, email: 'a@odd.example', name: 'Ada', fields: { first: 'Ada' } },
  updateMember: { ...access, until, name: 'Ada', maySignIn: false, subscriptions: [] },
  removeMembers: byRefs,
  setMembersActive: { active: true, target: byQuery },
  createInvitations: {
    drafts: [{ ...access, until, subscriptions: [], email: 'b@odd.example', locale: 'en' }],
  },
  updateInvitation: { ...access, until, email: 'c@odd.example' },
  revokeInvitations: byRefs,
  resendInvitations: {
    target: { ...byQuery, query: { status: ['pending'], expiresBefore: until } },
  },
  classifyAddresses: { addresses: ['a@odd.example'] },
  lookUp: { token: 'x' },
  accept: { token: 'x', answer: { name: 'Ada', password: 'long enough', as: 'invited' } },
  decline: { token: 'x' },
  askForNewLink: { token: 'x' },
};
const everyRoute = Object.entries({ ...routes, access: accessRoute, ...invitationRoutes }) as [
  string,
  Route,
][];
const isOfInvitee = (verb: string) => verb in invitationRoutes;

/** The sample with anything in the place of each of its values in turn. */
function* oddBodies(sample: unknown): Generator {
  yield* anything;
  if (typeof sample !== 'object' || sample === null) return;
  for (const key of Object.keys(sample)) {
    const part = (sample as Record<string, unknown>)[key];
    for (const odd of oddBodies(part)) {
      yield Array.isArray(sample) ? [odd] : { ...sample, [key]: odd };
    }
  }
}

/** Each parameter of a query, and one that nobody knows, with anything as its value. */
function* oddSearches(query: NonNullable<Route['query']>): Generator<string> {
  const { entries } = query as unknown as { entries: Record<string, unknown> };
  for (const key of [...Object.keys(entries), 'nonsense', '__proto__']) {
    for (const value of anything) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      yield `${key}=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))}`;
    }
    yield `${key}=%00`;
    yield `${key}=%ff%c0&${key}=x`;
  }
}

for (const { name, open } of databases) {
  describe(`odd input on ${name}`, () => {
    let service: InProcess;
    before(async () => {
      service = await openService(await open(), portalOf());
    });
    after(() => service.close());

    const isRefusedOrTaken = (reply: Response, what: string) =>
      assert.ok(reply.status < 500 || reply.status === 501, `${reply.status} for ${what}`);
    const get = (path: string) => service.request(owner, path);
    const encode = (text: string) =>
      encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));

    for (const text of odd) {
      const shown = JSON.stringify(text.slice(0, 12));
      it(`is ${shown} wherever a text may be`, async () => {
        for (const query of ['text', 'role', 'permission', 'scope', 'cursor', 'sort'])
          isRefusedOrTaken(await get(`accounts/a1/members?${query}=${encode(text)}`), query);
        isRefusedOrTaken(
          await get(`accounts/a1/invitations?invitedBy=${encode(text)}`),
          'invitedBy',
        );
        isRefusedOrTaken(await get(`accounts/a1/members/${encode(text)}`), 'id');
        isRefusedOrTaken(await get(`accounts/${encode(text)}`), 'account');
        const draft = { email: `odd-${(serial += 1)}@odd.example` };
        for (const part of [
          { name: text },
          { fields: { first: text } },
          { fields: { [text]: 'x' } },
          { email: `${text}@odd.example` },
          { permissions: [text] },
        ]) {
          const write = writing({ ...draft, ...part }, `odd-${(serial += 1)}`);
          isRefusedOrTaken(
            await service.request(owner, 'accounts/a1/members', write),
            JSON.stringify(part),
          );
        }
        const look = writing({ token: text }, `odd-${(serial += 1)}`);
        isRefusedOrTaken(await service.request(null, 'invitations/look-up', look), 'token');
      });
    }

    for (const [verb, route] of everyRoute) {
      it(`is anything anywhere in a request of ${verb}`, async () => {
        const path = `accounts/a1/${route.path.replace('{id}', 'lena')}`.replace(/\/$/u, '');
        const [as, at] = isOfInvitee(verb) ? [null, `invitations/${route.path}`] : [owner, path];
        for (const search of route.query ? oddSearches(route.query) : ['']) {
          const address = search === '' ? at : `${at}?${search}`;
          if (route.method === 'GET') isRefusedOrTaken(await service.request(as, address), address);
        }
        for (const body of route.body ? oddBodies(samples[verb]) : []) {
          const write = writing(body, `odd-${(serial += 1)}`, route.method);
          isRefusedOrTaken(
            await service.request(as, at, write),
            JSON.stringify(body).slice(0, 200),
          );
        }
      });
    }

    it('is a header that no client sends', async () => {
      const write = writing({ name: 'Ada' }, 'k', 'PATCH');
      for (const value of ['', '"', 'W/"', '*', '\u00ff', 'x'.repeat(5000), '"1", "2"']) {
        for (const name of ['if-match', 'idempotency-key', 'content-length', 'content-type']) {
          const headers = { ...(write.headers as Record<string, string>), [name]: value };
          const reply = await service.request(owner, 'accounts/a1/members/lena', {
            ...write,
            headers,
          });
          isRefusedOrTaken(reply, `${name}: ${value.slice(0, 20)}`);
        }
      }
    });

    it("is a cursor of nobody's making", async () => {
      for (const cursor of cursors) {
        const reply = await get(`accounts/a1/members?sort=lastSignInAt&cursor=${encode(cursor)}`);
        assert.equal(reply.status, 422, cursor);
      }
    });

    it('is a day that the calendar does not have', async () => {
      const day = '2026-02-30T00:00:00Z';
      isRefusedOrTaken(await get(`accounts/a1/members?lastSignInBefore=${day}`), day);
      isRefusedOrTaken(await get(`accounts/a1/invitations?expiresBefore=${day}`), day);
      const draft = { email: 'day@odd.example', until: '2030-02-30T00:00:00Z' };
      isRefusedOrTaken(
        await service.request(owner, 'accounts/a1/members', writing(draft, 'day')),
        day,
      );
    });
  });
}
