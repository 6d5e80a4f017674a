import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AccountSettings } from '../../src/service/index.js';
import { BackendError } from '../../src/backend/errors.js';
import { portals } from '../../src/mocks/portals/index.js';
import { focused, now, PanelPage, readable, sendHeld, until } from '../support/panel.js';
import type { InvitePage } from '../support/panel.js';

interface Opened {
  panel: PanelPage;
  invite: InvitePage;
}

/** Portal A, whose account has other rules. */
async function open(change: Partial<AccountSettings> = {}): Promise<Opened> {
  const seed = portals['hosting-account'].data(now);
  Object.assign(seed.accounts[0]!.settings, change);
  const panel = await PanelPage.open({ seed });
  panel.inviteButton?.focus();
  panel.inviteButton?.click();
  const invite = await panel.invite.opened();
  await invite.picker.ready();
  return { panel, invite };
}

async function enter(invite: InvitePage, ...addresses: string[]): Promise<void> {
  await invite.element.show({ addresses });
  await until('that all are known', () => !invite.text.includes('Checking'));
}
const people = (n: number): string[] =>
  Array.from({ length: n }, (_, at) => `p${String(at)}@x.example`);
const words = (invite: InvitePage): string[] =>
  [...invite.dialog.querySelectorAll('[data-cell=text] .words > bdi')].map(readable);
const token = (invite: InvitePage, address: string): HTMLElement =>
  [...invite.dialog.querySelectorAll<HTMLElement>('.token')].find((one) =>
    readable(one).includes(address),
  )!;
const rules = portals['hosting-account'].data(now).accounts[0]!.settings.invitations!;

/** What is written to the clipboard, and what is saved as a file. */
function watchOutputs(): { copied: string[]; saved: () => Promise<string>; restore: () => void } {
  const copied: string[] = [];
  const { clipboard } = navigator;
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob: Blob | null = null;
  const write = (text: string) => Promise.resolve(void copied.push(text));
  Object.defineProperty(navigator, 'clipboard', {
    value: { writeText: write },
    configurable: true,
  });
  URL.createObjectURL = (given: Blob) => createObjectURL.call(URL, (blob = given));
  HTMLAnchorElement.prototype.click = () => {};
  return {
    copied,
    saved: async () => {
      await until('a file', () => blob);
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob!.arrayBuffer());
    },
    restore: () => {
      Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    },
  };
}

describe('limits, before they bite', () => {
  it('says how many seats are free when more people than that are entered', async () => {
    // Nine are in the account, and three are invited.
    const { invite } = await open({ invitations: { ...rules, seats: { max: 15 } } });
    const limit = () => readable(invite.dialog.querySelector('.foot .limit'));
    await enter(invite, ...people(3));
    expect(limit()).to.equal('');
    await enter(invite, ...people(30));
    await until('the limit', () => limit() !== '');
    expect(limit()).to.include('3 seats are free');
  });

  it('says how many more invitations can be open', async () => {
    const { invite } = await open({ invitations: { ...rules, maxPending: 6 } });
    const limit = () => readable(invite.dialog.querySelector('.foot .limit'));
    await enter(invite, 'p0@x.example');
    expect(limit()).to.equal('');
    await enter(invite, ...people(8));
    await until('the limit', () => limit().includes('can be open at a time'));
  });
});

