/** Sub-accounts, or whatever an account's scope is made of. */
import type { ScopeResource } from '../../backend/backend.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import { draftFor, join, refOf, refusalOf, walk, write } from '../writes.js';

const needs = ['listScopeResources'] as const;

async function all({ account, backend }: Bench): Promise<ScopeResource[]> {
  given(account.scope, 'The account has no scope.');
  return walk((cursor) => backend.listScopeResources({ limit: 200, ...(cursor && { cursor }) }));
}

const textOf = ({ label }: ScopeResource) =>
  typeof label === 'string' ? label : (Object.values(label)[0] ?? '');

const reading: Check[] = [
  {
    name: 'scope resources: the account counts as many as there are',
    level: 'read',
    needs,
    async run(bench) {
      const { count } = given(bench.account.scope, 'The account has no scope.');
      const { length } = await all(bench);
      must(count === length, `The account counts ${count} resources, and there are ${length}.`);
    },
  },
  {
    name: 'scope resources: the search finds by label, and only what matches',
    level: 'read',
    needs,
    async run(bench) {
      const [, one] = await all(bench);
      const resource = given(one, 'There are not two resources.');
      const { items } = await bench.backend.listScopeResources({ text: textOf(resource) });
      must(
        items.some(({ id }) => id === resource.id),
        `The search for "${textOf(resource)}" does not find that resource.`,
      );
      const none = await bench.backend.listScopeResources({ text: 'no-resource-is-called-this' });
      must(none.items.length === 0, 'The search gives resources that do not match.');
    },
  },
  {
    name: 'scope resources: asked for by id, those come and no others',
    level: 'read',
    needs,
    async run(bench) {
      const [first, , third] = await all(bench);
      const two = [given(first, 'There are no resources.'), given(third, 'There are not three.')];
      const wanted = two.map(({ id }) => id).sort();
      const { items } = await bench.backend.listScopeResources({ ids: wanted });
      const told = items.map(({ id }) => id).sort();
      must(
        String(told) === String(wanted),
        `Asked for ${wanted.join(', ')}; there came ${told.join(', ') || 'nothing'}.`,
      );
    },
  },
];

const choosing: Check[] = [
  {
    name: 'a scope is kept as it was chosen',
    level: 'write',
    needs,
    async run(bench) {
      const open = (await all(bench)).filter(({ closed }) => !closed);
      const one = given(open.at(-1), 'There are no open resources.');
      const member = await join(bench);
      const scope = { ids: [one.id] };
      await bench.backend.updateMember(refOf(member), { scope }, write());
      const kept = (await bench.backend.getMember(member.id)).scope;
      must(
        'ids' in kept && String(kept.ids) === one.id,
        `One resource was chosen, and kept is ${JSON.stringify(kept)}.`,
      );
    },
  },
  {
    name: 'a closed resource, or one that is not there, is not given anew',
    level: 'write',
    needs: [...needs, 'createInvitations'],
    async run(bench) {
      const closed = (await all(bench)).filter((one) => one.closed).map(({ id }) => id);
      for (const id of [...closed.slice(0, 1), 'nobody-has-this-resource']) {
        const draft = { ...(await draftFor(bench, bench.freshAddress())), scope: { ids: [id] } };
        const [outcome] = await bench.backend.createInvitations([draft], write());
        must(outcome && 'error' in outcome, `An invitation was sent for the resource "${id}".`);
      }
    },
  },
  {
    name: 'an empty scope is not given',
    level: 'write',
    needs,
    async run(bench) {
      given(bench.account.scope, 'The account has no scope.');
      const member = await join(bench);
      const change = bench.backend.updateMember(refOf(member), { scope: { ids: [] } }, write());
      await refusalOf(change, 'A member was left with an empty scope.');
    },
  },
];

export const scopeChecks: Check[] = [...reading, ...choosing];
