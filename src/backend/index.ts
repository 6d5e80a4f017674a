export type * from './backend.js';
export * from './addresses.js';
export * from './checked.js';
export * from './errors.js';
export * from './guards.js';
export * from './merge.js';
export * from './permissions.js';
export * from './routes.js';
export * as schemas from './schemas.js';
