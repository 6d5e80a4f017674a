import { expect } from '@open-wc/testing';
import { openLink, type AcceptPage } from '../support/accept.js';
import { PanelPage, until } from '../support/panel.js';
import { accessOf, openPortal, owner, stranger, write } from '../support/portal.js';

interface Page {
  element: HTMLElement;
  all(selector: string): HTMLElement[];
}

/** Somebody follows the link of an invitation. */
async function atTheDoor(is: string | null = null): Promise<AcceptPage> {
  const portal = openPortal();
  const draft = { email: 'ivy@x.example', ...accessOf('invoices', 'domains') };
  await portal.as(owner).createInvitations([draft], write());
  return openLink(portal.invitee(is), portal.tokenFor('ivy@x.example'));
}

/** States of the elements, each as a person comes to it. */
const states: Record<string, () => Promise<Page>> = {
  'the list of users': () => PanelPage.open(),
  'the invitations': async () => {
    const panel = await PanelPage.open();
    await panel.select('Invitations');
    return panel;
  },
  'nothing found': async () => {
    const panel = await PanelPage.open();
    await panel.search('nobody');
    await until('the empty answer', () => panel.text.includes('No user matches'));
    return panel;
  },
  'the first run': () => PanelPage.open({ firstRun: true }),
  'read only': () => PanelPage.open({ viewer: 'limited' }),
  'not a member': () => PanelPage.open({ viewer: 'stranger' }),
  'a list that failed': () =>
    PanelPage.open({ fail: (verb) => (verb === 'listMembers' ? 'busy' : null) }),
  'a bin that says why not': async () => {
    const panel = await PanelPage.open();
    panel.bin('Ratna').click();
    return panel;
  },
  'after a removal': async () => {
    const panel = await PanelPage.open();
    panel.bin('Budi').click();
    (await panel.confirm.opened()).press('Remove');
    await until('the status', () => panel.status !== '');
    return panel;
  },
  contacts: () => PanelPage.open({ portal: 'client-area' }),
  'three tabs': () => PanelPage.open({ portal: 'messaging-portal' }),
  inviting: async () => {
    const panel = await PanelPage.open();
    await panel.element.invite();
    await (await panel.invite.opened()).picker.ready();
    return panel;
  },
  'inviting with a problem': async () => {
    const panel = await PanelPage.open();
    await panel.element.invite({ addresses: ['nonsense'] });
    const invite = await panel.invite.opened();
    await (await invite.picker.ready()).tick('managedomains', 'profile');
    invite.press('Send invite');
    await until('the problem', () => invite.errors.length > 0);
    return panel;
  },
  'asked about what was typed': async () => {
    const panel = await PanelPage.open();
    await panel.element.invite({ addresses: ['half@typed'] });
    const invite = await panel.invite.opened();
    invite.press('Cancel');
    await until('the question', () => invite.text.includes('Discard this invitation?'));
    return panel;
  },
  'an invitation sent': async () => {
    const panel = await PanelPage.open();
    await panel.element.invite({ addresses: ['baru@kopilereng.example'] });
    const invite = await panel.invite.opened();
    await (await invite.picker.ready()).tick('tickets');
    invite.press('Send invite');
    await until('the result', () => invite.title === 'Invitation sent');
    return panel;
  },
  'editing with gains and losses': async () => {
    const panel = await PanelPage.open();
    panel.row('Sari').querySelector<HTMLButtonElement>('.edit')?.click();
    const editor = await panel.editor.opened();
    await (await editor.picker.ready()).tick('quotes', 'profile');
    return panel;
  },
  'the access of several invitations, one left out': () => severalAsked(),
  'several invitations, one refused': async () => {
    const panel = await severalAsked();
    const { editor, memory } = panel;
    const { items } = await memory.backend.listInvitations({ text: 'luis' });
    const theirs = { permissions: ['templates'] };
    await memory.backend.updateInvitation(items[0]!, theirs, { key: 'theirs' });
    await editor.picker.tick('reports');
    editor.dialog.querySelector<HTMLInputElement>('input[name=scope][value=all]')?.click();
    editor.press('Save changes');
    await until('what became of them', () => editor.title === '1 of 2 done');
    return panel;
  },
  'asked before removing': async () => {
    const panel = await PanelPage.open();
    panel.bin('Budi').click();
    await panel.confirm.opened();
    return panel;
  },
  'an invitation to accept, with a problem and advice': async () => {
    const page = await atTheDoor();
    page.type({ password: 'pass' });
    page.press('Accept invitation');
    await until('the problem', () => page.errors.length > 0);
    await until('the advice', () => page.all('#strength[data-is]').length === 1);
    return page;
  },
  'an invitation for somebody else': () => atTheDoor(stranger),
  'asked before declining': async () => {
    const page = await atTheDoor();
    page.press('Decline');
    await until('the question', () => page.all('#keep').length === 1);
    return page;
  },
  'an invitation that was accepted': async () => {
    const page = await atTheDoor();
    page.element.next = '/';
    page.type({ password: 'three odd words here' });
    page.press('Accept invitation');
    await until('the end', () => page.buttons.includes('Sign in'));
    return page;
  },
  'a link that is not valid': () => openLink(openPortal().invitee(null), 'A'.repeat(43)),
};

async function severalAsked(): Promise<PanelPage> {
  const panel = await PanelPage.open({ portal: 'messaging-portal' });
  await panel.select('Pending');
  await panel.tick('hana.suzuki', 'luis.aquino', 'mei.lin');
  await panel.pressInBar('Change access');
  await (await panel.editor.opened()).picker.ready();
  return panel;
}

// Colours are computed alike everywhere: dark is looked at in one engine.
const schemes = /Chrome/.test(navigator.userAgent) ? ['light', 'dark'] : ['light'];

describe('axe finds nothing wrong in', () => {
  for (const scheme of schemes) {
    describe(scheme, () => {
      before(() => {
        document.documentElement.style.colorScheme = scheme;
        document.documentElement.style.background = 'Canvas';
        document.documentElement.style.color = 'CanvasText';
      });
      after(() => {
        document.documentElement.removeAttribute('style');
      });
      for (const [state, open] of Object.entries(states)) {
        it(state, async () => {
          const panel = await open();
          // A dialog fades in, and pale text is no finding.
          for (const { shadowRoot } of panel.all('invite-dialog, member-editor, confirm-remove')) {
            for (const animation of shadowRoot?.getAnimations() ?? []) animation.finish();
          }
          await expect(panel.element).to.be.accessible();
        });
      }
    });
  }
});
