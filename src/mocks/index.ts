/** A backend for demos and for a host's own end-to-end tests: the reference service behind MSW. Importing starts nothing. */
export { startMocks } from './browser.js';
export type { StartedMocks } from './browser.js';
export { createMocks } from './handlers.js';
export type { MockOptions, Mocks } from './handlers.js';
export { faults } from './faults.js';
export type { Fault } from './faults.js';
export type { PortalName } from './portals/index.js';
export type { MailRecord } from '../service/records.js';
