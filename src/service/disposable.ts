/** Addresses to throw away: which domains give them out, by a list that is kept up by others; it will always have gaps. */

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

/**
 * A check for `isDisposable` of the service. Lists name registered domains, so whatever lies below one counts as well;
 * relays that forward to a mailbox of one's own never do.
 * @param listed domains in their canonical form: ASCII, lower case
 */
export function disposableCheck(listed: ReadonlySet<string>): (domain: string) => boolean {
  return (domain) => {
    const labels = domain.split('.');
    // A top level alone is nobody's.
    const parents = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
    return !parents.some((one) => relays.has(one)) && parents.some((one) => listed.has(one));
  };
}
