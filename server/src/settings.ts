/** What the environment says; docs/server.md has the table. */
import { readRetention } from './cleaning/retention.js';
import type { ServerRetention } from './cleaning/retention.js';
import type { ConnectionLimits } from './connections.js';
import { parseSender } from './mail/sender.js';

export interface Settings extends ConnectionLimits {
  port: number;
  host: string;
  /** Where people reach the server, without a path: links in mails begin with it. */
  baseUrl: URL;
  databaseUrl: string | undefined;
  /** Seconds that PostgreSQL may take for one statement. */
  databaseTimeout: number;
  /** The folder of PGlite; `memory` for none. */
  dataFolder: string;
  smtpUrl: string | undefined;
  /** The sender of mails: an address, or a name and an address between `<` and `>`. */
  mailFrom: string;
  /** Signs sessions; the same in all processes. */
  secret: string;
  /** Other origins whose pages may call, such as `https://portal.example`. */
  allowedOrigins: string[];
  /** How many proxies stand before the server and tell the caller's address. */
  trustedProxies: number;
  /** Fill an empty database with the four demo portals. */
  seed: boolean;
  /** The folder with the built pages of the demo; without it, there is only the API. */
  pages: string | undefined;
  /** What those pages begin with: this server, or mocks in the page with this server behind a switch. */
  pagesUse: 'server' | 'mocks';
  /** The list of disposable domains: a path or an address; without it, the one of the package. */
  disposableDomains: string | undefined;
  /** Whether `GET /api/outbox/{account}` shows mails, whose links let people in; only on one machine. */
  localOutbox: boolean;
  /** Whether `POST /api/test/clock` lets the clock go on; only for tests. */
  testClock: boolean;
  logLevel: string;
  retention: ServerRetention;
  /** Milliseconds between two runs of the job that removes what is old. */
  cleanEvery: number;
}

type Env = Record<string, string | undefined>;

const developmentSecret = 'only-for-development-on-this-machine';
const shortestSecret = 32;
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** @throws Error that names the variable and says what it should be */
export function readSettings(env: Env): Settings {
  const port = numberIn(env, 'PORT', 4180, { least: 1, most: 65_535 });
  const host = hostIn(env, 'HOST', '127.0.0.1');
  const baseUrl = baseUrlIn(env, 'BASE_URL', `http://localhost:${port}`);
  const smtpUrl = addressIn(env, 'SMTP_URL', isSmtp, 'smtp://mail.example:587');
  const isForThisMachine = isLoopback(baseUrl.hostname) && isLoopback(host);
  const settings: Settings = {
    port,
    host,
    baseUrl,
    databaseUrl: addressIn(
      env,
      'DATABASE_URL',
      isPostgres,
      'postgresql://user:password@host:5432/name',
    ),
    databaseTimeout: numberIn(env, 'DATABASE_TIMEOUT', 15, { least: 1, most: 3_600 }),
    dataFolder: textIn(env, 'DATA_FOLDER') ?? '.data',
    smtpUrl,
    mailFrom: senderIn(env, 'MAIL_FROM', { baseUrl, isNeeded: smtpUrl !== undefined }),
    secret: textIn(env, 'SECRET') ?? developmentSecret,
    allowedOrigins: originsIn(env, 'ALLOWED_ORIGINS'),
    trustedProxies: numberIn(env, 'TRUSTED_PROXIES', 0, { most: 100 }),
    seed: oneIn(env, 'SEED', ['demo']) === 'demo',
    pages: textIn(env, 'PAGES'),
    pagesUse: oneIn(env, 'PAGES_USE', ['server', 'mocks']) ?? 'server',
    localOutbox: smtpUrl === undefined && isForThisMachine,
    disposableDomains: listSource(textIn(env, 'DISPOSABLE_DOMAINS')),
    testClock: oneIn(env, 'TEST_CLOCK', ['0', '1']) === '1',
    logLevel: oneIn(env, 'LOG_LEVEL', logLevels) ?? 'info',
    ...connectionLimitsIn(env),
    ...readRetention(env),
  };
  if (!isForThisMachine) demandPublic(settings);
  return settings;
}

function connectionLimitsIn(env: Env): ConnectionLimits {
  const seconds = { least: 1, most: 86_400 };
  const limits = {
    maxConnections: numberIn(env, 'MAX_CONNECTIONS', 2_000, { least: 1 }),
    headersTimeout: numberIn(env, 'HEADERS_TIMEOUT', 10, seconds),
    requestTimeout: numberIn(env, 'REQUEST_TIMEOUT', 30, seconds),
    keepAliveTimeout: numberIn(env, 'KEEP_ALIVE_TIMEOUT', 65, seconds),
    answerTimeout: numberIn(env, 'ANSWER_TIMEOUT', 30, seconds),
  };
  if (limits.requestTimeout < limits.headersTimeout)
    throw new Error('REQUEST_TIMEOUT has to be HEADERS_TIMEOUT or more, as it includes it');
  return limits;
}

