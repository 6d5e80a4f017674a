import { actions } from './es/actions.js';
import { audit } from './es/audit.js';
import { common } from './es/common.js';
import { dialogs } from './es/dialogs.js';
import { invitee } from './es/invitee.js';
import { panel } from './es/panel.js';
import { registerLocale } from './registry.js';
import type { Strings } from './strings.js';

/** Spanish. Register: tú; infinitive on buttons. */
export const es: Strings = { ...common, ...panel, ...actions, ...dialogs, ...invitee, ...audit };

registerLocale('es', es);
