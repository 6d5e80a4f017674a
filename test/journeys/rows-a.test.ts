import { expect } from '@open-wc/testing';
import {
  accept,
  confirmVerbs,
  dateTime,
  hostingData,
  inEachLanguage,
  invitationsTo,
  invite,
  labelOf,
  listed,
  mayDo,
  memberNamed,
  press,
  viewers,
  visit,
  type Language,
  type Visit,
} from '../support/hosting-account.js';
import { wordings } from '../support/hosting-permissions.js';
import { focused, readable, until, type EditorPage, type PickerPage } from '../support/panel.js';
import { day, refOf, refusedWith, second, start, write } from '../support/portal.js';

const wayan = 'wayan@kopilereng.example';
const sari = 'sari@pembukuansari.example';
const budi = 'budi@kopilereng.example';
const dewi = 'dewi@kopilereng.example';
const people = [
  'Ratna Kusumawardani',
  'Budi Santoso',
  'Sari Wulandari',
  'Wagiman',
  'I Gede Agus Mahendra',
  'Siti Khadijah Putri Handayani Kusumaningrum',
  'Dewi Anggraini Simanjuntak',
  'Andreas Gunadi',
  'Nur Aini',
];
const oneExpired: Record<Language, string> = {
  en: '1 expired',
  id: '1 kedaluwarsa',
  fr: '1 expirée',
  es: '1 caducada',
};

describe('A1 the panel lists the account’s users', () => {
  const marked = ({ panel }: Visit, badge: string): string[] =>
    panel.rows
      .filter((row) => [...row.querySelectorAll('.badge')].some((one) => readable(one) === badge))
      .map((row) => readable(row.querySelector('.name bdi')));

  inEachLanguage('all nine, the owner marked, and oneself', async (lang) => {
    const page = await visit(lang);
    const names = page.panel.all('.row[data-id] .name bdi').map(readable);
    expect(names).to.have.members(people);
    expect(marked(page, page.say('badge.owner'))).to.deep.equal(['Ratna Kusumawardani']);
    expect(marked(page, page.say('badge.you'))).to.deep.equal(['Ratna Kusumawardani']);
  });

  inEachLanguage('to look at, with the reason, where one may not manage them', async (lang) => {
    const page = await visit(lang, { viewer: viewers.limited });
    const { panel, portal, say } = page;
    expect(panel.rows).to.have.lengthOf(9);
    expect(marked(page, say('badge.you'))).to.deep.equal(['Andreas Gunadi']);
    expect(panel.text).to.include(say('panel.readOnly'));
    expect(panel.inviteButton === undefined).to.equal(true);
    expect(panel.all('.bin, .edit, .open, .resend')).to.have.lengthOf(0);
    const backend = portal.as(viewers.limited);
    const removal = backend.removeMembers({ refs: [refOf(portal, 'budi')] }, write());
    expect(await refusedWith(removal)).to.equal('forbidden');
  });
});

