import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Account, Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import type { BackendFailedEvent } from '../../src/events.js';
import '../../src/locales/fr.js';
import type { PermissionPicker } from '../../src/elements/permission-picker/permission-picker.js';
import { focused, once, PickerPage, portalBackend, readable, until } from '../support/panel.js';

/** A backend whose account has only its first permissions. */
function withFewer(n: number): Backend {
  const { backend } = portalBackend();
  const getAccount = async (): Promise<Account> => {
    const account = await backend.getAccount();
    const all = account.permissionGroups.flatMap(({ permissions }) => permissions);
    return { ...account, permissionGroups: [{ id: 'some', permissions: all.slice(0, n) }] };
  };
  return { ...backend, getAccount };
}

async function show(template: ReturnType<typeof html>): Promise<PickerPage> {
  return new PickerPage(await fixture<PermissionPicker>(template));
}

const seen = (picker: PickerPage) => picker.boxes.map(({ id }) => id);

describe('permission-picker: groups', () => {
  it('give each of their rows the same room, below a name of two lines as well', async () => {
    const picker = await show(
      html`<permission-picker
        .backend=${portalBackend().backend}
        lang="fr"
        style="inline-size: 296px"
      ></permission-picker>`,
    );
    await picker.ready();
    await until('the language', () => picker.text.includes('Facturation et commandes'));
    const rows = [...picker.element.renderRoot.querySelectorAll('.permission')];
    const widths = new Set(rows.map((row) => Math.round(row.getBoundingClientRect().width)));
    expect([...widths]).to.have.lengthOf(1);
  });

  it('say once how many are ticked where there is one group', async () => {
    const picker = await PickerPage.open({ backend: withFewer(5) });
    expect(picker.text.match(/0 of 5/gu)).to.have.lengthOf(1);
  });
});

