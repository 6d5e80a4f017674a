import { expect } from '@open-wc/testing';
import { type EditorPage, readable, until } from '../support/panel.js';
import { refusedWith } from '../support/portal.js';
import { type PortalPage, visitsOf } from '../support/portal-page.js';

const visit = visitsOf('server-panel');
const create = 'Créer un nouveau contact';
const nadia = 'nadia@atelier-brumaire.example';
const people = [
  'Hélène Vauquelin',
  'Mathis Le Goff',
  'Inès Benkhelifa',
  "Jean-Baptiste d'Arcy-Lefèvre",
  'Service comptabilité',
  'Équipe astreinte',
  'Océane Perrin',
  "Thibault N'Diaye",
  'Zoé Kœnig',
  'Sévérine Gauthier-Lambrechts',
  'Rayan Moulin',
];

async function saved({ keys, panel }: PortalPage, editor: EditorPage): Promise<void> {
  await keys.press('Mettre à jour le contact');
  await editor.closed();
  await until('the words', () => panel.status !== '');
}

describe('B1 contacts are listed, and one is picked to see and change', () => {
  it('all eleven; from the list, a contact’s data', async () => {
    const page = await visit();
    expect(page.panel.all('.row[data-id] .name bdi').map(readable)).to.have.members(people);
    const editor = await page.details('Mathis Le Goff');
    expect(editor.title).to.equal('Mathis Le Goff');
    expect(editor.field('Prénom').value).to.equal('Mathis');
    expect(editor.field('Numéro de téléphone').value).to.equal('+33 2 61 91 14 22');
    expect(editor.address.value).to.equal('mathis.legoff@atelier-brumaire.example');
    expect((await editor.picker.ready()).ticked).to.have.members(['products', 'manageproducts']);
  });

  it('the same from the drop-down “Contacts”', async () => {
    const page = await visit();
    const { panel } = page;
    await page.keys.press('Contacts');
    await until('the menu', () => panel.all('[role=menuitem]').length === 11);
    expect(panel.all('[role=menuitem]').map(readable)).to.have.members(people);
    await page.keys.down('Inès Benkhelifa');
    await page.keys.enter();
    const editor = await page.editor();
    expect(editor.title).to.equal('Inès Benkhelifa');
    expect(editor.address.value).to.equal('ines@atelier-brumaire.example');
  });

  it('unsaved work is asked about, kept, or thrown away', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await page.details('Mathis Le Goff');
    await page.keys.fill({ Ville: 'Lorient' });
    const asked = say('editor.discard', { name: 'Mathis Le Goff' });
    await page.keys.press(say('cancel'));
    await until('the question', () => editor.text.includes(asked));
    await page.keys.press(say('discard.keep'));
    await until('what was typed', () => editor.field('Ville').value === 'Lorient');
    await page.keys.press(say('cancel'));
    await until('the question', () => editor.text.includes(asked));
    await page.keys.press(say('discard.yes'));
    await editor.closed();
    const again = await page.details('Mathis Le Goff');
    expect(again.field('Ville').value).to.equal('');
    expect((await page.service.member('Mathis'))?.fields['city'] === undefined).to.equal(true);
  });
});

describe('B2 a contact is created, a user at once', () => {
  it('is in the list at once, after a reload too, and receives a mail to set a password', async () => {
    const page = await visit();
    const { panel, say } = page;
    const editor = await page.form(create);
    expect(editor.title).to.equal('Créer un nouveau contact');
    const labels = [...editor.dialog.querySelectorAll('.data label')].map(readable);
    expect(labels).to.deep.equal([
      'Prénom *',
      'Nom',
      'Adresse e-mail *',
      'Numéro de téléphone',
      'Entreprise',
      'Adresse',
      'Code postal',
      'Ville',
      'Pays',
    ]);
    expect(editor.summary).to.equal(say('create.password'));
    await page.keys.fill({
      Prénom: 'Nadia',
      Nom: 'Roussel',
      'Adresse e-mail': nadia,
      'Numéro de téléphone': '01 99 00 12 34',
      Pays: 'FR',
    });
    await page.keys.press('Créer le contact');
    await editor.closed();
    await until('the row', () => panel.rows.some((row) => readable(row).includes('Nadia Roussel')));
    expect((await page.service.member(nadia))?.signIn).to.equal('active');
    const mails = await page.service.mailsTo(nadia);
    expect(mails).to.have.lengthOf(1);
    expect(mails[0]?.text).to.include('mot de passe');
    const after = await page.reloaded();
    const again = await after.details('Nadia Roussel');
    expect(again.field('Numéro de téléphone').value).to.equal('01 99 00 12 34');
    expect(again.field('Pays').value).to.equal('FR');
    expect((await again.picker.ready()).ticked).to.deep.equal([]);
  });

  it('required and malformed fields are named, and nothing is made', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await page.form(create);
    await page.keys.fill({ 'Adresse e-mail': 'nadia@', 'Numéro de téléphone': '+33 1 99' });
    await page.keys.press('Créer le contact');
    const fields = 'Prénom, Adresse e-mail et Numéro de téléphone';
    await until('the names', () => editor.errors.includes(say('error.fields', { fields })));
    expect(editor.about('Prénom')).to.equal(say('error.required'));
    expect(editor.about('Adresse e-mail')).to.equal(say('outcome.invalid'));
    expect(editor.about('Numéro de téléphone')).to.include(say('error.phone'));
    await until('focus in the first', () => page.demo.focused === editor.field('Prénom'));
    expect(await page.service.members()).to.have.lengthOf(11);
  });

  it('“Annuler la création du contact” asks, then leaves nothing behind', async () => {
    const page = await visit();
    const { say } = page;
    const editor = await page.form(create);
    await page.keys.fill({ Prénom: 'Nadia', 'Adresse e-mail': nadia });
    await page.keys.press('Annuler la création du contact');
    await until('the question', () => editor.text.includes(say('create.discard')));
    expect(editor.dialog.open).to.equal(true);
    await page.keys.press(say('discard.yes'));
    await editor.closed();
    const again = await page.form(create);
    expect(again.field('Prénom').value).to.equal('');
    expect(again.text).not.to.include(say('create.kept'));
    expect(await page.service.members()).to.have.lengthOf(11);
    expect(await page.service.mailsTo(nadia)).to.have.lengthOf(0);
  });
});

