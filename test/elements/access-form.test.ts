import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Account, Backend, ScopeQuery } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import { AccessPage } from '../support/access-host.js';
import { focused, frames, now, portalBackend, readable, until } from '../support/panel.js';

const messaging = () => portalBackend({ portal: 'messaging-portal' }).backend;
const clients = () => portalBackend({ portal: 'client-area' }).backend;

/** Whose resources cannot be had until they come up. */
function withoutResources(whole: Backend): { backend: Backend; comeUp: () => void } {
  let isDown = true;
  const listScopeResources: Backend['listScopeResources'] = async (query, call) => {
    if (isDown || !whole.listScopeResources) throw new BackendError({ code: 'busy' });
    return whole.listScopeResources(query, call);
  };
  return { backend: { ...whole, listScopeResources }, comeUp: () => void (isDown = false) };
}

/** The backend with an account that differs. */
function withAccount(backend: Backend, change: (account: Account) => Partial<Account>): Backend {
  const getAccount = async (): Promise<Account> => {
    const account = await backend.getAccount();
    return { ...account, ...change(account) };
  };
  return { ...backend, getAccount };
}

describe('access, role by role', () => {
  it('says what each role always and never includes', async () => {
    const form = await AccessPage.open({ backend: messaging() });
    expect(form.beside('role', 'user')).to.equal(
      'User The type User never includes Pricing, Payment, or User Management.',
    );
    expect(form.beside('role', 'admin')).to.equal(
      'Admin The type Admin always includes Pricing, Payment, and User Management.',
    );
  });

  it('shows in the picker what the role fixes, with the reason, and counts the rest', async () => {
    const form = await AccessPage.open({ backend: messaging() });
    const pricing = form.permission('pricing');
    expect(pricing.getAttribute('aria-disabled')).to.equal('true');
    expect(readable(pricing.closest('.permission'))).to.contain('Never part of the type User.');
    pricing.click();
    expect(form.value.permissions).to.deep.equal([]);
    expect(readable(form.picker.shadowRoot?.querySelector('.count'))).to.equal('0 of 9');

    await form.choose('role', 'admin');
    await form.picker.updateComplete;
    expect(form.permission('pricing').checked).to.equal(true);
    expect(readable(form.permission('pricing').closest('.permission'))).to.contain(
      'Part of the type Admin, always.',
    );
    form.permission('pricing').click();
    await form.picker.updateComplete;
    expect(form.permission('pricing').checked).to.equal(true);
    expect(form.value.permissions).to.have.length(12);
    expect(form.value.scope).to.deep.equal({ all: true });
  });

  it('gives back what was ticked under a role that one returns to', async () => {
    const form = await AccessPage.open({ backend: messaging() });
    await form.tick('reports');
    await form.choose('role', 'admin');
    await form.choose('role', 'user');
    expect(form.value.permissions).to.deep.equal(['reports']);
    expect(form.value.scope).to.deep.equal({ ids: [] });
  });

  it('leads to the permissions where the role needs more of them, then to the sub-accounts', async () => {
    const form = await AccessPage.open({ backend: messaging() });
    expect(await form.send()).to.equal('Choose at least one permission.');
    expect(form.text('permissions')).to.contain('Choose at least one permission.');
    expect((focused() as HTMLInputElement).id).to.equal('dashboard');
    await form.tick('reports');
    expect(await form.send()).to.equal('Sub-accounts: choose at least one.');
    expect(focused()).to.equal(form.search);
  });

  it('does not offer a role to somebody who lacks what it grants', async () => {
    const backend = withAccount(messaging(), ({ permissionGroups }) => ({
      permissionGroups: permissionGroups.map((group) => ({
        ...group,
        permissions: group.permissions.map((one) =>
          one.id === 'pricing' ? { ...one, grantable: { refused: 'not-held' } } : one,
        ),
      })),
    }));
    const form = await AccessPage.open({ backend });
    expect(form.beside('role', 'admin')).to.contain('You cannot give this type');
    await form.choose('role', 'admin');
    expect(form.value.role).to.equal('user');
  });

  it('lists what a change of the role gives and takes', async () => {
    const backend = messaging();
    const form = await AccessPage.open({ backend, baseline: await backend.getMember('daniel') });
    await form.choose('role', 'admin');
    const [role, gains, ...others] = form.changes;
    expect(role).to.equal('Admin, until now User');
    expect(gains).to.match(/^Gains: .*Pricing, Payment, and User Management$/);
    expect(others).to.deep.equal([]);
  });
});

