import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MemoryBackend } from '../../src/adapters/memory/index.js';
import type { Account, Member } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import type { BeforeMemberCreateEvent, MemberCreatedEvent } from '../../src/events.js';
import {
  EditorPage,
  focused,
  frames,
  once,
  portalBackend,
  readable,
  until,
} from '../support/panel.js';

const nadia = {
  'First name': 'Nadia',
  'Last name': 'Roussel',
  'Email Address': 'nadia@atelier-brumaire.example',
};

/** Users made at once; what the account declares can be changed. */
async function newUser(
  change: (account: Account) => Account = (account) => account,
): Promise<{ memory: MemoryBackend; editor: EditorPage }> {
  const memory = portalBackend({ portal: 'server-panel' });
  const { getAccount } = memory.backend;
  memory.backend.getAccount = async () => change(await getAccount());
  return { memory, editor: await EditorPage.open(memory, 'create') };
}
async function newContact(): Promise<{ memory: MemoryBackend; editor: EditorPage }> {
  const memory = portalBackend({ portal: 'client-area' });
  return { memory, editor: await EditorPage.open(memory, 'create') };
}
async function found({ backend }: MemoryBackend, text: string): Promise<Member | undefined> {
  return (await backend.listMembers({ text })).items[0];
}
const mailsOf = (memory: MemoryBackend) => memory.snapshot().accounts[0]?.mails ?? [];

