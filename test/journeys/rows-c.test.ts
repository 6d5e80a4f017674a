import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { oneDomainContact } from '../../src/mocks/portals/index.js';
import {
  type ContactsVisit,
  details,
  mailsTo,
  mayDo,
  memberNamed,
  newContact,
  reloaded,
  visitContacts,
} from '../support/contacts-portal.js';
import { DemoPage } from '../support/demo.js';
import { type EditorPage, focused, readable, until } from '../support/panel.js';
import { day, refusedWith, second, start, write } from '../support/portal.js';

const visit = () => visitContacts('client-area');
const marta = {
  Nombre: 'Marta',
  Apellidos: 'Ríos Vela',
  Email: 'marta@almendrera.example',
  NIF: '00000000T',
};
const mayEnter = 'Puede conectarse al panel';

async function saved(page: ContactsVisit, editor: EditorPage): Promise<void> {
  editor.press('Guardar los cambios');
  await editor.closed();
  await until('the words', () => page.panel.status !== '');
}
const rowText = (page: ContactsVisit, name: string) => readable(page.panel.row(name));
/** The invitee follows the link of the newest mail, and makes himself a login. */
const accept = ({ portal }: ContactsVisit, address: string, token = portal.tokenFor(address)) =>
  portal.invitee(null).accept(token, { name: 'Marta', password: 'correct horse battery' }, write());

describe('C1 “Añadir nuevo contacto”', () => {
  it('asks for nombre, apellidos, email and NIF, and makes a contact', async () => {
    const page = await visit();
    const editor = await newContact(page);
    expect(editor.title).to.equal('Añadir nuevo contacto');
    expect([...editor.dialog.querySelectorAll('.data label')].map(readable)).to.deep.equal([
      'Nombre *',
      'Apellidos *',
      'Email *',
      'Teléfono',
      'NIF *',
    ]);
    await editor.fill(marta);
    editor.press('Crear contacto');
    await editor.closed();
    await until('the row', () => page.panel.text.includes('Marta Ríos Vela'));
    expect((await memberNamed(page, marta.Email))?.signIn).to.equal('none');
    const again = await details(await reloaded(page), 'Marta Ríos Vela');
    expect(again.field('NIF').value).to.equal(marta.NIF);
    expect(again.address.value).to.equal(marta.Email);
  });

  it('names what is missing or malformed, and makes nobody', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await newContact(page);
    await editor.fill({ Nombre: 'Marta', Email: 'marta@', Teléfono: '+34 911 23' });
    editor.press('Crear contacto');
    const fields = 'Apellidos, Email, Teléfono y NIF';
    await until('the names', () => editor.errors.includes(say('error.fields', { fields })));
    expect(editor.about('Apellidos')).to.equal(say('error.required'));
    expect(editor.about('Email')).to.equal(say('outcome.invalid'));
    await until('focus in the first', () => focused() === editor.field('Apellidos'));
    expect(page.portal.data().members).to.have.lengthOf(10);
  });

  it('“Cancelar la creación del contacto” asks, then leaves nothing behind', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await newContact(page);
    await editor.fill(marta);
    editor.press('Cancelar la creación del contacto');
    await until('the question', () => editor.text.includes(say('create.discard')));
    editor.press(say('discard.yes'));
    await editor.closed();
    expect((await newContact(page)).field('Nombre').value).to.equal('');
    expect(page.portal.data().members).to.have.lengthOf(10);
  });
});

