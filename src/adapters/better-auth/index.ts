export { createBetterAuthBackend } from './better-auth-backend.js';
export { createBetterAuthInvitationBackend } from './invitation-backend.js';
export type { BetterAuthOptions } from './better-auth-backend.js';
export type { ConnectionOptions } from './connection.js';
export type { BetterAuthRole, RoleOptions, Statements } from './roles.js';
