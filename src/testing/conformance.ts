import type { Check } from './check.js';
import { acceptanceChecks } from './checks/acceptance.js';
import { accountChecks } from './checks/account.js';
import { changeChecks } from './checks/changes.js';
import { contactChecks } from './checks/contacts.js';
import { countChecks } from './checks/counts.js';
import { intentChecks } from './checks/intents.js';
import { invitationChecks } from './checks/invitations.js';
import { listChecks } from './checks/lists.js';
import { memberChecks } from './checks/members.js';
import { offerChecks } from './checks/offers.js';
import { refusalChecks } from './checks/refusals.js';
import { scopeChecks } from './checks/scope.js';
import { tokenChecks } from './checks/tokens.js';

/**
 * All that a backend has to do, one check each. `runConformance` runs them,
 * together or each by its name.
 */
export const conformance: readonly Check[] = [
  ...accountChecks,
  ...listChecks,
  ...countChecks,
  ...memberChecks,
  ...invitationChecks,
  ...changeChecks,
  ...acceptanceChecks,
  ...intentChecks,
  ...contactChecks,
  ...scopeChecks,
  ...offerChecks,
  ...refusalChecks,
  ...tokenChecks,
];
