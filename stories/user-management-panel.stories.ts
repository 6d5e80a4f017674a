import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Backend, UserManagementPanel } from 'user-management-elements';
import 'user-management-elements/define';
import { portals } from 'user-management-elements/mocks/portals';
import { now, PanelView, until } from '../test/support/panel.js';
import { elementIn } from './support/dialogs.js';
import { backendOf, inPage, never, offline, refused, type StageOptions } from './support/stage.js';

type Args = StageOptions &
  Pick<UserManagementPanel, 'view' | 'tabs'> & { host?: 'own' | 'compact' };
type Story = StoryObj<Args>;

export default {
  title: 'Panel',
  component: 'user-management-panel',
  args: { view: 'members', tabs: 'auto' },
  render: (args) =>
    inPage(
      args,
      html`<user-management-panel
        class=${args.host ?? ''}
        .backend=${backendOf(args)}
        .view=${args.view}
        .tabs=${args.tabs}
      ></user-management-panel>`,
    ),
  play: async ({ canvasElement }) => {
    await panelIn(canvasElement);
  },
} satisfies Meta<Args>;

/** The panel of a story, once it shows a list or says why there is none. */
async function panelIn(canvas: HTMLElement): Promise<PanelView> {
  const panel = new PanelView(await elementIn(canvas, 'user-management-panel'));
  await panel.settled();
  return panel;
}

/** A story that goes on from the list. */
function after(act: (panel: PanelView) => unknown, args: Partial<Args> = {}): Story {
  return {
    args,
    play: async ({ canvasElement }) => {
      await act(await panelIn(canvasElement));
    },
  };
}

function withOneAdmin() {
  const seed = portals['messaging-portal'].data(now);
  for (const account of seed.accounts) {
    account.members = account.members.filter(({ name }) => /^(?:Aisyah|Priya)/u.test(name ?? ''));
  }
  return seed;
}

const messaging = { portal: 'messaging-portal', tabs: 'all' } as const;

// What the account is.
export const HostingAccount: Story = {};
export const ServerPanel: Story = { args: { portal: 'server-panel', lang: 'fr' } };
export const ClientArea: Story = { args: { portal: 'client-area', lang: 'es' } };
export const MessagingPortal: Story = { args: messaging };
export const FirstRun: Story = { args: { firstRun: true } };
export const FirstRunOfContacts: Story = {
  args: { portal: 'client-area', firstRun: true, lang: 'es' },
};

