/**
 * The conformance suite: point it at a backend, and get a list of what it breaks. It needs no test runner.
 *
 *     const results = await runConformance({ backend, freshAddress: () => `u${crypto.randomUUID()}@example.com` });
 *     for (const { name, why } of results.filter(({ outcome }) => outcome === 'failed')) console.error(name, why);
 */
export type { Check, Level, Need } from './check.js';
export { conformance } from './conformance.js';
export { createHttpSubject } from './http-subject.js';
export type { HttpSubjectOptions } from './http-subject.js';
export { runConformance } from './run.js';
export type { ConformanceOptions, Result } from './run.js';
export type { SentRequest, Subject } from './subject.js';
