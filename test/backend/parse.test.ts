import { expect } from 'chai';
import { BackendError } from '../../src/backend/errors.js';
import { bare, parseReply, parseRequest } from '../../src/backend/parse.js';
import * as schemas from '../../src/backend/schemas.js';
import { member } from './rows.js';

function refusalOf(act: () => unknown): BackendError {
  try {
    act();
  } catch (error) {
    if (error instanceof BackendError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A page on which some other script has spoilt the prototype of all objects. */
function whilePolluted(key: string, value: unknown, act: () => void): void {
  Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true });
  try {
    act();
  } finally {
    Reflect.deleteProperty(Object.prototype, key);
  }
}

describe('parseReply', () => {
  it('does not take a missing field from a polluted prototype', () => {
    const { isOwner: _, ...lacking } = member();
    // Before anything of this schema was parsed: what it builds on first use meets the pollution as well.
    whilePolluted('isOwner', true, () => {
      expect(refusalOf(() => parseReply(schemas.member, lacking)).code).to.equal('bad-answer');
    });
  });

  it('does not take an optional field from a polluted prototype', () => {
    const { version: _, ...lacking } = member();
    whilePolluted('version', 'of the attacker', () => {
      expect(Object.hasOwn(parseReply(schemas.member, lacking), 'version')).to.equal(false);
    });
  });

  it('lets __proto__ in JSON set nothing', () => {
    const sent = JSON.stringify(member()).replace('{', '{"__proto__":{"isOwner":true,"evil":1},');
    const read = parseReply(schemas.member, JSON.parse(sent));
    expect(read.isOwner).to.equal(false);
    expect(read).not.to.have.property('evil');
    expect({}).not.to.have.property('evil');
  });

  it('lets __proto__ among free keys set nothing', () => {
    const json = JSON.stringify(member()).replace(
      '"fields":{',
      '"fields":{"__proto__":{"phone":"1"}',
    );
    expect(parseReply(schemas.member, JSON.parse(json)).fields).not.to.have.property('phone');
  });

  it('refuses what is no answer of the contract, with the request’s id and the place', () => {
    for (const answer of [undefined, null, '', '<html>', 4, [], {}]) {
      expect(refusalOf(() => parseReply(schemas.account, answer)).code).to.equal('bad-answer');
    }
    const error = refusalOf(() =>
      parseReply(schemas.member, { ...member(), isOwner: 'yes' }, 'r-7'),
    );
    expect(error.requestId).to.equal('r-7');
    expect(error.message).to.include('isOwner');
  });

  it('refuses endlessly nested answers like any other bad one', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    expect(refusalOf(() => parseReply(schemas.member, { ...member(), email: deep })).code).to.equal(
      'bad-answer',
    );
    const cycle: Record<string, unknown> = { ...member() };
    cycle['invitation'] = cycle;
    expect(refusalOf(() => parseReply(schemas.member, cycle)).code).to.equal('bad-answer');
  });
});

describe('parseRequest', () => {
  it('hands on what is of the contract', () => {
    const query = { text: 'jane', limit: 25, signIn: ['active'] };
    expect(parseRequest(schemas.memberQuery, query)).to.deep.equal(query);
  });

  it('names the field that is wrong, and says that nothing was done', () => {
    const error = refusalOf(() => parseRequest(schemas.memberQuery, { limit: 'many' }));
    expect(error.code).to.equal('invalid');
    expect(error.fields).to.have.all.keys('limit');
    expect(error.notApplied).to.equal(true);
  });

  it('names the field that nobody knows', () => {
    const error = refusalOf(() =>
      parseRequest(schemas.memberChange, { name: 'Jane', isOwner: true }),
    );
    expect(error.fields).to.have.all.keys('isOwner');
  });
});

describe('bare', () => {
  it('copies JSON as it is, into objects without a prototype', () => {
    const json = { a: [1, { b: null }], c: 'x' };
    const copy = bare(json);
    expect(JSON.stringify(copy)).to.equal(JSON.stringify(json));
    expect(Object.getPrototypeOf(copy)).to.equal(null);
  });
});