describe('access by a profile', () => {
  it('is filled in exactly, and told beforehand', async () => {
    const form = await AccessPage.open({ backend: clients(), lang: 'en' });
    expect(form.beside('profile', 'billing')).to.equal(
      'Billing May use: View & Pay Invoices, View & Accept Quotes, and Place New Orders/Upgrades/Cancellations Receives: Invoice-related notifications and New orders',
    );
    await form.choose('profile', 'billing');
    expect([...form.value.permissions].sort()).to.deep.equal(['invoices', 'orders', 'quotes']);
    expect([...form.value.subscriptions].sort()).to.deep.equal(['invoice', 'order']);
  });

  it('says when it was departed from, with a way back', async () => {
    const form = await AccessPage.open({ backend: clients() });
    await form.choose('profile', 'technical');
    await form.choose('subscription', 'invoice');
    expect(form.labels('profile')).to.deep.equal(['No profile', 'Technical, changed', 'Billing']);
    await form.press('Back to Technical');
    expect(form.labels('profile')).to.deep.equal(['No profile', 'Technical', 'Billing']);
    expect(form.value.subscriptions).not.to.include('invoice');
    expect(focused()).to.have.property('value', 'technical');
  });

  it('is said in the language of the page', async () => {
    const form = await AccessPage.open({ backend: clients(), lang: 'es' });
    await until('Spanish', () => form.text('profile').includes('Tipo de perfil'));
    await form.choose('profile', 'technical');
    await form.choose('subscription', 'invoice');
    expect(form.labels('profile')).to.include('Técnico, modificado');
    await form.button('Volver a Técnico');
  });
});

describe('mail that somebody has to receive', () => {
  /** The one contact who receives mail about domains, where all others do not. */
  async function lastReceiver(answer: Backend['listMembers'] | null = null) {
    const backend = clients();
    const { items } = await backend.listMembers({ subscription: 'domain' });
    const [last] = items;
    if (!last) throw new Error('nobody receives it');
    const listMembers: Backend['listMembers'] = async (query, call) => {
      const page = await backend.listMembers(query, call);
      return { ...page, items: [last], total: 1 };
    };
    return AccessPage.open({
      backend: { ...backend, listMembers: answer ?? listMembers },
      baseline: last,
    });
  }
  const reason = 'At least one contact must receive domain mail.';

  it('says at once that the last one cannot drop it, and takes that back', async () => {
    const form = await lastReceiver();
    await form.choose('subscription', 'domain');
    await until('the reason', () => form.beside('subscription', 'domain').includes(reason));
    await form.choose('subscription', 'domain');
    expect(form.beside('subscription', 'domain')).not.to.contain(reason);
  });

  it('is no obstacle where the question fails', async () => {
    let asked = 0;
    const form = await lastReceiver(async () => {
      asked++;
      throw new BackendError({ code: 'busy' });
    });
    await form.choose('subscription', 'domain');
    await until('the question', () => asked > 0);
    expect(form.value.subscriptions).not.to.include('domain');
    expect(await form.send()).to.equal('');
  });
});

