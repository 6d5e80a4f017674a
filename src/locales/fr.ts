import { actions } from './fr/actions.js';
import { audit } from './fr/audit.js';
import { common } from './fr/common.js';
import { dialogs } from './fr/dialogs.js';
import { invitee } from './fr/invitee.js';
import { panel } from './fr/panel.js';
import { registerLocale } from './registry.js';
import type { Strings } from './strings.js';

/** French. Register: vous; infinitive on buttons; U+00A0 before a colon and inside « », U+202F before ? ! ;. */
export const fr: Strings = { ...common, ...panel, ...actions, ...dialogs, ...invitee, ...audit };

registerLocale('fr', fr);
