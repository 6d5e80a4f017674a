import { expect } from '@open-wc/testing';
import { refOf } from '../../src/internal/refs.js';
import { type EditorPage, readable, until } from '../support/panel.js';
import { day, refusedWith, second, write } from '../support/portal.js';
import { type PortalPage, visitsOf } from '../support/portal-page.js';

const visit = visitsOf('client-area');
const create = 'Añadir nuevo contacto';
const marta = {
  Nombre: 'Marta',
  Apellidos: 'Ríos Vela',
  Email: 'marta@almendrera.example',
  NIF: '00000000T',
};
const mayEnter = 'Puede conectarse al panel';

async function saved({ keys, panel }: PortalPage, editor: EditorPage): Promise<void> {
  await keys.press('Guardar los cambios');
  await editor.closed();
  await until('the words', () => panel.status !== '');
}

describe('C1 “Añadir nuevo contacto”', () => {
  it('asks for nombre, apellidos, email and NIF, and makes a contact', async () => {
    const page = await visit();
    const editor = await page.form(create);
    expect(editor.title).to.equal('Añadir nuevo contacto');
    expect([...editor.dialog.querySelectorAll('.data label')].map(readable)).to.deep.equal([
      'Nombre *',
      'Apellidos *',
      'Email *',
      'Teléfono',
      'NIF *',
    ]);
    await page.keys.fill(marta);
    await page.keys.press('Crear contacto');
    await editor.closed();
    await until('the row', () => page.panel.text.includes('Marta Ríos Vela'));
    expect((await page.service.member(marta.Email))?.signIn).to.equal('none');
    const again = await (await page.reloaded()).details('Marta Ríos Vela');
    expect(again.field('NIF').value).to.equal(marta.NIF);
    expect(again.address.value).to.equal(marta.Email);
  });

  it('names what is missing or malformed, and makes nobody', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await page.form(create);
    await page.keys.fill({ Nombre: 'Marta', Email: 'marta@', Teléfono: '+34 911 23' });
    await page.keys.press('Crear contacto');
    const fields = 'Apellidos, Email, Teléfono y NIF';
    await until('the names', () => editor.errors.includes(say('error.fields', { fields })));
    expect(editor.about('Apellidos')).to.equal(say('error.required'));
    expect(editor.about('Email')).to.equal(say('outcome.invalid'));
    await until('focus in the first', () => page.demo.focused === editor.field('Apellidos'));
    expect(await page.service.members()).to.have.lengthOf(10);
  });

  it('“Cancelar la creación del contacto” asks, then leaves nothing behind', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await page.form(create);
    await page.keys.fill(marta);
    await page.keys.press('Cancelar la creación del contacto');
    await until('the question', () => editor.text.includes(say('create.discard')));
    await page.keys.press(say('discard.yes'));
    await editor.closed();
    expect((await page.form(create)).field('Nombre').value).to.equal('');
    expect(await page.service.members()).to.have.lengthOf(10);
  });
});

