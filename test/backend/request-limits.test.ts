import { expect } from 'chai';
import { BackendError } from '../../src/backend/errors.js';
import { isInRange } from '../../src/backend/moments.js';
import { parseRequest } from '../../src/backend/parse.js';
import { invitationRoutes, routes } from '../../src/backend/routes.js';
import * as requests from '../../src/backend/request-schemas.js';

type Schema = Parameters<typeof parseRequest>[0];

function isTaken(schema: Schema, json: unknown): boolean {
  try {
    parseRequest(schema, json);
    return true;
  } catch (error) {
    if (error instanceof BackendError && error.code === 'invalid') return false;
    throw error;
  }
}
const times = <T>(n: number, item: T): T[] => Array.from({ length: n }, () => item);

/** What a schema checks, one after the other, by its kind. */
function stepsOf(schema: object): string[] {
  const { pipe = [] } = schema as { pipe?: { type: string }[] };
  return pipe.flatMap((step) => [step.type, ...stepsOf(step)]);
}

const access = {
  role: null,
  profile: null,
  permissions: [],
  scope: { ids: [] },
  subscriptions: [],
};
const draft = { ...access, email: 'a@x.example' };
const fields = (n: number) => Object.fromEntries(times(n, 0).map((_, at) => [`f${at}`, 'x']));
const byQuery = { query: {}, except: [] as string[], expected: 0 };

/** What is limited, by how much, and a request with so many of it. */
const limits: [string, number, Schema, (n: number) => unknown][] = [
  [
    'addresses to classify',
    1000,
    requests.classifyRequest,
    (n) => ({ addresses: times(n, 'a@b.cc') }),
  ],
  ['drafts', 200, requests.createInvitationsRequest, (n) => ({ drafts: times(n, draft) })],
  [
    'rows that are named',
    200,
    requests.removeRequest,
    (n) => ({ target: { refs: times(n, { id: 'a' }) } }),
  ],
  [
    'exceptions',
    10_000,
    requests.removeRequest,
    (n) => ({ target: { ...byQuery, except: times(n, 'a') } }),
  ],
  ['permissions', 10_000, requests.memberChange, (n) => ({ permissions: times(n, 'a') })],
  ['subscriptions', 10_000, requests.memberChange, (n) => ({ subscriptions: times(n, 'a') })],
  [
    'resources of a scope',
    10_000,
    requests.memberChange,
    (n) => ({ scope: { ids: times(n, 'a') } }),
  ],
  ['declared fields', 100, requests.memberDraft, (n) => ({ email: 'a@b.cc', fields: fields(n) })],
  ['resources to look up', 200, requests.scopeQuery, (n) => ({ ids: times(n, 'a') })],
  ['states to filter by', 4, requests.memberQuery, (n) => ({ signIn: times(n, 'active') })],
  ['statuses to filter by', 5, requests.invitationQuery, (n) => ({ status: times(n, 'expired') })],
  ['characters of a name', 200, requests.memberChange, (n) => ({ name: '\u{10348}'.repeat(n) })],
  ['characters of an id', 200, requests.memberQuery, (n) => ({ role: 'x'.repeat(n) })],
  ['characters of a search', 1000, requests.memberQuery, (n) => ({ text: 'x'.repeat(n) })],
  ['characters of a cursor', 4000, requests.activityQuery, (n) => ({ cursor: 'x'.repeat(n) })],
  ['rows of a page', 200, requests.memberQuery, (n) => ({ limit: n })],
];

