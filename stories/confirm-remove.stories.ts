import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'user-management-elements/define';
import { ConfirmPage, until } from '../test/support/panel.js';
import { elementIn, invitationOf, memberOf } from './support/dialogs.js';
import { backendOf, inPage, never, refused, type StageOptions } from './support/stage.js';

interface Args extends StageOptions {
  /** Whose bin was pressed: a part of the address. */
  of: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Confirm remove',
  component: 'confirm-remove',
  args: { of: 'budi@' },
  render: (args) =>
    inPage(args, html`<confirm-remove .backend=${backendOf(args)}></confirm-remove>`),
  play: async ({ canvasElement, args }) => {
    await opened(canvasElement, args);
  },
} satisfies Meta<Args>;

async function opened(canvas: HTMLElement, { of }: Args): Promise<ConfirmPage> {
  const element = await elementIn(canvas, 'confirm-remove');
  await element.show({ member: await memberOf(element.backend, of) });
  return new ConfirmPage(element).opened();
}

export const User: Story = {};
export const Contact: Story = { args: { portal: 'client-area', lang: 'es', of: 'beatriz@' } };
export const MayStayAContact: Story = {
  args: { portal: 'client-area', lang: 'es', of: 'lucia@' },
};
export const MayBeDeactivated: Story = { args: { portal: 'messaging-portal', of: 'joy@' } };
export const LongNames: Story = { args: { of: 'siti.khadijah' } };
export const French: Story = { args: { portal: 'server-panel', lang: 'fr', of: 'zoe@' } };
export const Indonesian: Story = { args: { lang: 'id' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
export const Invitation: Story = {
  play: async ({ canvasElement }) => {
    const element = await elementIn(canvasElement, 'confirm-remove');
    await element.show({ invitation: await invitationOf(element.backend, 'keuangan@') });
    await new ConfirmPage(element).opened();
  },
};
export const Removing: Story = {
  args: { verbs: { removeMembers: never } },
  play: async ({ canvasElement, args }) => {
    (await opened(canvasElement, args)).press('Remove');
  },
};
export const RemovingFailed: Story = {
  args: { verbs: { removeMembers: refused('busy') } },
  play: async ({ canvasElement, args }) => {
    const dialog = await opened(canvasElement, args);
    dialog.press('Remove');
    await until('an error', () => dialog.errors.length > 0);
  },
};
