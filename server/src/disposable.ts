/** The list of domains that give out addresses to throw away: the one of the package, or the host's own. */
import { readFile, stat } from 'node:fs/promises';
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';
import { canonicalAddress } from '../../src/backend/index.js';
import { disposableCheck } from '../../src/service/index.js';
import type { Log } from './log.js';

/** By the list of the package, which is as old as its version. @param domain in its canonical form */
export const isDisposable = disposableCheck(disposableEmailBlocklistSet());

export interface DisposableList {
  /** By the list that was read last. */
  isDisposable(domain: string): boolean;
  /** Reads the source again. Where it cannot be used, the list stays as it is, and the log says why. */
  refresh(): Promise<void>;
  /** Reads nothing more. */
  stop(): void;
}

const hour = 3_600_000;
/** A file is cheap to read; an address is somebody's server. */
const intervals = { file: hour, address: 24 * hour };
/** Bytes of a list. The largest that are kept up have some 5 MB. */
const largest = 10 * 1024 * 1024;
/** Milliseconds for an address to answer. */
const patience = 30_000;
/** One line in so many may be unreadable; more of them are no list. */
const tolerance = 100;

/**
 * Opens the host's list, and keeps it fresh: a file every hour, an address once a day.
 * @param source a path, an address, or undefined for the list of the package
 * @throws Error where a file cannot be used. An address that does not answer now may do so later: until then, the list of
 * the package stands in.
 */
export async function openDisposableList(
  source: string | undefined,
  log: Log,
): Promise<DisposableList> {
  if (source === undefined) {
    return { isDisposable, refresh: async () => undefined, stop: () => undefined };
  }
  let check = isDisposable;
  const isAddress = isHttp(source);
  const read = async () => {
    const domains = readDomains(await (isAddress ? fetchText(source) : readText(source)));
    check = disposableCheck(domains);
    log.info({ source, domains: domains.size }, 'list of disposable domains read');
  };
  const refresh = () =>
    read().catch((error: unknown) =>
      log.warn({ source, error }, 'list of disposable domains not read, the former one stays'),
    );
  if (isAddress) void refresh();
  else await read();
  const timer = setInterval(() => void refresh(), isAddress ? intervals.address : intervals.file);
  timer.unref();
  return {
    isDisposable: (domain) => check(domain),
    refresh,
    stop: () => clearInterval(timer),
  };
}

export function isHttp(source: string): boolean {
  return /^https?:\/\//iu.test(source);
}

async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > largest) throw tooLarge();
  return readFile(path, 'utf8');
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address, { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`the address answers ${response.status}`);
  // Who listens on the way could put any domain on the list.
  if (address.startsWith('https:') && !response.url.startsWith('https:')) {
    throw new Error('the address leads away from https');
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > largest) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function tooLarge(): Error {
  return new Error(`a list has ${largest} bytes at most`);
}

/**
 * A domain on each line, with comments behind `#`; or a JSON array of domains.
 * @throws Error for what is no such list, as the page that a server shows for an error
 */
export function readDomains(text: string): Set<string> {
  const entries = text.trimStart().startsWith('[') ? entriesOfJson(text) : entriesOfLines(text);
  const domains = new Set<string>();
  let unreadable = 0;
  for (const entry of entries) {
    const canonical = canonicalAddress(`name@${entry}`);
    if (canonical === null) unreadable += 1;
    else domains.add(canonical.slice('name@'.length));
  }
  if (domains.size === 0) throw new Error('the list names no domain');
  if (unreadable * tolerance > entries.length) {
    throw new Error(`${unreadable} of ${entries.length} entries are no domains`);
  }
  return domains;
}

function entriesOfLines(text: string): string[] {
  return text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .map((line) => line.replace(/#.*$/u, '').trim())
    .filter((line) => line !== '');
}

function entriesOfJson(text: string): string[] {
  const read: unknown = JSON.parse(text);
  if (!Array.isArray(read) || !read.every((entry) => typeof entry === 'string')) {
    throw new Error('the list is no array of texts');
  }
  return read;
}
