/** What a portal has already: who is signed in, mail, a clock, errors. */
export const signedIn = ({ headers }) => /\buser=([^;]+)/.exec(headers.cookie ?? '')?.[1];
export const mail = (to, link) => console.log(`To ${to}: ${link}`);
export const time = (later = 0) => new Date(Date.now() + later).toISOString();

/** Refuses with a code of the contract, and the reason where there is one. */
export function no(code, reason) {
  throw Object.assign(new Error(code), { code, reason });
}

/** What became of one of several: who is refused leaves the others alone. */
export function outcome(named, act) {
  try {
    return { ...named, ...act() };
  } catch (error) {
    if (!error.code) throw error;
    return { ...named, error: { code: error.code, reason: error.reason } };
  }
}
