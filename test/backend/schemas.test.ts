import { expect } from 'chai';
import { safeParse } from 'valibot';
import type * as v from 'valibot';
import type { Invitation, Member } from '../../src/backend/backend.js';
import { parseReply } from '../../src/backend/parse.js';
import * as schemas from '../../src/backend/schemas.js';
import { account, invitation, member, page } from './rows.js';

const accepts = (schema: v.GenericSchema, json: unknown) => safeParse(schema, json).success;

describe('requests', () => {
  const draft = {
    role: null,
    profile: null,
    permissions: ['tickets'],
    scope: { ids: [] },
    subscriptions: [],
    email: 'jane@example.com',
  };
  const sound: [name: keyof typeof schemas, request: Record<string, unknown>][] = [
    ['memberQuery', { text: 'jane', sort: 'name', descending: true, limit: 25 }],
    ['invitationQuery', { status: ['pending'], delivery: 'failed' }],
    ['scopeQuery', { ids: ['s1'] }],
    ['activityQuery', { cursor: 'c' }],
    ['accessQuery', { permission: 'tickets', resource: 's1' }],
    ['memberChange', { name: null, until: null, maySignIn: false, fields: { phone: '1' } }],
    ['memberDraft', { email: 'jane@example.com', scope: { all: true } }],
    ['invitationChange', { email: 'jane@example.com' }],
    ['removeRequest', { target: { refs: [{ id: 'm1', version: '1' }] } }],
    ['setActiveRequest', { active: false, target: { query: {}, except: [], expected: 3 } }],
    [
      'invitationsTargetRequest',
      { target: { query: { status: ['expired'] }, except: ['i1'], expected: 0 } },
    ],
    ['createInvitationsRequest', { drafts: [draft] }],
    ['classifyRequest', { addresses: ['jane@example.com'] }],
    ['tokenRequest', { token: 't' }],
    ['acceptRequest', { token: 't', answer: { name: 'Jane', password: 'x', as: 'invited' } }],
  ];
  for (const [name, request] of sound) {
    const schema = schemas[name] as v.GenericSchema;
    it(`${name}: a sound one passes, one with a key that nobody knows does not`, () => {
      expect(accepts(schema, request)).to.equal(true);
      expect(accepts(schema, { ...request, isOwner: true })).to.equal(false);
    });
  }

  it('refuse an unknown key within a draft, a target, a reference and an answer', () => {
    const drafts = [{ ...draft, isOwner: true }];
    expect(accepts(schemas.createInvitationsRequest, { drafts })).to.equal(false);
    const refs = [{ id: 'm1', isOwner: true }];
    expect(accepts(schemas.removeRequest, { target: { refs } })).to.equal(false);
    const both = { refs: [], query: {}, except: [], expected: 0 };
    expect(accepts(schemas.removeRequest, { target: both })).to.equal(false);
    const answer = { permissions: ['all'] };
    expect(accepts(schemas.acceptRequest, { token: 't', answer })).to.equal(false);
  });

  it('refuse a scope that says both "all" and "some"', () => {
    const scope = { all: true, ids: ['s1'] };
    expect(accepts(schemas.memberChange, { scope })).to.equal(false);
    expect(accepts(schemas.createInvitationsRequest, { drafts: [{ ...draft, scope }] })).to.equal(
      false,
    );
  });

  it('refuse statuses, sizes and times that are none', () => {
    for (const query of [
      { signIn: ['unknown'] },
      { signIn: ['root'] },
      { limit: 0 },
      { limit: 201 },
      { limit: 2.5 },
      { lastSignInBefore: 'yesterday' },
      { lastSignInBefore: '2026-13-45T00:00:00Z' },
      { text: 'x'.repeat(1001) },
      { sort: 'isOwner' },
    ]) {
      expect(accepts(schemas.memberQuery, query), JSON.stringify(query)).to.equal(false);
    }
    expect(accepts(schemas.createInvitationsRequest, { drafts: [] })).to.equal(false);
    expect(accepts(schemas.tokenRequest, { token: '' })).to.equal(false);
  });
});

describe('a row in a reply', () => {
  it('is read as it was sent', () => {
    expect(parseReply(schemas.member, member())).to.deep.equal(member());
    expect(parseReply(schemas.invitation, invitation())).to.deep.equal(invitation());
  });

  it('loses what this version does not know, and nothing else', () => {
    const sent = { ...member(), colour: 'red', scope: { all: true, colour: 'red' } };
    expect(parseReply(schemas.member, sent)).to.deep.equal(member());
  });

  it('has an unknown status where a newer backend says another one', () => {
    expect(parseReply(schemas.member, { ...member(), signIn: 'frozen' }).signIn).to.equal(
      'unknown',
    );
    const sent = { ...invitation(), status: 'held', delivery: { state: 'on its way' } };
    const read = parseReply(schemas.invitation, sent);
    expect(read.status).to.equal('unknown');
    expect(read.delivery.state).to.equal('unknown');
  });

  it('keeps permissions, roles and subscriptions that the account does not name', () => {
    const newer = member({
      permissions: ['tickets', 'new-one'],
      role: 'new',
      subscriptions: ['new'],
    });
    expect(parseReply(schemas.member, newer)).to.deep.equal(newer);
  });

  it('does not offer an action whose verdict cannot be read', () => {
    const sent = { ...member(), actions: { edit: true, remove: 'perhaps', deactivate: false } };
    const { actions } = parseReply(schemas.member, sent);
    expect(actions.edit).to.equal(true);
    expect(actions.remove).to.equal(undefined);
    expect(actions.deactivate).to.equal(undefined);
    expect(parseReply(schemas.member, { ...member(), actions: 'all' }).actions).to.deep.equal({});
  });
});

