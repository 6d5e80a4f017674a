import { actions } from './id/actions.js';
import { audit } from './id/audit.js';
import { common } from './id/common.js';
import { dialogs } from './id/dialogs.js';
import { invitee } from './id/invitee.js';
import { panel } from './id/panel.js';
import { registerLocale } from './registry.js';
import type { Strings } from './strings.js';

/** Indonesian. Register: Anda. */
export const id: Strings = { ...common, ...panel, ...actions, ...dialogs, ...invitee, ...audit };

registerLocale('id', id);
