/** Who mails come from, as `MAIL_FROM` and the transport have it. */
import { parseAddress } from '../../../src/backend/index.js';

export interface Sender {
  /** Empty for none. */
  name: string;
  address: string;
}

/** As a phrase of RFC 5322 between quotes. */
const quoted = /^"((?:[^"\\]|\\.)*)"$/u;

/**
 * Reads `no-reply@portal.example` or `Acorn, Ltd <no-reply@portal.example>`, with or without quotes around the name.
 * There is one sender, so that a comma is part of the name.
 * @returns null for anything else, such as several addresses or line breaks
 */
export function parseSender(text: string): Sender | null {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) return null;
  const trimmed = text.trim();
  const [, phrase = '', between = trimmed] = /^([^<>]*)<([^<>]+)>$/u.exec(trimmed) ?? [];
  const address = between.trim();
  const parsed = parseAddress(address);
  // One machine's own name is no domain for people's addresses, but it can send.
  const isKnown = 'address' in parsed ? parsed.address === address : isOfThisMachine(address);
  const name = nameOf(phrase.trim());
  return isKnown && name !== null ? { name, address } : null;
}

function nameOf(phrase: string): string | null {
  const inner = quoted.exec(phrase)?.[1];
  if (inner !== undefined) return inner.replace(/\\(.)/gu, '$1');
  // A quote in the middle, or a second address, is a mistake that somebody has to look at.
  return /["\\@]/u.test(phrase) ? null : phrase;
}

function isOfThisMachine(address: string): boolean {
  return /^[a-z0-9._+-]+@localhost$/iu.test(address);
}