describe('an address that is known', () => {
  it('opens the member whose it is, in the panel’s editor', async () => {
    const { panel, invite } = await open();
    await enter(invite, 'budi@kopilereng.example', 'p0@x.example');
    const offer = token(invite, 'budi@').querySelector<HTMLElement>('[data-cell=offer]')!;
    expect(readable(offer)).to.equal('Open');
    offer.click();
    const editor = await panel.editor.opened();
    expect(editor.title).to.include('Budi');
    expect(invite.isOpen).to.equal(false);
  });

  it('is sent its invitation again from here, with the new link to copy; the list behind follows', async () => {
    const { panel, invite } = await open();
    await panel.select('Invitations');
    const { items } = await panel.memory.backend.listInvitations({});
    const expired = items.find(({ status }) => status === 'expired')!;
    await enter(invite, expired.email, 'p0@x.example');
    const offer = () =>
      token(invite, expired.email).querySelector<HTMLElement>('[data-cell=offer]');
    offer()!.click();
    await until('what was done', () =>
      readable(token(invite, expired.email)).includes('New link sent'),
    );
    await until('the count in the panel', () => !panel.tabs.join().includes('expired'));
    const outputs = watchOutputs();
    try {
      expect(readable(offer())).to.equal('Copy invitation link');
      offer()!.click();
      await until('the link', () => outputs.copied.length === 1);
      expect(outputs.copied[0]).to.match(/^https?:\/\/.+#/u);
      await until('a word', () => invite.text.includes('Copied.'));
    } finally {
      outputs.restore();
    }
  });
});

describe('from a file or by dropping', () => {
  it('reads cells over several lines, and quoted names with commas', async () => {
    const { invite } = await open();
    const text =
      'Name,Address,Email\r\n"Doe, Jane","1 High St\r\nOldtown",jane@x.example\r\n"Ng, Bo","2 Low St\nNewtown",bo@x.example\r\n';
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'people.csv', { type: 'text/csv' }));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    invite.dialog.querySelector('.addresses')!.dispatchEvent(drop);
    await until('both', () => words(invite).join() === 'jane@x.example,bo@x.example');
    expect(drop.defaultPrevented).to.equal(true);
    expect(invite.text).to.include('Doe, Jane');
  });

  it('drops nothing of a file with a quote that nobody closes', async () => {
    const { invite } = await open();
    const dataTransfer = new DataTransfer();
    const text = '"Jo <jo@x.example>\nCy <cy@x.example>\n';
    dataTransfer.items.add(new File([text], 'people.txt', { type: 'text/plain' }));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    invite.dialog.querySelector('.addresses')!.dispatchEvent(drop);
    await until('both', () => words(invite).join() === 'jo@x.example,cy@x.example');
  });
});

