import { expect } from 'chai';
import {
  BackendError,
  codes,
  isAbort,
  isCode,
  reasons,
  toBackendError,
} from '../../src/backend/errors.js';
import { member } from './rows.js';

describe('BackendError', () => {
  it('carries the refusal, and only what the refusal has', () => {
    const refusal = {
      code: 'changed',
      current: member(),
      changed: { by: 'Budi', at: '2026-11-22T02:14:00Z' },
    } as const;
    const error = new BackendError(refusal, { notApplied: true, requestId: 'r-1' });
    expect(error).to.deep.include({
      ...refusal,
      notApplied: true,
      requestId: 'r-1',
      name: 'BackendError',
    });
    expect(error).not.to.have.any.keys('reason', 'fields', 'retryAfter');
  });

  it('does not say "nothing happened" unless it was told so', () => {
    expect(new BackendError({ code: 'unknown' }).notApplied).to.equal(false);
  });

  it('names code and reason for the console', () => {
    expect(new BackendError({ code: 'refused', reason: 'last-owner' }).message).to.equal(
      'refused: last-owner',
    );
  });
});

describe('toBackendError', () => {
  it('leaves a BackendError as it is, and knows one of a second copy of this module', () => {
    const own = new BackendError({ code: 'busy' });
    expect(toBackendError(own)).to.equal(own);
    const fields = { code: 'gone', reason: 'expired', notApplied: true, requestId: 'r-1' };
    const other = Object.assign(new Error('x'), { name: 'BackendError', ...fields });
    expect(toBackendError(other)).to.deep.include({ ...fields, message: 'x', cause: other });
    expect(toBackendError(other)).to.be.instanceOf(BackendError);
  });

  it('makes anything else "unknown", with its cause', () => {
    const made: unknown[] = [
      new TypeError('x is undefined'),
      Object.assign(new Error('x'), { name: 'BackendError', code: 'on-fire' }),
      'a text',
      404,
      null,
      undefined,
      Symbol('s'),
      Object.create(null),
    ];
    for (const thrown of made) {
      const error = toBackendError(thrown);
      expect(error).to.be.instanceOf(BackendError);
      expect(error.code).to.equal('unknown');
      expect(error.notApplied).to.equal(false);
      expect(error.cause).to.equal(thrown);
    }
    expect(toBackendError('a text').message).to.include('a text');
  });
});

describe('what an error is', () => {
  it('is an abort by its name', () => {
    expect(isAbort(new DOMException('', 'AbortError'))).to.equal(true);
    expect(isAbort(new DOMException('', 'TimeoutError'))).to.equal(false);
    expect(isAbort({ name: 'AbortError' })).to.equal(false);
  });

  it('is a code of the closed list', () => {
    const told = [
      ...['unauthenticated', 'forbidden', 'not-found', 'changed', 'invalid', 'refused'],
      ...['rate-limited', 'busy', 'gone', 'unreachable', 'bad-answer', 'unsupported', 'unknown'],
    ];
    expect(codes).to.have.members(told);
    for (const code of told) expect(isCode(code), code).to.equal(true);
    for (const other of ['on-fire', '', null, 404]) expect(isCode(other)).to.equal(false);
  });

  it('names each case once, by the word that backends send', () => {
    expect(new Set(reasons).size).to.equal(reasons.length);
    expect(reasons).to.have.members([
      ...['already-member', 'deactivated', 'already-invited', 'expired-invitation', 'is-contact'],
      ...['disposable', 'denied', 'invalid-address', 'duplicate', 'not-held', 'holds-more'],
      ...['admin-only', 'too-few-permissions', 'empty-scope', 'unknown-permission'],
      ...['unknown-role', 'unknown-resource', 'required', 'owner', 'last-owner', 'last-admin'],
      ...['self', 'last-subscriber', 'user-address', 'key-missing', 'key-reused'],
      ...['version-missing', 'expected-changed', 'not-pending', 'too-many', 'no-seat'],
      ...['wrong-account', 'mailbox-unproved', 'expired', 'revoked', 'declined', 'accepted'],
    ]);
  });
});
