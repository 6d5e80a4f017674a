/** Domains that give out addresses to throw away, by a list that is kept up by others; it will always have gaps. */
import { disposableEmailBlocklistSet } from 'disposable-email-domains-js';

/** Who hides an address behind one of these reads the mail all the same. */
const relays: ReadonlySet<string> = new Set([
  'privaterelay.appleid.com',
  'icloud.com',
  'duck.com',
  'mozmail.com',
  'simplelogin.com',
  'passmail.net',
  'anonaddy.com',
]);

const listed: ReadonlySet<string> = disposableEmailBlocklistSet();

/** @param domain in its canonical form */
export function isDisposable(domain: string): boolean {
  const labels = domain.split('.');
  // The list names registered domains; anything below one is given out as well. A top level alone is nobody's.
  const parents = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return !parents.some((one) => relays.has(one)) && parents.some((one) => listed.has(one));
}