describe('a new person in member-editor', () => {
  it('is asked for with the account’s own fields, the first of which has focus', async () => {
    const { editor } = await newUser();
    expect(editor.title).to.equal('Create new contact');
    const labels = [...editor.dialog.querySelectorAll('.data label')].map(readable);
    expect(labels.slice(0, 4)).to.deep.equal([
      'First name *',
      'Last name',
      'Email Address *',
      'Phone number',
    ]);
    expect(editor.field('First name').autocomplete).to.equal('given-name');
    expect(editor.field('First name').ariaRequired).to.equal('true');
    expect(editor.field('Phone number').type).to.equal('tel');
    await until('focus in the first', () => focused() === editor.field('First name'));
    expect(editor.picker.ticked).to.deep.equal([]);
  });

  it('is a user at once where the account makes users, with exactly what was typed and ticked', async () => {
    const { memory, editor } = await newUser();
    expect(editor.summary).to.equal('On saving, they receive an email to set a password.');
    await editor.fill({ ...nadia, City: 'Nantes ' });
    editor.tick('Invoice-related notifications').click();
    await (await editor.picker.ready()).tick('invoices');
    const before = once<BeforeMemberCreateEvent>(editor.element, 'before-member-create');
    const after = once<MemberCreatedEvent>(editor.element, 'member-created');
    editor.press('Create contact');
    expect((await before).draft.email).to.equal('nadia@atelier-brumaire.example');
    const { member } = await after;
    await editor.closed();
    expect(member.name).to.equal('Nadia Roussel');
    const kept = await found(memory, 'nadia@');
    expect(kept?.signIn).to.equal('active');
    expect(kept?.fields).to.deep.equal({ firstName: 'Nadia', lastName: 'Roussel', city: 'Nantes' });
    expect(kept?.permissions).to.deep.equal(['invoices']);
    expect(kept?.subscriptions).to.deep.equal(['invoice']);
    expect(mailsOf(memory).map(({ to }) => to.address)).to.deep.equal([kept?.email]);
  });

  it('is a contact without a mail where signing in was not ticked, and invited where it was', async () => {
    const { memory, editor } = await newContact();
    const marta = {
      'First name': 'Marta',
      'Last name': 'Ríos',
      'Tax number (NIF)': '00000000T',
    };
    await editor.fill({ ...marta, 'Email Address': 'marta@almendrera.example' });
    expect(editor.tick('May sign in to the panel').checked).to.equal(false);
    expect(editor.text).to.include('They apply when sign-in is on.');
    editor.press('Create contact');
    await editor.closed();
    expect((await found(memory, 'marta@'))?.signIn).to.equal('none');
    expect(mailsOf(memory)).to.deep.equal([]);

    await editor.again('create');
    await editor.fill({ ...marta, 'Email Address': 'marta.rios@almendrera.example' });
    editor.tick('May sign in to the panel').click();
    await until('the hint', () =>
      editor
        .aboutTick('May sign in to the panel')
        .includes('On saving, we send the access to marta.rios@almendrera.example.'),
    );
    expect(editor.text).not.to.include('They apply when sign-in is on.');
    expect(mailsOf(memory)).to.deep.equal([]);
    editor.press('Create contact');
    await editor.closed();
    expect((await found(memory, 'marta.rios@'))?.signIn).to.equal('invited');
    expect(mailsOf(memory).map(({ to }) => to.address)).to.deep.equal([
      'marta.rios@almendrera.example',
    ]);
  });

  it('names each field that is missing or wrong, and goes to the first', async () => {
    const { memory, editor } = await newContact();
    await editor.fill({ 'Last name': 'Ríos', 'Email Address': 'marta@' });
    editor.press('Create contact');
    await until('the words', () =>
      editor.errors.includes(
        'Something is missing or wrong: First name, Email Address, and Tax number (NIF).',
      ),
    );
    expect(editor.about('First name')).to.include('Fill in this field.');
    expect(editor.about('Email Address')).to.include('Not a valid email address');
    expect(editor.field('First name').ariaInvalid).to.equal('true');
    expect(editor.announced).to.include('First name, Email Address, and Tax number (NIF)');
    await until('focus in the first', () => focused() === editor.field('First name'));
    await editor.fill({ 'First name': 'Marta' });
    expect(editor.about('First name')).not.to.include('Fill in this field.');
    expect(await found(memory, 'Ríos')).to.equal(undefined);
  });

  it('says beside the address that somebody has it already', async () => {
    const { editor } = await newUser();
    await editor.fill({ ...nadia, 'Email Address': 'zoe@atelier-brumaire.example' });
    editor.press('Create contact');
    await until('the reason', () =>
      editor.about('Email Address').includes('Already a contact of this account'),
    );
    await until('focus there', () => focused() === editor.address);
  });

  it('needs no surname where the account asks for none: a department has one name', async () => {
    const { memory, editor } = await newUser();
    await editor.fill({ 'First name': 'Accueil', 'Email Address': 'accueil@brumaire.example' });
    editor.press('Create contact');
    await editor.closed();
    expect((await found(memory, 'accueil@'))?.name).to.equal('Accueil');
  });

  it('has a name of its own where the account declares no field for it', async () => {
    const { memory, editor } = await newUser((account) => ({ ...account, fields: [] }));
    await editor.fill({ Name: 'Nadia', 'Email Address': 'nadia@brumaire.example' });
    memory.backend.createMember = async (draft) => {
      throw new BackendError({ code: 'refused', reason: draft.name ?? 'nameless' });
    };
    const sent = once<BeforeMemberCreateEvent>(editor.element, 'before-member-create');
    editor.press('Create contact');
    expect((await sent).draft.name).to.equal('Nadia');
  });

  it('says so where the backend has more against a field than we know', async () => {
    const { memory, editor } = await newUser();
    memory.backend.createMember = async () => {
      throw new BackendError(
        { code: 'invalid', fields: { postcode: 'malformed', city: 'required' } },
        { notApplied: true },
      );
    };
    await editor.fill(nadia);
    editor.press('Create contact');
    await until('the field', () => editor.about('City').includes('Fill in this field.'));
    await until('focus there', () => focused() === editor.field('Postcode'));
  });
});

