import { actions } from './en/actions.js';
import { audit } from './en/audit.js';
import { common } from './en/common.js';
import { dialogs } from './en/dialogs.js';
import { invitee } from './en/invitee.js';
import { panel } from './en/panel.js';

/**
 * English: built in, and the shape of all others. The compiler reads the names in braces as the arguments of a string.
 * A key ending in `.contact` stands in where the account's vocabulary is `contacts`.
 */
export const en = { ...common, ...panel, ...actions, ...dialogs, ...invitee, ...audit } as const;
