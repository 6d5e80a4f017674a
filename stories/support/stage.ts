/** What the stories stand on: a portal's service in process, on a clock that stands still. */
import { html, type TemplateResult } from 'lit';
import { BackendError, type Backend, type Code } from 'user-management-elements';
import { portalBackend, type PortalOptions } from '../../test/support/panel.js';

export interface StageOptions extends PortalOptions {
  lang?: 'en' | 'id' | 'fr' | 'es';
  dir?: 'ltr' | 'rtl';
  /** The host's column, in pixels; as wide as the page where it is not said. */
  width?: '280' | '360' | '560';
  /** Verbs that answer otherwise than the service does. */
  verbs?: Partial<Backend>;
}

/** The backend of a story. */
export function backendOf({ verbs, ...options }: StageOptions): Backend {
  return { ...portalBackend(options).backend, ...verbs };
}

/** The part of the host's page that stands around an element. */
export function inPage(
  { lang = 'en', dir = 'ltr', width }: StageOptions,
  content: TemplateResult,
): TemplateResult {
  return html`<div lang=${lang} dir=${dir} class=${width ? 'column' : ''} data-width=${width ?? ''}>
    ${content}
  </div>`;
}

/** Never answers: what is loading, or being sent, stays so. */
export const never = (): Promise<never> => new Promise(() => undefined);
/** As the platform fails where there is no network. */
export const offline = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));
/** As a backend refuses. */
export const refused = (code: Code) => (): Promise<never> =>
  Promise.reject(new BackendError({ code }, { notApplied: true }));
