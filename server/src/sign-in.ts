/** Who somebody is: e-mail and password, sessions in the database, by better-auth. What one may do is read elsewhere. */
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import type { Database } from './database/connect.js';
import { indexSignIn } from './database/sign-in-indexes.js';
import { charactersIn, longestName, tidyName } from '../../src/backend/visible-text.js';
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

/** Argon2id as OWASP recommends it: 46 MiB, one pass. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

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
        verify: ({ hash: kept, password }) => verify(kept, password.normalize('NFKC')),
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
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // It says the same of a wrong password, but only what nobody foresaw comes with an error.
      log: (_level, _message, ...details: unknown[]) => {
        const error = details.find((detail) => detail instanceof Error);
        if (error) onError(error);
      },
    },
    onAPIError: {
      onError: (error) => {
        const { statusCode = 500 } = error as { statusCode?: number };
        if (statusCode >= 500) onError(error);
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