/** What is convenient on one machine lets anybody in as soon as others reach the server. */
function demandPublic({ secret, seed, testClock }: Settings): void {
  const because = 'HOST or BASE_URL says that the server is reached from other machines';
  if (secret === developmentSecret || Array.from(secret.trim()).length < shortestSecret)
    throw new Error(
      `SECRET has to be set: ${shortestSecret} random characters or more, the same in all processes. ${because}`,
    );
  if (testClock) throw new Error(`TEST_CLOCK is for tests on this machine. ${because}`);
  if (seed)
    throw new Error(`SEED=demo makes logins whose password is printed in the docs. ${because}`);
}

/** Whether a host name or address is this machine's own, which no other one reaches. */
function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/gu, '').toLowerCase();
  return /^(?:(?:.*\.)?localhost|127(?:\.\d{1,3}){3}|::1|::ffff:(?:127\..*|7f00:1))$/u.test(bare);
}

/** A file of this machine, or an address that nobody on the way can change. */
function listSource(source: string | undefined): string | undefined {
  if (!source || !/^[a-z][\w+.-]*:\/\//iu.test(source)) return source || undefined;
  const address = URL.canParse(source) ? new URL(source) : null;
  if (address?.protocol === 'https:') return source;
  if (address?.protocol === 'http:' && isLoopback(address.hostname)) return source;
  throw new Error('DISPOSABLE_DOMAINS has to be a path, or an address that begins with https://');
}

/** A variable that is empty is one that is not set. */
function textIn(env: Env, name: string): string | undefined {
  return env[name] || undefined;
}

function numberIn(
  env: Env,
  name: string,
  usual: number,
  { least = 0, most = Number.MAX_SAFE_INTEGER }: { least?: number; most?: number } = {},
): number {
  const text = textIn(env, name)?.trim() ?? String(usual);
  const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
  throw new Error(`${name} has to be a whole number, ${range}`);
}

function oneIn<Value extends string>(
  env: Env,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const text = textIn(env, name);
  if (text === undefined) return undefined;
  const known = values.find((value) => value === text);
  if (known === undefined) throw new Error(`${name} has to be one of: ${values.join(', ')}`);
  return known;
}

/** A name or an IP address, also an IPv6 address in brackets. */
function hostIn(env: Env, name: string, usual: string): string {
  const text = textIn(env, name) ?? usual;
  const host = text.replace(/^\[(.*)\]$/u, '$1');
  if (/^[\w.:%-]+$/u.test(host)) return host;
  throw new Error(`${name} has to be a host name or an IP address, such as ${usual}`);
}

function baseUrlIn(env: Env, name: string, usual: string): URL {
  const url = webUrl(textIn(env, name) ?? usual);
  if (!url) throw new Error(`${name} has to be an address such as ${usual}`);
  return new URL(url.origin);
}

/** The address may hold a password, so that the error does not repeat it. */
function addressIn(
  env: Env,
  name: string,
  isValid: (text: string) => boolean,
  example: string,
): string | undefined {
  const text = textIn(env, name);
  if (text === undefined || isValid(text)) return text;
  throw new Error(`${name} has to be an address such as ${example}`);
}

function isSmtp(text: string): boolean {
  return /^smtps?:\/\/[^\s/]/iu.test(text) && !/[\p{Cc}\s]/u.test(text) && URL.canParse(text);
}

/** Its driver also takes forms that are no URL, such as one without a host. */
function isPostgres(text: string): boolean {
  return /^postgres(?:ql)?:\/\/\S+$/iu.test(text);
}

function originsIn(env: Env, name: string): string[] {
  return (textIn(env, name) ?? '')
    .split(/[\s,]+/u)
    .filter(Boolean)
    .map((text) => {
      const url = webUrl(text);
      if (url) return url.origin;
      throw new Error(`${name} has to be origins such as https://portal.example, by commas`);
    });
}

function webUrl(text: string): URL | null {
  if (/[\p{Cc}\s]/u.test(text) || !/^https?:\/\//iu.test(text) || !URL.canParse(text)) return null;
  return new URL(text);
}

function senderIn(
  env: Env,
  name: string,
  { baseUrl: { hostname }, isNeeded }: { baseUrl: URL; isNeeded: boolean },
): string {
  const said = textIn(env, name);
  const text = said ?? `no-reply@${hostname}`;
  if (parseSender(text)) return text;
  // Of a host without a domain, nobody can send; where no mail is sent, nobody has to.
  if (said === undefined && !isNeeded) return 'no-reply@localhost';
  throw new Error(
    `${name} has to be one address such as no-reply@portal.example or Portal <no-reply@portal.example>`,
  );
}