describe('C2 “Puede conectarse al panel”', () => {
  const { Email: address } = marta;
  async function created(page: PortalPage, isOn: boolean): Promise<void> {
    const editor = await page.form(create);
    await page.keys.fill(marta);
    expect(editor.tick(mayEnter).checked).to.equal(false);
    await page.keys.tick('invoices');
    if (isOn) {
      await page.keys.tick(mayEnter);
      const hint = page.say('contact.maySignInHint', { email: address });
      await until('the address by name', () => editor.aboutTick(mayEnter) === hint);
      expect(await page.service.mailsTo(address)).to.have.lengthOf(0);
    }
    await page.keys.press('Crear contacto');
    await editor.closed();
    await until('the row', () => page.panel.text.includes('Marta Ríos Vela'));
  }

  it('off: an authorised contact, without a mail, who cannot enter', async () => {
    const page = await visit();
    await created(page, false);
    expect(await page.service.mailsTo(address)).to.have.lengthOf(0);
    expect(await page.service.mayDo(address, 'invoices')).to.equal(false);
  });

  it('on: on saving, an invitation goes to the address; the row stays one row', async () => {
    const page = await visit();
    await created(page, true);
    expect(await page.service.mailsTo(address)).to.have.lengthOf(1);
    expect(page.panel.rows.filter((row) => readable(row).includes(address))).to.have.lengthOf(1);
    expect(page.row('Marta')).to.include('Caduca dentro de 7 días');
    await page.service.pass(day);
    const later = await page.reloaded();
    expect(later.row('Marta')).to.include('Caduca dentro de 6 días');
    expect(await page.service.mayDo(address, 'invoices')).to.equal(false);
    await page.service.accept(address);
    expect(await page.service.mayDo(address, 'invoices')).to.equal(true);
  });

  it('revoked or lapsed, the contact stays and the link is dead', async () => {
    const page = await visit();
    await created(page, true);
    const link = await page.service.tokenFor(address);
    const editor = await page.details('Marta');
    await page.keys.tick(mayEnter);
    await saved(page, editor);
    expect((await page.service.member(address))?.signIn).to.equal('none');
    expect(await refusedWith(page.service.accept(address, link))).to.equal('gone revoked');

    const again = await page.details('Marta');
    await page.keys.tick(mayEnter);
    await saved(page, again);
    const another = await page.service.tokenFor(address);
    await page.service.pass(7 * day + second);
    expect(await refusedWith(page.service.accept(address, another))).to.equal('gone expired');
    const after = await page.reloaded();
    expect(after.row('Marta')).to.include('Acceso caducado');
    expect((await page.service.member(address))?.signIn).to.equal('none');
  });

  it('off again for somebody who can enter: asked first, ends at once, and mail goes on', async () => {
    const page = await visit();
    const { say } = page;
    const lucia = 'lucia@almendrera.example';
    const name = 'Lucía Fernández-Montesinos Gil';
    expect(await page.service.mayDo(lucia, 'invoices')).to.equal(true);
    const editor = await page.details(name);
    await page.keys.tick(mayEnter);
    await page.keys.press('Guardar los cambios');
    await until('the question', () => editor.text.includes(say('signIn.endTitle', { name })));
    const subscriptions = 'Facturación y Nuevas contrataciones';
    expect(editor.text).to.include(say('signIn.keeps', { subscriptions }));
    expect(await page.service.mayDo(lucia, 'invoices')).to.equal(true);
    await page.keys.press(say('signIn.endAction'));
    await editor.closed();
    expect(await page.service.mayDo(lucia, 'invoices')).to.equal(false);
    const held = await page.service.member(lucia);
    expect([held?.signIn, held?.subscriptions]).to.deep.equal(['none', ['invoice', 'order']]);
    const after = await (await page.reloaded()).details(name);
    expect(after.tick(mayEnter).checked).to.equal(false);
    expect(after.text).to.include(say('signIn.later'));
  });
});

describe('C3 “Tipo de perfil”', () => {
  it('fills in exactly what it is, lists both effects, and one departs and comes back', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await page.details('Beatriz');
    expect(editor.tick('Sin perfil').checked).to.equal(true);
    expect(editor.aboutTick('Facturación')).to.include('Facturación y Nuevas contrataciones');
    await page.keys.tick('Técnico');
    await until('the ticks', () => editor.picker.ticked.length === 3);
    expect(editor.picker.ticked).to.have.members(['products', 'domains', 'tickets']);
    const mail = () =>
      [...editor.dialog.querySelectorAll<HTMLInputElement>('[name=subscription]')]
        .filter(({ checked }) => checked)
        .map(({ value }) => value);
    expect(mail()).to.have.members(['domain', 'support', 'service']);
    await page.keys.tick('invoices');
    await until('“Técnico, modificado”', () => editor.text.includes('Técnico, modificado'));
    await page.keys.press(say('profile.back', { profile: 'Técnico' }));
    await until('the way back', () => !editor.text.includes('Técnico, modificado'));
    expect(editor.picker.ticked).to.have.members(['products', 'domains', 'tickets']);
    await saved(page, editor);
    const held = await page.service.member('Beatriz');
    expect(held?.profile).to.equal('technical');
    expect(held?.permissions).to.have.members(['products', 'domains', 'tickets']);
    expect(held?.subscriptions).to.have.members(['domain', 'support', 'service']);
  });

  it('technical sees and receives nothing of billing, billing the other way round', async () => {
    const page = await visit();
    const seen = (address: string, ...permissions: string[]) =>
      Promise.all(permissions.map((permission) => page.service.mayDo(address, permission)));
    const all = ['products', 'domains', 'tickets', 'invoices', 'quotes', 'orders'];
    expect(await seen('inigo@almendrera.example', ...all)).to.deep.equal([
      ...[true, true, true],
      ...[false, false, false],
    ]);
    expect(await seen('lucia@almendrera.example', ...all)).to.deep.equal([
      ...[false, false, false],
      ...[true, true, true],
    ]);
    expect((await page.service.member('Íñigo'))?.subscriptions).not.to.include.members(['invoice']);
  });
});

