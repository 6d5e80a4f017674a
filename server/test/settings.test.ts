/** What the environment may say, and what is refused before anything starts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings } from '../src/settings.js';

describe('the settings', () => {
  it('are those of one machine where nothing is said', () => {
    const { port, host, baseUrl, databaseUrl, smtpUrl, seed, testClock, pages } = readSettings({});
    assert.deepEqual(
      { port, host, address: baseUrl.href, databaseUrl, smtpUrl, seed, testClock, pages },
      {
        port: 4180,
        host: '127.0.0.1',
        address: 'http://localhost:4180/',
        databaseUrl: undefined,
        smtpUrl: undefined,
        seed: false,
        testClock: false,
        pages: undefined,
      },
    );
  });

  it('take the base address without its path, and mails come from there', () => {
    const { baseUrl, mailFrom } = readSettings({
      BASE_URL: 'https://portal.example/somewhere?x=1',
      SECRET: 'a secret of more than thirty-two characters',
    });
    assert.equal(baseUrl.href, 'https://portal.example/');
    assert.equal(mailFrom, 'no-reply@portal.example');
  });

  it('list origins by commas or spaces, as origins', () => {
    const { allowedOrigins } = readSettings({
      ALLOWED_ORIGINS: 'https://a.example/path, https://b.example:8443',
    });
    assert.deepEqual(allowedOrigins, ['https://a.example', 'https://b.example:8443']);
  });

  for (const [name, value] of [
    ['PORT', 'eighty'],
    ['TRUSTED_PROXIES', '-1'],
    ['BASE_URL', 'portal.example'],
  ] as const) {
    it(`name ${name} where it is not what it has to be`, () => {
      assert.throws(() => readSettings({ [name]: value }), new RegExp(`^Error: ${name} has to be`));
    });
  }

  it('want a secret as soon as the server is reached from elsewhere', () => {
    assert.throws(() => readSettings({ BASE_URL: 'https://portal.example' }), /SECRET/);
  });

  it('let nobody move the clock of a server that is reached from elsewhere', () => {
    const env = { BASE_URL: 'https://portal.example', SECRET: 'x'.repeat(32), TEST_CLOCK: '1' };
    assert.throws(() => readSettings(env), /TEST_CLOCK/);
  });
});