describe('access to some of the sub-accounts', () => {
  it('is never all by being none, and “all” is another choice', async () => {
    const form = await AccessPage.open({ backend: messaging(), sections: ['scope'] });
    expect(form.control('scope', 'some').checked).to.equal(true);
    await form.choose('scope', 'all');
    expect(form.value.scope).to.deep.equal({ all: true });
    await form.choose('scope', 'some');
    expect(form.value.scope).to.deep.equal({ ids: [] });
  });

  it('is found by typing and chosen by keys alone; the chosen stay on top, by name', async () => {
    const form = await AccessPage.open({ backend: messaging(), sections: ['scope'] });
    await until('the list', () => form.labels('resource').length > 0);
    for (const [text, id] of [
      ['fernhill_sg_p', 'fernhill_sg_promo'],
      ['harrowgate_vn', 'harrowgate_vn_otp'],
    ] as const) {
      form.search.focus();
      form.search.select();
      // Key by key: WebKit's driver swallows one of two equal letters in a row.
      for (const key of text) await sendKeys({ type: key });
      const hits = () => form.all<HTMLInputElement>('.access-found input');
      await until(
        'the hit',
        () =>
          hits()
            .map(({ value }) => value)
            .join() === id,
      );
      expect(form.text('scope')).to.contain('Found: 1');
      // Past what is chosen already.
      while ((focused() as HTMLInputElement).value !== id) await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: ' ' });
      await form.element.updateComplete;
      expect((focused() as HTMLInputElement).value).to.equal(id);
      await until('another text', () => form.sub.includes(id));
      form.element.form.focus('scope');
    }
    expect(form.sub).to.deep.equal(['fernhill_sg_promo', 'harrowgate_vn_otp']);
    expect(form.text('scope')).to.contain('2 of 40').and.to.contain('Selected: 2');
    expect(form.all('.access-chosen input')).to.have.length(1);
  });

  it('asks the backend once typing pauses, and shows the last answer only', async () => {
    const backend = messaging();
    const asked: ScopeQuery[] = [];
    const release: (() => void)[] = [];
    const form = await AccessPage.open({
      sections: ['scope'],
      backend: {
        ...backend,
        listScopeResources: async (query, call) => {
          asked.push(query);
          if (query.text === 'slow') await new Promise<void>((done) => release.push(done));
          return backend.listScopeResources(query, call);
        },
      },
    });
    const type = (text: string) => {
      form.search.value = text;
      form.search.dispatchEvent(new Event('input', { bubbles: true }));
    };
    await until('the list', () => form.labels('resource').length > 0);
    type('slow');
    await until('the first question', () => release.length === 1);
    type('cor');
    type('coralbay');
    await until('the answer', () => form.text('scope').includes('Found: 5'));
    for (const done of release) done();
    await form.element.updateComplete;
    const labels = form.labels('resource');
    expect(labels).to.have.length(5);
    expect(labels.filter((label) => !label.startsWith('coralbay'))).to.deep.equal([]);
    expect(asked.map(({ text }) => text)).to.deep.equal([undefined, 'slow', 'coralbay']);
    type('nothing at all');
    await until('no match', () => form.text('scope').includes('Nothing matches “nothing at all”.'));
  });

  it('ticks all that a search finds, closed ones left out, page by page', async () => {
    const form = await AccessPage.open({ backend: messaging(), sections: ['scope'] });
    form.search.value = 'e';
    form.search.dispatchEvent(new Event('input', { bubbles: true }));
    await form.press('Select all found (32)');
    await until('all', () => form.sub.length > 1);
    expect(form.sub).to.have.length(31);
    expect(form.sub).not.to.include('galereef_vn_otp');
  });

  describe('while all that was found is being ticked', () => {
    /** The second page comes when it is let go, however long ago it was given up. */
    async function waiting() {
      const backend = messaging();
      let release = () => {};
      const second = new Promise<void>((done) => (release = done));
      let isAsked = false;
      let isAnswered = false;
      const form = await AccessPage.open({
        sections: ['scope'],
        backend: {
          ...backend,
          listScopeResources: async (query, call) => {
            if (query.cursor === undefined) return backend.listScopeResources(query, call);
            isAsked = true;
            await second;
            const page = await backend.listScopeResources(query);
            isAnswered = true;
            return page;
          },
        },
      });
      form.search.value = 'e';
      form.search.dispatchEvent(new Event('input', { bubbles: true }));
      await form.press('Select all found (32)');
      await until('the question for the second page', () => isAsked);
      const letGo = async () => {
        release();
        await until('the second page', () => isAnswered);
        await frames();
      };
      return { form, letGo };
    }

    it('keeps what is unticked and ticked meanwhile', async () => {
      const { form, letGo } = await waiting();
      await form.choose('scope', 'all');
      await letGo();
      expect(form.value.scope).to.deep.equal({ all: true });
    });

    it('leaves off when something else is looked for', async () => {
      const { form, letGo } = await waiting();
      form.search.value = 'coralbay';
      form.search.dispatchEvent(new Event('input', { bubbles: true }));
      await until('the answer', () => form.text('scope').includes('Found: 5'));
      await letGo();
      expect(form.sub).to.deep.equal([]);
    });

    it('does not reach the next person', async () => {
      const { form, letGo } = await waiting();
      form.element.form.reset();
      await letGo();
      await until('the list', () => form.labels('resource').length === 20);
      expect(form.sub).to.deep.equal([]);
    });
  });

  it('refuses what is closed with the reason, and keeps what is held', async () => {
    const backend = messaging();
    const form = await AccessPage.open({ backend, sections: ['scope'] });
    form.search.value = 'galereef_vn';
    form.search.dispatchEvent(new Event('input', { bubbles: true }));
    await until('the closed one', () => form.text('scope').includes('Can no longer be chosen'));
    await form.choose('resource', 'galereef_vn_otp');
    expect(form.sub).to.deep.equal([]);

    const held = { ...(await backend.getMember('joy')), scope: { ids: ['galereef_vn_otp'] } };
    const editor = await AccessPage.open({ backend, sections: ['scope'], baseline: held });
    await until('its name', () => editor.text('scope').includes('Closed'));
    await editor.choose('resource', 'galereef_vn_otp');
    expect(editor.sub).to.deep.equal([]);
    await editor.choose('resource', 'galereef_vn_otp');
    expect(editor.sub).to.deep.equal(['galereef_vn_otp']);
  });

  it('draws a few of 5 000, and the rest on demand', async () => {
    const backend = messaging();
    const all = Array.from({ length: 5000 }, (_, n) => ({ id: `r${n}`, label: `Number ${n}` }));
    const form = await AccessPage.open({
      sections: ['scope'],
      backend: {
        ...withAccount(backend, () => ({ scope: { count: 5000, label: 'Shops' } })),
        listScopeResources: async ({ text = '', ids, cursor = '0', limit = 100 }) => {
          const found = all.filter(
            ({ id, label }) => label.includes(text) && (!ids || ids.includes(id)),
          );
          const from = Number(cursor);
          const next = from + limit < found.length ? String(from + limit) : null;
          const asOf = new Date(now).toISOString();
          return {
            items: found.slice(from, from + limit),
            nextCursor: next,
            total: found.length,
            asOf,
          };
        },
      },
      value: {
        ...(await backend.getMember('joy')),
        scope: { ids: all.slice(100).map(({ id }) => id) },
      },
    });
    await until('the list', () => form.text('scope').includes('Number 1'));
    expect(form.text('scope')).to.contain('Shops').and.to.contain('4,900 of 5,000');
    expect(form.all('input').length).to.be.lessThan(60);
    await form.press('Show more');
    expect(form.all('input').length).to.be.lessThan(90);
    await until('the next ones', () => form.text('scope').includes('Number 139'));
  });

  it('takes the only one there is without a question', async () => {
    const { backend } = portalBackend({ portal: 'messaging-portal', firstRun: true });
    const form = await AccessPage.open({ backend });
    await until('the one', () => form.sub.length === 1);
    expect(form.sub).to.deep.equal(['quillbrook_sg_otp']);
    expect(form.sections).to.deep.equal(['role', 'permissions']);
  });

  it('says that the list did not come, with another try', async () => {
    const { backend, comeUp } = withoutResources(messaging());
    const form = await AccessPage.open({ sections: ['scope'], backend });
    await until('the failure', () => form.text('scope').includes('could not be loaded'));
    comeUp();
    (await form.button('Try again')).focus();
    await form.press('Try again');
    await until('the list', () => form.labels('resource').length > 0);
    expect(focused() === form.search, 'focus in the search').to.equal(true);
  });

  it('keeps focus at the choice where so few need no search', async () => {
    const few = withAccount(messaging(), ({ scope }) => ({
      scope: scope && { ...scope, count: 3 },
    }));
    const { backend, comeUp } = withoutResources(few);
    const form = await AccessPage.open({ sections: ['scope'], backend });
    const again = await form.button('Try again');
    comeUp();
    again.focus();
    again.click();
    await until('the list', () => form.labels('resource').length > 0);
    expect(focused() === form.control('scope', 'some'), 'focus at the choice').to.equal(true);
  });

  it('keeps somebody within what he may use himself', async () => {
    const backend = messaging();
    const form = await AccessPage.open({
      sections: ['scope'],
      backend: withAccount(backend, ({ viewer }) => ({
        viewer: { ...viewer, isOwner: false, memberId: 'kenji' },
      })),
    });
    await until('the limit', () => form.beside('scope', 'all').includes('all of them yourself'));
    await form.choose('scope', 'all');
    expect(form.sub).to.deep.equal([]);
    expect(form.beside('resource', 'amberleaf_sg_otp')).to.contain('You do not have access here');
    await form.choose('resource', 'amberleaf_sg_otp');
    expect(form.sub).to.deep.equal([]);
  });
});

