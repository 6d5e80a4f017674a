import { expect } from 'chai';
import type { InvitationBackend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import { readingInvitationBackend } from '../../src/backend/reading.js';

const unused = () => Promise.reject(new Error('not asked for'));

describe('an invitation backend whose answers are read', () => {
  for (const verb of ['decline', 'askForNewLink'] as const) {
    it(`calls ${verb} once, with what it was given, and answers nothing`, async () => {
      const calls: unknown[][] = [];
      const backend: InvitationBackend = {
        lookUp: unused,
        accept: unused,
        [verb]: async (...given: unknown[]) => {
          calls.push(given);
        },
      };
      const write = { key: 'once' };
      const reading = readingInvitationBackend(backend)[verb]!('token', write) as Promise<unknown>;
      const answer = await reading;
      expect(answer).to.equal(undefined);
      expect(calls).to.deep.equal([['token', write]]);
    });

    it(`rejects when ${verb} is refused`, async () => {
      const backend: InvitationBackend = {
        lookUp: unused,
        accept: unused,
        [verb]: () => Promise.reject(new BackendError({ code: 'gone', reason: 'revoked' })),
      };
      const error: unknown = await readingInvitationBackend(backend)[verb]!('token', {
        key: 'once',
      }).catch((one: unknown) => one);
      expect(error).to.be.instanceOf(BackendError).and.include({ code: 'gone', reason: 'revoked' });
    });
  }
});