describe('C2 “Puede conectarse al panel”', () => {
  const { Email: address } = marta;
  async function created(page: ContactsVisit, isOn: boolean): Promise<void> {
    const editor = await newContact(page);
    await editor.fill(marta);
    expect(editor.tick(mayEnter).checked).to.equal(false);
    await (await editor.picker.ready()).tick('invoices');
    if (isOn) {
      editor.tick(mayEnter).click();
      const hint = page.say('contact.maySignInHint', { email: address });
      await until('the address by name', () => editor.aboutTick(mayEnter) === hint);
      expect(mailsTo(page, address)).to.have.lengthOf(0);
    }
    editor.press('Crear contacto');
    await editor.closed();
    await until('the row', () => page.panel.text.includes('Marta Ríos Vela'));
  }

  it('off: an authorised contact, without a mail, who cannot enter', async () => {
    const page = await visit();
    await created(page, false);
    expect(mailsTo(page, address)).to.have.lengthOf(0);
    expect(await mayDo(page, address, 'invoices')).to.equal(false);
  });

  it('on: on saving, an invitation goes to the address; the row stays one row', async () => {
    const page = await visit();
    await created(page, true);
    expect(mailsTo(page, address)).to.have.lengthOf(1);
    expect(page.panel.rows.filter((row) => readable(row).includes(address))).to.have.lengthOf(1);
    expect(rowText(page, 'Marta')).to.include('Caduca dentro de 7 días');
    page.portal.clock.now = start + day;
    const later = await reloaded(page);
    expect(rowText(later, 'Marta')).to.include('Caduca dentro de 6 días');
    expect(await mayDo(page, address, 'invoices')).to.equal(false);
    await accept(page, address);
    expect(await mayDo(page, address, 'invoices')).to.equal(true);
  });

  it('revoked or lapsed, the contact stays and the link is dead', async () => {
    const page = await visit();
    await created(page, true);
    const link = page.portal.tokenFor(address);
    const editor = await details(page, 'Marta');
    editor.tick(mayEnter).click();
    await saved(page, editor);
    expect((await memberNamed(page, address))?.signIn).to.equal('none');
    expect(await refusedWith(accept(page, address, link))).to.include('gone');

    const again = await details(page, 'Marta');
    again.tick(mayEnter).click();
    await saved(page, again);
    const another = page.portal.tokenFor(address);
    page.portal.clock.now = start + 7 * day + second;
    expect(await refusedWith(accept(page, address, another))).to.include('gone expired');
    const after = await reloaded(page);
    expect(rowText(after, 'Marta')).to.include('Acceso caducado');
    expect((await memberNamed(page, address))?.signIn).to.equal('none');
  });

  it('off again for somebody who can enter: asked first, ends at once, and mail goes on', async () => {
    const page = await visit();
    const { say } = page;
    const lucia = 'lucia@almendrera.example';
    const name = 'Lucía Fernández-Montesinos Gil';
    expect(await mayDo(page, lucia, 'invoices')).to.equal(true);
    const editor = await details(page, name);
    editor.tick(mayEnter).click();
    editor.press('Guardar los cambios');
    await until('the question', () => editor.text.includes(say('signIn.endTitle', { name })));
    const subscriptions = 'Facturación y Nuevas contrataciones';
    expect(editor.text).to.include(say('signIn.keeps', { subscriptions }));
    expect(await mayDo(page, lucia, 'invoices')).to.equal(true);
    editor.press(say('signIn.endAction'));
    await editor.closed();
    expect(await mayDo(page, lucia, 'invoices')).to.equal(false);
    const held = await memberNamed(page, lucia);
    expect([held?.signIn, held?.subscriptions]).to.deep.equal(['none', ['invoice', 'order']]);
    const after = await details(await reloaded(page), name);
    expect(after.tick(mayEnter).checked).to.equal(false);
    expect(after.text).to.include(say('signIn.later'));
  });
});

