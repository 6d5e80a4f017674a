import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { changeOf, type Editable, merge, mergeSets } from '../../src/backend/merge.js';

const base: Editable = {
  email: 'sari@example.org',
  role: 'user',
  profile: null,
  permissions: ['invoices', 'quotes'],
  subscriptions: [],
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
      { field: 'email', mine: 'mine@example.org', theirs: 'theirs@example.org' },
    ]);
    expect(merged.email).to.equal('theirs@example.org');
  });

  it('does not ask where both changed it to the same', () => {
    const both = { ...base, role: 'admin' };
    expect(merge(base, both, both).clashes).to.deep.equal([]);
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

  it('is nothing for the same set in another order', () => {
    expect(changeOf(base, { ...base, permissions: ['quotes', 'invoices'] })).to.equal(null);
  });
});
