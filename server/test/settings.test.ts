/** What the environment may say, and what is refused before anything starts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSender } from '../src/mail/sender.js';
import { createSmtp } from '../src/mail/smtp.js';
import { readSettings } from '../src/settings.js';
import { openSink } from './support/sink.js';

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

describe('6: settings of a server that other machines reach', () => {
  const secret = 'x'.repeat(32);
  const elsewhere: Record<string, string>[] = [
    { BASE_URL: 'https://portal.example' },
    { BASE_URL: 'http://192.168.1.5:4180' },
    { BASE_URL: 'http://[fd00::1]:4180' },
    { BASE_URL: 'http://localhost.portal.example' },
    { BASE_URL: 'http://0.0.0.0:4180' },
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '[::]' },
    { HOST: '::ffff:0.0.0.0' },
    { HOST: '192.168.1.5' },
    { HOST: 'portal.example' },
    { HOST: '0.0.0.0', BASE_URL: 'http://localhost:4180' },
    { HOST: '127.0.0.1', BASE_URL: 'https://portal.example' },
  ];
  for (const env of elsewhere) {
    const place = JSON.stringify(env);
    it(`refuse a weak secret and what is for one machine when they are ${place}`, () => {
      for (const weak of [
        {},
        { SECRET: '' },
        { SECRET: 'x'.repeat(31) },
        { SECRET: ' '.repeat(40) },
        { SECRET: '🔑'.repeat(16) },
        { SECRET: 'only-for-development-on-this-machine' },
      ])
        assert.throws(() => readSettings({ ...env, ...weak }), /^Error: SECRET has to be set/);
      const strong = { ...env, SECRET: secret };
      assert.equal(readSettings(strong).localOutbox, false);
      assert.throws(() => readSettings({ ...strong, TEST_CLOCK: '1' }), /^Error: TEST_CLOCK/);
      assert.throws(() => readSettings({ ...strong, SEED: 'demo' }), /^Error: SEED/);
    });
  }

  const here: Record<string, string>[] = [
    {},
    { HOST: 'localhost' },
    { HOST: '127.0.0.2' },
    { HOST: '::1' },
    { HOST: '[::1]', BASE_URL: 'http://[::1]:4180' },
    { BASE_URL: 'http://127.0.0.1:4180' },
    { BASE_URL: 'http://portal.localhost:4180' },
  ];
  for (const env of here) {
    it(`are optional on one machine, such as ${JSON.stringify(env)}`, () => {
      const { localOutbox, testClock, seed } = readSettings({
        ...env,
        SECRET: 'short',
        TEST_CLOCK: '1',
        SEED: 'demo',
      });
      assert.deepEqual(
        { localOutbox, testClock, seed },
        { localOutbox: true, testClock: true, seed: true },
      );
      assert.ok(readSettings({ ...env, SECRET: '' }).secret.length >= 32);
    });
  }
});

describe('6: each setting', () => {
  it('is as if it were not set when it is empty', () => {
    const names = ['PORT', 'HOST', 'BASE_URL', 'DATABASE_URL', 'DATA_FOLDER', 'SMTP_URL'];
    names.push('MAIL_FROM', 'SECRET', 'ALLOWED_ORIGINS', 'TRUSTED_PROXIES', 'SEED', 'PAGES');
    names.push('PAGES_USE', 'TEST_CLOCK', 'LOG_LEVEL', 'MAX_CONNECTIONS', 'HEADERS_TIMEOUT');
    names.push('DATABASE_TIMEOUT', 'REQUEST_TIMEOUT', 'KEEP_ALIVE_TIMEOUT', 'ANSWER_TIMEOUT');
    const empty = Object.fromEntries(names.map((name) => [name, '']));
    assert.deepEqual(readSettings(empty), readSettings({}));
  });

  for (const [name, values] of Object.entries({
    PORT: ['0', '65536', '80.5', '0x50', '1e3', '-1'],
    HOST: ['http://localhost', 'a b', 'local\nhost'],
    BASE_URL: [
      'mailto:a@b.example',
      'ftp://a.example',
      'file:///x',
      'javascript:1',
      'https://a b',
      'http://',
    ],
    DATABASE_URL: ['mysql://a', '/var/run', 'postgresql:', 'portal'],
    SMTP_URL: [
      'mail.example',
      'http://mail.example',
      'smtp:',
      'smtp://',
      'smtp://a\r\nb',
      'smtp://a:b',
    ],
    ALLOWED_ORIGINS: ['portal.example', '*', 'null', 'https://a.example, b', 'data:x'],
    TRUSTED_PROXIES: ['one', '1.5', '101'],
    SEED: ['yes', 'Demo'],
    PAGES_USE: ['nothing'],
    TEST_CLOCK: ['yes', 'true'],
    LOG_LEVEL: ['loud', 'INFO'],
    DATABASE_TIMEOUT: ['0', '1.5', '3601'],
    MAX_CONNECTIONS: ['0', 'many'],
    HEADERS_TIMEOUT: ['0', '10s'],
    REQUEST_TIMEOUT: ['5'],
    KEEP_ALIVE_TIMEOUT: ['0'],
    ANSWER_TIMEOUT: ['-1', '86401'],
    MAIL_FROM: [
      'nobody',
      'a@b.example, c@d.example',
      'A <a@b.example>, C <c@d.example>',
      '<a@b.example> <c@d.example>',
      'A <a@b.example> and more',
      'A "B <a@b.example>',
      'A <a@b.example\r\nBcc: c@d.example>',
      'A\nBcc: c@d.example <a@b.example>',
      'A\u2028B <a@b.example>',
      'c@d.example, <a@b.example>',
      'A <>',
      'group: a@b.example;',
    ],
  })) {
    for (const value of values) {
      it(`is named when ${name} is ${JSON.stringify(value)}`, () => {
        assert.throws(() => readSettings({ [name]: value }), new RegExp(`^Error: ${name} `, 'u'));
      });
    }
  }

  it('is not repeated in an error when it may hold a password', () => {
    for (const name of ['DATABASE_URL', 'SMTP_URL'])
      assert.throws(
        () => readSettings({ [name]: 'x://me:hidden@host' }),
        (error: Error) => {
          assert.doesNotMatch(error.message, /hidden/);
          return true;
        },
      );
  });

  it('drops a path, a query and a password from BASE_URL', () => {
    const { baseUrl } = readSettings({ BASE_URL: 'http://me:hidden@localhost:99/path?x=1#y' });
    assert.equal(baseUrl.href, 'http://localhost:99/');
  });

  it('asks for MAIL_FROM when mail is sent and the host is no domain', () => {
    const env = { SMTP_URL: 'smtp://localhost', BASE_URL: 'http://127.0.0.1:4180' };
    assert.throws(() => readSettings(env), /^Error: MAIL_FROM has to be/);
    assert.equal(readSettings({ ...env, MAIL_FROM: 'a@b.example' }).mailFrom, 'a@b.example');
  });
});

describe('6: the sender of mails', () => {
  for (const [text, sender] of [
    ['a@b.example', { name: '', address: 'a@b.example' }],
    [' <a@b.example> ', { name: '', address: 'a@b.example' }],
    ['Acorn <a@b.example>', { name: 'Acorn', address: 'a@b.example' }],
    ['Acorn, Ltd <a@b.example>', { name: 'Acorn, Ltd', address: 'a@b.example' }],
    ['"Acorn, Ltd" <a@b.example>', { name: 'Acorn, Ltd', address: 'a@b.example' }],
    ['"Acorn \\"Oak\\" Ltd" <a@b.example>', { name: 'Acorn "Oak" Ltd', address: 'a@b.example' }],
    ['Été; Ltd: (x) <a@b.example>', { name: 'Été; Ltd: (x)', address: 'a@b.example' }],
    ['"c@d.example" <a@b.example>', { name: 'c@d.example', address: 'a@b.example' }],
    ['no-reply@localhost', { name: '', address: 'no-reply@localhost' }],
  ] as const) {
    it(`is ${JSON.stringify(sender)} when MAIL_FROM is ${text}`, () => {
      assert.deepEqual(parseSender(text), sender);
    });
  }

  it('arrives whole, with a Message-ID of its domain, when its name has a comma', async () => {
    const sink = await openSink();
    const from = 'Acorn, Ltd <no-reply@acorn.example>';
    const transport = createSmtp(sink.url, { from });
    const to = { name: null, address: 'to@sink.example' };
    await transport.send({ id: 'm1', to, subject: 'Hello', text: 'Hello', html: null });
    transport.close();
    await sink.close();
    const [{ mail } = assert.fail()] = sink.received;
    assert.deepEqual(mail.from, { name: 'Acorn, Ltd', address: 'no-reply@acorn.example' });
    assert.equal(mail.messageId, '<m1@acorn.example>');
  });
});
