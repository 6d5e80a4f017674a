export { createMemoryBackend } from './memory-backend.js';
export type { InProcessVerb, MemoryBackend, MemoryOptions } from './memory-backend.js';
