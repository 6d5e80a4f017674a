import { createMemoryBackend } from 'user-management-elements/adapters/memory';
import { portals } from 'user-management-elements/mocks/portals';

const portal = portals['hosting-account'];

/** With `?demo` in the address, no server is needed: the reference service runs in the page. */
export const demoBackend = location.search.includes('demo')
  ? createMemoryBackend({ seed: portal.data(Date.now()), viewer: portal.viewers.owner }).backend
  : null;
