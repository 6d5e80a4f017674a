/** What no database takes is refused before it gets there: a caller's nonsense is no error of the server. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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

    it("is a cursor of nobody's making", async () => {
      for (const cursor of cursors) {
        const reply = await get(`accounts/a1/members?sort=lastSignInAt&cursor=${encode(cursor)}`);
        assert.equal(reply.status, 422, cursor);
      }
    });

    it('is a day that the calendar does not have', async () => {
      const day = '2026-02-30T00:00:00Z';
      const draft = { email: 'day@odd.example', until: '2030-02-30T00:00:00Z' };
      const replies = [
        await get(`accounts/a1/members?lastSignInBefore=${day}`),
        await get(`accounts/a1/invitations?expiresBefore=${day}`),
        await service.request(owner, 'accounts/a1/members', writing(draft, 'day')),
      ];
      assert.deepEqual(
        replies.map(({ status }) => status),
        [422, 422, 422],
      );
    });
  });
}