describe('A2 somebody is invited, with all permissions or a choice', () => {
  inEachLanguage('with exactly what was ticked, seen at once, and nothing yet', async (lang) => {
    const page = await visit(lang);
    const { panel, portal, say } = page;
    await invite(page, wayan, 'tickets', 'invoices');
    const sent = await invitationsTo(page, wayan);
    expect(sent.map(({ status }) => status)).to.deep.equal(['pending']);
    expect(sent[0]?.permissions.toSorted()).to.deep.equal(['invoices', 'tickets']);
    await until('the count', () => panel.tabs[1]?.startsWith(`${say('tab.invitations')} 5`));
    await panel.select(say('tab.invitations'));
    const row = readable(panel.row(wayan));
    expect(row).to.include(say('status.pending'));
    expect(row).to.include(say('access.some', { n: 2, total: 13 }));
    expect(await mayDo(portal, wayan, 'tickets')).to.equal(false);
  });

  inEachLanguage('with all permissions that there are today', async (lang) => {
    const page = await visit(lang);
    page.panel.inviteButton?.click();
    const dialog = await page.panel.invite.opened();
    dialog.type(wayan);
    dialog.choose('all');
    await until('the risk by name', () => dialog.text.includes(labelOf(page, 'profile')));
    dialog.press(page.say('invite.send'));
    await until('the result', () => dialog.title === page.say('invite.sent'));
    const [sent] = await invitationsTo(page, wayan);
    expect(sent?.permissions).to.have.members(Object.keys(wordings.en));
  });

  inEachLanguage('but not where the address cannot be: it stays, with the reason', async (lang) => {
    const page = await visit(lang);
    const { panel, portal, say } = page;
    const before = portal.data().invitations.length;
    panel.inviteButton?.click();
    const dialog = await panel.invite.opened();
    await (await dialog.picker.ready()).tick('tickets');
    const cases = [
      [sari, 'outcome.member'],
      ['bagas.pratama@kopilereng.example', 'outcome.pending'],
      ['wayan@', 'outcome.invalid'],
    ] as const;
    for (const [typed, reason] of cases) {
      dialog.type(typed);
      dialog.press(say('invite.send'));
      await until(`“${say(reason)}”`, () => dialog.errors.includes(say(reason)));
      expect(dialog.address.value).to.equal(typed);
      await until('focus in the address', () => focused() === dialog.address);
    }
    expect(portal.data().invitations).to.have.lengthOf(before);
    expect(portal.data().mails).to.have.lengthOf(0);
  });
});

describe('A3 the thirteen permissions', () => {
  async function choice(lang: Language): Promise<{ page: Visit; picker: PickerPage }> {
    const page = await visit(lang);
    page.panel.inviteButton?.click();
    const dialog = await page.panel.invite.opened();
    dialog.type(wayan);
    return { page, picker: await dialog.picker.ready() };
  }

  inEachLanguage('have the portal’s labels and descriptions', async (lang) => {
    const { page, picker } = await choice(lang);
    expect(picker.boxes.map(({ id }) => id)).to.have.members(Object.keys(wordings.en));
    for (const { id } of picker.boxes) {
      const own = lang === 'en' || lang === 'id' ? wordings[lang][id] : undefined;
      const description = `permission.${id}.description` as 'permission.tickets.description';
      const expected = own ?? [labelOf(page, id), page.say(description)];
      expect(picker.about(id).startsWith(expected.join(' ')), picker.about(id)).to.equal(true);
    }
  });

  inEachLanguage('tick what they need along, say so, and are granted like that', async (lang) => {
    const { page, picker } = await choice(lang);
    for (const [needing, needed] of [
      ['managedomains', 'domains'],
      ['manageproducts', 'products'],
    ] as const) {
      expect(picker.box(needed).checked).to.equal(false);
      await picker.tick(needing);
      expect(picker.box(needed).checked).to.equal(true);
      const said = page.say('permissions.alsoTicked', { permissions: labelOf(page, needed) });
      expect(picker.about(needing)).to.include(said);
      await until('the words aloud', () => picker.announced === said);
    }
    await picker.tick('productsso');
    page.panel.invite.press(page.say('invite.send'));
    await until('the result', () => page.panel.invite.title === page.say('invite.sent'));
    const ticked = ['products', 'manageproducts', 'productsso', 'domains', 'managedomains'];
    expect((await invitationsTo(page, wayan))[0]?.permissions).to.have.members(ticked);
  });

  inEachLanguage('warn beside the risky one, ticked or not', async (lang) => {
    const { page, picker } = await choice(lang);
    const warned = () =>
      picker.boxes
        .filter(({ id }) => picker.about(id).includes(page.say('risk.profile')))
        .map(({ id }) => id);
    const warning = () => picker.element.renderRoot.querySelector('.risk');
    for (const isTicked of [false, true]) {
      expect(picker.box('profile').checked).to.equal(isTicked);
      expect(warned()).to.deep.equal(['profile']);
      expect(warning()?.checkVisibility()).to.equal(true);
      await picker.tick('profile');
    }
  });
});

