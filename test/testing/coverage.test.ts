/** Every verb of the port with every code that it may refuse with has a check of the suite, or a reason why it cannot have one. */
import { expect } from 'chai';
import { invitationRoutes, refusedByAll, routes } from '../../src/backend/routes.js';
import type { Code } from '../../src/backend/errors.js';
import { conformance } from '../../src/testing/index.js';

type AnyVerb = keyof typeof routes | keyof typeof invitationRoutes;

/** Why no suite over any backend can provoke it. */
class Cannot {
  constructor(readonly because: string) {}
}
const cannot = (because: string) => new Cannot(because);

const noKey = 'a write without a key is refused';
const notThere = 'a verb that the account does not have is refused as unsupported';
const cursor = (of: string) => `${of}: a cursor of nobody’s making is refused as invalid`;
const badLink = 'nothing is accepted, declined or asked for by a link that nobody has';

/** Verb → code → the checks that provoke it, or why none can. */
const table: { [V in AnyVerb]: Partial<Record<Code, string[] | Cannot>> } = {
  getAccount: {
    'not-found': cannot('A subject is one account, which is there.'),
  },
  listMembers: { invalid: [cursor('members')] },
  getMember: { 'not-found': ['members: who is not there is refused as not-found'] },
  createMember: {
    invalid: ['nobody is created with a malformed address', noKey],
    refused: ['nobody is created at an address that somebody has'],
    unsupported: [notThere],
  },
  updateMember: {
    invalid: ['a change without the version that was seen is refused', noKey],
    refused: [
      'a permission that the viewer may not grant is not given to a member',
      'the last who receives a kind of mail that somebody has to receive keeps it',
      'an empty scope is not given',
    ],
    changed: ['a change of a row that was changed since is refused as changed'],
    'not-found': ['a member who is not there is not changed, but refused as not-found'],
  },
  removeMembers: {
    invalid: [noKey],
    refused: [
      'an owner cannot be removed by himself',
      'all that match are removed only as many as were counted',
    ],
    changed: ['a removal of a row that was changed since is refused as changed'],
    'not-found': ['a member who is not there is not removed, but told as not-found'],
  },
  setMembersActive: {
    invalid: [noKey],
    refused: ['an owner cannot be deactivated by himself'],
    changed: ['a member who was changed since is not deactivated'],
    'not-found': ['several members are deactivated at once, each with its outcome'],
    unsupported: [notThere],
  },
  listInvitations: { invalid: [cursor('invitations')], unsupported: [notThere] },
  createInvitations: {
    invalid: ['a malformed address is refused alone, the others are invited', noKey],
    refused: ['a member’s address is refused alone, the others are invited'],
    unsupported: [notThere],
  },
  updateInvitation: {
    invalid: [noKey],
    refused: ['an invitation is not moved to a member’s address'],
    changed: ['an invitation that was changed since is not changed again'],
    'not-found': ['an invitation that is not there is not changed, but refused as not-found'],
    gone: ['a revoked invitation is not changed, but refused as gone'],
    unsupported: [notThere],
  },
  revokeInvitations: {
    invalid: [noKey],
    refused: ['all invitations that match are resent and revoked only as many as were counted'],
    changed: ['an invitation that was changed since is neither resent nor revoked'],
    'not-found': ['several invitations are revoked at once, each with its outcome'],
    gone: ['an invitation that was accepted is neither resent nor revoked'],
    unsupported: [notThere],
  },
  resendInvitations: {
    invalid: [noKey],
    refused: ['all invitations that match are resent and revoked only as many as were counted'],
    changed: ['an invitation that was changed since is neither resent nor revoked'],
    'not-found': ['an invitation that is not there is not resent, but told as not-found'],
    gone: ['an invitation that was accepted is neither resent nor revoked'],
    unsupported: [notThere],
  },
  classifyAddresses: {
    invalid: cannot('Any text is an address to classify; what is no text, the port cannot say.'),
    unsupported: [notThere],
  },
  listScopeResources: { invalid: [cursor('scope resources')], unsupported: [notThere] },
  listActivity: { invalid: [cursor('activity')], unsupported: [notThere] },
  lookUp: {
    invalid: ['an empty link is refused'],
    'not-found': ['a link that nobody has is refused as not-found'],
  },
  accept: {
    invalid: ['nobody joins without the password that is asked for'],
    'not-found': [badLink],
    gone: ['the link of a revoked invitation is dead', 'an invitation is accepted once'],
    refused: ['who is signed in with another address does not join by a bound invitation'],
  },
  decline: {
    invalid: ['an empty link is refused'],
    'not-found': [badLink],
    gone: ['who declined cannot decline again, but is told that it is gone'],
  },
  askForNewLink: { invalid: ['an empty link is refused'], 'not-found': [badLink] },
};

const byAnybody: Record<(typeof refusedByAll)[number], string[] | Cannot> = {
  unauthenticated: ['no verb is open to who is not signed in'],
  forbidden: [
    'no verb is open to who is no member',
    'no change is open to who may not manage',
    'who may not manage invites nobody',
  ],
  'rate-limited': ['who is asked to wait is told how long'],
  busy: cannot('A backend is not brought into trouble by a suite.'),
  unknown: cannot('A backend is not brought into trouble by a suite.'),
};

describe('of the conformance suite', () => {
  const names = conformance.map(({ name }) => name);
  const checksThere = (told: string[] | Cannot | undefined) =>
    told instanceof Cannot
      ? told.because !== ''
      : told !== undefined && told.length > 0 && told.every((name) => names.includes(name));

  for (const [verb, { refuses }] of Object.entries({ ...routes, ...invitationRoutes })) {
    it(`the checks provoke every refusal of ${verb}`, () => {
      const told = table[verb as AnyVerb];
      expect(Object.keys(told).sort()).to.deep.equal([...refuses].sort());
      const without = refuses.filter((code: Code) => !checksThere(told[code]));
      expect(without).to.deep.equal([]);
    });
  }

  it('the checks provoke every refusal that every verb may meet', () => {
    expect(Object.keys(byAnybody)).to.deep.equal([...refusedByAll]);
    expect(refusedByAll.filter((code) => !checksThere(byAnybody[code]))).to.deep.equal([]);
  });
});
