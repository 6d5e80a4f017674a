/** The list of disposable domains that the reference server comes with. It is large, so it is loaded when first needed. */
import { disposableCheck } from '../service/index.js';

type Check = ReturnType<typeof disposableCheck>;
let loading: Promise<Check> | null = null;

/** Where the list cannot be loaded, as offline, no domain is on it. */
export function loadDisposableCheck(): Promise<Check> {
  loading ??= import('disposable-email-domains-js/dist/dict/disposable_email_blocklist.json').then(
    ({ default: domains }) => disposableCheck(new Set(domains)),
    () => {
      loading = null;
      return disposableCheck(new Set());
    },
  );
  return loading;
}