describe('C4 “Suscripciones”', () => {
  it('one by one: “Dominios” alone, beside a profile and without signing in', async () => {
    const page = await visit();
    for (const name of ['Rosario', 'Lucía']) {
      const editor = await page.details(name);
      expect(editor.tick('Dominios').checked).to.equal(false);
      await page.keys.tick('Dominios');
      await saved(page, editor);
    }
    expect((await page.service.member('Rosario'))?.subscriptions).to.deep.equal(['domain']);
    const lucia = await page.service.member('Lucía');
    expect(lucia?.profile).to.equal('billing');
    expect(lucia?.subscriptions).to.have.members(['invoice', 'order', 'domain']);
    const after = await (await page.reloaded()).details('Rosario');
    expect(after.tick('Dominios').checked).to.equal(true);
  });

  it('the last who receives mail about domains cannot drop it, and is told why', async () => {
    const page = await visit({ dataset: 'one-domain-contact' });
    const editor = await page.details('Íñigo');
    await page.keys.tick('Dominios');
    await page.keys.press('Guardar los cambios');
    await until('the reason', () =>
      editor.errors.join().includes('Al menos un contacto debe recibir los correos de dominios.'),
    );
    expect((await page.service.member('Íñigo'))?.subscriptions).to.include('domain');
  });
});

describe('C5 “Detalles”, “Guardar los cambios”', () => {
  it('a name and an address are changed, both seen after a reload', async () => {
    const page = await visit();
    const button = [...page.panel.row('Beatriz').querySelectorAll('button')].find(
      (one) => readable(one) === 'Detalles',
    );
    expect(button === undefined).to.equal(false);
    const editor = await page.details('Beatriz');
    await page.keys.fill({ Apellidos: 'Cano Prieto', Email: 'bcano@almendrera.example' });
    await saved(page, editor);
    const after = await page.reloaded();
    expect(after.row('Beatriz Cano Prieto')).to.include('bcano@almendrera.example');
    expect((await after.details('Beatriz')).field('Apellidos').value).to.equal('Cano Prieto');
  });

  it('with an open invitation, a new link goes to the new address and the old one is dead', async () => {
    const page = await visit();
    const { service } = page;
    const { invitation } = (await service.member('Nicolás'))!;
    await service.as().resendInvitations({ refs: [refOf(invitation!)] }, write());
    const link = await service.tokenFor('nicolas@almendrera.example');
    const editor = await page.details('Nicolás');
    await page.keys.fill({ Email: 'nico@almendrera.example' });
    expect(editor.about('Email')).to.equal(page.say('editor.newAddress'));
    await saved(page, editor);
    expect(await service.mailsTo('nico@almendrera.example')).to.have.lengthOf(1);
    expect(await refusedWith(service.accept('nicolas@almendrera.example', link))).to.include(
      'gone revoked',
    );
    await service.accept('nico@almendrera.example');
    expect((await service.member('Nicolás'))?.signIn).to.equal('active');
  });

  it('a user’s waits for the new address to confirm it; the old one gets notice', async () => {
    const page = await visit();
    const old = 'lucia@almendrera.example';
    const email = 'lfm@almendrera.example';
    const editor = await page.details('Lucía');
    await page.keys.fill({ Email: email });
    expect(editor.about('Email')).to.equal(page.say('address.confirm', { email, old }));
    await saved(page, editor);
    expect((await page.service.member('Lucía'))?.email).to.equal(old);
    expect([
      (await page.service.mailsTo(email)).length,
      (await page.service.mailsTo(old)).length,
    ]).to.deep.equal([1, 1]);
    const after = await (await page.reloaded()).details('Lucía');
    expect(after.about('Email')).to.equal(page.say('address.pending', { email }));
  });

  it('or a contact is deleted, and created anew', async () => {
    const page = await visit();
    const editor = await page.details('Rosario');
    await page.keys.press('Eliminar contacto');
    const confirm = await editor.confirm.opened();
    expect(confirm.title).to.include('Rosario Peñalver Ayuso');
    await page.keys.press((one) => one.matches('.foot .danger'));
    await until('nine rows', () => page.panel.rows.length === 9);
    const again = await page.form(create);
    await page.keys.fill({ ...marta, Email: 'rosario@almendrera.example' });
    await page.keys.press('Crear contacto');
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
