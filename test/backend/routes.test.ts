import { expect } from 'chai';
import fc from 'fast-check';
import { codes } from '../../src/backend/errors.js';
import { parseRequest } from '../../src/backend/parse.js';
import {
  codeOf,
  fromSearch,
  invitationRoutes,
  pathOf,
  routes,
  statusOf,
  toSearch,
} from '../../src/backend/routes.js';
import type { Route } from '../../src/backend/routes.js';
import * as schemas from '../../src/backend/schemas.js';

const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
const time = fc.constantFrom('2026-11-22T02:14:00Z', '2026-11-22T09:14:00.000+07:00');
const memberQuery = fc.record(
  {
    signIn: fc.subarray(['none', 'invited', 'active', 'deactivated']),
    text: fc.string({ unit: 'binary', maxLength: 30 }),
    role: id,
    permission: id,
    subscription: id,
    scope: id,
    lastSignInBefore: time,
    sort: fc.constantFrom('name', 'lastSignInAt'),
    descending: fc.boolean(),
    cursor: id,
    limit: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: [] },
);
const invitationQuery = fc.record(
  {
    status: fc.subarray(['pending', 'expired', 'accepted', 'declined', 'revoked']),
    delivery: fc.constant('failed'),
    invitedBy: id,
    text: id,
    expiresBefore: time,
    cursor: id,
    limit: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: [] },
);
const scopeQuery = fc.record(
  { ids: fc.array(id, { maxLength: 4 }), text: id },
  { requiredKeys: [] },
);

describe('a query in an address', () => {
  for (const [name, query, schema] of [
    ['members', memberQuery, schemas.memberQuery],
    ['invitations', invitationQuery, schemas.invitationQuery],
    ['scope resources', scopeQuery, schemas.scopeQuery],
  ] as const) {
    it(`comes back as it went: ${name}`, () => {
      fc.assert(
        fc.property<[object]>(query, (sent) => {
          const search = new URLSearchParams(toSearch(sent).toString());
          expect(parseRequest<unknown>(schema, fromSearch(search))).to.deep.equal(sent);
        }),
      );
    });
  }

  it('says nothing of what is absent', () => {
    expect(toSearch({ text: undefined, limit: 25 }).toString()).to.equal('limit=25');
  });

  it('is refused where a value is not of its kind, or given twice', () => {
    for (const search of [
      'limit=many',
      'limit=',
      'limit= ',
      'descending=yes',
      'text=a&text=b',
      'limit=1&limit=2',
      'x=1',
    ]) {
      const query = fromSearch(new URLSearchParams(search));
      expect(() => parseRequest(schemas.memberQuery, query), search)
        .to.throw()
        .with.property('code', 'invalid');
    }
  });
});

describe('a refusal over HTTP', () => {
  it('has a status of its own for each code', () => {
    expect(new Set(codes.map((code) => statusOf[code]))).to.have.property('size', codes.length);
  });

  it('is known by its status again, whatever a service may say', () => {
    for (const code of codes) {
      // These two are said by the adapter; where they come over the wire, a proxy sent them.
      const expected = code === 'unreachable' || code === 'bad-answer' ? 'busy' : code;
      expect(codeOf(statusOf[code]), code).to.equal(expected);
    }
  });

  it('of somebody else is taken for what it is most like', () => {
    expect([400, 405, 428].map(codeOf)).to.deep.equal(['invalid', 'unsupported', 'invalid']);
    expect([505, 520, 599].map(codeOf)).to.deep.equal(['busy', 'busy', 'busy']);
    expect([302, 418].map(codeOf)).to.deep.equal(['unknown', 'unknown']);
  });
});

describe('the route table', () => {
  const all: Record<string, Route> = { ...routes, ...invitationRoutes };

  it('has one route for each method and path', () => {
    for (const table of [Object.values<Route>(routes), Object.values<Route>(invitationRoutes)]) {
      const places = table.map(({ method, path }) => `${method} ${path}`);
      expect(new Set(places).size).to.equal(places.length);
    }
  });

  it('writes by POST and PATCH only, a change of one row with its version', () => {
    for (const [verb, { method, write, versioned, body }] of Object.entries(all)) {
      if (method === 'GET') expect(body ?? write, verb).to.equal(undefined);
      expect(versioned ?? false, verb).to.equal(method === 'PATCH');
      if (versioned) expect(write, verb).to.equal(true);
    }
  });

  it('puts any id into a path as one part of it', () => {
    fc.assert(
      fc.property(id, (any) => {
        const path = pathOf(routes.getMember, any);
        expect(path.split('/')).to.have.length(2);
        expect(decodeURIComponent(path.split('/')[1] ?? '')).to.equal(any);
      }),
    );
  });
});
