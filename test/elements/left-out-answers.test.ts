/** What an answer leaves out, or says without sense, is told as that. */
import { expect } from '@open-wc/testing';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import { showPanel } from '../support/network.js';
import { EditorPage, type PanelView, portalBackend, until } from '../support/panel.js';

const unsaid = 'The answer does not say whether this was done. Look at the list, then try again.';

/** The panel over a portal, with some verbs of another kind. */
async function openWith(change: (backend: Backend) => Partial<Backend>): Promise<PanelView> {
  const { backend } = portalBackend();
  const panel = await showPanel({ backend: { ...backend, ...change(backend) } });
  await until('the list', () => panel.rows.length === 9);
  return panel;
}

describe('An answer that leaves out what was asked', () => {
  it('says so when the answer to an invitation is an empty list', async () => {
    const panel = await openWith(() => ({ createInvitations: async () => [] }));
    await panel.element.invite();
    const invite = await panel.invite.opened();
    invite.type('eko@kopilereng.example');
    await (await invite.picker.ready()).tick('tickets');
    invite.press('Send invite');
    await until(unsaid, () => invite.errors.some((error) => error.includes(unsaid)));
    expect(invite.isOpen).to.equal(true);
  });

  it('says it of each address that is left out when there are several', async () => {
    const panel = await openWith(({ createInvitations }) => ({
      createInvitations: async (drafts, write) =>
        (await createInvitations(drafts.slice(0, 1), write)).slice(0, 1),
    }));
    await panel.element.invite();
    const invite = await panel.invite.opened();
    invite.type('eko@kopilereng.example, ani@kopilereng.example, ');
    await (await invite.picker.ready()).tick('tickets');
    invite.press('Send Invites (2)');
    const said = 'The answer says nothing about this address.';
    await until(said, () => invite.text.includes(said));
    expect(invite.text).to.not.include('No answer came');
  });

  it('does not say that somebody was removed when the answer has no outcome', async () => {
    const panel = await openWith(() => ({
      removeMembers: async () => ({ items: [], nextCursor: null }),
    }));
    panel.bin('Budi').click();
    const confirm = await panel.confirm.opened();
    confirm.press('Remove');
    await until(unsaid, () => confirm.text.includes(unsaid));
    expect(confirm.isOpen).to.equal(true);
    expect(panel.rows).to.have.lengthOf(9);
  });
});

describe('A wait that is no wait', () => {
  const cases: [number, string][] = [
    [999_999_999, 'Too many at once. Try again later.'],
    [Infinity, 'Too many at once. Try again later.'],
    [NaN, 'Too many at once. You can go on in 1 minute.'],
    [-5, 'Too many at once. You can go on now.'],
  ];
  for (const [retryAfter, text] of cases) {
    it(`is told in a sentence: ${retryAfter} seconds`, async () => {
      const refused = () => Promise.reject(new BackendError({ code: 'rate-limited', retryAfter }));
      const backend = { ...portalBackend().backend, listMembers: refused };
      const panel = await showPanel({ backend });
      await until(text, () => panel.failure.includes(text));
    });
  }
});

describe('A name in the editor', () => {
  it('is refused as missing where nobody sees it, and as too long above its limit', async () => {
    const memory = portalBackend({ portal: 'client-area' });
    const member = (await memory.backend.listMembers({ text: 'Beatriz' })).items[0]!;
    const editor = await EditorPage.open(memory, { member });
    const first = editor.dialog.querySelector<HTMLInputElement>('[autocomplete=given-name]')!;
    for (const [typed, text] of [
      ['\u3164\u200b', 'Fill in this field.'],
      ['x'.repeat(201), 'Too long: at most'],
    ] as const) {
      first.value = typed;
      first.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      editor.press('Save changes');
      await until(text, () => editor.text.includes(text));
      expect(editor.isOpen).to.equal(true);
    }
  });
});

describe('Five thousand pasted addresses', () => {
  it('are classified in parts of a hundred at most, each once', async () => {
    const asked: string[][] = [];
    const panel = await openWith(() => ({
      classifyAddresses: async (addresses) => {
        asked.push([...addresses]);
        return addresses.map((address) => ({ address, is: 'new' as const }));
      },
    }));
    await panel.element.invite();
    const invite = await panel.invite.opened();
    const addresses = Array.from({ length: 5000 }, (_, at) => `p${at}@x.example`);
    invite.type(`${addresses.join(', ')}, `);
    await until('all of them', () => asked.flat().length === 5000);
    expect(Math.max(...asked.map(({ length }) => length))).to.be.at.most(100);
    expect(new Set(asked.flat()).size).to.equal(5000);
  });
});
