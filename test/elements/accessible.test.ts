import { expect } from '@open-wc/testing';
import { PanelPage, until } from '../support/panel.js';

/** States of the elements, each as a person comes to it. */
const states: Record<string, () => Promise<PanelPage>> = {
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
  'asked before removing': async () => {
    const panel = await PanelPage.open();
    panel.bin('Budi').click();
    await panel.confirm.opened();
    return panel;
  },
};

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
