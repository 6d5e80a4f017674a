/** The access review: a table of members and permissions, as it is seen, read, saved and printed. */
import { expect, fixture, html } from '@open-wc/testing';
import type { Backend, Member, MemberQuery } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import { toCsv } from '../../src/internal/csv.js';
import { portals } from '../../src/mocks/portals/index.js';
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import type { MemberRecord } from '../../src/service/index.js';
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
  memberOf,
  openPortal,
  owner,
  portalOf,
  start,
} from '../support/portal.js';

async function until(condition: () => unknown): Promise<void> {
  while (!condition()) await new Promise(requestAnimationFrame);
}

async function open(backend: Backend, lang = 'en'): Promise<AuditHost> {
  const host = await fixture<AuditHost>(html`<audit-host lang=${lang}></audit-host>`);
  await host.show('review', backend);
  await until(() => host.shadowRoot?.querySelector('[aria-busy="false"]'));
  return host;
}

const all = (host: AuditHost, selector: string) => [
  ...(host.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const plain = (element: Element) => element.textContent.replace(/\s+/gu, ' ').trim();
const texts = (host: AuditHost, selector: string) => all(host, selector).map(plain);
const rowOf = (host: AuditHost, name: string) =>
  all(host, 'tbody tr').find((row) => plain(row).startsWith(name));
const cellsOf = (host: AuditHost, name: string) =>
  [...(rowOf(host, name)?.querySelectorAll('td') ?? [])].map(plain);

const withMembers = (...members: MemberRecord[]) =>
  openPortal(portalOf(accountOf({ members }))).as(owner);
/** The same from a backend that knows the last sign-in of some alone. */
function knowing(isKnown: (member: Member) => boolean, ...members: MemberRecord[]): Backend {
  const sound = withMembers(...members);
  return {
    ...sound,
    listMembers: async (query, call) => {
      const page = await sound.listMembers(query, call);
      const items = page.items.map((member) => {
        const { lastSignInAt: _, ...rest } = member;
        return isKnown(member) ? member : rest;
      });
      return { ...page, items };
    },
  };
}
const olga = memberOf(owner, { isOwner: true, subscriptions: ['news'], lastSignInAt: at() });

describe('The access review', () => {
  it('is a table with a row per member, and each permission under its group', async () => {
    const host = await open(openPortal().as(owner));
    expect(texts(host, 'tbody .name')).to.have.members(['Olga', 'Mark', 'Lena', 'Cora', 'Dora']);
    expect(texts(host, 'thead .group')).to.deep.equal(['people', 'work']);
    expect(all(host, 'thead .group').map((head) => head.getAttribute('colspan'))).to.deep.equal([
      '2',
      '3',
    ]);
    expect(texts(host, 'thead .permission')).to.deep.equal([
      'The profile',
      'The contacts',
      'The domains',
      'The managedomains',
      'The invoices',
    ]);
    const marks = [...rowOf(host, 'Mark')!.querySelectorAll('.mark')].map(plain);
    expect(marks).to.deep.equal(['No', 'Yes', 'Yes', 'No', 'No']);
  });

  it('has each mark under the name of its permission', async () => {
    const host = await open(openPortal().as(owner));
    const starts = (cells: Iterable<Element>) =>
      [...cells].map((cell) => cell.getBoundingClientRect().left);
    const row = rowOf(host, 'Mark')!;
    expect(starts(row.querySelectorAll('.mark'))).to.deep.equal(
      starts(all(host, 'thead .permission')),
    );
  });

  it('shows a card per person with the permissions they hold when it is narrow', async () => {
    const host = await open(openPortal().as(owner));
    host.style.inlineSize = '300px';
    const cells = [...rowOf(host, 'Mark')!.querySelectorAll<HTMLElement>('td')];
    const columns = cells
      .filter((cell) => cell.offsetHeight > 0)
      .map((cell) => cell.dataset['column']);
    expect(columns).to.include.members(['The contacts', 'The domains', 'Joined']);
    expect(columns).not.to.include.members(['The profile']);
    const [scroll] = all(host, '.scroll');
    expect(scroll?.scrollWidth).to.equal(scroll?.clientWidth);
  });

  it('shows the owner with everything, and who is who', async () => {
    const host = await open(openPortal().as(owner));
    const row = rowOf(host, 'Olga')!;
    expect(new Set([...row.querySelectorAll('.mark')].map(plain))).to.deep.equal(new Set(['Yes']));
    expect(plain(row.querySelector('th')!))
      .to.include('Owner')
      .and.include('You');
    expect(cellsOf(host, 'Dora')[0]).to.equal('Deactivated');
  });

  it('marks who has not signed in for 90 days, to the day, and counts them', async () => {
    const host = await open(
      withMembers(
        olga,
        memberOf('ada@x.example', { lastSignInAt: at(-90 * day) }),
        memberOf('ben@x.example', { lastSignInAt: at(-90 * day + 1000) }),
        memberOf('new@x.example', { joinedAt: at(-2 * day) }),
        memberOf('old@x.example', { joinedAt: at(-200 * day) }),
        memberOf('off@x.example', { lastSignInAt: at(-300 * day), signIn: 'deactivated' }),
      ),
    );
    const dormant = all(host, 'tbody tr').filter((row) => row.querySelector('.dormant'));
    expect(dormant.map((row) => plain(row.querySelector('.name')!))).to.have.members([
      'Ada',
      'Old',
    ]);
    expect(texts(host, '.bar p')[0]).to.include('2 have not signed in for 90 days.');
  });

  it('says nothing of sign-ins where the backend does not know them', async () => {
    const host = await open(
      knowing(() => false, olga, memberOf('ada@x.example', { joinedAt: at(-200 * day) })),
    );
    expect(texts(host, 'thead .text')).to.include('Joined').and.not.include('Last sign-in');
    expect(all(host, '.dormant')).to.have.lengthOf(0);
    expect(texts(host, '.bar p')).to.deep.equal(['2 users']);
    const { text } = await saved(host);
    expect(text).not.to.match(/sign/iu);
    expect(text).to.match(/,Invited by\r\n/u);
  });

  it('leaves empty what it knows of others alone', async () => {
    const old = { joinedAt: at(-200 * day) };
    const people = [memberOf('ada@x.example', old), memberOf('ben@x.example', old)];
    const host = await open(knowing(({ id }) => id !== 'ada', olga, ...people));
    const heads = texts(host, 'thead .text');
    const place = heads.indexOf('Last sign-in') - heads.length;
    expect(cellsOf(host, 'Ada').at(place)).to.equal('');
    expect(cellsOf(host, 'Ben').at(place)).to.equal('Never signed in No sign-in for 90 days');
    expect(texts(host, '.bar p')[0]).to.include('1 has not signed in for 90 days.');
    const lines = (await saved(host)).text.split('\r\n');
    expect(lines.find((line) => line.startsWith('Ada,'))).to.match(/,,"[^"]+",,$/u);
    expect(lines.find((line) => line.startsWith('Ben,'))).to.match(/,Never signed in,.*,Yes$/u);
  });

  it('names the last day of access, as the editor does', async () => {
    const last = new Date(2026, 11, 31);
    const ends = new Date(2027, 0, 1).toISOString();
    const host = await open(withMembers(olga, memberOf('ada@x.example', { until: ends })));
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(last);
    expect(cellsOf(host, 'Ada')).to.include(day);
    expect((await saved(host)).text).to.include(`"${day}"`);
  });

  const columns = {
    'hosting-account': ['Status', 'Profile type'],
    'server-panel': ['Status', 'Email notifications'],
    'client-area': ['Status', 'Profile type', 'Email notifications'],
    'messaging-portal': ['Status', 'Type', 'Sub-accounts'],
  };
  for (const { name, data, viewers } of Object.values(portals)) {
    it(`has the columns that ${name} has`, async () => {
      const seed = data(start);
      const { backend } = createMemoryBackend({ seed, viewer: viewers.owner, now: () => start });
      const host = await open(backend);
      expect(texts(host, 'thead .text')).to.deep.equal([
        ...columns[name],
        ...['Last sign-in', 'Joined', 'Invited by'],
      ]);
      const cells = all(host, 'tbody tr').map((row) => row.children.length);
      const heads = all(host, 'thead .text, thead .permission, thead .member').length;
      expect(new Set(cells)).to.deep.equal(new Set([heads]));
      expect(cells).to.have.lengthOf(seed.accounts[0]!.members.length);
    });
  }

  it('brings all pages, tells how far it is, and ends at a thousand, in words', async () => {
    const many = Array.from({ length: 1203 }, (_, n) =>
      memberOf(`m${String(n).padStart(4, '0')}@x.example`),
    );
    const sound = withMembers(olga, ...many);
    let goOn = () => {};
    const asked: MemberQuery[] = [];
    const backend: Backend = {
      ...sound,
      listMembers: async (query, call) => {
        asked.push(query);
        if (asked.length === 3) await new Promise<void>((resolve) => (goOn = resolve));
        return sound.listMembers(query, call);
      },
    };
    const host = await fixture<AuditHost>(html`<audit-host lang="en"></audit-host>`);
    await host.show('review', backend);
    await until(() => texts(host, '#review-progress')[0] === 'Loading 400 of 1,000…');
    goOn();
    await until(() => all(host, 'tbody tr').length === 1000);
    expect(asked).to.have.lengthOf(5);
    expect(texts(host, '.notice')[0]).to.equal(
      'The first 1,000 of 1,204 are shown here and in the file.',
    );
  }).timeout(20_000);

  it('says that it could not be loaded, and tries again', async () => {
    const sound = openPortal().as(owner);
    let isDown = true;
    const backend: Backend = {
      ...sound,
      listMembers: (query, call) =>
        isDown
          ? Promise.reject(new BackendError({ code: 'busy' }))
          : sound.listMembers(query, call),
    };
    const host = await open(backend);
    expect(texts(host, '[role=alert]')[0]).to.include('The access review could not be loaded.');
    isDown = false;
    const again = all(host, '[role=alert] button')[0];
    again?.focus();
    again?.click();
    await until(() => all(host, 'tbody tr').length === 5);
    // The button has gone with the message.
    expect(focused()?.className).to.equal('audit-title');
  });

  it('is saved as a file with what the table shows', async () => {
    const host = await open(openPortal().as(owner));
    const { name, text } = await saved(host);
    expect(name).to.equal('Acorn-Ltd-Access-review-2026-11-22.csv');
    expect(host.said).to.deep.equal([`The file was saved: ${name}`]);
    const [head = '', ...rows] = text.replace('\ufeff', '').split('\r\n');
    expect(head).to.match(/^Name,Email Address,Status,Profile type,The profile,The contacts,/u);
    expect(rows).to.have.lengthOf(5);
    const mark = rows.find((row) => row.startsWith('Mark,'));
    expect(mark).to.match(/^Mark,mark@account\.example,Active,,No,Yes,Yes,No,No,/u);
    expect(rows.find((row) => row.startsWith('Lena,'))).to.match(/,Yes$/u);
  });

  it('is no file that a spreadsheet runs', () => {
    const cells = ['=1+1', '+1', '-1', '@sum', '\tx', 'a,b', 'fine'];
    expect(toCsv([cells]).slice(1)).to.equal(`"'=1+1","'+1","'-1","'@sum","'\tx","a,b",fine`);
  });

  it('is printed alone, without the page around it', async function () {
    // Its question, which nobody answers here, stops the whole page.
    if (!navigator.userAgent.includes('Chrome')) this.skip();
    const host = await open(openPortal().as(owner));
    const printed = new Promise<Document>((resolve) => {
      const observer = new MutationObserver(() => {
        const frame = host.shadowRoot?.querySelector('iframe');
        if (!frame?.contentDocument) return;
        observer.disconnect();
        resolve(frame.contentDocument);
      });
      observer.observe(host.shadowRoot!, { childList: true });
    });
    all(host, '#review-print')[0]?.click();
    const paper = await printed;
    expect(paper.title).to.match(/^Acorn Ltd, as of /u);
    expect(paper.querySelectorAll('tbody tr')).to.have.lengthOf(5);
    expect(paper.adoptedStyleSheets).to.have.lengthOf(1);
    paper.defaultView?.dispatchEvent(new Event('afterprint'));
    expect(host.shadowRoot?.querySelector('iframe')).to.equal(null);
  });

  it('can be scrolled by keyboard, and holds to axe', async () => {
    const host = await open(openPortal().as(owner));
    const region = all(host, '[role=region]')[0]!;
    region.focus();
    expect(host.shadowRoot?.activeElement === region).to.equal(true);
    await expect(host).to.be.accessible();
  });
});

/** The file that the browser is handed. */
async function saved(host: AuditHost): Promise<{ name: string; text: string }> {
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  let blob = new Blob([]);
  let name = '';
  URL.createObjectURL = (given) => {
    blob = given as Blob;
    return createObjectURL.call(URL, given);
  };
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    name = this.download;
  };
  try {
    all(host, '#review-csv')[0]?.click();
    await until(() => host.said.length === 1);
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  }
  // `text()` would drop the byte order mark.
  return {
    name,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer()),
  };
}
