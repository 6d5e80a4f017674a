export { createService } from './app.js';
export type { Service, ServiceOptions } from './app.js';
export { createMemoryStore } from './memory-store.js';
export type { MemoryStore } from './memory-store.js';
export type * from './records.js';
export type * from './store.js';
export type { ActivityVerb } from './rules/activity.js';
export type { SignedIn } from './work.js';