describe('A6 invitations are valid for seven days from issue', () => {
  const untilTime = (lang: Language, sentAt: number): string => dateTime(lang, sentAt + 7 * day);
  /** Nobody was invited before. */
  async function invited(lang: Language): Promise<Visit> {
    const data = hostingData();
    data.accounts[0]!.invitations = [];
    const page = await visit(lang, { data });
    const result = await invite(page, wayan, 'tickets', 'invoices');
    const told = { email: wayan, time: untilTime(lang, start) };
    expect(result).to.include(page.say('invite.done', told));
    return page;
  }

  inEachLanguage('a second before they are over, the link lets in', async (lang) => {
    const page = await invited(lang);
    const { panel, portal, say } = page;
    portal.clock.now = start + 7 * day - second;
    await panel.element.refresh();
    const pending = `${say('tab.invitations')} 1`;
    await until('the tab', () => panel.tabs[1] === pending);
    await accept(portal, wayan);
    await panel.element.refresh();
    await until('ten users', () => panel.rows.length === 10);
    expect(readable(panel.row(wayan))).to.include(say('access.some', { n: 2, total: 13 }));
    expect(await mayDo(portal, wayan, 'tickets')).to.equal(true);
    expect(await mayDo(portal, wayan, 'orders')).to.equal(false);
  });

  inEachLanguage(
    'at seven days it is over; sent again, only the new link lets in',
    async (lang) => {
      const page = await invited(lang);
      const { panel, portal, say } = page;
      const oldLink = portal.tokenFor(wayan);
      const later = start + 7 * day;
      portal.clock.now = later;
      expect((await portal.invitee(null).lookUp(oldLink)).status).to.equal('expired');
      expect(await refusedWith(accept(portal, wayan, oldLink))).to.equal('gone expired');
      await panel.element.refresh();
      const tab = `${say('tab.invitations')} 1 · ${oneExpired[lang]}`;
      await until(`the tab “${tab}”`, () => panel.tabs[1] === tab);
      await panel.select(say('tab.invitations'));
      expect(readable(panel.row(wayan))).to.include(say('status.expired'));

      press(panel.row(wayan), '.resend');
      const told = say('invite.resent', { email: wayan, time: untilTime(lang, later) });
      await until('the new time', () => panel.status.startsWith(told));
      expect(panel.announced).to.equal(told);
      expect(readable(panel.row(wayan))).to.include(say('status.pending'));
      expect(panel.tabs[1]).to.equal(`${say('tab.invitations')} 1`);

      expect(await refusedWith(accept(portal, wayan, oldLink))).to.equal('not-found');
      expect(await mayDo(portal, wayan, 'tickets')).to.equal(false);
      portal.clock.now = later + 7 * day - second;
      await accept(portal, wayan);
      expect(await mayDo(portal, wayan, 'tickets')).to.equal(true);
    },
  );
});

