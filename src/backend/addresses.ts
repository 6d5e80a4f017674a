/**
 * E-mail addresses: strict where a look-alike could reach somebody else, lenient where people paste.
 * Loose validators let dotless i, Cyrillic look-alikes, zero-width characters and unlimited lengths pass.
 */

export type AddressFault = 'empty' | 'no-at' | 'name' | 'domain' | 'too-long' | 'characters';
export type ParsedAddress =
  | {
      /** As typed, trimmed: this is what mail goes to. */
      address: string;
      /** What two spellings of one address share: ASCII, lower case, domain in punycode. */
      canonical: string;
    }
  | { fault: AddressFault };

const edge = /[\s\u200b-\u200f\u2060\ufeff]/u;
const withName = /^[^<>]*<([^<>]+)>$/u;
/** RFC 5321 `Dot-string` of `atext`: single dots, none at the ends. */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** More than any address with a name before it. */
const longestTyped = 1000;
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;

/** Takes `jane@example.com` as well as `Jane <jane@example.com>`. */
export function parseAddress(typed: string): ParsedAddress {
  if (typed.length > longestTyped) return { fault: 'too-long' };
  const trimmed = withoutEdges(typed).normalize('NFC');
  const address = withoutEdges(withName.exec(trimmed)?.[1] ?? trimmed);
  if (address === '') return { fault: 'empty' };
  // Before anything folds them away: control, format, unassigned and invisible characters, and white space inside.
  if (/[\p{C}\p{Default_Ignorable_Code_Point}\s]/u.test(address)) return { fault: 'characters' };
  const at = address.lastIndexOf('@');
  if (at < 0) return { fault: 'no-at' };
  const local = asciiLowerCase(address.slice(0, at));
  const domain = asciiDomain(address.slice(at + 1));
  if (!localPart.test(local)) return { fault: 'name' };
  if (domain === null) return { fault: 'domain' };
  const canonical = `${local}@${domain}`;
  if (local.length > 64 || canonical.length > 254) return { fault: 'too-long' };
  return { address, canonical };
}

/** The key by which two addresses are the same, or null where it is none. */
export function canonicalAddress(typed: string): string | null {
  const parsed = parseAddress(typed);
  return 'fault' in parsed ? null : parsed.canonical;
}

/** Without white space and invisible characters around it; an expression would take quadratic time for long runs. */
function withoutEdges(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && edge.test(text[from] ?? '')) from += 1;
  while (to > from && edge.test(text[to - 1] ?? '')) to -= 1;
  return text.slice(from, to);
}

/** `toLowerCase()` would fold letters outside ASCII into others. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase());
}

/** The domain in punycode by the browser's own parser, or null; it would also take ports, paths and IP numbers. */
function asciiDomain(domain: string): string | null {
  if (domain === '' || /[%/:?#\\[\]@,;<>"]/u.test(domain) || /^[\d.]+$/u.test(domain)) return null;
  let ascii: string;
  try {
    ascii = new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
  const labels = ascii.split('.');
  if (labels.length < 2 || !labels.every((part) => label.test(part))) return null;
  return /^\d+$/u.test(labels.at(-1) ?? '') ? null : ascii;
}
