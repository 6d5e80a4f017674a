/** The view of what was done: sentences by day, gains and loses, pages, and what stands there when there is nothing. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Activity, Backend, MemberChange } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import '../../src/locales/es.js';
import '../../src/locales/fr.js';
import '../../src/locales/id.js';
import type { AuditHost } from '../support/audit-host.js';
import '../support/audit-host.js';
import { focused } from '../support/panel.js';
import {
  accountOf,
  at,
  day,
  manager,
  openPortal,
  owner,
  portalOf,
  settingsOf,
  write,
} from '../support/portal.js';

const entry = (id: string, change: Partial<Activity> = {}): Activity => ({
  ...{ id, at: at(), actor: 'Olga', verb: 'member-updated', subject: 'Lena' },
  ...change,
});

const portalWith = (...activity: Activity[]) => openPortal(portalOf(accountOf({ activity })));

async function open(backend: Backend, lang = 'en'): Promise<AuditHost> {
  const host = await fixture<AuditHost>(html`<audit-host lang=${lang}></audit-host>`);
  await host.show('activity', backend);
  await until(() => host.shadowRoot?.querySelector('[aria-busy="false"]'));
  return host;
}

async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise(requestAnimationFrame);
}

const all = (host: AuditHost, selector: string) => [
  ...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const texts = (host: AuditHost, selector: string) =>
  all(host, selector).map((element) => element.innerText.replace(/\s+/gu, ' ').trim());
const button = (host: AuditHost) => all(host, 'footer button')[0];

describe('The activity', () => {
  it('tells who invited whom, and what came of it', async () => {
    const portal = openPortal();
    const draft = { role: null, profile: null, scope: { all: true as const }, subscriptions: [] };
    const email = 'sari@new.example';
    const drafts = [{ ...draft, email, permissions: ['invoices'] }];
    await portal.as(owner).createInvitations(drafts, write());
    const token = portal.tokenFor(email);
    await portal.invitee(email).accept(token, { name: 'Sari' }, write());
    const host = await open(portal.as(owner));
    expect(texts(host, '.what')).to.deep.equal([
      'Sari accepted the invitation',
      'Olga invited sari@new.example',
    ]);
    expect(texts(host, 'li')[1]).to.include('Gains: The invoices');
  });

  const said = {
    id: 'Olga mengubah Lena',
    fr: 'Olga a modifié Lena',
    es: 'Olga cambió a Lena',
  };
  const changed = {
    id: ['Jenis: Admin (sebelumnya: Pengguna)', 'Tidak lagi menerima: bills'],
    fr: ['Type : Admin (avant : Utilisateur)', 'Ne reçoit plus : bills'],
    es: ['Tipo: Admin (antes: Usuario)', 'Ya no recibe: bills'],
  };
  for (const [lang, sentence] of Object.entries(said)) {
    it(`speaks ${lang}`, async () => {
      const changes = { role: { from: 'user', to: 'admin' }, subscriptions: { loses: ['bills'] } };
      const host = await open(portalWith(entry('e1', { changes })).as(owner), lang);
      expect(texts(host, '.what')).to.deep.equal([sentence]);
      expect(texts(host, 'li .muted')).to.deep.equal(changed[lang as keyof typeof changed]);
    });
  }

  it('tells a change of access as what was gained and lost', async () => {
    const portal = openPortal();
    const backend = portal.as(owner);
    const lena = await backend.getMember('lena');
    await backend.updateMember(lena, { permissions: ['domains', 'contacts'] }, write());
    const [told] = texts(await open(backend), 'li');
    expect(told).to.include('Olga changed Lena');
    expect(told).to.include('Gains: The contacts and The domains');
    expect(told).to.include('Loses: The invoices');
  });

  it('tells a new type, other sub-accounts, other mail and an end', async () => {
    const role = { grants: [], forbids: [], defaults: [], minPermissions: 0 };
    const resources = ['one', 'two', 'three'].map((id) => ({ id, label: `Branch ${id}` }));
    const settings = settingsOf({
      roles: [
        { ...role, id: 'user', isAdmin: false, defaultScope: 'none' },
        { ...role, id: 'admin', isAdmin: true, defaultScope: 'all' },
      ],
      scope: {},
    });
    const members = accountOf().members.map((one) =>
      one.id === 'lena' ? { ...one, role: 'user', scope: { ids: ['one', 'two'] } } : one,
    );
    const portal = openPortal(portalOf(accountOf({ settings, members, resources })));
    const backend = portal.as(owner);
    const change = async (wanted: MemberChange) =>
      backend.updateMember(await backend.getMember('lena'), wanted, write());
    await change({ scope: { ids: ['one', 'three'] }, until: at(40.5 * day) });
    await change({ role: 'admin', profile: 'billing', scope: { all: true }, until: null });
    await change({ profile: null, subscriptions: ['bills'], scope: { ids: ['two'] } });
    await change({ subscriptions: [] });
    const host = await open(backend);
    const told = all(host, 'li').map((item) =>
      [...item.querySelectorAll<HTMLElement>('.muted')].map(({ innerText }) => innerText),
    );
    expect(told).to.deep.equal([
      ['No longer receives: bills'],
      [
        'Profile type: none (before: Billing)',
        'Sub-accounts: no longer all, only Branch two',
        'Receives: bills',
      ],
      [
        'Type: Admin (before: User)',
        'Profile type: Billing',
        'Sub-accounts: all, also future ones',
        'End of access: No end (before: Jan 1, 2027)',
      ],
      [
        'Sub-accounts, added: Branch three',
        'Sub-accounts, removed: Branch two',
        'End of access: Jan 1, 2027',
      ],
    ]);
  });

  it('counts sub-accounts that are too many to name, and says where none is left', async () => {
    const changes = [
      { scope: { gains: { count: 7, names: ['One', { en: 'Two', fr: 'Deux' }] } } },
      { scope: { loses: { all: true as const } } },
      { scope: { loses: { count: 3, names: [] } } },
    ];
    const entries = changes.map((change, n) => entry(`e${n}`, { at: at(-n), changes: change }));
    expect(texts(await open(portalWith(...entries).as(owner)), 'li .muted')).to.deep.equal([
      'Sub-accounts, added: One, Two and 5 more',
      'Sub-accounts: none, so nothing can be seen',
      'Sub-accounts, removed: 3',
    ]);
  });

  it('names a type and mail that the account no longer has by their ids', async () => {
    const changes = { role: { from: 'boss', to: null }, subscriptions: { loses: ['faxes'] } };
    expect(
      texts(await open(portalWith(entry('e1', { changes })).as(owner)), 'li .muted'),
    ).to.deep.equal(['Type: none (before: boss)', 'No longer receives: faxes']);
  });

  it('tells what can be read where a backend answers something else', async () => {
    const changes = { role: { from: null, to: 'admin' }, until: 'soon', scope: { gains: 3 } };
    const host = await open(portalWith(entry('e1', { changes: changes as never })).as(owner));
    expect(texts(host, 'li .muted')).to.deep.equal(['Type: Admin']);
  });

  it('is a list per day, the newest first', async () => {
    const host = await open(
      portalWith(
        entry('e1', { at: at(-2 * day), verb: 'member-deactivated' }),
        entry('e2', { at: at(-2 * day + 1000), verb: 'member-reactivated' }),
        entry('e3', { at: at(), verb: 'member-removed' }),
      ).as(owner),
    );
    const days = texts(host, '.day');
    expect(days).to.have.lengthOf(2);
    expect(days[0]).to.match(/November 2\d, 2026$/u);
    const lists = all(host, 'ul').map((list) => list.querySelectorAll('li').length);
    expect(lists).to.deep.equal([1, 2]);
    expect(all(host, 'ul').map((list) => list.ariaLabel)).to.deep.equal(days);
    expect(texts(host, '.what')).to.deep.equal([
      'Olga removed Lena',
      'Olga reactivated Lena',
      'Olga deactivated Lena',
    ]);
  });

  it('tells what it has no sentence for, with its name, and markup as text', async () => {
    const other = entry('e1', { verb: 'moon-landed', subject: '<img src=x onerror=alert(1)>' });
    const host = await open(portalWith(other).as(owner));
    expect(texts(host, '.what')[0]).to.equal(
      'Olga made another kind of change: <img src=x onerror=alert(1)> (moon-landed)',
    );
    expect(all(host, 'img')).to.have.lengthOf(0);
  });

  it('names a permission that the account no longer has by its id', async () => {
    const host = await open(portalWith(entry('e1', { loses: ['fax', 'domains'] })).as(owner));
    expect(texts(host, 'li')[0]).to.include('Loses: The domains and fax');
  });

  it('brings more on demand, and takes focus to what is new', async () => {
    const entries = Array.from({ length: 60 }, (_, n) =>
      entry(`e${n}`, { at: at(-n * 1000), subject: `Member ${n}` }),
    );
    const host = await open(portalWith(...entries).as(owner));
    expect(all(host, 'li')).to.have.lengthOf(50);
    button(host)?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => all(host, 'li').length === 60);
    await until(() => host.shadowRoot?.activeElement?.localName === 'li');
    expect(host.shadowRoot?.activeElement?.textContent).to.include('Member 50');
    expect(button(host)).to.equal(undefined);
  });

  it('says that nothing has happened yet', async () => {
    const host = await open(portalWith().as(owner));
    expect(host.shadowRoot?.textContent).to.include('Nothing has happened yet.');
  });

  it('says that it could not be loaded, and tries again', async () => {
    const sound = portalWith(entry('e1')).as(owner);
    let isDown = true;
    const backend: Backend = {
      ...sound,
      listActivity: (query, call) =>
        isDown
          ? Promise.reject(new BackendError({ code: 'busy' }))
          : sound.listActivity(query, call),
    };
    const host = await open(backend);
    expect(texts(host, '[role=alert]')[0]).to.include('The activity could not be loaded.');
    isDown = false;
    const again = all(host, '[role=alert] button')[0];
    again?.focus();
    again?.click();
    await until(() => all(host, 'li').length === 1);
    // The button has gone with the message.
    expect(focused()?.className).to.equal('audit-title');
  });

  it('keeps what is there when a further page fails', async () => {
    const entries = Array.from({ length: 60 }, (_, n) => entry(`e${n}`, { at: at(-n * 1000) }));
    const sound = portalWith(...entries).as(owner);
    const backend: Backend = {
      ...sound,
      listActivity: (query, call) =>
        query.cursor
          ? Promise.reject(new BackendError({ code: 'busy' }))
          : sound.listActivity(query, call),
    };
    const host = await open(backend);
    button(host)?.click();
    await until(() => all(host, 'footer [role=alert]').length === 1);
    expect(all(host, 'li')).to.have.lengthOf(50);
    expect(texts(host, 'footer button')).to.deep.equal(['Try again']);
  });

  it('begins anew with another backend, and goes on after a move in the page', async () => {
    const host = await open(portalWith(entry('e1', { subject: 'First' })).as(owner));
    const entries = [entry('e1', { subject: 'Second' })];
    const portal = portalWith(...entries);
    await host.show('activity', portal.as(manager));
    await until(() => texts(host, '.what')[0]?.includes('Second'));
    const parent = host.parentElement;
    host.remove();
    const { id, version } = await portal.as(owner).getMember('lena');
    await portal.as(owner).updateMember({ id, version: version! }, { name: 'Third' }, write());
    parent?.append(host);
    await until(() => texts(host, '.what').some((text) => text.includes('Third')));
  });

  it('holds to axe', async () => {
    const host = await open(portalWith(entry('e1', { gains: ['domains'] })).as(owner));
    await expect(host).to.be.accessible();
  });
});
