import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'user-management-elements/define';
import { demoBackend } from './demo-backend';

function Users() {
  const [removed, setRemoved] = useState(0);
  return (
    <>
      <user-management-panel
        {...(demoBackend ? { backend: demoBackend } : { endpoint: '/api/accounts/a1' })}
        onbefore-members-remove={(event) => {
          event.waitUntil(mayGo(event.members.map(({ email }) => email)));
        }}
        onmembers-removed={({ outcomes }) => setRemoved((count) => count + outcomes.items.length)}
      />
      {removed > 0 && <p role="status">So far, {removed} left.</p>}
    </>
  );
}

/** Here your portal asks what it has to ask; `false` stops the removal. */
async function mayGo(addresses: string[]) {
  return !addresses.includes('bo@example.com');
}

const app = document.getElementById('app');
if (app) createRoot(app).render(<Users />);
