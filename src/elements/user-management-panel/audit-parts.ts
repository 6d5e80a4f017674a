/** What the two views beside the lists share: how they are opened, their heading, their own style sheet. */
import { html, type TemplateResult } from 'lit';
import type { Account, Backend, Verb } from '../../backend/backend.js';
import type { BackendError } from '../../backend/errors.js';
import { reportFailure, signedInAgain } from '../../internal/calls.js';
import type { Localize } from '../../internal/localize.js';
import type { Host } from './panel-actions.js';

export interface AuditTools {
  words: Localize;
  /** Tells a screen reader. */
  say: (text: string) => void;
}

/** What a view is opened for. */
export interface AuditSubject {
  backend: Backend;
  account: Account;
  /** The level of the view's own heading. */
  headingLevel?: number;
}

/** Takes the focus where nothing else is there to take it. */
export const auditTitle = '.audit-title';

export function auditHeading(text: string, hint: string, level: number): TemplateResult {
  return html`<div class="audit-head">
    <div class="audit-title" role="heading" aria-level=${level} tabindex="-1">${text}</div>
    <p class="muted">${hint}</p>
  </div>`;
}

/** Reports what failed, and where the viewer is signed out, asks for signing in and then goes on. */
export async function afterFailure(
  host: Host,
  verb: Verb,
  error: BackendError,
  life: AbortSignal,
  goOn: () => void,
): Promise<void> {
  if (reportFailure(host, verb, error).code !== 'unauthenticated') return;
  if ((await signedInAgain(host, life)) && !life.aborted) goOn();
}