describe('a page', () => {
  it('draws a broken row neutrally, and leaves the others alone', () => {
    const broken = { ...member({ id: 'm2' }), isOwner: undefined };
    const read = parseReply(schemas.memberPage, page([member(), broken, member({ id: 'm3' })]));
    expect(read.items.map(({ id }) => id)).to.deep.equal(['m1', 'm2', 'm3']);
    const [, neutral] = read.items as [Member, Member, Member];
    expect(neutral).to.deep.include({
      signIn: 'unknown',
      isOwner: false,
      permissions: [],
      actions: {},
    });
    expect(neutral.scope).to.deep.equal({ ids: [] });
    expect(read.items[2]).to.deep.equal(member({ id: 'm3' }));
  });

  it('draws a broken invitation neutrally, and gives a row without an id one', () => {
    const broken = [null, 'x', { ...invitation(), expiresAt: 'soon' }, { id: 9 }];
    const read = parseReply(schemas.invitationPage, page([...broken, invitation()]));
    const ids = read.items.map(({ id }) => id);
    expect(ids).to.deep.equal(['unreadable-0', 'unreadable-1', 'i1', 'unreadable-3', 'i1']);
    const [neutral] = read.items as [Invitation];
    expect(neutral).to.deep.include({ status: 'unknown', permissions: [], actions: {} });
  });

  it('leaves out broken resources and activities, which nobody acts on', () => {
    const resources = page([{ id: 's1', label: 'One' }, { id: 's2' }]);
    expect(parseReply(schemas.scopePage, resources).items).to.deep.equal([
      { id: 's1', label: 'One' },
    ]);
    expect(parseReply(schemas.activityPage, page([{}])).items).to.deep.equal([]);
  });

  it('does without numbers that are none', () => {
    const read = parseReply(
      schemas.memberPage,
      page([member()], { total: '1', counts: { members: { active: -1 } } }),
    );
    expect(read.items).to.have.length(1);
    expect(read.total).to.equal(undefined);
    expect(read.counts).to.equal(undefined);
  });

  it('needs its rows, its cursor and the time', () => {
    for (const key of ['items', 'nextCursor', 'asOf']) {
      expect(accepts(schemas.memberPage, page([], { [key]: undefined })), key).to.equal(false);
    }
  });
});

describe('outcomes', () => {
  it('are not lost because one row in them is broken', () => {
    const items = [
      { ref: { id: 'm1' }, row: { id: 'm1' } },
      { ref: { id: 'm2' }, error: { code: 'changed', current: { id: 'm2' }, changed: 'by whom?' } },
      { ref: { id: 'm3' }, row: member({ id: 'm3' }) },
    ];
    const read = parseReply(schemas.memberOutcomes, { items, nextCursor: null });
    expect(read.items.map(({ ref }) => ref.id)).to.deep.equal(['m1', 'm2', 'm3']);
    expect(read.items[1]?.error?.code).to.equal('changed');
    expect(read.items[2]?.row).to.deep.equal(member({ id: 'm3' }));
  });

  it('keep each address of a sending in its place, also one whose outcome cannot be read', () => {
    const sent = [
      { email: 'a@example.com', invitation: invitation() },
      { email: 'b@example.com', invitation: { id: 'i2' } },
      { email: 'c@example.com', error: { code: 'refused', reason: 'already-member' } },
      { email: 'd@example.com' },
    ];
    const read = parseReply(schemas.createInvitationsReply, sent);
    expect(read.map(({ email }) => email)).to.deep.equal(sent.map(({ email }) => email));
    expect(read[0]).to.deep.equal(sent[0]);
    expect(read[1]).to.deep.equal({ email: 'b@example.com', error: { code: 'bad-answer' } });
    expect(read[2]).to.deep.equal(sent[2]);
    expect(read[3]).to.deep.equal({ email: 'd@example.com', error: { code: 'bad-answer' } });
  });

  it('have the code "unknown" where a newer backend says another one', () => {
    expect(parseReply(schemas.refusal, { code: 'on-fire', reason: 'smoke' })).to.deep.equal({
      code: 'unknown',
      reason: 'smoke',
    });
  });

  it('call an address new whose class nobody knows', () => {
    const read = parseReply(schemas.classifyReply, [{ address: 'a@example.com', is: 'famous' }]);
    expect(read[0]?.is).to.equal('new');
  });
});

describe('an account', () => {
  it('is read as it was sent', () => {
    expect(parseReply(schemas.account, account)).to.deep.equal(account);
  });

  it('may be newer: other verbs, sort keys, kinds of field and vocabulary', () => {
    const field = { id: 'f', type: 'signature', required: false };
    const newer = {
      ...account,
      vocabulary: 'people',
      fields: [field],
      capabilities: {
        ...account.capabilities,
        verbs: ['listActivity', 'teleport'],
        sortBy: ['age'],
      },
    };
    const read = parseReply(schemas.account, newer);
    expect(read.vocabulary).to.equal('users');
    expect(read.fields[0]?.type).to.equal('text');
    expect(read.capabilities.verbs).to.deep.equal(['listActivity']);
    expect(read.capabilities.sortBy).to.deep.equal([]);
  });

  it('of another contract is refused', () => {
    expect(accepts(schemas.account, { ...account, contract: 2 })).to.equal(false);
  });
});
