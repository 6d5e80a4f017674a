import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'user-management-elements/define';
import { portalBackend, until } from '../test/support/panel.js';
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
async function linkTo(address: string, options: StageOptions) {
  const memory = portalBackend(options);
  const account = await memory.backend.getAccount();
  const draft = {
    email: address,
    role: account.roles.find((role) => role.default)?.id ?? null,
    profile: null,
    permissions: ['invoices', 'tickets'],
    scope: { all: true as const },
    subscriptions: [],
  };
  await memory.backend.createInvitations([draft], { key: 'story' });
  const mail = memory.snapshot().accounts[0]?.mails.findLast((sent) => sent.to.address === address);
  const token = new URL(mail?.link ?? 'about:blank').hash.slice(1);
  return { token, backend: memory.invitations };
}

async function opened(
  canvas: HTMLElement,
  given: Awaited<ReturnType<typeof linkTo>>,
): Promise<void> {
  const element = await elementIn(canvas, 'accept-invitation');
  Object.assign(element, given);
  await until('the invitation', () => element.renderRoot.querySelector('#title, .failure'));
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
