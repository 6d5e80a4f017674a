import type { Limit } from '../../src/guards/limits.js';

/** For tests that are about something else. */
export const boundless: Limit = {
  take: async () => 0,
  look: async () => 0,
  giveBack: async () => undefined,
};