describe('C3 “Tipo de perfil”', () => {
  it('fills in exactly what it is, lists both effects, and one departs and comes back', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await details(page, 'Beatriz');
    expect(editor.tick('Sin perfil').checked).to.equal(true);
    expect(editor.aboutTick('Facturación')).to.include('Facturación y Nuevas contrataciones');
    editor.tick('Técnico').click();
    await until('the ticks', () => editor.picker.ticked.length === 3);
    expect(editor.picker.ticked).to.have.members(['products', 'domains', 'tickets']);
    const mail = () =>
      [...editor.dialog.querySelectorAll<HTMLInputElement>('[name=subscription]')]
        .filter(({ checked }) => checked)
        .map(({ value }) => value);
    expect(mail()).to.have.members(['domain', 'support', 'service']);
    await editor.picker.tick('invoices');
    await until('“Técnico, modificado”', () => editor.text.includes('Técnico, modificado'));
    editor.press(say('profile.back', { profile: 'Técnico' }));
    await until('the way back', () => !editor.text.includes('Técnico, modificado'));
    expect(editor.picker.ticked).to.have.members(['products', 'domains', 'tickets']);
    await saved(page, editor);
    const held = await memberNamed(page, 'Beatriz');
    expect(held?.profile).to.equal('technical');
    expect(held?.permissions).to.have.members(['products', 'domains', 'tickets']);
    expect(held?.subscriptions).to.have.members(['domain', 'support', 'service']);
  });

  it('technical sees and receives nothing of billing, billing the other way round', async () => {
    const page = await visit();
    const seen = (address: string, ...permissions: string[]) =>
      Promise.all(permissions.map((permission) => mayDo(page, address, permission)));
    const all = ['products', 'domains', 'tickets', 'invoices', 'quotes', 'orders'];
    expect(await seen('inigo@almendrera.example', ...all)).to.deep.equal([
      ...[true, true, true],
      ...[false, false, false],
    ]);
    expect(await seen('lucia@almendrera.example', ...all)).to.deep.equal([
      ...[false, false, false],
      ...[true, true, true],
    ]);
    expect((await memberNamed(page, 'Íñigo'))?.subscriptions).not.to.include.members(['invoice']);
  });
});

describe('C4 “Suscripciones”', () => {
  it('one by one: “Dominios” alone, beside a profile and without signing in', async () => {
    const page = await visit();
    for (const name of ['Rosario', 'Lucía']) {
      const editor = await details(page, name);
      expect(editor.tick('Dominios').checked).to.equal(false);
      editor.tick('Dominios').click();
      await saved(page, editor);
    }
    expect((await memberNamed(page, 'Rosario'))?.subscriptions).to.deep.equal(['domain']);
    const lucia = await memberNamed(page, 'Lucía');
    expect(lucia?.profile).to.equal('billing');
    expect(lucia?.subscriptions).to.have.members(['invoice', 'order', 'domain']);
    const after = await details(await reloaded(page), 'Rosario');
    expect(after.tick('Dominios').checked).to.equal(true);
  });

  it('the last who receives mail about domains cannot drop it, and is told why', async () => {
    const page = await visitContacts('client-area', { data: oneDomainContact(start) });
    const editor = await details(page, 'Íñigo');
    editor.tick('Dominios').click();
    editor.press('Guardar los cambios');
    await until('the reason', () =>
      editor.errors.join().includes('Al menos un contacto debe recibir los correos de dominios.'),
    );
    expect((await memberNamed(page, 'Íñigo'))?.subscriptions).to.include('domain');
  });
});

describe('C5 “Detalles”, “Guardar los cambios”', () => {
  it('a name and an address are changed, both seen after a reload', async () => {
    const page = await visit();
    const button = [...page.panel.row('Beatriz').querySelectorAll('button')].find(
      (one) => readable(one) === 'Detalles',
    );
    expect(button === undefined).to.equal(false);
    const editor = await details(page, 'Beatriz');
    await editor.fill({ Apellidos: 'Cano Prieto', Email: 'bcano@almendrera.example' });
    await saved(page, editor);
    const after = await reloaded(page);
    expect(rowText(after, 'Beatriz Cano Prieto')).to.include('bcano@almendrera.example');
    expect((await details(after, 'Beatriz')).field('Apellidos').value).to.equal('Cano Prieto');
  });

  it('with an open invitation, a new link goes to the new address and the old one is dead', async () => {
    const page = await visit();
    const editor = await details(page, 'Nicolás');
    await editor.fill({ Email: 'nico@almendrera.example' });
    expect(editor.about('Email')).to.equal(page.say('editor.newAddress'));
    await saved(page, editor);
    expect(mailsTo(page, 'nico@almendrera.example')).to.have.lengthOf(1);
    const { invitations } = page.portal.data();
    expect(
      invitations.filter(({ memberId }) => memberId === 'nicolas').map(({ status }) => status),
    ).to.have.members(['revoked', 'pending']);
  });

  it('a user’s waits for the new address to confirm it; the old one gets notice', async () => {
    const page = await visit();
    const old = 'lucia@almendrera.example';
    const email = 'lfm@almendrera.example';
    const editor = await details(page, 'Lucía');
    await editor.fill({ Email: email });
    expect(editor.about('Email')).to.equal(page.say('address.confirm', { email, old }));
    await saved(page, editor);
    expect((await memberNamed(page, 'Lucía'))?.email).to.equal(old);
    expect([mailsTo(page, email).length, mailsTo(page, old).length]).to.deep.equal([1, 1]);
    const after = await details(await reloaded(page), 'Lucía');
    expect(after.about('Email')).to.equal(page.say('address.pending', { email }));
  });

  it('or a contact is deleted, and created anew', async () => {
    const page = await visit();
    const editor = await details(page, 'Rosario');
    editor.press('Eliminar contacto');
    const confirm = await editor.confirm.opened();
    expect(confirm.title).to.include('Rosario Peñalver Ayuso');
    confirm.dialog.querySelector<HTMLButtonElement>('.foot .danger')?.click();
    await until('nine rows', () => page.panel.rows.length === 9);
    const again = await newContact(page);
    await again.fill({ ...marta, Email: 'rosario@almendrera.example' });
    again.press('Crear contacto');
    await again.closed();
    await until('ten rows', () => page.panel.rows.length === 10);
  });
});