// Languages, directions, widths.
export const Indonesian: Story = { args: { lang: 'id' } };
export const French: Story = { args: { lang: 'fr' } };
export const Spanish: Story = { args: { lang: 'es' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
export const Medium: Story = { args: { width: '560', lang: 'fr' } };
export const Narrow: Story = { args: { width: '360', portal: 'server-panel', lang: 'fr' } };
export const Narrowest: Story = { args: { width: '280' } };

// The host's looks.
export const Compact: Story = { args: { host: 'compact' } };
export const OwnBrand: Story = { args: { ...messaging, host: 'own' } };

// The other lists.
export const Invitations = after((panel) => panel.select('Invitations'));
export const InvitationsOfMany = after((panel) => panel.select('Pending'), messaging);
export const NarrowInvitations = after((panel) => panel.select('Undangan'), {
  width: '360',
  lang: 'id',
});
export const Deactivated = after((panel) => panel.select('Deactivated'), messaging);
export const NothingFound = after(async (panel) => {
  await panel.search('nobody');
  await until('the empty answer', () => panel.text.includes('No user matches'));
});
export const BinSaysWhyNot = after((panel) => panel.bin('Ratna').click());

// Menus.
async function openMenu(panel: PanelView, opener: Element | null | undefined): Promise<void> {
  (opener as HTMLElement | null | undefined)?.click();
  await until('the menu', () => panel.all('.menu:popover-open [role=menuitem]')[0]);
}
export const PanelMenu = after((panel) => openMenu(panel, panel.one('header .more')));
export const RowMenu = after(
  (panel) => openMenu(panel, panel.row('Joy').querySelector('.more')),
  messaging,
);
export const NarrowInvitationMenu = after(
  async (panel) => {
    await panel.select('Undangan');
    await openMenu(panel, panel.row('keuangan@').querySelector('.more'));
  },
  { width: '360', lang: 'id' },
);
export const NarrowContactsMenu = after(
  (panel) => openMenu(panel, panel.one('.contacts .button')),
  { width: '360', portal: 'client-area', lang: 'es' },
);

// What is under way, and what went wrong.
export const Loading: Story = {
  args: { verbs: { listMembers: never } },
  play: async ({ canvasElement }) => {
    const element = await elementIn(canvasElement, 'user-management-panel');
    await until('the skeleton', () => element.renderRoot.querySelector('.skeleton'));
  },
};
export const Failed: Story = {
  args: { fail: (verb) => (verb === 'listMembers' ? 'busy' : null) },
};
export const Offline: Story = { args: { verbs: { listMembers: offline } } };
export const OfflineWithOldRows = after(
  async (panel) => {
    const { backend } = panel.element;
    panel.element.backend = backend;
    await panel.element.refresh();
    await until('the failure', () => panel.failure !== '');
  },
  { fail: (verb, nth) => (verb === 'listMembers' && nth > 1 ? 'busy' : null) },
);
export const SignedOut: Story = { args: { verbs: { getAccount: refused('unauthenticated') } } };
export const Refused: Story = { args: { viewer: 'stranger' } };
export const ReadOnly: Story = { args: { viewer: 'limited' } };
export const NotConfigured: Story = {
  render: (args) => inPage(args, html`<user-management-panel></user-management-panel>`),
};

// What was done.
export const Removed = after(async (panel) => {
  panel.bin('Budi').click();
  (await panel.confirm.opened()).press('Remove');
  await until('the status', () => panel.status !== '');
});
export const RemovalAsked = after(async (panel) => {
  panel.bin('Budi').click();
  await panel.confirm.opened();
});
export const SeveralSelected = after((panel) => panel.tick('Kenji', 'Joy'), messaging);
export const RemovalOfSeveralAsked = after(async (panel) => {
  await panel.tick('Kenji', 'Joy', 'Priya');
  await panel.pressInBar('Remove');
  await panel.confirm.opened();
}, messaging);
export const SeveralDeactivated = after(async (panel) => {
  await panel.tick('Kenji', 'Joy');
  await panel.pressInBar('Deactivate');
  (await panel.confirm.opened()).press('Deactivate 2');
  await until('the words and Undo', () => panel.status.includes('Undo'));
}, messaging);
/** What was refused stays to be read, each with its reason. */
export const SomeOfSeveralRefused: Story = {
  args: messaging,
  render: (args) => {
    const backend = backendOf(args);
    const forbidden = { code: 'forbidden' as const };
    const removeMembers: Backend['removeMembers'] = (target) =>
      Promise.resolve({
        items: 'refs' in target ? target.refs.map((ref) => ({ ref, error: forbidden })) : [],
        nextCursor: null,
      });
    return inPage(
      args,
      html`<user-management-panel
        .backend=${{ ...backend, removeMembers }}
      ></user-management-panel>`,
    );
  },
  play: async ({ canvasElement }) => {
    const panel = await panelIn(canvasElement);
    await panel.tick('Kenji', 'Joy');
    await panel.pressInBar('Remove');
    const confirm = await panel.confirm.opened();
    confirm.press('Remove 2');
    await until('the reasons', () => confirm.dialog.querySelector('.reasons'));
  },
};

/** Why the only admin cannot go, and the way on. */
export const OnlyAdmin = after(
  async (panel) => {
    panel.bin('Priya').click();
    await panel.element.updateComplete;
  },
  { portal: 'messaging-portal', seed: withOneAdmin() },
);

// In place of the lists.
const review = { view: 'review' } as const;
const activity = { view: 'activity' } as const;
function inFull(args: Partial<Args>): Story {
  return {
    args,
    play: async ({ canvasElement }) => {
      const panel = new PanelView(await elementIn(canvasElement, 'user-management-panel'));
      await until('the rows', () => panel.all('.review tbody tr, .activity li')[0]);
    },
  };
}
export const AccessReview = inFull({ ...review, ...messaging });
export const AccessReviewInFrench = inFull({
  ...review,
  portal: 'server-panel',
  lang: 'fr',
});
export const NarrowAccessReview = inFull({ ...review, width: '360', lang: 'id' });
export const Activity = inFull(activity);
export const ActivityInIndonesian = inFull({ ...activity, lang: 'id' });
const access: Backend['listActivity'] = () => {
  const told = { actor: 'Priya Raghunathan', verb: 'member-updated' } as const;
  const items = [
    {
      ...{ ...told, id: '3', at: '2026-11-22T01:50:00Z', subject: 'Joy Villanueva' },
      gains: ['pricing', 'payment', 'user-management'],
      changes: { role: { from: 'user', to: 'admin' }, scope: { gains: { all: true as const } } },
    },
    {
      ...{ ...told, id: '2', at: '2026-11-21T08:12:00Z', subject: "Siobhán O'Rourke" },
      changes: {
        scope: { gains: { count: 7, names: ['amberleaf_sg_otp', 'amberleaf_sg_promo'] } },
      },
    },
    {
      ...{ ...told, id: '1', at: '2026-11-21T08:11:00Z', subject: 'Kenji Watanabe' },
      loses: ['campaigns'],
      changes: { until: { from: null, to: '2027-01-01T00:00:00Z' } },
    },
  ];
  return Promise.resolve({ items, nextCursor: null, asOf: '2026-11-22T02:14:00Z' });
};
export const ActivityOfAccess = inFull({
  ...{ ...activity, portal: 'messaging-portal', verbs: { listActivity: access } },
});
export const ActivityOfAccessInFrench = inFull({
  ...{ ...activity, portal: 'messaging-portal', lang: 'fr', verbs: { listActivity: access } },
});
export const NoActivity: Story = { args: { ...activity, portal: 'server-panel', lang: 'fr' } };