describe('access until a date', () => {
  const timed = () =>
    withAccount(messaging(), ({ capabilities }) => ({
      capabilities: { ...capabilities, accessUntil: true },
    }));

  it('is not there where the backend does not have it', async () => {
    const form = await AccessPage.open({ backend: messaging(), sections: ['until'] });
    expect(form.sections).to.deep.equal([]);
  });

  it('ends with the chosen day, told with date and zone; no end is the default', async () => {
    const form = await AccessPage.open({ backend: timed(), sections: ['until'] });
    expect(form.text('until')).to.equal('Access until No end');
    const [field] = form.all<HTMLInputElement>('input[type=date]');
    if (!field) throw new Error('no date');
    field.value = '2027-03-31';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await form.element.updateComplete;
    expect(form.value.until).to.equal(new Date(2027, 3, 1).toISOString());
    expect(form.text('until')).to.match(/Access ends at the end of Mar 31, 2027 \(.+\)\./);
    await form.press('Remove the end date');
    expect(form.value.until).to.equal(null);
  });

  it('is asked for again where it is past, or typed by half', async () => {
    const form = await AccessPage.open({ backend: timed(), sections: ['until'] });
    form.element.take({ ...form.value, role: 'admin', scope: { all: true }, until: '' });
    expect(await form.send()).to.equal('Enter the whole date.');
    form.element.take({ ...form.value, until: '2020-01-01T00:00:00Z' });
    expect(await form.send()).to.equal('Choose a day that is still to come.');
    expect((focused() as HTMLInputElement).type).to.equal('date');
  });
});

