/** Who somebody is: e-mail and password, sessions in the database, by better-auth. What one may do is read elsewhere. */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import type { Database } from './database/connect.js';
import { BackendError, charactersIn, longestName, tidyName } from '../../src/backend/index.js';
import { indexSignIn } from './database/sign-in-indexes.js';
import { hashPassword, verifyPassword } from './passwords.js';
import type { Settings } from './settings.js';

/** A person is called the same here as in an account, and by a name as long at most. */
const ownName = {
  before: async <Person extends { name?: string | undefined }>(person: Person) => {
    const { name } = person;
    if (name === undefined) return { data: person };
    if (charactersIn(name) > longestName)
      throw new APIError('BAD_REQUEST', { code: 'NAME_TOO_LONG' });
    return { data: { ...person, name: tidyName(name) ?? '' } };
  },
};

/** What of the sign-in library answers here; its other routes would take guesses of a password, or change names. */
export const signInRoutes = [
  ['POST', '/sign-in/email'],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
] as const;

export function createSignIn(
  { kysely }: Database,
  { baseUrl, secret, allowedOrigins }: Pick<Settings, 'baseUrl' | 'secret' | 'allowedOrigins'>,
  /** Is told of what nobody foresaw; the answer says nothing of it. */
  onError: (error: unknown) => void = () => undefined,
) {
  const isSecure = baseUrl.protocol === 'https:';
  return betterAuth({
    baseURL: baseUrl.origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: allowedOrigins,
    database: { db: kysely, type: 'postgres' },
    user: { modelName: 'person' },
    databaseHooks: { user: { create: ownName, update: ownName } },
    account: { modelName: 'login' },
    emailAndPassword: {
      enabled: true,
      // Logins come into being by accepting an invitation, which proves the mailbox.
      disableSignUp: true,
      minPasswordLength: 8,
      password: {
        hash: hashPassword,
        verify: ({ hash: kept, password }) => verifyPassword(password, kept),
      },
    },
    // Somebody who was signed out elsewhere is out at once.
    session: { cookieCache: { enabled: false } },
    advanced: {
      // The prefix `__Host-` wants a name of our own; browsers drop Secure cookies on http.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: isSecure ? '__Host-session' : 'session',
          attributes: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
        },
      },
    },
    // Our own limits count over all processes, see guards/limits.ts.
    rateLimit: { enabled: false },
    // Unexpected errors are told and logged by the server.
    onAPIError: { throw: true },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // It says the same of a wrong password, but only what nobody foresaw comes with an error.
      log: (_level, _message, ...details: unknown[]) => {
        const error = details.find((detail) => detail instanceof Error);
        if (error && !(error instanceof BackendError)) onError(error);
      },
    },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;

/** Makes the tables of the sign-in, or what is missing of them. */
export async function migrateSignIn(signIn: SignIn, { kysely }: Database): Promise<void> {
  const { runMigrations } = await getMigrations(signIn.options);
  await runMigrations();
  await indexSignIn(kysely);
}
