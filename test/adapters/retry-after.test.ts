import { expect } from 'chai';
import { createHttpBackend } from '../../src/adapters/http/index.js';
import { BackendError, longestWait, waitOf } from '../../src/backend/errors.js';

/** The wait that an answer with this header, or with this member, is understood as. */
async function waitAfter(header: string | null, member?: string): Promise<number | undefined> {
  const headers = { 'content-type': 'application/problem+json' };
  const body = `{"code":"rate-limited"${member === undefined ? '' : `,"retryAfter":${member}`}}`;
  const fetch = async () =>
    new Response(body, {
      status: 429,
      headers: { ...headers, ...(header !== null && { 'retry-after': header }) },
    });
  const backend = createHttpBackend({ baseUrl: 'http://x.example', fetch, retry: { tries: 1 } });
  const error = await backend.getAccount().catch((thrown: unknown) => thrown);
  expect(error).to.be.instanceOf(BackendError);
  return (error as BackendError).retryAfter;
}

describe('Retry-After', () => {
  const read: [string, number | undefined][] = [
    ['0', 0],
    ['30', 30],
    [' 30 ', 30],
    ['1.5', 2],
    ['-5', 0],
    ['86401', longestWait],
    ['999999999', longestWait],
    ['9'.repeat(400), longestWait],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['Fri, 31 Dec 9999 23:59:59 GMT', longestWait],
    ['Thu, 99 Foo 2026 00:00:00 GMT', undefined],
    ['soon', undefined],
    ['', undefined],
    ['1e9', undefined],
    ['NaN', undefined],
    ['2026', 2026],
    ['1, 2', undefined],
  ];
  for (const [header, wait] of read) {
    it(`of “${header.slice(0, 30)}” is ${wait === undefined ? 'none' : `${wait} seconds`}`, async () => {
      expect(await waitAfter(header)).to.equal(wait);
    });
  }

  it('is read as a date within the day', async () => {
    const date = new Date(Date.now() + 100_000).toUTCString();
    expect(await waitAfter(date)).to.be.within(95, 100);
  });

  it('in the problem itself is limited in the same way', async () => {
    expect(await waitAfter(null, '999999999')).to.equal(longestWait);
    expect(await waitAfter(null, '1e400')).to.equal(longestWait);
    expect(await waitAfter(null, '-1')).to.equal(0);
    expect(await waitAfter(null, '"soon"')).to.equal(undefined);
    expect(await waitAfter(null)).to.equal(undefined);
  });
});

describe('The wait of a refusal', () => {
  it('is a number from 0 to a day, whatever an adapter says', () => {
    const said = [NaN, Infinity, -Infinity, -1, 0.5, 10, 1e300, '10', null, undefined];
    expect(said.map(waitOf)).to.deep.equal([
      ...[undefined, longestWait, 0, 0, 0.5, 10, longestWait],
      ...[undefined, undefined, undefined],
    ]);
    expect(new BackendError({ code: 'busy', retryAfter: Infinity }).retryAfter).to.equal(
      longestWait,
    );
    expect(new BackendError({ code: 'busy', retryAfter: NaN })).to.not.have.property('retryAfter');
  });
});
