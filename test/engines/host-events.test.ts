import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { focused, once, PanelPage, readable, until } from '../support/panel.js';
import type {
  BeforeInvitationsSendEvent,
  BeforeMembersRemoveEvent,
  SignInNeededEvent,
} from '../../src/events.js';

/** A dialog of the host's own, as many pages have them: a div on top of everything. */
function hostDialog(): { element: HTMLElement; answered: Promise<boolean> } {
  const element = document.createElement('div');
  element.style.cssText =
    'position:fixed;inset:0;z-index:2147483647;background:#0008;display:grid;place-items:center';
  const { promise: answered, resolve } = withResolvers<boolean>();
  for (const [text, answer] of [
    ['Really', true],
    ['No', false],
  ] as const) {
    const button = document.createElement('button');
    button.textContent = text;
    button.addEventListener('click', () => {
      element.remove();
      resolve(answer);
    });
    element.append(button);
  }
  document.body.append(element);
  return { element, answered };
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

async function click(element: Element): Promise<void> {
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(x + width / 2), Math.round(y + height / 2)],
  });
}

async function askToRemove(panel: PanelPage, name: string) {
  panel.bin(name).click();
  const confirm = await panel.confirm.opened();
  confirm.press('Remove');
  return confirm;
}

describe('what a host may say', () => {
  afterEach(() => {
    document.onclick = null;
  });

  it('stops a removal at once by preventDefault', async () => {
    const panel = await PanelPage.open();
    let told: BeforeMembersRemoveEvent | null = null;
    panel.element.addEventListener('before-members-remove', (event) => {
      told = event;
      event.preventDefault();
    });
    const confirm = await askToRemove(panel, 'Budi');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.errors[0]).to.equal('This site stopped it. Nothing was changed.');
    expect(told!.members.map(({ email }) => email)).to.deep.equal(['budi@kopilereng.example']);
    expect((await panel.memory.backend.listMembers({})).total).to.equal(9);
  });

  it('hears it anywhere in the page', async () => {
    const panel = await PanelPage.open();
    const heard = once<BeforeMembersRemoveEvent>(document, 'before-members-remove');
    await askToRemove(panel, 'Budi');
    expect((await heard).target).to.equal(panel.element);
  });

  it('asks in its own dialog, which can be used: ours steps aside and goes on after a yes', async () => {
    const panel = await PanelPage.open();
    let host: ReturnType<typeof hostDialog> | null = null;
    panel.element.addEventListener('before-members-remove', (event) => {
      host = hostDialog();
      event.waitUntil(host.answered);
    });
    const confirm = await askToRemove(panel, 'Budi');
    await until('the host’s dialog', () => host);
    expect(confirm.dialog.open).to.equal(false);
    await click(host!.element.querySelector('button')!);
    await until('the row to go', () => panel.rows.length === 8);
    expect(host!.element.isConnected).to.equal(false);
  });

  it('says no later: ours comes back with focus where it was, and nothing is done', async () => {
    const panel = await PanelPage.open();
    const { promise, resolve } = withResolvers<boolean>();
    panel.element.addEventListener('before-members-remove', (event) => event.waitUntil(promise));
    panel.bin('Budi').click();
    const confirm = await panel.confirm.opened();
    confirm.button('Remove').focus();
    confirm.press('Remove');
    await until('ours to step aside', () => !confirm.dialog.open);
    resolve(false);
    await until('ours to come back', () => confirm.isOpen);
    expect(confirm.errors).to.deep.equal(['This site stopped it. Nothing was changed.']);
    expect(panel.rows).to.have.lengthOf(9);
    await until('focus inside', () => confirm.dialog.contains(focused()));
  });

  it('can be given up on, however long it thinks', async () => {
    const panel = await PanelPage.open();
    let signal: AbortSignal | null = null;
    panel.element.addEventListener('before-members-remove', (event) => {
      ({ signal } = event);
      event.waitUntil(new Promise(() => {}));
    });
    const confirm = await askToRemove(panel, 'Budi');
    const waiting = () => confirm.element.renderRoot.querySelector('.waiting');
    await until('the waiting line', waiting);
    expect(readable(waiting())).to.include('Waiting for this site’s answer…');
    waiting()!.querySelector('button')!.click();
    await until('ours to come back', () => confirm.isOpen);
    expect(signal!.aborted).to.equal(true);
    expect(confirm.errors).to.deep.equal([]);
    expect(panel.rows).to.have.lengthOf(9);
  });

  it('fails loudly when a listener calls preventDefault after awaiting', async () => {
    const panel = await PanelPage.open();
    const { promise: failure, resolve } = withResolvers<Error>();
    panel.element.addEventListener('before-members-remove', (event) => {
      void Promise.resolve().then(() => {
        try {
          event.preventDefault();
        } catch (error) {
          resolve(error as Error);
        }
      });
    });
    await askToRemove(panel, 'Budi');
    expect((await failure).message).to.include('waitUntil');
  });

  it('sees drafts before sending, and may stop them with what was typed kept', async () => {
    const panel = await PanelPage.open();
    const before = once<BeforeInvitationsSendEvent>(panel.element, 'before-invitations-send');
    panel.element.addEventListener('before-invitations-send', (event) =>
      event.waitUntil(Promise.reject(new Error('no'))),
    );
    await panel.element.invite({ addresses: ['baru@kopilereng.example'] });
    const invite = await panel.invite.opened();
    await (await invite.picker.ready()).tick('tickets');
    invite.press('Send invite');
    expect(
      (await before).drafts.map(({ email, permissions }) => [email, permissions]),
    ).to.deep.equal([['baru@kopilereng.example', ['tickets']]]);
    await until('the words', () =>
      invite.errors.includes('This site stopped it. Nothing was changed.'),
    );
    expect(invite.address.value).to.equal('baru@kopilereng.example');
  });

  it('signs the viewer in again, and the same intent goes on under the same key', async () => {
    let isSignedIn = false;
    const keys = new Set<string>();
    const panel = await PanelPage.open({
      fail: (verb) => (verb === 'removeMembers' && !isSignedIn ? 'unauthenticated' : null),
    });
    const { removeMembers } = panel.memory.backend;
    panel.memory.backend.removeMembers = (target, write) => {
      keys.add(write.key);
      return removeMembers(target, write);
    };
    let asked = 0;
    panel.element.addEventListener('sign-in-needed', (event: SignInNeededEvent) => {
      asked++;
      event.waitUntil(Promise.resolve().then(() => (isSignedIn = true)));
    });
    await askToRemove(panel, 'Budi');
    await until('the row to go', () => panel.rows.length === 8);
    expect(asked).to.equal(1);
    expect(keys.size).to.equal(1);
  });

  it('may never answer whether it signed anybody in: the wait can be given up', async () => {
    const panel = await PanelPage.open({
      fail: (verb) => (verb === 'removeMembers' ? 'unauthenticated' : null),
    });
    panel.element.addEventListener('sign-in-needed', (event) =>
      event.waitUntil(new Promise(() => {})),
    );
    const confirm = await askToRemove(panel, 'Budi');
    const waiting = () => confirm.element.renderRoot.querySelector('.waiting button');
    await until('ours to step aside', () => !confirm.dialog.open && waiting());
    (waiting() as HTMLButtonElement).click();
    await until('ours to come back', () => confirm.isOpen);
  });

  it('is told of failures by code, without words or addresses', async () => {
    const panel = await PanelPage.open({
      fail: (verb) => (verb === 'removeMembers' ? 'busy' : null),
    });
    const failed = once<HTMLElementEventMap['backend-failed']>(panel.element, 'backend-failed');
    await askToRemove(panel, 'Budi');
    const { verb, code } = await failed;
    expect([verb, code]).to.deep.equal(['removeMembers', 'busy']);
  });
});
