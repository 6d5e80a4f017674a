/** What a suite runs on: PGlite always, PostgreSQL where `TEST_DATABASE_URL` names a server. */
import { freshDatabase } from './test-server.js';

export const databases: { name: string; open: () => Promise<string | undefined> }[] = [
  { name: 'PGlite', open: async () => undefined },
  ...(process.env['TEST_DATABASE_URL'] ? [{ name: 'PostgreSQL', open: freshDatabase }] : []),
];
