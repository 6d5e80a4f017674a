import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import 'user-management-elements/define';
import { InvitePage, until } from '../test/support/panel.js';
import { elementIn } from './support/dialogs.js';
import { backendOf, inPage, never, offline, refused, type StageOptions } from './support/stage.js';

type Story = StoryObj<StageOptions>;

export default {
  title: 'Invite dialog',
  component: 'invite-dialog',
  render: (args) => inPage(args, html`<invite-dialog .backend=${backendOf(args)}></invite-dialog>`),
  play: async ({ canvasElement }) => {
    await opened(canvasElement);
  },
} satisfies Meta<StageOptions>;

async function opened(canvas: HTMLElement, addresses: string[] = []): Promise<InvitePage> {
  const element = await elementIn(canvas, 'invite-dialog');
  await element.show({ addresses });
  const page = await new InvitePage(element).opened();
  await page.picker.ready();
  return page;
}

/** A story that goes on from an address and a permission, as somebody has filled them in. */
function filled(
  act: (dialog: InvitePage) => unknown,
  args: StageOptions = {},
  address = 'baru@kopilereng.example',
): Story {
  return {
    args,
    play: async ({ canvasElement }) => {
      const dialog = await opened(canvasElement, [address]);
      await dialog.picker.tick('tickets');
      await act(dialog);
    },
  };
}
const send = (dialog: InvitePage) => dialog.press('Send invite');
async function sendAndSeeError(dialog: InvitePage): Promise<void> {
  send(dialog);
  await until('an error', () => dialog.errors.length > 0);
}

export const Empty: Story = {};
export const Indonesian: Story = { args: { lang: 'id' } };
export const French: Story = { args: { lang: 'fr' } };
export const Spanish: Story = { args: { lang: 'es' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
export const Loading: Story = {
  args: { verbs: { getAccount: never } },
  play: async ({ canvasElement }) => {
    await (await elementIn(canvasElement, 'invite-dialog')).show();
  },
};
export const Failed: Story = {
  args: { verbs: { getAccount: offline } },
  play: async ({ canvasElement }) => {
    const element = await elementIn(canvasElement, 'invite-dialog');
    await element.show();
    const dialog = new InvitePage(element);
    await until('the failure', () => dialog.text.includes('Try again'));
  },
};
export const AllPermissions: Story = {
  play: async ({ canvasElement }) => {
    (await opened(canvasElement)).choose('all');
  },
};
export const RiskyPermission = filled((dialog) => dialog.picker.tick('profile', 'managedomains'));
export const NothingFilledIn: Story = {
  play: async ({ canvasElement }) => {
    await sendAndSeeError(await opened(canvasElement));
  },
};
export const InvalidAddress = filled(sendAndSeeError, {}, 'sari@pembukuansari,example');
export const AlreadyUser = filled(sendAndSeeError, {}, 'budi@kopilereng.example');
export const Sending = filled(send, { verbs: { createInvitations: never } });
export const SendingFailed = filled(sendAndSeeError, {
  verbs: { createInvitations: refused('busy') },
});
export const NobodyKnowsIfSent = filled(sendAndSeeError, { verbs: { createInvitations: offline } });
export const LeavingAsked = filled((dialog) => dialog.press('Cancel'));
export const Sent = filled(async (dialog) => {
  send(dialog);
  await until('the result', () => dialog.title === 'Invitation sent');
});
/** Where there are types and sub-accounts, people come first. */
export const FirstOfTwoSteps: Story = {
  args: { portal: 'messaging-portal' },
  play: async ({ canvasElement }) => {
    const element = await elementIn(canvasElement, 'invite-dialog');
    await element.show();
    await new InvitePage(element).opened();
  },
};

/** What somebody pastes in one go: two new ones, and one of every kind that is not. */
const pasted = [
  'ana@agency.example',
  'bo@agency.example',
  'bo@agency.example',
  'arjun@fernwood.example',
  'mei.lin@fernwood.example',
  'hana.suzuki@fernwood.example',
  'imran@contractors.example',
  'not an address',
];
async function manyIn(canvas: HTMLElement): Promise<InvitePage> {
  const element = await elementIn(canvas, 'invite-dialog');
  await element.show({ addresses: pasted });
  const dialog = await new InvitePage(element).opened();
  await until(
    'all are known',
    () => dialog.text.includes('arjun@') && !dialog.text.includes('Checking'),
  );
  return dialog;
}
async function secondStepIn(canvas: HTMLElement): Promise<InvitePage> {
  const dialog = await manyIn(canvas);
  dialog.press('Set Permission');
  await until('the second step', () => dialog.dialog.querySelector('permission-picker'));
  await dialog.picker.ready();
  return dialog;
}
/** Each address says what it is before anything is sent. */
export const ManyAddresses: Story = {
  args: { portal: 'messaging-portal' },
  play: async ({ canvasElement }) => {
    await manyIn(canvasElement);
  },
};
export const SecondOfTwoSteps: Story = {
  args: { portal: 'messaging-portal' },
  play: async ({ canvasElement }) => {
    await secondStepIn(canvasElement);
  },
};
/** An outcome per address. */
export const SentToMany: Story = {
  args: { portal: 'messaging-portal' },
  play: async ({ canvasElement }) => {
    const dialog = await secondStepIn(canvasElement);
    await dialog.picker.tick(dialog.picker.boxes[0]?.id ?? '');
    const everywhere = () =>
      dialog.dialog.querySelector<HTMLInputElement>('[name=scope][value=all]');
    await until('the choice of sub-accounts', everywhere);
    everywhere()?.click();
    await until('all of them', () => everywhere()?.checked);
    await until('what was found out', () => dialog.text.includes('Send Invites (2 of 7)'));
    dialog.press('Send Invites (2 of 7)');
    await until('the result', () => dialog.dialog.querySelector('.lists'));
  },
};
