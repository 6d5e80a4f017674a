export { createHttpBackend, createHttpInvitationBackend } from './http-backend.js';
export type { HttpOptions } from './connection.js';
export type { RetryOptions } from './retry.js';
