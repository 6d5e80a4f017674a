/** Backends with one fault each, and the check of the conformance suite that has to find it. */
import { changeBreakages } from './broken/changes.js';
import { contactBreakages } from './broken/contacts.js';
import { intentBreakages } from './broken/intents.js';
import { acceptanceBreakages, invitationBreakages } from './broken/invitations.js';
import { accountBreakages, listBreakages } from './broken/lists.js';
import { memberBreakages } from './broken/members.js';
import { offerBreakages } from './broken/offers.js';
import { refusalBreakages } from './broken/refusals.js';
import { scopeBreakages } from './broken/scope.js';
import { tokenBreakages } from './broken/tokens.js';
import type { Breakage } from './broken/spoil.js';

export const breakages: readonly Breakage[] = [
  ...accountBreakages,
  ...listBreakages,
  ...memberBreakages,
  ...invitationBreakages,
  ...changeBreakages,
  ...acceptanceBreakages,
  ...intentBreakages,
  ...contactBreakages,
  ...scopeBreakages,
  ...offerBreakages,
  ...refusalBreakages,
  ...tokenBreakages,
];