describe('C6 only who is listed is attended to', () => {
  it('every listed person is marked authorised, whatever the sign-in state', async () => {
    const { panel, say } = await visit();
    const unmarked = panel.rows.filter((row) => !readable(row).includes(say('badge.authorised')));
    expect(panel.rows).to.have.lengthOf(10);
    expect(unmarked.map(readable)).to.deep.equal([]);
  });
});

describe('the client area’s own page, by keyboard alone', () => {
  async function page(query = ''): Promise<DemoPage> {
    const demo = await DemoPage.open(`client-area/?startsAt=2026-11-22T02:14Z${query}`);
    await demo.panel();
    await demo.reset();
    await demo.panel();
    return demo;
  }
  const isField = (id: string) => (element: HTMLElement) => element.id === id;

  it('C6 the notice stands above the list; C2 an access is given, and shown after a reload', async function () {
    this.timeout(40_000);
    const demo = await page();
    const panel = await demo.panel();
    const notices = panel
      .all('.notice')
      .filter((one) => one.checkVisibility() && readable(one).includes('Solo atendemos consultas'));
    expect(notices).to.have.lengthOf(1);
    expect(demo.document.body.innerText).not.to.include('Solo atendemos');
    await demo.tabTo('Beatriz', (one) => readable(one) === 'Beatriz Cano Olmedo', 120);
    await sendKeys({ press: 'Enter' });
    const editor = await panel.editor.opened();
    await until('the form', () => editor.dialog.querySelector('.data'));
    await demo.tabTo('the tick', isField('sign-in-may'));
    await sendKeys({ press: ' ' });
    await until('the address', () =>
      editor.aboutTick(mayEnter).includes('beatriz@almendrera.example'),
    );
    await demo.tabTo('the save', (one) => readable(one) === 'Guardar los cambios', 120);
    await sendKeys({ press: 'Enter' });
    await editor.closed();
    await until('the row', () => readable(panel.row('Beatriz')).includes('Invitación'));
    await demo.reload();
    expect(readable((await demo.panel()).row('Beatriz'))).to.include('Invitación');
    demo.close();
  });

  it('C4 ?dataset=one-domain-contact: the only one who receives mail about domains keeps it', async function () {
    this.timeout(40_000);
    const demo = await page('&dataset=one-domain-contact');
    const panel = await demo.panel();
    await demo.tabTo('Íñigo', (one) => readable(one) === 'Íñigo Larrañaga Peña', 120);
    await sendKeys({ press: 'Enter' });
    const editor = await panel.editor.opened();
    await until('the form', () => editor.dialog.querySelector('.data'));
    await demo.tabTo('the tick', isField('subscription-domain'));
    await sendKeys({ press: ' ' });
    await demo.tabTo('the save', (one) => readable(one) === 'Guardar los cambios', 120);
    await sendKeys({ press: 'Enter' });
    await until('the reason', () =>
      editor.errors.join().includes('Al menos un contacto debe recibir los correos de dominios.'),
    );
    demo.close();
  });
});