describe('the same access as somebody else', () => {
  it('is looked at before it is taken, by keys alone, and can be changed after', async () => {
    const form = await AccessPage.open({ backend: messaging() });
    (await form.button('Same as …')).focus();
    await sendKeys({ press: 'Enter' });
    await until('the people', () => form.all('.person').length > 0);
    const [field] = form.all<HTMLInputElement>('.same-as-box [role=searchbox]');
    field?.focus();
    await sendKeys({ type: 'aisyah' });
    await until('one of them', () => form.all('.person').length === 1);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await until('the preview', () => form.all('.same-as-changes p').length > 0);
    const told = form.all('.same-as-changes p').map(readable);
    expect(told).to.deep.equal([
      'Gains: Dashboard, Campaigns, Contacts, and Templates',
      'Sub-accounts: 5 of 40 (added: 5, removed: 0)',
    ]);
    expect(form.value.permissions).to.deep.equal([]);
    await until('the answer', () => !form.all('.same-as-box [aria-disabled]')[0]);
    await form.press('Use this access');
    expect(form.value.permissions).to.deep.equal([
      'dashboard',
      'campaigns',
      'contacts',
      'templates',
    ]);
    expect(form.sub).to.have.length(5);
    await until('the way back', () => focused()?.id === 'same-as');
    expect(form.all('.same-as')[0]?.textContent).to.contain('Taken over from Aisyah');
  });

  it('asks for the people again where they did not come, and keeps focus', async () => {
    const backend = messaging();
    let isDown = true;
    const form = await AccessPage.open({
      backend: {
        ...backend,
        listMembers: async (query, call) => {
          if (isDown) throw new BackendError({ code: 'busy' });
          return backend.listMembers(query, call);
        },
      },
    });
    await form.press('Same as …');
    const again = await form.button('Try again');
    isDown = false;
    again.focus();
    again.click();
    await until('the people', () => form.all('.person').length > 0);
    expect(focused()?.id).to.equal('same-as');
  });

  it('names what the viewer may not grant, and leaves it out', async () => {
    const backend = withAccount(messaging(), ({ permissionGroups }) => ({
      permissionGroups: permissionGroups.map((group) => ({
        ...group,
        permissions: group.permissions.map((one) =>
          one.id === 'templates' ? { ...one, grantable: { refused: 'not-held' } } : one,
        ),
      })),
    }));
    const form = await AccessPage.open({ backend });
    await form.press('Same as …');
    await until('the people', () => form.all('.person').length > 0);
    form
      .all('.person')
      .find((one) => readable(one).startsWith('Aisyah'))
      ?.click();
    await until('the preview', () => form.all('.same-as-changes p').length > 2);
    expect(form.all('.same-as-changes p').map(readable)).to.include(
      'Left out, since you cannot grant it: Templates',
    );
    await until('the answer', () => !form.all('.same-as-box [aria-disabled]')[0]);
    await form.press('Use this access');
    expect(form.value.permissions).to.deep.equal(['dashboard', 'campaigns', 'contacts']);
  });
});
