/** What the environment says; docs/server.md has the table. */
import { readRetention } from './cleaning/retention.js';
import type { ServerRetention } from './cleaning/retention.js';

export interface Settings {
  port: number;
  host: string;
  /** Where people reach the server, without a path: links in mails begin with it. */
  baseUrl: URL;
  databaseUrl: string | undefined;
  /** The folder of PGlite; `memory` for none. */
  dataFolder: string;
  smtpUrl: string | undefined;
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
  /** Whether `POST /api/test/clock` lets the clock go on; only for tests. */
  testClock: boolean;
  logLevel: string;
  retention: ServerRetention;
  /** Milliseconds between two runs of the job that removes what is old. */
  cleanEvery: number;
}

const developmentSecret = 'only-for-development-on-this-machine';

/** @throws Error that names the variable and says what it should be */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const port = numberIn(env, 'PORT', 4180);
  const host = env['HOST'] ?? '127.0.0.1';
  const baseUrl = urlIn(env, 'BASE_URL', `http://localhost:${port}`);
  const settings: Settings = {
    port,
    host,
    baseUrl,
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder: env['DATA_FOLDER'] ?? '.data',
    smtpUrl: env['SMTP_URL'] || undefined,
    mailFrom: env['MAIL_FROM'] ?? `no-reply@${baseUrl.hostname}`,
    secret: env['SECRET'] ?? developmentSecret,
    allowedOrigins: listIn(env, 'ALLOWED_ORIGINS').map((origin) => new URL(origin).origin),
    trustedProxies: numberIn(env, 'TRUSTED_PROXIES', 0),
    seed: env['SEED'] === 'demo',
    pages: env['PAGES'] || undefined,
    pagesUse: env['PAGES_USE'] === 'mocks' ? 'mocks' : 'server',
    disposableDomains: listSource(env['DISPOSABLE_DOMAINS']),
    testClock: env['TEST_CLOCK'] === '1',
    logLevel: env['LOG_LEVEL'] ?? 'info',
    ...readRetention(env),
  };
  if (settings.secret === developmentSecret && !isLocal(baseUrl)) {
    throw new Error(
      'SECRET has to be set: 32 random characters or more, the same in all processes',
    );
  }
  if (settings.testClock && !isLocal(baseUrl)) {
    throw new Error('TEST_CLOCK is for tests on this machine; BASE_URL is elsewhere');
  }
  return settings;
}

export function isLocal({ hostname }: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function numberIn(env: Record<string, string | undefined>, name: string, usual: number): number {
  const value = Number(env[name] ?? usual);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} has to be a whole number`);
  return value;
}

function urlIn(env: Record<string, string | undefined>, name: string, usual: string): URL {
  const text = env[name] ?? usual;
  if (!URL.canParse(text)) throw new Error(`${name} has to be an address such as ${usual}`);
  return new URL(new URL(text).origin);
}

/** A file of this machine, or an address that nobody on the way can change. */
function listSource(source: string | undefined): string | undefined {
  if (!source || !/^[a-z][\w+.-]*:\/\//iu.test(source)) return source || undefined;
  const address = URL.canParse(source) ? new URL(source) : null;
  if (address?.protocol === 'https:') return source;
  if (address?.protocol === 'http:' && isLocal(address)) return source;
  throw new Error('DISPOSABLE_DOMAINS has to be a path, or an address that begins with https://');
}

function listIn(env: Record<string, string | undefined>, name: string): string[] {
  return (env[name] ?? '').split(/[\s,]+/u).filter(Boolean);
}
