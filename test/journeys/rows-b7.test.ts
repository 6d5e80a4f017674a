/** Row B7: a contact is made by the request that the documents show, and the open panel shows it. */
import { expect, fixture, html } from '@open-wc/testing';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import '../../src/define.js';
import { portals } from '../../src/mocks/portals/index.js';
import { PanelView, readable, until } from '../support/panel.js';
import { openPortal, start } from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const { data, viewers } = portals['server-panel'];

interface Documented {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: string;
}

/** The only example in curl of docs/backends.md, word by word. */
async function documented(): Promise<Documented> {
  const page = await (await fetch('/docs/backends.md')).text();
  const example = /```sh\n(curl [\s\S]+?)```/u.exec(page)?.[1] ?? '';
  const words = [...example.replace(/\\\n/gu, ' ').matchAll(/'([^']*)'|(\S+)/gu)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
  const after = (flag: string) =>
    words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));
  const address = words.find((word) => word.startsWith('https://')) ?? '';
  return {
    path: new URL(address).pathname.replace('/api/', ''),
    method: after('-X')[0] ?? 'GET',
    headers: Object.fromEntries(
      after('-H').map((header) => header.split(': ') as [string, string]),
    ),
    body: after('-d')[0] ?? '',
  };
}

async function openPanel(portal: TestPortal): Promise<PanelView> {
  const place = await fixture(html`
    <section lang="fr">
      <user-management-panel .backend=${portal.as(viewers.owner)}></user-management-panel>
    </section>
  `);
  const panel = new PanelView(place.firstElementChild as UserManagementPanel);
  await panel.settled();
  return panel;
}

const send = (portal: TestPortal, { path, ...init }: Documented) =>
  portal.request(viewers.owner, path, init);
const rowOf = (panel: PanelView, name: string) =>
  panel.rows.find((row) => readable(row).includes(name));

describe('B7: the same by API', () => {
  it('the documented request makes a contact that the open panel shows when its page comes back', async () => {
    const portal = openPortal(data(start));
    const panel = await openPanel(portal);
    expect(rowOf(panel, 'Camille Roux')).to.equal(undefined);
    const answer = await send(portal, await documented());
    expect(answer.status).to.equal(200);
    const { now } = Date;
    Date.now = () => now() + 11_000;
    try {
      window.dispatchEvent(new Event('focus'));
      await until('the new contact', () => rowOf(panel, 'Camille Roux'));
    } finally {
      Date.now = now;
    }
    const kept = portal.data().members.find(({ name }) => name === 'Camille Roux');
    expect(kept).to.deep.include({
      email: 'camille@atelier-brumaire.example',
      permissions: ['invoices'],
      subscriptions: ['invoice'],
      signIn: 'active',
    });
  });

  it('the host shows it at once by refreshing, and sent again it is made once', async () => {
    const portal = openPortal(data(start));
    const panel = await openPanel(portal);
    const before = panel.rows.length;
    const request = await documented();
    const first = (await (await send(portal, request)).json()) as { id: string };
    const again = (await (await send(portal, request)).json()) as { id: string };
    expect(again.id).to.equal(first.id);
    await panel.element.refresh();
    await until('the new contact', () => rowOf(panel, 'Camille Roux'));
    expect(panel.rows).to.have.lengthOf(before + 1);
  });

  it('without a key, or by who may not manage, nobody is made', async () => {
    const portal = openPortal(data(start));
    const { headers, ...request } = await documented();
    const { 'Idempotency-Key': _, ...keyless } = headers;
    expect((await send(portal, { ...request, headers: keyless })).status).to.equal(400);
    const { path, ...init } = { ...request, headers };
    expect((await portal.request('ines@atelier-brumaire.example', path, init)).status).to.equal(
      403,
    );
    expect(portal.data().members.some(({ name }) => name === 'Camille Roux')).to.equal(false);
  });
});
