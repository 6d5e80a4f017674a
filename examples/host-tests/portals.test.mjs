import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setupServer } from 'msw/node';
import { createHttpBackend } from 'user-management-elements/adapters/http';
import { createMocks } from 'user-management-elements/mocks';

for (const portal of ['hosting-account', 'server-panel', 'client-area', 'messaging-portal']) {
  test(`${portal}: a week later nobody waits any more, and trouble is told as such`, async (t) => {
    const mocks = createMocks({ portal, root: 'https://portal.test/' });
    const server = setupServer(...mocks.handlers);
    server.listen();
    t.after(() => server.close());
    const backend = createHttpBackend({ baseUrl: mocks.endpoint(), retry: { tries: 1 } });

    await mocks.advanceClock(7 * 24 * 3600 * 1000);
    const { invitations } = await backend.getAccount();
    const waiting = invitations && (await backend.listInvitations({ status: ['pending'] }));
    assert.equal(waiting?.items.length ?? 0, 0);

    mocks.setFault('failing');
    await assert.rejects(backend.listMembers({}), { code: 'busy' });
  });
}
