/** better-auth with its organization plugin as a host would run it, on a port and a database of its own. */
import { randomUUID } from 'node:crypto';
import { serve } from '@hono/node-server';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { organization } from 'better-auth/plugins';
import type { OrganizationOptions } from 'better-auth/plugins';
import { Hono } from 'hono';
import {
  createBetterAuthBackend,
  createBetterAuthInvitationBackend,
} from '../../../src/adapters/better-auth/index.js';
import type { BetterAuthOptions } from '../../../src/adapters/better-auth/index.js';
import { connect } from '../../src/database/connect.js';
import { freePort, password, signInAt } from './test-server.js';

export interface BetterAuthServer extends Awaited<ReturnType<typeof startBetterAuth>> {}

export interface StartOptions {
  databaseUrl?: string | undefined;
  plugin?: OrganizationOptions;
  /** What the adapter is told of the plugin. */
  adapter?: Partial<BetterAuthOptions>;
  /** Answers what is not better-auth's. */
  pages?: Hono;
}

export async function startBetterAuth({ databaseUrl, plugin, adapter, pages }: StartOptions = {}) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const database = await connect({ url: databaseUrl });
  /** Invitations that were mailed, the newest last. */
  const mails: { id: string; email: string; role: string }[] = [];
  const auth = betterAuth({
    baseURL: url,
    basePath: '/api/auth',
    secret: randomUUID(),
    database: { db: database.kysely, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      // Slow hashes are not what is tested.
      password: {
        hash: async (given) => given,
        verify: async ({ hash, password: given }) => hash === given,
      },
    },
    session: { expiresIn: 365 * 86_400 },
    plugins: [
      organization({
        membershipLimit: 100_000,
        invitationLimit: 1000,
        ...plugin,
        sendInvitationEmail: async ({ id, email, role }) => {
          mails.push({ id, email, role });
        },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
  const { runMigrations } = await getMigrations(auth.options);
  await runMigrations();

  const app = new Hono();
  /** Answers that are lost on their way back, and how many calls there were. */
  const network = { lose: (_path: string) => false, calls: [] as string[] };
  app.on(['GET', 'POST'], '/api/auth/*', async (context) => {
    const response = await auth.handler(context.req.raw);
    // Node's own header does not follow a clock that is moved.
    const headers = new Headers(response.headers);
    headers.set('date', new Date().toUTCString());
    return new Response(response.body, { status: response.status, headers });
  });
  if (pages) app.route('/', pages);
  const server = serve({ fetch: app.fetch, port, hostname: 'localhost' });

  const users = new Map<string, Promise<string>>();
  /** Somebody with a login. @returns the id */
  const user = (email: string, name = ''): Promise<string> => {
    const made =
      users.get(email) ??
      auth.api.signUpEmail({ body: { email, name, password } }).then((made) => made.user.id);
    users.set(email, made);
    return made;
  };
  const owner = 'olivia@studio.example';
  const ownerId = await user(owner, 'Olivia Owner');
  const made = await auth.api.createOrganization({
    body: { name: 'Studio', slug: 'studio', userId: ownerId },
  });
  const organizationId = made.id;

  const cookies = new Map<string, Promise<string>>();
  const cookieOf = async (email: string): Promise<string> => {
    await user(email);
    const cookie = cookies.get(email) ?? signInAt(url, email);
    cookies.set(email, cookie);
    return cookie;
  };
  const fetchAs =
    (email: string | null): typeof fetch =>
    async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('origin', url);
      if (email !== null) headers.set('cookie', await cookieOf(email));
      const path = new URL(input as string).pathname.replace('/api/auth/', '');
      network.calls.push(path);
      const response = await fetch(input, { ...init, headers });
      if (network.lose(path)) throw new TypeError('the connection broke');
      return response;
    };
  const common = { ...adapter, baseUrl: `${url}/api/auth` };

  return {
    url,
    auth,
    database,
    mails,
    network,
    organizationId,
    owner,
    user,
    fetchAs,
    async member(email: string, role: string, name = ''): Promise<void> {
      const userId = await user(email, name);
      // The type knows the built-in roles alone.
      await auth.api.addMember({ body: { userId, role: role as 'member', organizationId } });
    },
    /** The organization as somebody meets it; null: not signed in. */
    as: (email: string | null, more: Partial<BetterAuthOptions> = {}) =>
      createBetterAuthBackend({ ...common, organizationId, fetch: fetchAs(email), ...more }),
    invitee: (email: string | null) =>
      createBetterAuthInvitationBackend({ ...common, fetch: fetchAs(email) }),
    tokenFor: (email: string): string =>
      mails.findLast((mail) => mail.email === email.toLowerCase())?.id ?? '',
    async stop(): Promise<void> {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
    },
  };
}
