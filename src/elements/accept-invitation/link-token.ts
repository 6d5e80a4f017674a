/**
 * The token in the address of the page. It is taken out at once, so that it stays in no history and reaches no other
 * site; the tab remembers it, because a reload, or a sign-in on a page of its own, must not lose the invitation.
 */
const place = 'user-management-elements/invitation';
const pattern = /^#([\w-]{8,500})$/u;

/** Null where neither the address nor the tab has one. Other fragments are the host's, and stay. */
export function takeToken({ location, history }: Window): string | null {
  const [, token] = pattern.exec(location.hash) ?? [];
  if (token === undefined) return kept((tab) => tab.getItem(place));
  history.replaceState(history.state, '', location.pathname + location.search);
  kept((tab) => tab.setItem(place, token));
  return token;
}

/** When it is of no use any more. */
export function forgetToken(): void {
  kept((tab) => tab.removeItem(place));
}

/** Storage may be refused, as in a sandbox; then a reload loses the invitation, and the mail still has it. */
function kept<T>(use: (tab: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}