describe('the kinds of fields', () => {
  const withFields = (fields: Account['fields']) =>
    newUser((account) => ({ ...account, fields: [...account.fields, ...fields] }));

  it('countries are chosen by their names, in the order of the language', async () => {
    const memory = portalBackend({ portal: 'server-panel' });
    const editor = await EditorPage.open(memory, 'create', 'fr');
    await until('French', () => editor.text.includes('Pays'));
    const select = editor.field('Pays') as unknown as HTMLSelectElement;
    const names = [...select.options].map((option) => option.text.trim());
    expect(names.length).to.equal(250);
    expect(names.slice(0, 3)).to.deep.equal(['Aucun choix', 'Afghanistan', 'Afrique du Sud']);
    expect(names.indexOf('Égypte')).to.be.lessThan(names.indexOf('Estonie'));
    await editor.fill({ Prénom: 'Nadia', 'Adresse e-mail': 'nadia@brumaire.example', Pays: 'BE' });
    editor.press('Créer le contact');
    await editor.closed();
    expect((await found(memory, 'nadia@'))?.fields['country']).to.equal('BE');
  });

  it('options are chosen by their labels, a day by the browser’s own means', async () => {
    const { editor } = await withFields([
      {
        id: 'team',
        label: 'Team',
        type: 'select',
        required: true,
        options: [{ value: 'n', label: { en: 'North', fr: 'Nord' } }],
      },
      { id: 'since', label: 'Since', type: 'date', required: false },
    ]);
    const team = editor.field('Team') as unknown as HTMLSelectElement;
    expect([...team.options].map(({ text }) => text.trim())).to.deep.equal(['Not chosen', 'North']);
    expect(editor.field('Since').type).to.equal('date');
    await editor.fill(nadia);
    editor.press('Create contact');
    await until('the words', () => editor.about('Team').includes('Fill in this field.'));
    expect(team.ariaRequired).to.equal('true');
  });

  it('what is too long is said, not cut off', async () => {
    const { editor } = await newUser();
    const long = 'x'.repeat(101);
    await editor.fill({ ...nadia, 'First name': long });
    expect(editor.field('First name').value).to.equal(long);
    editor.press('Create contact');
    await until('the words', () =>
      editor.about('First name').includes('Too long: at most 100 characters.'),
    );
  });

  it('a phone number is kept as it was typed, and shown as it is read best', async () => {
    const { memory, editor } = await newUser();
    await editor.fill({ ...nadia, 'Phone number': '+33199001201' });
    await until('the number', () => editor.about('Phone number') === '+33 1 99 00 12 01');
    editor.press('Create contact');
    await editor.closed();
    expect((await found(memory, 'nadia@'))?.fields['phone']).to.equal('+33199001201');
  });

  it('a phone number that cannot be is refused', async () => {
    const { memory, editor } = await newUser();
    for (const typed of ['+33 1 99', 'call me', '+999 123 4567']) {
      await editor.fill({ ...nadia, 'Phone number': '' });
      await until('nothing against it', () => editor.about('Phone number') === '');
      await editor.fill({ 'Phone number': typed });
      editor.press('Create contact');
      await until(`the words about ${typed}`, () =>
        editor.about('Phone number').includes('This cannot be a phone number.'),
      );
    }
    expect(await found(memory, 'nadia@')).to.equal(undefined);
  });

  it('one that nobody knows is only asked about', async () => {
    const { memory, editor } = await newUser();
    // No such number in Spain; and too long for France, which is only what we think of where no country is written.
    for (const typed of ['+34 000 000 000', '0812 3456 7890']) {
      await editor.fill({ ...nadia, 'Phone number': '' });
      await until('nothing against it', () => editor.about('Phone number') === '');
      await editor.fill({ 'Phone number': typed });
      await until('the question', () =>
        editor.about('Phone number').includes('Is this number right?'),
      );
    }
    editor.press('Create contact');
    await editor.closed();
    expect((await found(memory, 'nadia@'))?.fields['phone']).to.equal('0812 3456 7890');
  });

  it('the country that was chosen says what a number may be', async () => {
    const { editor } = await newUser();
    await editor.fill({ ...nadia, Country: 'ID', 'Phone number': '0812 3456 7890' });
    await until('the number', () => editor.about('Phone number') === '+62 812 3456 7890');
    await editor.fill({ Country: 'FR' });
    editor.press('Create contact');
    await until('the words', () =>
      editor.about('Phone number').includes('This cannot be a phone number.'),
    );
  });
});

