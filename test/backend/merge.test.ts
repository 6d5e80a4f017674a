import { expect } from 'chai';
import fc from 'fast-check';
import {
  changeOf,
  type Editable,
  merge,
  mergeSets,
  valueAt,
  withValue,
} from '../../src/backend/merge.js';

const base: Editable = {
  email: 'sari@example.org',
  name: 'Sari',
  fields: { firstName: 'Sari', phone: '' },
  role: 'user',
  profile: null,
  permissions: ['invoices', 'quotes'],
  subscriptions: [],
  scope: { ids: ['north', 'south'] },
  until: null,
  maySignIn: false,
};
const sets = fc.uniqueArray(fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'));

describe('two people changing the same row', () => {
  it('keeps theirs, and applies mine on top', () => {
    const mine = { ...base, permissions: ['invoices', 'quotes', 'tickets'] };
    const theirs = { ...base, permissions: ['invoices'], profile: 'billing' };
    const { merged, clashes } = merge(base, mine, theirs);
    expect(clashes).to.deep.equal([]);
    expect(merged).to.deep.equal({
      ...base,
      permissions: ['invoices', 'tickets'],
      profile: 'billing',
    });
  });

  it('asks where both changed one field to different values, and holds theirs meanwhile', () => {
    const { merged, clashes } = merge(
      base,
      { ...base, email: 'mine@example.org' },
      { ...base, email: 'theirs@example.org' },
    );
    expect(clashes).to.deep.equal([
      { place: 'email', mine: 'mine@example.org', theirs: 'theirs@example.org' },
    ]);
    expect(merged.email).to.equal('theirs@example.org');
  });

  it('does not ask where both changed it to the same', () => {
    const both = { ...base, role: 'admin' };
    expect(merge(base, both, both).clashes).to.deep.equal([]);
  });

  it('merges two choices of sub-accounts tick by tick', () => {
    const { merged, clashes } = merge(
      base,
      { ...base, scope: { ids: ['north', 'south', 'east'] } },
      { ...base, scope: { ids: ['south', 'west'] } },
    );
    expect(clashes).to.deep.equal([]);
    expect(merged.scope).to.deep.equal({ ids: ['south', 'west', 'east'] });
  });

  it('asks where one chose all sub-accounts and the other some', () => {
    const mine = { all: true } as const;
    const theirs = { ids: ['north'] };
    const { merged, clashes } = merge(base, { ...base, scope: mine }, { ...base, scope: theirs });
    expect(clashes).to.deep.equal([{ place: 'scope', mine, theirs }]);
    expect(merged.scope).to.deep.equal(theirs);
  });

  it('takes the scope of whoever changed it, whatever it was and is', () => {
    const all = { ...base, scope: { all: true } as const };
    expect(merge(base, all, base).merged.scope).to.deep.equal({ all: true });
    expect(merge(base, base, all).merged.scope).to.deep.equal({ all: true });
    expect(merge(all, base, all).merged.scope).to.deep.equal(base.scope);
    expect(merge(base, all, all).clashes).to.deep.equal([]);
  });

  it('merges the declared fields one by one, and asks about the one that both changed', () => {
    const { merged, clashes } = merge(
      base,
      { ...base, fields: { firstName: 'Sarah', phone: '123' } },
      { ...base, fields: { firstName: 'Saria', phone: '', city: 'Bandung' } },
    );
    expect(merged.fields).to.deep.equal({ firstName: 'Saria', phone: '123', city: 'Bandung' });
    expect(clashes).to.deep.equal([{ place: 'fields.firstName', mine: 'Sarah', theirs: 'Saria' }]);
  });

  it('keeps an end of access and a name that only one of us changed', () => {
    const { merged } = merge(
      base,
      { ...base, until: '2027-01-01T00:00:00Z' },
      { ...base, name: 'Sari W.' },
    );
    expect(merged.until).to.equal('2027-01-01T00:00:00Z');
    expect(merged.name).to.equal('Sari W.');
  });

  it('holds theirs at each clash until mine is chosen', () => {
    const mine = {
      ...base,
      scope: { all: true } as const,
      name: 'Mine',
      fields: { firstName: 'M' },
    };
    const theirs = { ...base, scope: { ids: ['x'] }, name: 'Theirs', fields: { firstName: 'T' } };
    const { merged, clashes } = merge(base, mine, theirs);
    expect(clashes.map(({ place }) => place)).to.deep.equal(['name', 'scope', 'fields.firstName']);
    for (const clash of clashes) {
      expect(valueAt(merged, clash.place)).to.deep.equal(clash.theirs);
      const chosen = withValue(merged, clash.place, clash.mine);
      expect(valueAt(chosen, clash.place)).to.deep.equal(clash.mine);
    }
  });

  it('does not ask where both let the same person sign in', () => {
    const both = { ...base, maySignIn: true };
    expect(merge(base, both, both).clashes).to.deep.equal([]);
    expect(merge(base, both, base).merged.maySignIn).to.equal(true);
  });

  it('is nothing but mine where nobody else did anything, and nothing but theirs where I did nothing', () => {
    fc.assert(
      fc.property(sets, sets, (before, after) => {
        expect(new Set(mergeSets(before, after, before))).to.deep.equal(new Set(after));
        expect(new Set(mergeSets(before, before, after))).to.deep.equal(new Set(after));
      }),
    );
  });

  it('holds each tick that either has changed, and the rest as it was', () => {
    fc.assert(
      fc.property(sets, sets, sets, (before, mine, theirs) => {
        const merged = mergeSets(before, mine, theirs);
        for (const id of ['a', 'b', 'c', 'd', 'e']) {
          const was = before.includes(id);
          const changed = mine.includes(id) !== was || theirs.includes(id) !== was;
          expect(merged.includes(id)).to.equal(changed ? !was : was);
        }
        expect(new Set(merged).size).to.equal(merged.length);
      }),
    );
  });
});

describe('what is sent of a change', () => {
  it('is only what has become different', () => {
    expect(changeOf(base, { ...base, permissions: ['quotes'] })).to.deep.equal({
      permissions: ['quotes'],
    });
    expect(changeOf(base, { ...base, email: 'new@example.org' })).to.deep.equal({
      email: 'new@example.org',
    });
  });

  it('names of the fields only those that differ, and empties one that is gone', () => {
    expect(changeOf(base, { ...base, fields: { phone: '123', city: '' } })).to.deep.equal({
      fields: { firstName: '', phone: '123' },
    });
  });

  it('tells scope and end of access as a whole', () => {
    const changed = { ...base, scope: { all: true } as const, until: '2027-01-01T00:00:00Z' };
    expect(changeOf(base, changed)).to.deep.equal({
      scope: { all: true },
      until: '2027-01-01T00:00:00Z',
    });
    expect(changeOf(base, { ...base, scope: { ids: ['south', 'north'] } })).to.equal(null);
  });

  it('is nothing for white space around what was typed', () => {
    const spaced = { ...base, email: ' sari@example.org ', name: 'Sari ', fields: base.fields };
    expect(changeOf(base, spaced)).to.equal(null);
  });

  it('is no name where only white space was typed, and nothing where there was none', () => {
    expect(changeOf(base, { ...base, name: ' ' })).to.deep.equal({ name: null });
    const nameless = { ...base, name: null };
    expect(changeOf(nameless, { ...nameless, name: '  ' })).to.equal(null);
  });

  it('is nothing for the same set in another order', () => {
    expect(changeOf(base, { ...base, permissions: ['quotes', 'invoices'] })).to.equal(null);
  });
});
