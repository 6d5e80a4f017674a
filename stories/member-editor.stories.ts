import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Ref } from 'user-management-elements';
import 'user-management-elements/define';
import { crowded } from '../test/support/crowd.js';
import { EditorPage, until } from '../test/support/panel.js';
import { elementIn, invitationOf, invitationsOf, memberOf } from './support/dialogs.js';
import { backendOf, inPage, never, refused, type StageOptions } from './support/stage.js';

interface Args extends StageOptions {
  /** Whose row was opened: a part of the address. */
  of: string;
}
type Story = StoryObj<Args>;

export default {
  title: 'Member editor',
  component: 'member-editor',
  args: { of: 'sari@' },
  render: (args) => inPage(args, html`<member-editor .backend=${backendOf(args)}></member-editor>`),
  play: async ({ canvasElement, args }) => {
    await opened(canvasElement, args);
  },
} satisfies Meta<Args>;

async function opened(canvas: HTMLElement, { of }: Args): Promise<EditorPage> {
  const element = await elementIn(canvas, 'member-editor');
  await element.show({ member: await memberOf(element.backend, of) });
  return ready(new EditorPage(element));
}
async function ready(editor: EditorPage): Promise<EditorPage> {
  await editor.opened();
  await editor.picker.ready();
  return editor;
}

/** A story that goes on from what somebody has changed. */
function changed(act: (editor: EditorPage) => unknown, args: Partial<Args> = {}): Story {
  return {
    args,
    play: async ({ canvasElement, args: all }) => {
      const editor = await opened(canvasElement, all);
      await editor.picker.tick('quotes', 'profile');
      await act(editor);
    },
  };
}

export const HostingAccount: Story = {};
export const MessagingPortal: Story = { args: { portal: 'messaging-portal', of: 'aisyah@' } };
export const ServerPanel: Story = {
  args: { portal: 'server-panel', lang: 'fr', of: 'jb.darcy-lefevre@' },
};
export const ClientArea: Story = { args: { portal: 'client-area', lang: 'es', of: 'lucia@' } };
/** Whose access can be taken over, and what that would change. */
async function copyAccess({ dialog }: EditorPage): Promise<void> {
  dialog.querySelector<HTMLElement>('#same-as')?.click();
  await until('the people', () => dialog.querySelector('.same-as-box .person'));
}
export const CopyAccess: Story = {
  args: { portal: 'messaging-portal', of: 'joy@' },
  play: async ({ canvasElement, args }) => {
    await copyAccess(await opened(canvasElement, args));
  },
};
export const CopyAccessPreview: Story = {
  args: { portal: 'messaging-portal', of: 'joy@' },
  play: async ({ canvasElement, args }) => {
    const editor = await opened(canvasElement, args);
    await copyAccess(editor);
    editor.dialog.querySelector<HTMLElement>('.same-as-box .person')?.click();
    await until('the changes', () => editor.dialog.querySelector('.same-as-changes p'));
  },
};
export const LongNames: Story = { args: { of: 'siti.khadijah' } };
export const Indonesian: Story = { args: { lang: 'id' } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
export const Invitation: Story = {
  play: async ({ canvasElement }) => {
    const element = await elementIn(canvasElement, 'member-editor');
    await element.show({ invitation: await invitationOf(element.backend, 'bagas.pratama@') });
    await ready(new EditorPage(element));
  },
};
export const GainsAndLoses = changed((editor) =>
  until('the sum of the changes', () => editor.summary !== ''),
);
export const LeavingAsked = changed((editor) => editor.press('Cancel'));
export const Saving = changed((editor) => editor.press('Save changes'), {
  verbs: { updateMember: never },
});
export const SavingRefused = changed(
  async (editor) => {
    editor.press('Save changes');
    await until('an error', () => editor.errors.length > 0);
  },
  { verbs: { updateMember: refused('busy') } },
);

/** Another manager saved first: what they did is kept, and what was typed here stands on top of it. */
export const ChangedMeanwhile = changed(async (editor) => {
  const { backend } = editor.element;
  const { id, version } = await memberOf(backend, 'sari@');
  const permissions = ['invoices', 'orders'];
  await backend?.updateMember(
    { id, ...(version && { version }) },
    { permissions },
    { key: 'theirs' },
  );
  editor.press('Save changes');
  await until('the words', () => editor.text.includes('changed this now'));
});

/** Several invitations of the messaging portal, which get the same access. */
function several(
  emails: readonly string[],
  args: Partial<Args> = {},
  act: (editor: EditorPage) => unknown = () => undefined,
): Story {
  return {
    args: { portal: 'messaging-portal', ...args },
    play: async ({ canvasElement }) => {
      const element = await elementIn(canvasElement, 'member-editor');
      await element.show({ invitations: await invitationsOf(element.backend, emails) });
      await act(await ready(new EditorPage(element)));
    },
  };
}
export const SeveralAlike = several(['guest-0', 'guest-1', 'luis.'], { seed: crowded(0, 2) });
export const SeveralThatDiffer = several(['hana.', 'luis.', 'elena.', 'mei.']);
export const SeveralThatDifferInFrench = several(['hana.', 'luis.', 'mei.'], { lang: 'fr' });
export const SeveralWithSomeRefused = several(['hana.', 'luis.', 'elena.'], {}, async (editor) => {
  const { backend } = editor.element;
  const [luis, elena] = await invitationsOf(backend, ['luis.', 'elena.']);
  const theirs = { permissions: ['templates'] };
  await backend?.updateInvitation?.(refOf(luis), theirs, { key: 'theirs' });
  await backend?.revokeInvitations({ refs: [refOf(elena)] }, { key: 'theirs, too' });
  await editor.picker.tick('reports');
  editor.dialog.querySelector<HTMLInputElement>('input[name=scope][value=all]')?.click();
  await editor.element.updateComplete;
  editor.press('Save changes');
  await until('what became of them', () => editor.title === '1 of 3 done');
});
function refOf({ id, version }: Partial<Ref> = {}): Ref {
  return { id: id ?? '', ...(version && { version }) };
}

/** Somebody new, as a contacts portal asks for. */
function creating(
  args: Partial<Args>,
  act: (editor: EditorPage) => unknown = () => undefined,
): Story {
  return {
    args,
    play: async ({ canvasElement }) => {
      const element = await elementIn(canvasElement, 'member-editor');
      await element.create();
      await act(await new EditorPage(element).opened());
    },
  };
}
export const NewContact = creating({ portal: 'server-panel', lang: 'fr' });
export const NewContactOnly = creating({ portal: 'client-area', lang: 'es' });
export const NewContactWhoMaySignIn = creating({ portal: 'client-area', lang: 'es' }, (editor) => {
  editor.tick('Puede conectarse al panel').click();
});
export const RequiredFieldsEmpty = creating(
  { portal: 'client-area', lang: 'es' },
  async (editor) => {
    editor.press('Crear contacto');
    await until('the errors', () => editor.errors.length > 0);
  },
);
