import { expect } from 'chai';
import { type PortalName, portals } from '../../src/mocks/portals/index.js';
import type { Result } from '../../src/testing/index.js';
import { conformance, runConformance } from '../../src/testing/index.js';
import { start } from '../support/portal.js';
import { breakages } from './broken-backends.js';
import { httpSubject, memorySubject, scopedSubject } from './subjects.js';

const told = (results: Result[], outcome: Result['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ name, why }) => `${name}: ${why}`);

/** Why checks are skipped, and how many for each reason. */
function skipped(results: Result[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { outcome, why = '' } of results)
    if (outcome === 'skipped') reasons[why] = (reasons[why] ?? 0) + 1;
  return reasons;
}

/** A portal's own tests know one viewer, and nothing is asked of what the portal does not have. */
const ofOneViewer = {
  'There is no stranger.': 2,
  'There is no signedOut.': 2,
  'There is no limited.': 4,
  'There is no partial.': 3,
  'No kind of mail is down to those who have to receive it.': 1,
};
const notInPortal: Record<PortalName, Record<string, number>> = {
  'hosting-account': {
    'The viewer is no admin.': 1,
    'There is no listScopeResources.': 13,
    'There is no setMembersActive.': 4,
    'There is no createMember.': 8,
    'The role forbids nothing.': 1,
    'The account has neither mail nor ends of access.': 1,
    'The other invitee is not signed in.': 1,
  },
  'server-panel': {
    'There is no listInvitations.': 8,
    'There is no listScopeResources.': 13,
    'There is no setMembersActive.': 4,
    'There is no createInvitations.': 30,
    'The viewer is no admin.': 1,
    'There is no updateInvitation.': 7,
    'There is no revokeInvitations.': 2,
    'There is no resendInvitations.': 5,
    'There is no classifyAddresses.': 1,
    'The role forbids nothing.': 1,
    'The account makes no contacts.': 4,
  },
  'client-area': {
    'The viewer is no admin.': 1,
    'The account shows no links.': 1,
    'There is no listScopeResources.': 13,
    'There is no setMembersActive.': 4,
    'There is no classifyAddresses.': 1,
    'The role forbids nothing.': 1,
    'The other invitee is not signed in.': 1,
  },
  'messaging-portal': {
    'The account shows no links.': 1,
    'There is no createMember.': 8,
    'No row says that it is an owner.': 2,
    'The account has neither mail nor ends of access.': 1,
    'The other invitee is not signed in.': 1,
  },
};

const isNotOfScope = (name: string) => !/scope|resource/u.test(name);

describe('the conformance suite', () => {
  it('names each check once', () => {
    const names = conformance.map(({ name }) => name);
    expect(new Set(names).size).to.equal(names.length);
  });

  it('finds nothing to say against the HTTP adapter over the service', async () => {
    const results = await runConformance(httpSubject());
    expect(told(results, 'failed')).to.deep.equal([]);
    expect(told(results, 'skipped').filter(isNotOfScope)).to.deep.equal([
      'an admin of an account without an owner may grant every permission: The viewer is no admin.',
      'a permission that the role forbids is not given to a member: The role forbids nothing.',
      'a verb that the account does not have is refused as unsupported: The account has every verb that the adapter has.',
      'a link that is shown to the inviter sets no password: The invitee needs no password.',
      'nobody joins without the password that is asked for: No password is asked for.',
    ]);
  });

  it('finds nothing to say against an account with sub-accounts', async () => {
    const results = await runConformance(scopedSubject());
    expect(told(results, 'failed')).to.deep.equal([]);
    expect(told(results, 'skipped').filter((name) => !isNotOfScope(name))).to.deep.equal([]);
  });

  it('finds nothing to say against the memory adapter', async () => {
    const results = await runConformance(memorySubject());
    expect(told(results, 'failed')).to.deep.equal([]);
    expect(told(results, 'skipped').filter(isNotOfScope)).to.have.members([
      'an admin of an account without an owner may grant every permission: The viewer is no admin.',
      'a viewer is offered no change of a member who holds more: There is no partial.',
      'a viewer cannot change or remove a member who holds more: There is no partial.',
      'who is no member sees nothing: There is no stranger.',
      'who is not signed in sees nothing: There is no signedOut.',
      'who may not manage is offered no change of others: There is no limited.',
      'a permission that the viewer may not grant is not given to a member: There is no partial.',
      'a permission that the role forbids is not given to a member: The role forbids nothing.',
      'who may not manage is refused as forbidden: There is no limited.',
      'who may not manage invites nobody: There is no limited.',
      'no verb is open to who is no member: There is no stranger.',
      'no change is open to who may not manage: There is no limited.',
      'no verb is open to who is not signed in: There is no signedOut.',
      'a verb that the account does not have is refused as unsupported: The account has every verb that the adapter has.',
      'who is signed in with another address does not join by a bound invitation: The other invitee is not signed in.',
    ]);
  });

  for (const { name, data, viewers } of Object.values(portals)) {
    it(`finds nothing to say against the portal ${name}`, async () => {
      const results = await runConformance(memorySubject(data(start), viewers.owner));
      expect(told(results, 'failed')).to.deep.equal([]);
      expect(skipped(results)).to.deep.equal({ ...ofOneViewer, ...notInPortal[name] });
      expect(results.flatMap(({ left = [] }) => left)).to.deep.equal([]);
    });
  }

  it('runs only the levels and checks that are asked for', async () => {
    const read = await runConformance(httpSubject(), { levels: ['read'] });
    expect(read.map(({ name }) => name)).to.deep.equal(
      conformance.filter(({ level }) => level === 'read').map(({ name }) => name),
    );
    const only = ['members: no row comes twice'];
    const one = await runConformance(httpSubject(), { only });
    expect(one).to.deep.equal([{ name: only[0], outcome: 'passed' }]);
  });

  it('leaves none of the addresses behind that it invited', async () => {
    const subject = httpSubject();
    await runConformance(subject);
    const { items } = await subject.backend.listInvitations({ status: ['pending', 'expired'] });
    const { items: members } = await subject.backend.listMembers({});
    const left = [...items, ...members].filter(({ email }) => email.includes('conformance'));
    expect(left.map(({ email }) => email)).to.deep.equal([]);
  });
});

describe('of a broken backend the conformance suite says what is broken:', () => {
  for (const { what, says, check, of = httpSubject, spoil } of breakages) {
    it(what, async () => {
      const [result] = await runConformance(spoil(of()), { only: [check] });
      expect(result).to.include({ name: check, outcome: 'failed' });
      expect(result?.why).to.include(says);
    });
  }

  it('and each of its checks finds something', () => {
    const found = new Set(breakages.map(({ check }) => check));
    // What holds for every list is written once, and found with that of the members.
    const asOfMembers = (name: string) =>
      name.replace(/^(?:invitations|scope resources|activity): /u, 'members: ');
    const lists = new Set([...found].map(asOfMembers));
    expect(
      conformance
        .map(({ name }) => name)
        .filter((name) => !found.has(name) && !lists.has(asOfMembers(name))),
    ).to.deep.equal([]);
  });

  it('with the request to look for in its log', async () => {
    const subject = httpSubject();
    const { backend } = subject;
    const getMember = () => backend.getMember('nobody');
    const results = await runConformance(
      { ...subject, backend: { ...backend, getMember } },
      { only: ['members: a row alone is the row of the list'] },
    );
    expect(results[0]?.requestId).to.be.a('string');
  });
});
