import type { Ref } from '../backend/backend.js';

/** The thing as it was shown, to act on. */
export function refOf({ id, version }: Ref): Ref {
  return version === undefined ? { id } : { id, version };
}