describe('what became of many', () => {
  /** Two go, one is refused by the service, whose address would be a formula. */
  async function sent(): Promise<Opened> {
    const opened = await open();
    const { panel, invite } = opened;
    await enter(invite, 'p0@x.example', 'p1@x.example', '=1+1@x.example');
    await invite.picker.tick('tickets');
    const { createInvitations } = panel.memory.backend;
    panel.memory.backend.createInvitations = async (drafts, write) => {
      const outcomes = await createInvitations(drafts, write);
      return outcomes.map((outcome, at) =>
        drafts[at]?.email.startsWith('=')
          ? { email: outcome.email, error: { code: 'refused' as const, reason: 'denied' } }
          : outcome,
      );
    };
    invite.press('Send Invites (3)');
    await until('the result', () => invite.title === '2 people were invited');
    return opened;
  }

  it('is copied as a list, and saved as a file in which nothing is a formula', async () => {
    const { invite } = await sent();
    const outputs = watchOutputs();
    try {
      invite.press('Copy list');
      await until('the list', () => outputs.copied.length === 1);
      const lines = outputs.copied[0]!.split('\n');
      expect(lines).to.have.lengthOf(3);
      expect(lines[0]).to.match(/^p0@x\.example\tInvited\t/u);
      invite.press('Save as CSV');
      const csv = await outputs.saved();
      expect(csv.startsWith('\ufeff')).to.equal(true);
      expect(csv).to.include('p1@x.example');
      expect(csv).to.include("'=1+1@x.example");
      expect(csv).to.not.match(/^"?=/mu);
    } finally {
      outputs.restore();
    }
  });

  it('has the links to copy, each by its address', async () => {
    const { invite } = await sent();
    const outputs = watchOutputs();
    try {
      const button = [...invite.dialog.querySelectorAll('.links button')].find(
        (one) => one.ariaLabel === 'Copy the link for p1@x.example',
      );
      (button as HTMLElement).click();
      await until('the link', () => outputs.copied.length === 1);
      expect(outputs.copied[0]).to.match(/^https?:\/\/.+#/u);
    } finally {
      outputs.restore();
    }
  });
});

describe('sending in parts', () => {
  it('waits as long as the service says, and counts it down', async () => {
    const { panel, invite } = await open();
    await enter(invite, ...people(30));
    await invite.picker.tick('tickets');
    const { createInvitations } = panel.memory.backend;
    let calls = 0;
    panel.memory.backend.createInvitations = async (drafts, write) => {
      calls += 1;
      if (calls === 2) {
        throw new BackendError({ code: 'rate-limited', retryAfter: 2 }, { notApplied: true });
      }
      return createInvitations(drafts, write);
    };
    invite.press('Send Invites (30)');
    await until('the wait', () => /in 2 seconds/u.test(invite.text));
    await until('a second less', () => /in 1 second/u.test(invite.text));
    await until('the result', () => invite.title === '30 people were invited', 900);
    expect(calls).to.equal(3);
  });

  it('keeps what was not sent when it is left by Escape in the middle', async () => {
    const { panel, invite } = await open();
    await enter(invite, ...people(60));
    await invite.picker.tick('tickets');
    const goOn = await sendHeld(panel, invite, 60);
    await sendKeys({ press: 'Escape' });
    await invite.closed();
    expect(focused() === panel.inviteButton).to.equal(true);
    goOn();
    await until('the first part', () => panel.tabs.join().includes('29'));
    await invite.element.show();
    await invite.opened();
    await until('what was kept', () => invite.text.includes('These have not been sent yet.'));
    expect(words(invite)).to.have.lengthOf(35);
    expect(panel.memory.snapshot().accounts[0]?.mails).to.have.lengthOf(25);
  });

  it('doubles nothing when the same 50 are pasted again after a reload in the middle', async () => {
    const { panel, invite } = await open();
    await enter(invite, ...people(50));
    await invite.picker.tick('tickets');
    const { createInvitations } = panel.memory.backend;
    let isGone = false;
    panel.memory.backend.createInvitations = async (drafts, write) => {
      if (isGone) return new Promise(() => {});
      isGone = true;
      return createInvitations(drafts, write);
    };
    invite.press('Send Invites (50)');
    await until('the first part', () => invite.text.includes('Sending 25 of 50'));
    panel.element.remove();
    panel.memory.backend.createInvitations = createInvitations;

    const again = await PanelPage.open({ seed: panel.memory.snapshot() });
    again.inviteButton?.click();
    const second = await again.invite.opened();
    await (await second.picker.ready()).tick('tickets');
    await enter(second, ...people(50));
    await until('what is known', () => second.text.includes('25 will not be invited'));
    second.press('Send Invites (25 of 50)');
    await until('the result', () => second.title === '25 people were invited');
    const { items } = await again.memory.backend.listInvitations({
      text: '@x.example',
      limit: 100,
    });
    expect(items.map(({ email }) => email).toSorted()).to.deep.equal(people(50).toSorted());
    expect(again.memory.snapshot().accounts[0]?.mails).to.have.lengthOf(50);
  });
});

describe('an exception for one of 1 000', () => {
  it('is found by a search; the whole dialog stays small, and is empty after closing', async () => {
    const { invite } = await open();
    await enter(invite, ...people(1000));
    await until('all', () => invite.text.includes('… and 940 more'));
    const nodes = () => invite.dialog.querySelectorAll('*').length;
    const before = nodes();
    expect(before).to.be.below(2000);
    invite.dialog.querySelector<HTMLElement>('#except')!.click();
    const options = () => invite.dialog.querySelectorAll<HTMLOptionElement>('.except option');
    await until('the choice', () => options().length === 21);
    expect(nodes() - before).to.be.below(60);
    const search = invite.dialog.querySelector<HTMLInputElement>('.except [role=searchbox]')!;
    expect(search.ariaLabel).to.equal('Search 1,000 addresses');
    search.value = 'p77';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await until('those found', () => options().length === 12);
    expect(options()[1]!.value).to.equal('p77@x.example');
    invite.press('Cancel');
    await until('the question', () => invite.text.includes('Discard these invitations?'));
    invite.press('Discard');
    await invite.closed();
    await until('an empty dialog', () => nodes() < 10);
  });
});

describe('a dialog in which nothing was chosen', () => {
  it('is left without a question where a single sub-account is chosen by itself', async () => {
    const seed = portals['messaging-portal'].data(now);
    const account = seed.accounts[0]!;
    account.resources = account.resources.slice(0, 1);
    const panel = await PanelPage.open({ portal: 'messaging-portal', seed });
    panel.inviteButton?.click();
    const invite = await panel.invite.opened();
    invite.type('p0@x.example');
    invite.press('Set Permission');
    await until('the second step', () => invite.text.includes('Step 2 of 2'));
    await until('the picker', () => invite.picker.element);
    invite.press('Back');
    await until('the first step', () => invite.dialog.querySelector('#address'));
    invite.type('');
    await invite.element.updateComplete;
    invite.press('Cancel');
    await invite.closed();
  });
});
