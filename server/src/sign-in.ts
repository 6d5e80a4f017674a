/** Who somebody is: e-mail and password, sessions in the database, by better-auth. What one may do is read elsewhere. */
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import type { Database } from './database/connect.js';
import type { Settings } from './settings.js';

/** Argon2id as OWASP recommends it: 46 MiB, one pass. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost);
}

export function createSignIn(
  { kysely }: Database,
  { baseUrl, secret, allowedOrigins }: Pick<Settings, 'baseUrl' | 'secret' | 'allowedOrigins'>,
) {
  const isSecure = baseUrl.protocol === 'https:';
  return betterAuth({
    baseURL: baseUrl.origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: allowedOrigins,
    database: { db: kysely, type: 'postgres' },
    user: { modelName: 'person' },
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
    logger: { disabled: true },
  });
}

export type SignIn = ReturnType<typeof createSignIn>;

/** Makes the tables of the sign-in, or what is missing of them. */
export async function migrateSignIn(signIn: SignIn): Promise<void> {
  const { runMigrations } = await getMigrations(signIn.options);
  await runMigrations();
}