describe('B3 alerts are four ticks', () => {
  it('and what is ticked is what the service holds after a reload', async () => {
    const page = await visit();
    const editor = await page.details('Mathis Le Goff');
    const section = editor.dialog.querySelector('[data-access=subscriptions]');
    expect(readable(section?.querySelector('h3'))).to.equal('Paramètres d’alerte');
    const labels = [
      'Notifications par e-mail générales',
      'Alertes liées aux domaines',
      'Avis relatifs à la facturation',
      'Informations sur le service',
    ];
    expect([...section!.querySelectorAll('label')].map(readable)).to.deep.equal(labels);
    expect(labels.map((label) => editor.tick(label).checked)).to.deep.equal([
      true,
      false,
      false,
      true,
    ]);
    await page.keys.tick(...labels.slice(0, 2));
    await saved(page, editor);
    expect((await page.service.member('Mathis'))?.subscriptions).to.have.members([
      'domain',
      'service',
    ]);
    const again = await (await page.reloaded()).details('Mathis Le Goff');
    expect(labels.map((label) => again.tick(label).checked)).to.deep.equal([
      false,
      true,
      false,
      true,
    ]);
  });
});

describe('B4 permissions are six ticks', () => {
  it('and the granted set is the ticked set; who holds only invoices is refused the rest', async () => {
    const page = await visit();
    const ines = 'ines@atelier-brumaire.example';
    const all = ['profile', 'contacts', 'products', 'manageproducts', 'invoices', 'orders'];
    const held = () => Promise.all(all.map((permission) => page.service.mayDo(ines, permission)));
    expect(await held()).to.deep.equal([false, false, false, false, true, false]);
    const editor = await page.details('Inès Benkhelifa');
    const picker = await editor.picker.ready();
    expect(picker.boxes.map(({ id }) => id)).to.have.members(all);
    await page.keys.tick('orders', 'manageproducts', 'invoices');
    await saved(page, editor);
    expect((await page.service.member('Inès'))?.permissions).to.have.members([
      'orders',
      'products',
      'manageproducts',
    ]);
    expect(await held()).to.deep.equal([false, false, true, true, false, true]);
  });
});

describe('B5 “Mettre à jour le contact” at the bottom, and “Supprimer le contact” apart', () => {
  it('changed fields survive a reload', async () => {
    const page = await visit();
    const editor = await page.details('Équipe astreinte');
    const buttons = [...editor.dialog.querySelectorAll('.foot button')].map(readable);
    expect(buttons).to.deep.equal([
      'Supprimer le contact',
      page.say('cancel'),
      'Mettre à jour le contact',
    ]);
    await page.keys.fill({ Prénom: 'Équipe d’astreinte', Ville: 'Nantes' });
    await saved(page, editor);
    expect(page.panel.status).to.equal(page.say('updated', { name: 'Équipe d’astreinte' }));
    const again = await (await page.reloaded()).details('Équipe d’astreinte');
    expect(again.field('Ville').value).to.equal('Nantes');
  });

  it('a deleted one is gone after a confirm that names him, and refused', async () => {
    const page = await visit();
    const rayan = 'rayan@atelier-brumaire.example';
    const editor = await page.details('Rayan Moulin');
    await page.keys.press('Supprimer le contact');
    const confirm = await editor.confirm.opened();
    expect(editor.dialog.open).to.equal(false);
    expect(confirm.title).to.include('Rayan Moulin');
    await page.keys.press((one) => one.matches('.foot .danger'));
    await until('ten rows', () => page.panel.rows.length === 10);
    expect(await page.service.member(rayan)).to.equal(undefined);
    const his = page.service.as(rayan).getAccount();
    expect(await refusedWith(his)).to.equal('forbidden');
    const after = await page.reloaded();
    expect(after.panel.text).not.to.include('Rayan Moulin');
  });
});

describe('B6 the least-privilege reminder', () => {
  it('stands once where permissions are chosen, for somebody new and for who is there', async () => {
    const page = await visit();
    const count = (editor: EditorPage) =>
      [...editor.dialog.querySelectorAll('[data-access=permissions] .notice')].filter(
        (one) => readable(one) === page.say('leastPrivilege') && one.checkVisibility(),
      ).length;
    const editor = await page.form(create);
    expect(count(editor)).to.equal(1);
    expect(editor.text.split(page.say('leastPrivilege'))).to.have.lengthOf(2);
    await page.keys.press(page.say('contact.cancelCreation'));
    await editor.closed();
    expect(count(await page.details('Zoé Kœnig'))).to.equal(1);
  });
});
