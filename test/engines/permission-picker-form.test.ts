import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { PermissionPicker } from '../../src/elements/permission-picker/permission-picker.js';
import { focused, PickerPage, portalBackend, readable, until } from '../support/panel.js';

/** A host's own form with a picker in it, as the page's author writes it. */
async function formWith(template: TemplateResult): Promise<{
  form: HTMLFormElement;
  picker: PickerPage;
}> {
  const form = await fixture<HTMLFormElement>(html`<form>${template}</form>`);
  form.addEventListener('submit', (event) => event.preventDefault());
  const element = form.querySelector<PermissionPicker>('permission-picker');
  if (!element) throw new Error('the form has no picker');
  return { form, picker: await new PickerPage(element).ready() };
}

const { backend } = portalBackend();
const chosen = (form: HTMLFormElement) => new FormData(form).getAll('may');
const mustChoose = 'Choose at least one permission.';

describe('permission-picker in a plain form', () => {
  describe('is submitted', () => {
    it('as one entry per permission under its name', async () => {
      const { form, picker } = await formWith(
        html`<input name="who" value="sari" />
          <permission-picker name="may" .backend=${backend}></permission-picker>`,
      );
      expect([...new FormData(form)]).to.deep.equal([['who', 'sari']]);
      await picker.tick('managedomains', 'invoices');
      const submitted = new Promise<FormData>((resolve) => {
        form.addEventListener('submit', () => resolve(new FormData(form)), { once: true });
      });
      form.requestSubmit();
      expect([...(await submitted)]).to.deep.equal([
        ['who', 'sari'],
        ['may', 'domains'],
        ['may', 'managedomains'],
        ['may', 'invoices'],
      ]);
    });

    it('with the value that a host has set in the same breath', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker name="may" .backend=${backend}></permission-picker>`,
      );
      picker.element.value = ['tickets'];
      expect(chosen(form)).to.deep.equal(['tickets']);
    });

    it('not at all without a name', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker .backend=${backend}></permission-picker>`,
      );
      await picker.tick('tickets');
      expect([...new FormData(form)]).to.deep.equal([]);
      picker.element.name = 'may';
      await picker.element.updateComplete;
      expect(chosen(form)).to.deep.equal(['tickets']);
    });

    it('with what it was given before the account has come', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form>
          <permission-picker name="may" value="tickets emails"></permission-picker>
        </form>`,
      );
      expect(chosen(form)).to.deep.equal(['tickets', 'emails']);
    });

    it('through `form=`, and knows its form', async () => {
      const place = await fixture(
        html`<div>
          <form id="elsewhere"></form>
          <permission-picker form="elsewhere" name="may" value="tickets"></permission-picker>
        </div>`,
      );
      const form = place.querySelector('form');
      expect(place.querySelector('permission-picker')?.form).to.equal(form);
      expect(form && chosen(form)).to.deep.equal(['tickets']);
    });
  });

  describe('is reset', () => {
    it('to what the page was written with, quietly', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker
          name="may"
          value="tickets"
          .backend=${backend}
        ></permission-picker>`,
      );
      expect(picker.ticked).to.deep.equal(['tickets']);
      await picker.tick('tickets', 'managedomains');
      expect(chosen(form)).to.deep.equal(['domains', 'managedomains']);
      let heard = 0;
      picker.element.addEventListener('change', () => heard++);
      form.reset();
      expect(chosen(form)).to.deep.equal(['tickets']);
      await picker.element.updateComplete;
      expect(picker.ticked).to.deep.equal(['tickets']);
      expect(picker.about('managedomains')).not.to.include('Also ticked');
      expect(heard).to.equal(0);
    });

    it('follows its default until somebody has chosen, and again after the reset', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker name="may" .backend=${backend}></permission-picker>`,
      );
      picker.element.defaultValue = ['emails'];
      expect(picker.element.value).to.deep.equal(['emails']);
      await picker.tick('tickets');
      picker.element.defaultValue = ['quotes'];
      expect(picker.element.value).to.deep.equal(['emails', 'tickets']);
      form.reset();
      expect(picker.element.value).to.deep.equal(['quotes']);
      await picker.element.updateComplete;
      expect(chosen(form)).to.deep.equal(['quotes']);
    });
  });

  it('takes back what the browser kept of a page left behind', async () => {
    const kept: (FormData | string | File | null)[] = [];
    const setFormValue = ElementInternals.prototype.setFormValue;
    ElementInternals.prototype.setFormValue = function (value, state) {
      kept.push(state ?? null);
      setFormValue.call(this, value, state);
    };
    try {
      const { form, picker } = await formWith(
        html`<permission-picker name="may" .backend=${backend}></permission-picker>`,
      );
      await picker.tick('managedomains');
      const state = kept.at(-1) ?? null;
      form.reset();
      picker.element.formStateRestoreCallback(state);
      await picker.element.updateComplete;
      expect(picker.ticked).to.deep.equal(['domains', 'managedomains']);
      expect(chosen(form)).to.deep.equal(['domains', 'managedomains']);
      picker.element.formStateRestoreCallback('of somebody else');
      expect(picker.element.value).to.deep.equal(['domains', 'managedomains']);
    } finally {
      ElementInternals.prototype.setFormValue = setFormValue;
    }
  });

  describe('where one is required', () => {
    it('stops the submit, says why, and goes to the first box', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker name="may" required .backend=${backend}></permission-picker>`,
      );
      const { element } = picker;
      let submits = 0;
      form.addEventListener('submit', () => submits++);
      expect(element.matches(':invalid')).to.equal(true);
      expect(element.validity.valueMissing).to.equal(true);
      expect(element.validationMessage).to.equal(mustChoose);
      expect(picker.text).not.to.include(mustChoose);
      form.requestSubmit();
      await until('the reason', () => picker.text.includes(mustChoose));
      expect(submits).to.equal(0);
      expect(element.matches(':state(user-invalid)')).to.equal(true);
      expect(focused()).to.equal(picker.boxes[0]);
      const described = picker.group.getAttribute('aria-describedby') ?? '';
      expect(readable(element.shadowRoot?.getElementById(described))).to.equal(mustChoose);
      await picker.tick('tickets');
      expect(element.matches(':valid')).to.equal(true);
      expect(element.matches(':state(user-invalid)')).to.equal(false);
      expect(picker.text).not.to.include(mustChoose);
      form.requestSubmit();
      expect(submits).to.equal(1);
    });

    it('answers checkValidity() and reportValidity() as native fields do', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker name="may" required .backend=${backend}></permission-picker>`,
      );
      const { element } = picker;
      let invalid = 0;
      element.addEventListener('invalid', () => invalid++);
      expect(element.checkValidity()).to.equal(false);
      expect(form.checkValidity()).to.equal(false);
      expect(invalid).to.equal(2);
      expect(element.reportValidity()).to.equal(false);
      expect(focused()).to.equal(picker.boxes[0]);
      element.value = ['tickets'];
      expect(element.checkValidity()).to.equal(true);
      expect(form.reportValidity()).to.equal(true);
      expect(element.validationMessage).to.equal('');
    });

    it('says so in the language of the page', async () => {
      const { picker } = await formWith(
        html`<permission-picker
          lang="fr"
          name="may"
          required
          .backend=${backend}
        ></permission-picker>`,
      );
      await until('the language', () => picker.text.includes('sur 13'));
      expect(picker.element.validationMessage).to.equal('Choisissez au moins une permission.');
    });
  });

  it('is invalid with the host’s own message until that is taken back', async () => {
    const { form, picker } = await formWith(
      html`<permission-picker name="may" value="tickets" .backend=${backend}></permission-picker>`,
    );
    picker.element.setCustomValidity('Ask the treasurer first.');
    expect(picker.element.validity.customError).to.equal(true);
    expect(form.reportValidity()).to.equal(false);
    await until('the message', () => picker.text.includes('Ask the treasurer first.'));
    picker.element.setCustomValidity('');
    expect(form.reportValidity()).to.equal(true);
    await picker.element.updateComplete;
    expect(picker.text).not.to.include('treasurer');
  });

  describe('disabled', () => {
    it('by a fieldset around it: pale, pressed in vain, out of the form, and back again', async () => {
      const { form, picker } = await formWith(
        html`<fieldset>
          <permission-picker
            name="may"
            required
            value="tickets"
            .backend=${backend}
          ></permission-picker>
        </fieldset>`,
      );
      const fieldset = form.querySelector('fieldset') as HTMLFieldSetElement;
      fieldset.disabled = true;
      await picker.element.updateComplete;
      expect(picker.element.matches(':disabled')).to.equal(true);
      expect(picker.boxes.every((box) => box.matches(':disabled'))).to.equal(true);
      await picker.tick('domains');
      await picker.press('Select all');
      expect(picker.element.value).to.deep.equal(['tickets']);
      expect(chosen(form)).to.deep.equal([]);
      picker.element.value = [];
      expect(form.checkValidity()).to.equal(true);
      fieldset.disabled = false;
      await picker.element.updateComplete;
      await picker.tick('domains');
      expect(chosen(form)).to.deep.equal(['domains']);
    });

    it('by its own attribute or property', async () => {
      const { form, picker } = await formWith(
        html`<permission-picker
          disabled
          name="may"
          value="tickets"
          .backend=${backend}
        ></permission-picker>`,
      );
      expect(picker.box('tickets').matches(':disabled')).to.equal(true);
      expect(chosen(form)).to.deep.equal([]);
      picker.element.disabled = false;
      await picker.element.updateComplete;
      expect(picker.box('tickets').matches(':disabled')).to.equal(false);
      expect(chosen(form)).to.deep.equal(['tickets']);
    });
  });

  describe('is named', () => {
    const labelled: [string, TemplateResult, string][] = [
      [
        'by a label of the page',
        html`<label for="rights">Rights of Sari</label>
          <permission-picker id="rights" .backend=${backend}></permission-picker>`,
        'Rights of Sari',
      ],
      [
        'by a label around it',
        html`<label
          >Rights of Ayu <permission-picker .backend=${backend}></permission-picker
        ></label>`,
        'Rights of Ayu',
      ],
      [
        'by aria-label',
        html`<permission-picker aria-label="Her rights" .backend=${backend}></permission-picker>`,
        'Her rights',
      ],
      [
        'by aria-labelledby',
        html`<b id="one">Rights</b> <i id="two">of Budi</i>
          <permission-picker aria-labelledby="one two" .backend=${backend}></permission-picker>`,
        'Rights of Budi',
      ],
      [
        'by itself, where the page says nothing',
        html`<permission-picker .backend=${backend}></permission-picker>`,
        'Permissions',
      ],
    ];
    for (const [how, template, name] of labelled) {
      it(how, async () => {
        const { picker } = await formWith(template);
        expect(picker.group.getAttribute('aria-label')).to.equal(name);
      });
    }

    it('anew when the page changes the name', async () => {
      const { picker } = await formWith(
        html`<permission-picker aria-label="Her rights" .backend=${backend}></permission-picker>`,
      );
      picker.element.setAttribute('aria-label', 'His rights');
      await picker.element.updateComplete;
      expect(picker.group.getAttribute('aria-label')).to.equal('His rights');
    });
  });

  it('takes properties that were set before the element was known', async () => {
    const tag = 'picker-known-late';
    const form = await fixture<HTMLFormElement>(html`<form></form>`);
    const early = document.createElement(tag);
    const properties = { backend, name: 'may', value: ['tickets'], baseline: [], required: true };
    Object.assign(early, properties);
    form.append(early);
    const { PermissionPicker: Picker } =
      await import('../../src/elements/permission-picker/permission-picker.js');
    (class extends Picker {}).define(tag);
    const picker = await new PickerPage(early as PermissionPicker).ready();
    expect(picker.ticked).to.deep.equal(['tickets']);
    expect(chosen(form)).to.deep.equal(['tickets']);
    expect(picker.element.difference).to.deep.equal({ gains: ['tickets'], loses: [] });
  });

  it('is walked and submitted by keys alone', async () => {
    const { form, picker } = await formWith(
      html`<permission-picker name="may" required .backend=${backend}></permission-picker>
        <button>Save</button>`,
    );
    form.querySelector('button')?.focus();
    await sendKeys({ press: 'Enter' });
    await until('the first box', () => focused() === picker.boxes[0]);
    await sendKeys({ press: ' ' });
    expect(chosen(form)).to.deep.equal(['profile']);
  });
});
