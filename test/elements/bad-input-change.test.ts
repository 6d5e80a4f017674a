import { expect } from '@open-wc/testing';
import { html, json, lost, Network, problem, QuickClock, showPanel } from '../support/network.js';
import {
  type ConfirmPage,
  focused,
  type InvitePage,
  type PanelView,
  portalBackend,
  until,
} from '../support/panel.js';

const unsure = 'No answer came. You can press the button again: nothing is done twice.';
const unread =
  'The answer could not be read. You can press the button again: nothing is done twice.';

describe('bad input: a change', () => {
  let network: Network;
  let panel: PanelView;
  beforeEach(async () => {
    network = new Network();
    panel = await showPanel({ backend: network.backend() });
    await until('the list', () => panel.rows.length === 9);
  });

  /** What the service answers, the words for it, and whether it certainly was not done. */
  const cases: [string, () => Response | Promise<Response>, string, boolean][] = [
    ['a web page', () => html(200), unread, false],
    ['nothing', () => json(''), unread, false],
    ['half', () => json('[{"email"'), unread, false],
    ['an error of the server', () => html(500), unsure, false],
    ['no network', lost, unsure, false],
    [
      'forbidden',
      () => problem(403, 'forbidden'),
      'You may not do this any more: your own permissions were changed.',
      true,
    ],
    [
      'signed out',
      () => problem(401, 'unauthenticated'),
      'You were signed out. Sign in again to go on.',
      true,
    ],
    [
      'too many',
      () => problem(429, 'rate-limited', { 'retry-after': '120' }),
      'Too many at once. You can go on in 2 minutes.',
      true,
    ],
    ['refused', () => problem(409, 'refused'), 'That did not work. Nothing was changed.', true],
  ];

  async function fillIn(): Promise<InvitePage> {
    await panel.element.invite();
    const invite = await panel.invite.opened();
    invite.type('eko@kopilereng.example');
    await (await invite.picker.ready()).tick('tickets');
    return invite;
  }

  function expectKept(invite: InvitePage): void {
    expect(invite.isOpen).to.equal(true);
    expect(invite.address.value).to.equal('eko@kopilereng.example');
    expect(invite.picker.ticked).to.deep.equal(['tickets']);
  }

  for (const [name, answer, text, isKnown] of cases) {
    it(`an invitation stays as typed, with the reason above the buttons: ${name}`, async () => {
      const invite = await fillIn();
      network.answer = answer;
      invite.press('Send invite');
      await until(text, () => invite.errors.some((error) => error.includes(text)));
      expect(invite.announced).to.include(text);
      expectKept(invite);
      network.answer = null;
      invite.press('Send invite');
      await until('the end', () => invite.title.includes('Invitation sent'));
      const [first, second] = network.keys;
      for (const key of [first, second]) expect(key).to.be.a('string');
      if (isKnown) expect(second).not.to.equal(first);
      else expect(second).to.equal(first);
    });

    it(`a removal says so, and the row stays: ${name}`, async () => {
      const confirm = await ask();
      network.answer = answer;
      confirm.press('Remove');
      await until(text, () => confirm.errors.some((error) => error.includes(text)));
      expect(confirm.isOpen).to.equal(true);
      expect(panel.rows).to.have.lengthOf(9);
      network.answer = null;
      confirm.press('Remove');
      await until('eight rows', () => panel.rows.length === 8);
      const [first, second] = network.keys;
      for (const key of [first, second]) expect(key).to.be.a('string');
      if (isKnown) expect(second).not.to.equal(first);
      else expect(second).to.equal(first);
    });
  }

  async function ask(): Promise<ConfirmPage> {
    panel.bin('Budi').click();
    return panel.confirm.opened();
  }

  it('is not made twice when its answer was lost', async () => {
    const invite = await fillIn();
    network.answer = network.loseAnswer;
    invite.press('Send invite');
    await until(unsure, () => invite.errors.includes(unsure));
    network.answer = null;
    invite.press('Send invite');
    await until('the end', () => invite.title.includes('Invitation sent'));
    invite.press('Done');
    await panel.select('Invitations');
    expect(panel.rows).to.have.lengthOf(5);
  });

  it('keeps its key where one that went unanswered is refused or stopped when tried again', async () => {
    const wait = 'Too many at once. You can go on in 2 minutes.';
    const confirm = await ask();
    network.answer = network.loseAnswer;
    confirm.press('Remove');
    await until(unsure, () => confirm.errors.includes(unsure));
    network.answer = () => problem(429, 'rate-limited', { 'retry-after': '120' });
    confirm.press('Remove');
    await until(wait, () => confirm.errors.includes(wait));
    const veto = (event: Event) => event.preventDefault();
    panel.element.addEventListener('before-members-remove', veto, { once: true });
    confirm.press('Remove');
    await until('the veto', () => !confirm.errors.includes(wait));
    network.answer = null;
    confirm.press('Remove');
    await until('eight rows', () => panel.rows.length === 8);
    expect(network.keys).to.have.lengthOf(3);
    expect(new Set(network.keys)).to.have.property('size', 1);
  });

  it('is another one, under another key, when what is typed has changed', async () => {
    const invite = await fillIn();
    network.answer = lost;
    invite.press('Send invite');
    await until(unsure, () => invite.errors.includes(unsure));
    await invite.picker.tick('domains');
    network.answer = null;
    invite.press('Send invite');
    await until('the end', () => invite.title.includes('Invitation sent'));
    expect(new Set(network.keys)).to.have.property('size', 2);
  });

  it('names what is wrong with an address beside the field', async () => {
    const invite = await fillIn();
    const reasons = [
      ['nobody', 'Not a valid email address'],
      ['budi@kopilereng.example', 'Already a user of this account'],
      ['keuangan@pembukuansari.example', 'Already invited, link still valid'],
    ] as const;
    for (const [address, reason] of reasons) {
      invite.type(address);
      invite.press('Send invite');
      await until(reason, () => invite.errors.includes(reason));
      expect(invite.address.getAttribute('aria-invalid')).to.equal('true');
      await until('focus in the field', () => focused() === invite.address);
      expect(invite.address.value).to.equal(address);
      expect(invite.picker.ticked).to.deep.equal(['tickets']);
    }
  });

  it('goes on under the same key once the host has signed the viewer in', async () => {
    let asked = 0;
    panel.element.addEventListener('sign-in-needed', (event) => {
      asked += 1;
      network.answer = null;
      event.waitUntil(Promise.resolve());
    });
    const invite = await fillIn();
    network.answer = () => problem(401, 'unauthenticated');
    invite.press('Send invite');
    await until('the end', () => invite.title.includes('Invitation sent'));
    expect(asked).to.equal(1);
    const [first, second] = network.keys;
    expect(first).to.be.a('string');
    expect(second).to.equal(first);
  });

  it('may never be answered: that is said, and nothing typed is lost', async () => {
    const clock = new QuickClock();
    try {
      const invite = await fillIn();
      let isAsked = false;
      network.answer = () => {
        isAsked = true;
        return new Promise<never>(() => {});
      };
      invite.press('Send invite');
      await until('the request', () => isAsked);
      clock.run();
      await until(unsure, () => invite.errors.includes(unsure));
      expectKept(invite);
    } finally {
      clock.restore();
    }
  });

  it('can go wrong in the adapter itself', async () => {
    const { backend } = portalBackend();
    panel.element.backend = {
      ...backend,
      createInvitations: () => {
        throw new TypeError('not yet written');
      },
    };
    await until('the list', () => panel.rows.length === 9);
    const invite = await fillIn();
    invite.press('Send invite');
    await until('the words', () => invite.errors.length === 1);
    expectKept(invite);
  });
});
