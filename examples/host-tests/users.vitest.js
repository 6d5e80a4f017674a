import { setupServer } from 'msw/node';
import { createHttpBackend } from 'user-management-elements/adapters/http';
import { createMocks } from 'user-management-elements/mocks';
import { portals } from 'user-management-elements/mocks/portals';
import { expect, onTestFinished, test } from 'vitest';

test('who only looks is offered nothing, and refused what he sends all the same', async () => {
  const portal = 'hosting-account';
  const mocks = createMocks({ portal, root: 'https://portal.test/' });
  const server = setupServer(...mocks.handlers);
  server.listen();
  onTestFinished(() => server.close());

  await mocks.setViewer(portals[portal].viewers.limited);
  const backend = createHttpBackend({ baseUrl: mocks.endpoint() });
  const { items } = await backend.listMembers({});
  expect(items.map(({ actions }) => actions)).toEqual(items.map(() => ({})));
  const removing = backend.removeMembers({ refs: items.slice(1) }, { key: crypto.randomUUID() });
  await expect(removing).rejects.toMatchObject({ code: 'forbidden' });
});