describe('permission-picker: search', () => {
  it('is there from twelve permissions on', async () => {
    expect((await PickerPage.open({ backend: withFewer(12) })).search).to.not.equal(null);
    expect((await PickerPage.open({ backend: withFewer(11) })).search).to.equal(null);
  });

  it('looks into labels and descriptions, and says how many match', async () => {
    const picker = await PickerPage.open({ value: ['invoices', 'tickets'] });
    await picker.look('DOMAIN set');
    expect(seen(picker)).to.deep.equal(['managedomains']);
    expect(picker.text).to.include('1 permission matches.');
    expect(picker.announced).to.equal('1 permission matches.');
    await picker.look('nameserver');
    expect(seen(picker)).to.deep.equal(['managedomains']);
    await picker.look('view');
    expect(seen(picker)).to.have.length.above(1);
    expect(picker.announced).to.equal(`${seen(picker).length} permissions match.`);
  });

  it('minds neither accents nor case', async () => {
    const picker = await PickerPage.open({ lang: 'fr' });
    await until('the language', () => picker.text.includes('sur 13'));
    await picker.look('PARAMETRES');
    expect(seen(picker)).to.deep.equal(['managedomains']);
    await picker.look('paramètres');
    expect(seen(picker)).to.deep.equal(['managedomains']);
  });

  it('counts what is ticked in whole, and offers no “all” while a part is hidden', async () => {
    const picker = await PickerPage.open({ value: ['invoices', 'domains'] });
    await picker.look('domain');
    expect(picker.counts).to.deep.equal(['2 of 13', '1 of 2']);
    expect(() => picker.button('Select all')).to.throw();
    expect(() => picker.button('None')).to.throw();
    await picker.tick('managedomains');
    expect(picker.element.value).to.deep.equal(['domains', 'managedomains', 'invoices']);
    expect(picker.counts[0]).to.equal('3 of 13');
  });

  it('says that nothing matches, and clears', async () => {
    const picker = await PickerPage.open();
    await picker.look('xyz');
    expect(picker.text).to.include('No permission matches “xyz”.');
    await picker.press('Clear search');
    expect(seen(picker)).to.have.lengthOf(13);
    expect(picker.search?.value).to.equal('');
    expect(focused()).to.equal(picker.search);
  });

  it('is cleared by Escape, which then leaves the dialog around it open', async () => {
    const dialog = await fixture<HTMLDialogElement>(
      html`<dialog>
        <permission-picker .backend=${portalBackend().backend}></permission-picker>
      </dialog>`,
    );
    dialog.showModal();
    const picker = new PickerPage(dialog.querySelector('permission-picker') as PermissionPicker);
    await picker.ready();
    picker.search?.focus();
    await sendKeys({ type: 'xyz' });
    expect(seen(picker)).to.have.lengthOf(0);
    await sendKeys({ press: 'Escape' });
    expect(seen(picker)).to.have.lengthOf(13);
    expect(dialog.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await until('a closed dialog', () => !dialog.open);
  });

  it('keeps an open question in sight', async () => {
    const picker = await PickerPage.open({ value: ['domains', 'managedomains'] });
    await picker.tick('domains');
    await picker.look('invoices');
    expect(seen(picker)).to.deep.equal(['domains', 'invoices']);
    await picker.press('Keep');
    expect(seen(picker)).to.deep.equal(['invoices']);
  });

  it('is no choice: the host hears nothing of it', async () => {
    const picker = await PickerPage.open();
    let heard = 0;
    for (const type of ['input', 'change']) picker.element.addEventListener(type, () => heard++);
    picker.search?.focus();
    await sendKeys({ type: 'dom' });
    picker.search?.blur();
    expect(heard).to.equal(0);
  });
});

describe('permission-picker: for looking', () => {
  const look = async (value: string[], baseline: string[] | null = null) => {
    const picker = await show(
      html`<permission-picker
        readonly
        .backend=${portalBackend().backend}
        .value=${value}
        .baseline=${baseline}
      ></permission-picker>`,
    );
    await until(
      'the permissions',
      () => picker.text.includes('of 13') || picker.text.includes('No'),
    );
    return picker;
  };
  const all = (picker: PickerPage, selector: string) =>
    [...picker.element.renderRoot.querySelectorAll<HTMLElement>(selector)].map(readable);

  it('lists what is held in its groups, without a box to press', async () => {
    const picker = await look(['domains', 'invoices', 'quotes']);
    expect(picker.boxes).to.have.lengthOf(0);
    expect(picker.search).to.equal(null);
    expect(picker.text).to.include('3 of 13');
    expect(all(picker, '.group .name')).to.deep.equal([
      'View Domains',
      'View & Pay Invoices',
      'View & Accept Quotes',
    ]);
    const group = picker.element.renderRoot.querySelector('[role=group]');
    const name = group?.getAttribute('aria-labelledby') ?? '';
    expect(readable(picker.element.shadowRoot?.getElementById(name))).to.equal('Domains');
  });

  it('has the rest under “Not granted”', async () => {
    const picker = await look(['domains']);
    const details = picker.element.renderRoot.querySelector('details');
    expect(readable(details?.querySelector('summary'))).to.equal('Not granted 12');
    expect(details?.open).to.equal(false);
    expect(all(picker, 'details .name')).to.have.lengthOf(12);
    expect(all(picker, 'details .name')).not.to.include('View Domains');
  });

  it('says that there is none, and what is risky', async () => {
    expect((await look([])).text).to.include('No permissions');
    expect((await look(['profile'])).text).to.include('Think twice before granting this.');
  });

  it('shows in the open what somebody loses', async () => {
    const picker = await look(['domains', 'emails'], ['domains', 'tickets']);
    expect(all(picker, '.group .mark')).to.deep.equal(['Gains']);
    expect(picker.element.renderRoot.querySelector('details')?.open).to.equal(true);
    expect(all(picker, 'details .mark')).to.deep.equal(['Loses']);
  });

  it('is submitted, and never invalid', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form>
        <permission-picker
          readonly
          required
          name="may"
          value="tickets"
          .backend=${portalBackend().backend}
        ></permission-picker>
      </form>`,
    );
    const element = form.querySelector('permission-picker') as PermissionPicker;
    expect(new FormData(form).getAll('may')).to.deep.equal(['tickets']);
    element.value = [];
    expect(element.willValidate).to.equal(false);
    expect(form.checkValidity()).to.equal(true);
  });
});

describe('permission-picker: against a baseline', () => {
  it('says in words what is gained and lost, also to a screen reader', async () => {
    const picker = await PickerPage.open({ value: ['products', 'emails'] });
    expect(picker.text).not.to.include('Gains');
    picker.element.baseline = ['products', 'tickets'];
    await picker.element.updateComplete;
    expect(picker.mark('emails')).to.equal('Gains');
    expect(picker.mark('tickets')).to.equal('Loses');
    expect(picker.mark('products')).to.equal('');
    expect(picker.box('tickets').getAttribute('aria-describedby')).to.equal(
      'mark-tickets about-tickets',
    );
    expect(picker.element.difference).to.deep.equal({ gains: ['emails'], loses: ['tickets'] });
  });

  it('takes the words back when the choice is as it was', async () => {
    const picker = await PickerPage.open({ value: ['domains'] });
    picker.element.baseline = ['domains'];
    await picker.tick('managedomains');
    expect(picker.mark('managedomains')).to.equal('Gains');
    await picker.tick('managedomains');
    expect(picker.mark('managedomains')).to.equal('');
    expect(picker.element.difference).to.deep.equal({ gains: [], loses: [] });
  });

  it('tells no difference where there is none', async () => {
    const picker = await PickerPage.open({ value: ['domains'] });
    expect(picker.element.difference).to.deep.equal({ gains: [], loses: [] });
  });
});

describe('permission-picker: the account', () => {
  const failing = (answers: (() => Promise<Account>)[]): Backend => {
    const { backend } = portalBackend();
    return { ...backend, getAccount: () => (answers.shift() ?? (() => backend.getAccount()))() };
  };
  const broken = () => Promise.reject(new BackendError({ code: 'unreachable' }));

  it('is waited for quietly, and what was set meanwhile is ticked', async () => {
    let arrive: (account: Account) => void = () => {};
    const backend = failing([() => new Promise((resolve) => (arrive = resolve))]);
    const picker = await show(html`<permission-picker .backend=${backend}></permission-picker>`);
    expect(picker.text).to.equal('Loading…');
    picker.element.value = ['tickets'];
    arrive(await portalBackend().backend.getAccount());
    await picker.ready();
    expect(picker.ticked).to.deep.equal(['tickets']);
  });

  it('that does not come is said, with a way to try again that keeps focus and choice', async () => {
    const backend = failing([broken, broken]);
    const element = document.createElement('permission-picker');
    element.backend = backend;
    element.value = ['tickets'];
    const told = once<BackendFailedEvent>(element, 'backend-failed');
    const place = await fixture(html`<div></div>`);
    place.append(element);
    const picker = new PickerPage(element);
    await until('the failure', () => picker.text.includes('Try again'));
    const { verb, code } = await told;
    expect([verb, code]).to.deep.equal(['getAccount', 'unreachable']);
    expect(picker.text).to.include('The permissions could not be loaded.');
    expect(picker.text).to.include('Your connection, or our service, is not answering.');
    picker.button('Try again').focus();
    const toldAgain = once(element, 'backend-failed');
    await sendKeys({ press: 'Enter' });
    await toldAgain;
    await element.updateComplete;
    expect(focused()).to.equal(picker.button('Try again'));
    await sendKeys({ press: 'Enter' });
    await picker.ready();
    await until('the first box', () => focused() === picker.boxes[0]);
    expect(picker.ticked).to.deep.equal(['tickets']);
  });

  it('of another backend starts over, and keeps what is ticked', async () => {
    const picker = await PickerPage.open({ value: ['tickets', 'contacts'] });
    await picker.tick('domains');
    const few = withFewer(2);
    picker.element.backend = few;
    await picker.element.updateComplete;
    expect(picker.boxes).to.have.lengthOf(0);
    await picker.ready();
    expect(seen(picker)).to.have.lengthOf(2);
    expect(picker.element.value).to.have.members(['tickets', 'contacts', 'domains']);
  });

  it('that nobody has told of is asked of the developer', async () => {
    const none = await show(html`<permission-picker></permission-picker>`);
    expect(none.text).to.include('<permission-picker> has no backend.');
    const wrong = await show(html`<permission-picker endpoint="http://["></permission-picker>`);
    expect(wrong.text).to.include('cannot read its endpoint “http://[”');
  });
});
