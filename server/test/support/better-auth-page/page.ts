/** What a host on better-auth writes for its two pages. */
import '../../../../src/define.js';
import {
  createBetterAuthBackend,
  createBetterAuthInvitationBackend,
} from '../../../../src/adapters/better-auth/index.js';

const baseUrl = '/api/auth';
const panel = document.querySelector('user-management-panel');
const { organization: organizationId = '' } = document.body.dataset;
if (panel) panel.backend = createBetterAuthBackend({ baseUrl, organizationId });

const accept = document.querySelector('accept-invitation');
if (accept) accept.backend = createBetterAuthInvitationBackend({ baseUrl });
accept?.addEventListener('sign-in-needed', (event) => event.waitUntil(signIn()));

/** The host's own sign-in. */
function signIn(): Promise<void> {
  const form = document.forms[0] as HTMLFormElement;
  form.hidden = false;
  return new Promise((resolve) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(Object.fromEntries(new FormData(form)));
      void fetch(`${baseUrl}/sign-in/email`, { method: 'POST', headers, body }).then(() => {
        form.hidden = true;
        resolve();
      });
    });
  });
}
