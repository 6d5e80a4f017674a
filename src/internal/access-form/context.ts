import type { Access, Account } from '../../backend/backend.js';
import type { StringOverrides } from '../../locales/strings.js';
import type { Localize } from '../localize.js';

/** In the order in which they are asked. */
export const accessSections = [
  'role',
  'profile',
  'permissions',
  'scope',
  'subscriptions',
  'until',
] as const;
export type AccessSection = (typeof accessSections)[number];

/** What is missing or wrong, and in which section. */
export interface AccessProblem {
  at: AccessSection;
  text: string;
}

export interface AccessFormContext {
  account: Account;
  value: Access;
  /** What the person holds already; null for somebody new. */
  baseline: Access | null;
  /** Which sections, in this order; those that the account lacks draw nothing. */
  sections: readonly AccessSection[];
  problem: AccessProblem | null;
  isBusy: boolean;
  strings: StringOverrides | null;
  onChange: (part: Partial<Access>) => void;
}

/** What the drawing of one section needs. */
export interface SectionContext extends AccessFormContext {
  words: Localize;
}
