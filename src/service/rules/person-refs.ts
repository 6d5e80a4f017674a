/**
 * How a record says whom it is about: by ids of their rows, and by hashes of their addresses. A hash finds somebody whose
 * row is gone, and puts no further copy of the address anywhere.
 */
import { canonicalAddress } from '../../backend/addresses.js';
import type { Id } from '../../backend/backend.js';
import { sha256 } from '../bytes.js';

/** The same for all spellings of an address. */
export function addressRef(address: string): Promise<string> {
  return sha256(canonicalAddress(address) ?? address.toLowerCase());
}

export async function refsOf({ id, email }: { id?: Id; email: string }): Promise<string[]> {
  const ref = await addressRef(email);
  return id === undefined ? [ref] : [id, ref];
}

/** Of everybody whose row, invitation or address is in an answer. */
export async function refsIn(answer: unknown): Promise<string[]> {
  const ids = new Set<Id>();
  const addresses = new Set<string>();
  collect(answer, '', { ids, addresses });
  return [...ids, ...(await Promise.all([...addresses].map(addressRef)))];
}

const idKeys: ReadonlySet<string> = new Set(['id', 'memberId']);

function collect(
  value: unknown,
  key: string,
  found: { ids: Set<Id>; addresses: Set<string> },
): void {
  if (typeof value === 'string') {
    if (idKeys.has(key)) found.ids.add(value);
    else if (value.includes('@')) found.addresses.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) collect(part, name, found);
  }
}
