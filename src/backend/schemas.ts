/**
 * What crosses the port, checked. The shapes themselves are told in `backend.ts`; the compiler holds the two together.
 */
export { account } from './account-schema.js';
export * from './reply-schemas.js';
export * from './request-schemas.js';
export { ref } from './schema-parts.js';
