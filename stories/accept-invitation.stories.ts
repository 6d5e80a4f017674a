import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { InvitationBackend } from 'user-management-elements';
import type { MemoryBackend } from 'user-management-elements/adapters/memory';
import 'user-management-elements/define';
import { AcceptPage } from '../test/support/accept.js';
import { days, now, portalBackend, until } from '../test/support/panel.js';
import { elementIn } from './support/dialogs.js';
import { inPage, type StageOptions } from './support/stage.js';

type Story = StoryObj<StageOptions>;

export default {
  title: 'Accept invitation',
  component: 'accept-invitation',
  render: (args) => inPage(args, html`<accept-invitation></accept-invitation>`),
  play: async ({ canvasElement, args }) => {
    await opened(canvasElement, await linkTo('baru@kopilereng.example', args));
  },
} satisfies Meta<StageOptions>;

/** What the mail of a new invitation leads to, for whoever opens it. */
async function linkTo(address: string, options: StageOptions, passed = 0) {
  let time = now;
  const memory = portalBackend({ ...options, now: () => time });
  const account = await memory.backend.getAccount();
  const draft = {
    email: address,
    role: account.roles.find((role) => role.default)?.id ?? null,
    profile: null,
    permissions: account.permissionGroups.flatMap(({ permissions }) =>
      permissions.slice(0, 2).map(({ id }) => id),
    ),
    scope: { all: true as const },
    subscriptions: [],
  };
  await memory.backend.createInvitations([draft], { key: 'story' });
  time += passed;
  return { token: tokenIn(memory, address), backend: memory.invitations };
}
/** What the mail leads to with which a new contact sets a password. */
async function passwordLinkTo(address: string, options: StageOptions) {
  const memory = portalBackend(options);
  const fields = { firstName: 'Camille', lastName: 'Roux' };
  const draft = { email: address, fields, permissions: [], subscriptions: [] };
  await memory.backend.createMember(draft, { key: 'story' });
  return { token: tokenIn(memory, address), backend: memory.invitations };
}
function tokenIn(memory: MemoryBackend, address: string): string {
  const mails = memory.snapshot().accounts.flatMap((account) => account.mails);
  const link = mails.findLast((sent) => sent.to.address === address)?.link;
  return new URL(link ?? 'about:blank').hash.slice(1);
}

async function opened(
  canvas: HTMLElement,
  given: Awaited<ReturnType<typeof linkTo>>,
): Promise<AcceptPage> {
  const element = await elementIn(canvas, 'accept-invitation');
  Object.assign(element, given);
  return new AcceptPage(element).opened();
}

export const Offered: Story = {};
export const Indonesian: Story = { args: { lang: 'id' } };
export const French: Story = { args: { lang: 'fr' } };
export const Spanish: Story = { args: { lang: 'es' } };
export const DeadLink: Story = {
  play: async ({ canvasElement, args }) => {
    const { backend } = await linkTo('baru@kopilereng.example', args);
    await opened(canvasElement, { backend, token: 'of-no-invitation' });
  },
};
export const Expired: Story = {
  play: async ({ canvasElement, args }) => {
    await opened(canvasElement, await linkTo('baru@kopilereng.example', args, days(8)));
  },
};
export const RoleAndSubAccounts: Story = {
  args: { portal: 'messaging-portal' },
  play: async ({ canvasElement, args }) => {
    await opened(canvasElement, await linkTo('ana@agency.example', args));
  },
};
/** The link of an address that another person’s browser opened. */
export const WrongAccount: Story = {
  play: async ({ canvasElement, args }) => {
    const { token, backend } = await linkTo('baru@kopilereng.example', args);
    const lookUp = async (...given: Parameters<InvitationBackend['lookUp']>) => ({
      ...(await backend.lookUp(...given)),
      signedInAs: 'sari@pembukuansari.example',
    });
    await opened(canvasElement, { token, backend: { ...backend, lookUp } });
  },
};
export const SetPassword: Story = {
  args: { portal: 'server-panel', lang: 'fr' },
  play: async ({ canvasElement, args }) => {
    const page = await opened(canvasElement, await passwordLinkTo('camille@roux.example', args));
    page.type({ password: 'une phrase assez longue' });
    await until('the strength', () => page.all('.strength[data-is]')[0]);
  },
};
