import { expect, fixture, html } from '@open-wc/testing';
import type { MemoryBackend } from '../../src/adapters/memory/index.js';
import '../../src/define.js';
import type { InviteDialog } from '../../src/elements/invite-dialog/invite-dialog.js';
import { InvitePage, portalBackend, readable, until } from '../support/panel.js';

type Before = 'before-invitations-resend' | 'before-members-active';

interface Taken {
  memory: MemoryBackend;
  invite: InvitePage;
  /** Which of the two events the host was sent. */
  asked: string[];
  /** What is offered for the first address. */
  offer: () => HTMLElement;
  /** Lets the answer come that is read before anything is sent. */
  letGo: () => void;
}

const offers = [
  {
    name: '“Send again”',
    verb: 'listInvitations',
    event: 'before-invitations-resend',
    done: 'New link sent',
    find: async ({ backend }: MemoryBackend) =>
      (await backend.listInvitations({ status: ['expired'] })).items[0]!.email,
  },
  {
    name: '“Let in again”',
    verb: 'getMember',
    event: 'before-members-active',
    done: 'Reactivated',
    find: async ({ backend }: MemoryBackend) => {
      const [member] = (await backend.listMembers({ text: 'Kenji' })).items;
      const { id, version } = member!;
      const ref = { id, ...(version !== undefined && { version }) };
      await backend.setMembersActive(false, { refs: [ref] }, { key: 'somebody-else' });
      return member!.email;
    },
  },
] as const;

/** The dialog alone, with an address that something is offered for; its row is read first, which is held back. */
async function open({ verb, find }: (typeof offers)[number]): Promise<Taken> {
  const memory = portalBackend({ portal: 'messaging-portal' });
  const address = await find(memory);
  const element = await fixture<InviteDialog>(
    html`<invite-dialog .backend=${memory.backend}></invite-dialog>`,
  );
  const asked: string[] = [];
  const types: Before[] = ['before-invitations-resend', 'before-members-active'];
  for (const type of types) element.addEventListener(type, () => asked.push(type));
  await element.show({ addresses: [address, 'p0@x.example'] });
  const invite = await new InvitePage(element).opened();
  const offer = () => invite.dialog.querySelector<HTMLElement>('.token [data-cell=offer]')!;
  await until('the offer', offer);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const { backend } = memory;
  const read = backend[verb].bind(backend) as (...given: unknown[]) => Promise<never>;
  backend[verb] = async (given: unknown) => {
    await held;
    return read(given);
  };
  return { memory, invite, asked, offer, letGo };
}

async function frames(): Promise<void> {
  for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
}

for (const kind of offers) {
  describe(`${kind.name} of an address that is known`, () => {
    it('is done once, however often it is pressed while its row is read', async () => {
      const { invite, asked, offer, letGo } = await open(kind);
      offer().click();
      offer().click();
      await invite.element.updateComplete;
      offer().click();
      invite.dialog.querySelector('form')!.requestSubmit();
      letGo();
      await until('what was done', () => invite.text.includes(kind.done));
      await frames();
      expect(asked).to.deep.equal([kind.event]);
      expect(readable(invite.dialog.querySelector('#send'))).not.to.equal('Sending…');
    });

    it('is not done where another account is set while its row is read', async () => {
      const { invite, asked, offer, letGo } = await open(kind);
      offer().click();
      await invite.element.updateComplete;
      invite.element.backend = portalBackend().backend;
      await invite.closed();
      letGo();
      await frames();
      expect(asked).to.deep.equal([]);
      await invite.element.show();
      await invite.opened();
      expect(invite.errors).to.deep.equal([]);
      expect(invite.announced).not.to.include('@');
    });

    it('is not done where the dialog is closed while its row is read', async () => {
      const { invite, asked, offer, letGo } = await open(kind);
      offer().click();
      invite.element.close();
      letGo();
      await frames();
      expect(asked).to.deep.equal([]);
    });
  });
}