describe('A7 a user’s permissions are changed at any time', () => {
  async function edit({ panel }: Visit): Promise<EditorPage> {
    press(panel.row('Sari Wulandari'), '.edit');
    const editor = await panel.editor.opened();
    await editor.picker.ready();
    return editor;
  }
  const held = async (page: Visit) => (await memberNamed(page, 'Sari'))?.permissions.toSorted();

  inEachLanguage('told as gains and loses, and so from the next request on', async (lang) => {
    const page = await visit(lang);
    const { panel, portal, say } = page;
    expect(await mayDo(portal, sari, 'emails')).to.equal(false);
    expect(await mayDo(portal, sari, 'quotes')).to.equal(true);
    const editor = await edit(page);
    await editor.picker.tick('emails', 'tickets', 'quotes');
    const gained = listed(lang, [labelOf(page, 'emails'), labelOf(page, 'tickets')]);
    const gains = say('permissions.gains', { permissions: gained });
    const loses = say('permissions.loses', { permissions: labelOf(page, 'quotes') });
    await until(`“${gains} ${loses}”`, () => editor.summary === `${gains} ${loses}`);
    editor.press(say('save'));
    await editor.closed();
    await until('the words', () => panel.status === say('updated', { name: 'Sari Wulandari' }));
    expect(await held(page)).to.deep.equal(['emails', 'invoices', 'tickets']);
    expect(await mayDo(portal, sari, 'emails')).to.equal(true);
    expect(await mayDo(portal, sari, 'quotes')).to.equal(false);
    expect(readable(panel.row('Sari Wulandari'))).to.include(
      say('access.some', { n: 3, total: 13 }),
    );
  });

  inEachLanguage('another owner’s change in between is shown, and kept', async (lang) => {
    const data = hostingData();
    for (const member of data.accounts[0]!.members) member.isOwner ||= member.email === dewi;
    const page = await visit(lang, { data });
    const { portal, say } = page;
    const editor = await edit(page);
    await editor.picker.tick('emails');
    const theirs = { permissions: ['invoices', 'orders'] };
    await portal.as(dewi).updateMember(refOf(portal, 'sari'), theirs, write());

    editor.press(say('save'));
    const when = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'second');
    const told = say('editor.theirs', { name: 'Dewi Anggraini Simanjuntak', when });
    await until(`“${told}”`, () => editor.text.includes(told));
    expect(await held(page)).to.deep.equal(['invoices', 'orders']);
    await until('both', () => editor.picker.ticked.includes('orders'));
    expect(editor.picker.ticked).to.have.members(['invoices', 'orders', 'emails']);

    editor.press(say('save'));
    await editor.closed();
    expect(await held(page)).to.deep.equal(['emails', 'invoices', 'orders']);
  });
});

describe('A8 a user is removed by the bin, then “Confirm”', () => {
  inEachLanguage('and is gone, refused from then on, and may be invited again', async (lang) => {
    const page = await visit(lang);
    const { panel, portal, say } = page;
    const his = portal.as(budi);
    expect((await his.listMembers({})).items).to.have.lengthOf(9);
    expect(await mayDo(portal, budi, 'invoices')).to.equal(true);
    panel.bin('Budi Santoso').click();
    const confirm = await panel.confirm.opened();
    expect(confirm.title).to.equal(say('remove.title', { name: 'Budi Santoso' }));
    confirm.press(confirmVerbs[lang]);
    await until('the words', () => panel.status === say('removed', { name: 'Budi Santoso' }));
    expect(panel.rows.map(readable).join()).not.to.include('Budi Santoso');
    expect((await memberNamed(page, 'Budi')) === undefined).to.equal(true);
    expect(await refusedWith(his.listMembers({}))).to.equal('forbidden');
    expect(await mayDo(portal, budi, 'invoices')).to.equal(false);

    panel.inviteButton?.click();
    const again = await panel.invite.opened();
    expect((await again.picker.ready()).ticked).to.deep.equal([]);
    again.press(say('cancel'));
    await again.closed();
    await invite(page, budi, 'tickets');
    expect(await refusedWith(his.listMembers({}))).to.equal('forbidden');
    await portal.invitee(budi).accept(portal.tokenFor(budi), { as: 'invited' }, write());
    expect((await memberNamed(page, 'Budi'))?.permissions).to.deep.equal(['tickets']);
    expect(await mayDo(portal, budi, 'invoices')).to.equal(false);
  });

  inEachLanguage('but not the owner: the bin says why', async (lang) => {
    const { panel, portal, say } = await visit(lang);
    const bin = panel.bin('Ratna Kusumawardani');
    const why = panel.one(`#${bin.getAttribute('aria-describedby')}`);
    expect(readable(why)).to.equal(say('guard.owner'));
    bin.click();
    await until('the reason beside it', () => panel.all('.why').includes(why));
    expect(why.checkVisibility()).to.equal(true);
    expect(panel.confirm.isOpen).to.equal(false);
    const owner = portal.as(viewers.owner);
    const outcome = await owner.removeMembers({ refs: [refOf(portal, 'ratna')] }, write());
    expect(outcome.items[0]?.error?.code).to.equal('refused');
    expect((await owner.listMembers({})).items).to.have.lengthOf(9);
  });
});
