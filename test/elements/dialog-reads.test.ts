import { expect, fixture, html } from '@open-wc/testing';
import type { MemoryBackend } from '../../src/adapters/memory/index.js';
import type { Backend, Verb } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import '../../src/define.js';
import type { InviteDialog } from '../../src/elements/invite-dialog/invite-dialog.js';
import { portals } from '../../src/mocks/portals/index.js';
import {
  EditorPage,
  InvitePage,
  now,
  PanelPage,
  portalBackend,
  readable,
  until,
} from '../support/panel.js';

interface Gate {
  backend: Backend;
  isSignedIn: boolean;
  /** What was read after somebody had signed in. */
  read: Verb[];
}

/** Refuses what is read, until somebody has signed in. */
function behindSignIn({ backend }: MemoryBackend): Gate {
  const gate: Gate = { backend: { ...backend }, isSignedIn: false, read: [] };
  const verbs = [
    'getAccount',
    'getMember',
    'listInvitations',
    'listScopeResources',
    'classifyAddresses',
  ] as const;
  for (const verb of verbs) {
    const run = backend[verb] as (...given: unknown[]) => Promise<never>;
    const guarded = (...given: unknown[]) => {
      if (!gate.isSignedIn) return Promise.reject(new BackendError({ code: 'unauthenticated' }));
      gate.read.push(verb);
      return run.apply(backend, given);
    };
    Object.assign(gate.backend, { [verb]: guarded });
  }
  return gate;
}

async function dialogFor(backend: Backend): Promise<InvitePage> {
  const element = await fixture<InviteDialog>(
    html`<invite-dialog .backend=${backend}></invite-dialog>`,
  );
  return new InvitePage(element);
}
const waiting = ({ element }: InvitePage) =>
  element.renderRoot.querySelector<HTMLElement>('.waiting button');

describe('a dialog whose viewer is signed out', () => {
  it('asks the host once, and goes on by itself', async () => {
    const gate = behindSignIn(portalBackend());
    const invite = await dialogFor(gate.backend);
    let asked = 0;
    invite.element.addEventListener('sign-in-needed', (event) => {
      asked++;
      event.waitUntil(Promise.resolve().then(() => (gate.isSignedIn = true)));
    });
    await invite.element.show();
    await until('the form', () => invite.isOpen && invite.dialog.querySelector('#address'));
    expect(asked).to.equal(1);
    expect(invite.text).not.to.include('signed out');
  });

  it('does not ask before somebody opens it', async () => {
    const invite = await dialogFor(behindSignIn(portalBackend()).backend);
    let asked = 0;
    invite.element.addEventListener('sign-in-needed', () => asked++);
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    expect(asked).to.equal(0);
    await invite.element.show();
    await until('the question', () => asked > 0);
    await until('the words', () => invite.text.includes('You were signed out.'));
  });

  it('is out of the way while the host signs in, and comes back where that is given up', async () => {
    const invite = await dialogFor(behindSignIn(portalBackend()).backend);
    let signal: AbortSignal | null = null;
    invite.element.addEventListener('sign-in-needed', (event) => {
      ({ signal } = event);
      event.waitUntil(new Promise(() => {}));
    });
    await invite.element.show();
    await until('the way to cancel', () => waiting(invite));
    expect(invite.isOpen).to.equal(false);
    waiting(invite)!.click();
    await until('ours to come back', () => invite.isOpen && invite.text.includes('signed out'));
    expect(signal!.aborted).to.equal(true);
    expect(waiting(invite) === null).to.equal(true);
    signal = null;
    invite.press('Try again');
    await until('the host asked again', () => signal);
    invite.element.close();
    await until('nothing to wait for', () => signal!.aborted && !waiting(invite));
    expect(invite.isOpen).to.equal(false);
  });

  it('asks once for all that is read at the same time, and reads all of it again', async () => {
    const seed = portals['hosting-account'].data(now);
    seed.accounts[0]!.settings.invitations!.maxPending = 6;
    const gate = behindSignIn(portalBackend({ seed }));
    gate.isSignedIn = true;
    const invite = await dialogFor(gate.backend);
    await invite.element.updateComplete;
    await new Promise(requestAnimationFrame);
    gate.isSignedIn = false;
    let asked = 0;
    invite.element.addEventListener('sign-in-needed', (event) => {
      asked++;
      event.waitUntil(new Promise(requestAnimationFrame).then(() => (gate.isSignedIn = true)));
    });
    const people = Array.from({ length: 9 }, (_, at) => `p${at}@x.example`);
    await invite.element.show({ addresses: [...people, 'budi@kopilereng.example'] });
    await until('who is known', () => invite.dialog.querySelector('.problems'));
    await until('the limit', () => invite.text.includes('can be open at a time'));
    expect(asked).to.equal(1);
  });
});

describe('what a dialog reads beside', () => {
  it('is told to the host where it fails, who is asked once to sign the viewer in', async () => {
    const gate = behindSignIn(portalBackend({ portal: 'messaging-portal' }));
    const { items } = await gate.backend.listMembers({ text: 'Kenji' });
    gate.isSignedIn = true;
    const element = await fixture<EditorPage['element']>(
      html`<member-editor .backend=${gate.backend}></member-editor>`,
    );
    await until('the account', () => gate.read.length === 1);
    Object.assign(gate, { isSignedIn: false, read: [] });
    const failed: string[] = [];
    let asked = 0;
    element.addEventListener('backend-failed', ({ verb }) => failed.push(verb));
    element.addEventListener('sign-in-needed', (event) => {
      asked++;
      event.waitUntil(new Promise(requestAnimationFrame).then(() => (gate.isSignedIn = true)));
    });
    const editor = new EditorPage(element);
    await element.show({ member: items[0]! });
    await until('what can be chosen', () => editor.dialog.querySelector('.access-found input'));
    // What the viewer has himself, what is chosen, and what can be.
    const all = ['getMember', 'listScopeResources', 'listScopeResources'];
    expect([failed.toSorted(), gate.read.toSorted()]).to.deep.equal([all, all]);
    expect(asked).to.equal(1);
    expect(editor.isOpen).to.equal(true);
  });

  it('is not shown at another account where it comes late', async () => {
    const seed = portals['hosting-account'].data(now);
    seed.accounts[0]!.settings.invitations!.maxPending = 6;
    const { backend } = portalBackend({ seed });
    const { listInvitations } = backend;
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    backend.listInvitations = async (query) => {
      await held;
      return listInvitations(query);
    };
    const invite = await dialogFor(backend);
    await invite.element.show();
    await invite.opened();
    await until('the form', () => invite.dialog.querySelector('#address'));
    invite.element.backend = portalBackend().backend;
    await invite.closed();
    await invite.element.show({
      addresses: Array.from({ length: 9 }, (_, at) => `p${at}@x.example`),
    });
    await until('all of them', () => readable(invite.dialog).includes('9 people'));
    letGo();
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    expect(invite.text).not.to.include('can be open at a time');
  });
});

describe('a panel whose viewer is signed out', () => {
  it('asks for itself alone, with its dialogs closed', async () => {
    let asked = 0;
    const onAsked = () => (asked += 1);
    document.addEventListener('sign-in-needed', onAsked);
    try {
      await PanelPage.open({ fail: () => 'unauthenticated' });
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    } finally {
      document.removeEventListener('sign-in-needed', onAsked);
    }
    expect(asked).to.equal(1);
  });
});
