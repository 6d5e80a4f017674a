/** The elements over a recorded backend, as a person meets them. */
import { expect, fixture, html } from '@open-wc/testing';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import '../../src/define.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { openLink, type AcceptPage } from './accept.js';
import { PanelView } from './panel.js';
import { origin, Replay, type RecordingName } from './recording.js';

/** The account that each portal's recording is about. */
const accounts: Readonly<Record<Exclude<RecordingName, 'invitees'>, string>> = {
  'hosting-account': 'kopi-lereng-senja',
  'server-panel': 'atelier-brumaire',
  'client-area': 'almendrera-del-alto',
  'messaging-portal': 'fernwood-outreach',
};
type PortalName = keyof typeof accounts;

// What fails is shown at once: the recording would answer the same again.
const retry = { tries: 1 };

/**
 * Opens recorded scenarios for the tests of one file. In the end, everything that was asked must have been in the
 * recording, and every recorded change must have been asked for.
 */
export function replayedPages(): {
  panel: (portal: PortalName, scenario: string) => Promise<PanelView>;
  invitation: (scenario: string) => Promise<AcceptPage>;
} {
  const opened: Replay[] = [];
  const faults: string[] = [];
  afterEach(() => {
    for (const { scenario, unanswered, missing } of opened.splice(0)) {
      faults.push(...unanswered.map((request) => `${scenario.title}: not recorded: ${request}`));
      faults.push(...missing.map((request) => `${scenario.title}: not asked for: ${request}`));
    }
  });
  // Not after each test: a hook that fails there ends the file.
  after(() => expect(faults.join('\n')).to.equal(''));
  const open = async (name: RecordingName, scenario: string): Promise<Replay> => {
    const replay = await Replay.open(name, scenario);
    opened.push(replay);
    return replay;
  };
  return {
    panel: async (portal, scenario) => {
      const { fetch } = await open(portal, scenario);
      const baseUrl = `${origin}/api/accounts/${accounts[portal]}`;
      const element = await fixture<UserManagementPanel>(html`
        <user-management-panel
          lang="en"
          tabs=${portal === 'messaging-portal' ? 'all' : 'auto'}
          .backend=${createHttpBackend({ baseUrl, fetch, retry })}
        ></user-management-panel>
      `);
      const panel = new PanelView(element);
      await panel.settled();
      return panel;
    },
    invitation: async (scenario) => {
      const { fetch, scenario: recorded } = await open('invitees', scenario);
      const baseUrl = `${origin}/api/invitations`;
      const backend = createHttpInvitationBackend({ baseUrl, fetch, retry });
      return openLink(backend, recorded.token ?? '');
    },
  };
}
