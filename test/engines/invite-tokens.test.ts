import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { BackendError } from '../../src/backend/errors.js';
import {
  focused,
  PanelPage,
  readable,
  sendHeld,
  until,
  type InvitePage,
} from '../support/panel.js';

async function open(): Promise<{ panel: PanelPage; invite: InvitePage }> {
  const panel = await PanelPage.open();
  panel.inviteButton?.click();
  const invite = await panel.invite.opened();
  await invite.picker.ready();
  return { panel, invite };
}

const words = (invite: InvitePage): string[] =>
  [...invite.dialog.querySelectorAll('[data-cell=text] .words > bdi')].map(readable);

/** Nobody types as fast as a driver: WebKit’s loses keys that come in one burst with a field being emptied. */
async function typeInParts(...parts: string[]): Promise<void> {
  for (const part of parts) await sendKeys({ type: part });
}

describe('the addresses in invite-dialog', () => {
  it('become tokens by Enter, comma, semicolon and space, and by leaving the field', async () => {
    const { invite } = await open();
    await sendKeys({ type: 'a@x.example' });
    await sendKeys({ press: 'Enter' });
    await typeInParts('b@x.example,', 'c@x.example;', 'd@x.example ', 'e@x.example');
    expect(invite.address.value).to.equal('e@x.example');
    await sendKeys({ press: 'Tab' });
    const all = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@x.example`);
    await until('five tokens', () => words(invite).join() === all.join());
    expect(invite.address.value).to.equal('');
  });

  it('are taken as they were meant by one press, where something is stuck to them', async () => {
    const { invite } = await open();
    const given = ['“jane@x.example”', 'sam@x,example', 'first last@x.example'];
    await invite.element.show({ addresses: given });
    await until('three', () => words(invite).length === 3);
    const repairs = () => [...invite.dialog.querySelectorAll<HTMLElement>('[data-cell=offer]')];
    expect(repairs().map(readable)).to.deep.equal([
      'Use jane@x.example',
      'Use sam@x.example',
      'Use last@x.example',
    ]);
    repairs()[1]?.click();
    await until('a token', () => repairs().length === 2);
    expect(readable(focused())).to.equal('sam@x.example');
    repairs()[0]?.click();
    await until('another token', () => repairs().length === 1);
    expect(words(invite)).to.deep.equal([
      'sam@x.example',
      'jane@x.example',
      'first last@x.example',
    ]);
  });

  it('are mended in the field as well, where one alone is wrong', async () => {
    const { invite } = await open();
    await sendKeys({ type: 'jane@x.example\u201d' });
    invite.press('Send invite');
    await until('a repair', () => invite.dialog.querySelector('#repair'));
    const repair = invite.dialog.querySelector<HTMLElement>('#repair')!;
    expect(readable(repair)).to.equal('Use jane@x.example');
    repair.click();
    await until('the address', () => invite.address.value === 'jane@x.example');
    await until('the field', () => focused() === invite.address);
    expect(invite.dialog.querySelector('#repair, #address-error')).to.equal(null);
  });

  it('stay where they are while something below them is pressed', async () => {
    const { invite } = await open();
    await sendKeys({ type: 'a@x.example' });
    const press = (type: string) =>
      invite.dialog.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }));
    press('pointerdown');
    invite.address.blur();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(words(invite)).to.deep.equal([]);
    press('pointerup');
    await until('a token', () => words(invite).join() === 'a@x.example');
  });

  it('are walked, changed and taken away by keyboard, and focus is never lost', async () => {
    const { invite } = await open();
    await typeInParts('a@x.example ', 'b@x.example ', 'c@x.example ');
    await sendKeys({ press: 'ArrowDown' });
    expect(readable(focused())).to.equal('a@x.example');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Delete' });
    await until('two', () => words(invite).join() === 'a@x.example,c@x.example');
    expect(readable(focused())).to.equal('c@x.example');
    expect(invite.announced).to.include('b@x.example');
    await sendKeys({ press: 'F2' });
    await until('the field', () => focused() === invite.address);
    expect(invite.address.value).to.equal('c@x.example');
    expect(words(invite)).to.deep.equal(['a@x.example']);
    await sendKeys({ press: 'ArrowDown' });
    await until('both', () => words(invite).join() === 'a@x.example,c@x.example');
    await sendKeys({ press: 'Delete' });
    await until('one', () => words(invite).join() === 'c@x.example');
    await sendKeys({ press: 'Delete' });
    await until('the field again', () => focused() === invite.address);
  });

  it('come from a file, doubles folded and counted, nothing dropped', async () => {
    const { invite } = await open();
    const chooser = invite.dialog.querySelector<HTMLInputElement>('input[type=file]');
    const file = new DataTransfer();
    file.items.add(
      new File(['Name,Email\n"Doe, Jane",jane@x.example\nBo,\nCy,JANE@x.example\n'], 'team.csv'),
    );
    if (chooser) chooser.files = file.files;
    chooser?.dispatchEvent(new Event('change', { bubbles: true }));
    await until('both', () => words(invite).join() === 'jane@x.example,Bo');
    expect(invite.text).to.include('Doe, Jane');
    expect(invite.text).to.include('Entered twice');
    expect(invite.text).to.include('1 was entered twice and counts once.');
  });

  it('are not taken from a file that is too large, nor from one read after the dialog was closed', async () => {
    const { invite } = await open();
    const chooser = invite.dialog.querySelector<HTMLInputElement>('input[type=file]')!;
    const choose = (file: File) => {
      const files = new DataTransfer();
      files.items.add(file);
      chooser.files = files.files;
      chooser.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'backup.csv'));
    await until('why not', () => invite.text.includes('“backup.csv” is too large'));

    const { text } = File.prototype;
    let wasRead = false;
    File.prototype.text = async function () {
      await until('the dialog to close', () => !invite.dialog.open);
      wasRead = true;
      return text.call(this);
    };
    try {
      choose(new File(['late@x.example, later@x.example'], 'team.csv'));
      invite.element.close();
      await until('the file', () => wasRead);
      await new Promise((resolve) => setTimeout(resolve, 20));
    } finally {
      File.prototype.text = text;
    }
    await invite.element.show();
    await invite.opened();
    expect(words(invite)).to.deep.equal([]);
  });

  it('are 1 000 without 1 000 of anything on the screen, and are gone when thrown away', async () => {
    const { invite } = await open();
    const many = Array.from({ length: 1000 }, (_, n) => `p${String(n)}@x.example`);
    await invite.element.show({ addresses: many });
    const nodes = () => invite.dialog.querySelectorAll('.addresses *').length;
    await until('the fold', () => invite.text.includes('… and 940 more'));
    await until('that all are known', () => !invite.text.includes('Checking'));
    expect(nodes()).to.be.below(1500);
    const start = performance.now();
    for (let press = 0; press < 20; press += 1) {
      invite.type(`q${String(press)}`);
      await invite.element.updateComplete;
    }
    expect((performance.now() - start) / 20).to.be.below(50);
    invite.press('Cancel');
    await until('the question', () => invite.text.includes('Discard these invitations?'));
    invite.press('Discard');
    await invite.closed();
    await invite.element.show();
    await invite.opened();
    expect(words(invite)).to.deep.equal([]);
  });
});

describe('sending many from invite-dialog', () => {
  async function filled(count: number) {
    const { panel, invite } = await open();
    const addresses = Array.from({ length: count }, (_, n) => `p${String(n)}@x.example`);
    await invite.element.show({ addresses });
    await invite.picker.tick('tickets');
    await until('that all are known', () => !invite.text.includes('Checking'));
    return { panel, invite };
  }

  it('stops after the part under way; the rest goes when it is sent again', async () => {
    const { panel, invite } = await filled(60);
    const { createInvitations } = panel.memory.backend;
    let calls = 0;
    panel.memory.backend.createInvitations = async (drafts, write) => {
      calls += 1;
      if (calls === 1) {
        await until('the way to stop', () => invite.dialog.querySelector('#stop'));
        expect(invite.text).to.include('Sending 0 of 60…');
        invite.press('Stop');
      }
      return createInvitations(drafts, write);
    };
    invite.press('Send Invites (60)');
    await until('the result', () => invite.title === '25 people were invited');
    expect(invite.text).to.include('Not sent yet');
    invite.press('Retry the failed ones (35)');
    await until('all of them', () => invite.title === '60 people were invited');
    expect(panel.memory.snapshot().accounts[0]?.mails).to.have.lengthOf(60);
  });

  it('opened again while a part is still under way, shows how far it is, and then the result', async () => {
    const { panel, invite } = await filled(60);
    const goOn = await sendHeld(panel, invite, 60);
    invite.element.close();
    await invite.closed();
    await invite.element.show({ addresses: ['next@x.example', 'other@x.example'] });
    await invite.opened();
    expect(invite.text).to.include('Stopping after this part…');
    goOn();
    await until('the result', () => invite.title === '25 people were invited');
    expect(invite.text).to.include('Not sent yet');
    expect(invite.text).not.to.include('next@x.example');

    // Who was to be invited meanwhile has not been lost.
    invite.press('Done');
    await invite.closed();
    await invite.element.show();
    await invite.opened();
    expect(invite.text).to.include('next@x.example').and.to.include('other@x.example');
    expect(panel.memory.snapshot().accounts[0]?.mails).to.have.lengthOf(25);
  });

  it('offers again what was not sent, when the result is closed', async () => {
    const { panel, invite } = await filled(30);
    const { createInvitations } = panel.memory.backend;
    let calls = 0;
    panel.memory.backend.createInvitations = async (drafts, write) => {
      calls += 1;
      if (calls === 2) throw new BackendError({ code: 'forbidden' }, { notApplied: true });
      return createInvitations(drafts, write);
    };
    invite.press('Send Invites (30)');
    await until('the result', () => invite.title === '25 people were invited');
    expect(invite.errors.join()).to.include('your own permissions were changed');
    invite.press('Done');
    await invite.closed();
    await invite.element.show();
    await invite.opened();
    expect(words(invite)).to.have.lengthOf(5);
    expect(invite.text).to.include('These have not been sent yet.');
  });

  it('lets one have other permissions than all', async () => {
    const { panel, invite } = await filled(3);
    invite.dialog.querySelector<HTMLElement>('#except')?.click();
    const choice = () => invite.dialog.querySelector<HTMLSelectElement>('.except select');
    await until('the choice of a person', choice);
    const choose = choice()!;
    choose.value = 'p1@x.example';
    choose.dispatchEvent(new Event('change', { bubbles: true }));
    await until('only for one', () => invite.text.includes('Only for p1@x.example'));
    await invite.picker.tick('invoices');
    invite.press('Back to all the others');
    await until('all', () => !invite.text.includes('Back to all the others'));
    invite.press('Send Invites (3)');
    await until('the result', () => invite.title === '3 people were invited');
    const { items } = await panel.memory.backend.listInvitations({ text: '@x.example' });
    const held = Object.fromEntries(items.map(({ email, permissions }) => [email, permissions]));
    expect(held['p0@x.example']).to.deep.equal(['tickets']);
    expect(held['p1@x.example']).to.have.members(['tickets', 'invoices']);
  });
});
