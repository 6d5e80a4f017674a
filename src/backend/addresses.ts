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

/** IDNA2008 lets letters, marks and digits into a domain; the URL parser drops or rewrites much else. */
const domainCharacters = /^[\p{L}\p{M}\p{Nd}.-]+$/u;

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

/**
 * The one address that is meant where something is stuck to it (`“jane@x.example”`, `mailto:jane@x.example`), a comma
 * stands for a dot, or it is typed in full-width letters. It is for a person to confirm, never used silently.
 *
 * @returns null where the text is an address already, or not clearly about one
 */
export function repairedAddress(typed: string): string | null {
  if (typed.length > longestTyped || canonicalAddress(typed) !== null) return null;
  const text = halfWidth(typed.normalize('NFC'));
  const found = /([a-z0-9.!#$%&'*+/=?^_`{|}~-]*)@([\p{L}\p{M}\p{Nd}.,-]*)('?)/iu.exec(text);
  if (!found || text.indexOf('@') !== text.lastIndexOf('@')) return null;
  const [, before = '', after = '', quote] = found;
  const local = before.replace(quote ? /^[.']+|[.']+$/gu : /^\.+|\.+$/gu, '');
  const address = `${local}@${after.replaceAll(',', '.').replace(/^[.-]+|[.-]+$/gu, '')}`;
  return canonicalAddress(address) === null ? null : address;
}

/** Full-width forms and ideographic full stops, as input methods for Chinese and Japanese write them, in ASCII. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (char) => char.normalize('NFKC'))
    .replace(/[\u3002\uff61]/gu, '.');
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
  if (!domainCharacters.test(domain) || /^[\d.]+$/u.test(domain)) return null;
  // Letters that stand for others (full-width, superscript, ligatures) would become a domain that nobody has read.
  if (domain.normalize('NFKC') !== domain) return null;
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