describe('The contract limits', () => {
  for (const [what, most, schema, json] of limits) {
    it(`${what} to ${most}`, () => {
      expect(isTaken(schema, json(most)), String(most)).to.equal(true);
      expect(isTaken(schema, json(most + 1)), String(most + 1)).to.equal(false);
    });
  }

  it('the name of an invitee to 200 characters', () => {
    const accept = (name: string) => ({ token: 't', answer: { name } });
    expect(isTaken(requests.acceptRequest, accept('\u{10348}'.repeat(200)))).to.equal(true);
    expect(isTaken(requests.acceptRequest, accept('x'.repeat(201)))).to.equal(false);
  });

  it('every array and every text of every request', () => {
    const unlimited: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { type, entries, item, options, wrapped, key, value } = schema as Record<
        string,
        unknown
      >;
      const isLimited = stepsOf(schema).some((step) =>
        ['max_length', 'max_entries', 'metadata'].includes(step),
      );
      if (['array', 'string', 'record'].includes(String(type)) && !isLimited) unlimited.push(path);
      for (const [name, part] of Object.entries(entries ?? {})) walk(part, `${path}.${name}`);
      if (Array.isArray(options)) options.forEach((part) => walk(part, path));
      walk(item, `${path}[]`);
      walk(value, `${path}{}`);
      walk(key, `${path}{}`);
      walk(wrapped, path);
    };
    for (const [name, route] of Object.entries({ ...routes, ...invitationRoutes })) {
      if ('body' in route) walk(route.body, name);
      if ('query' in route) walk(route.query, name);
    }
    expect(unlimited).to.deep.equal([]);
  });

  it('how many faults a refusal names, and looks at no item of a list that is too long', () => {
    const begun = performance.now();
    try {
      parseRequest(requests.classifyRequest, { addresses: times(200_000, 0) });
      expect.fail('it was taken');
    } catch (error) {
      expect(Object.keys((error as BackendError).fields ?? {})).to.deep.equal(['addresses']);
    }
    expect(performance.now() - begun).to.be.lessThan(1000);
    try {
      parseRequest(requests.classifyRequest, { addresses: times(1000, 0) });
      expect.fail('it was taken');
    } catch (error) {
      expect(Object.keys((error as BackendError).fields ?? {})).to.have.lengthOf(100);
    }
  });
});

const outside = [
  '0000-01-01T00:00:00Z',
  '0000-12-31T23:59:59.999Z',
  '0001-01-01T00:00:00+00:01',
  '9999-12-31T23:59:59-23:59',
  '9999-12-31T24:00:00Z',
];
const inside = ['0001-01-01T00:00:00Z', '1969-07-20T20:17:40Z', '9999-12-31T23:59:59.999Z'];

describe('A moment', () => {
  const asked: [string, Schema, (moment: string) => unknown][] = [
    ['lastSignInBefore', requests.memberQuery, (moment) => ({ lastSignInBefore: moment })],
    ['expiresBefore', requests.invitationQuery, (moment) => ({ expiresBefore: moment })],
    ['until of a change', requests.memberChange, (until) => ({ until })],
    ['until of a member', requests.memberDraft, (until) => ({ email: 'a@b.cc', until })],
    ['until of an invitation', requests.invitationChange, (until) => ({ until })],
    [
      'until of a draft',
      requests.createInvitationsRequest,
      (until) => ({ drafts: [{ ...draft, until }] }),
    ],
    [
      'a moment in the query of a target',
      requests.removeRequest,
      (moment) => ({ target: { ...byQuery, query: { lastSignInBefore: moment } } }),
    ],
  ];
  for (const [what, schema, json] of asked) {
    it(`is in years 1 to 9999: ${what}`, () => {
      for (const moment of outside) expect(isTaken(schema, json(moment)), moment).to.equal(false);
      for (const moment of inside) expect(isTaken(schema, json(moment)), moment).to.equal(true);
    });
  }

  it('is no text without end', () => {
    const long = `2026-01-01T00:00:00.${'0'.repeat(100)}Z`;
    expect(isTaken(requests.memberQuery, { lastSignInBefore: long })).to.equal(false);
  });

  it('is none that only JavaScript reads', () => {
    for (const moment of ['+275760-09-13T00:00:00.000Z', '-000001-01-01T00:00:00Z', 'never'])
      expect(isInRange(moment), moment).to.equal(false);
  });
});