describe('a creation that was begun', () => {
  it('is asked about by “Cancel creation contact”, and leaves nothing behind', async () => {
    const { memory, editor } = await newUser();
    await editor.fill(nadia);
    editor.press('Cancel creation contact');
    await until('the question', () => editor.text.includes('Discard what you have typed?'));
    await until('focus on keeping', () => focused() === editor.button('Keep editing'));
    editor.press('Keep editing');
    await until('what was typed', () => editor.field('First name').value === 'Nadia');
    editor.press('Cancel creation contact');
    await until('the question', () => editor.text.includes('Discard what you have typed?'));
    editor.press('Discard');
    await editor.closed();
    await editor.again('create');
    expect(editor.field('First name').value).to.equal('');
    expect(await found(memory, 'nadia@')).to.equal(undefined);
  });

  it('is not saved by Enter while that is asked', async () => {
    const { memory, editor } = await newUser((account) => ({ ...account, fields: [] }));
    await editor.fill({ 'Email Address': 'nadia@atelier-brumaire.example' });
    editor.press('Cancel creation contact');
    await until('the question', () => editor.text.includes('Discard what you have typed?'));
    // What Enter does in a form with one field.
    editor.dialog.querySelector('form')?.requestSubmit();
    await frames();
    editor.press('Keep editing');
    await until('the form', () => editor.text.includes('Create contact'));
    expect(editor.dialog.open).to.equal(true);
    expect(await found(memory, 'nadia@')).to.equal(undefined);
  });

  it('closes without a question where nothing was typed', async () => {
    const { editor } = await newUser();
    editor.press('Cancel creation contact');
    await editor.closed();
  });

  it('survives Escape and a closing, and is offered again', async () => {
    const { editor } = await newUser();
    await editor.fill(nadia);
    for (let key = 0; key < 3 && editor.dialog.open; key++) await sendKeys({ press: 'Escape' });
    editor.element.close();
    await editor.closed();
    await editor.again('create');
    expect(editor.text).to.include('You had begun this. Nothing has been saved.');
    expect(editor.field('Last name').value).to.equal('Roussel');
    editor.press('Start over');
    await until('an empty form', () => editor.field('Last name').value === '');
  });

  it('survives a failed request, which is tried again under the same key', async () => {
    const { memory, editor } = await newUser();
    const { createMember } = memory.backend;
    const keys: string[] = [];
    memory.backend.createMember = async (draft, write) => {
      keys.push(write.key);
      const member = await createMember(draft, write);
      if (keys.length === 1) throw new BackendError({ code: 'unreachable' });
      return member;
    };
    await editor.fill(nadia);
    editor.press('Create contact');
    await until('the words', () => editor.errors.length === 1);
    expect(editor.field('First name').value).to.equal('Nadia');
    editor.press('Create contact');
    await editor.closed();
    expect(new Set(keys).size).to.equal(1);
    expect((await memory.backend.listMembers({ text: 'Nadia' })).items).to.have.lengthOf(1);
  });

  it('can be stopped by the host, with what was typed kept', async () => {
    const { memory, editor } = await newUser();
    editor.element.addEventListener('before-member-create', (event) => event.preventDefault());
    await editor.fill(nadia);
    editor.press('Create contact');
    await until('the words', () => editor.errors.length === 1);
    expect(editor.field('First name').value).to.equal('Nadia');
    expect(await found(memory, 'nadia@')).to.equal(undefined);
  });
});

it('a dialog that was opened before its account keeps its head, and focus in it', async () => {
  const memory = portalBackend({ portal: 'server-panel' });
  const { getAccount } = memory.backend;
  let arrive = () => {};
  const late = new Promise<void>((resolve) => (arrive = resolve));
  memory.backend.getAccount = async () => {
    await late;
    return getAccount();
  };
  const mathis = await found(memory, 'Mathis');
  const editor = await EditorPage.begin(memory);
  void editor.element.show({ member: mathis! });
  await until('the dialog', () => editor.isOpen);
  const close = editor.dialog.querySelector<HTMLElement>('.head button');
  close?.focus();
  arrive();
  await until('the form', () => editor.dialog.querySelector('.foot'));
  expect(focused() === close).to.equal(true);
});
