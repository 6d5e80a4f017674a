/** Faults with sub-accounts, in an account that has five, one of them closed. */
import type { ScopeQuery } from '../../../src/backend/backend.js';
import { scopedSubject } from '../subjects.js';
import { withAccount } from './lists.js';
import { withVerbs } from './spoil.js';
import type { Breakage } from './spoil.js';

/** The subject that does not heed a part of the question. */
const deafTo = (part: keyof ScopeQuery): Breakage['spoil'] =>
  withVerbs((sound) => ({
    listScopeResources: ({ [part]: _, ...query }, call) => sound.listScopeResources(query, call),
  }));

export const scopeBreakages: Breakage[] = (
  [
    {
      what: 'the account counts other resources than there are',
      says: 'The account counts 4 resources, and there are 5',
      check: 'scope resources: the account counts as many as there are',
      spoil: withAccount(() => ({ scope: { count: 4 } })),
    },
    {
      what: 'the search for resources finds all',
      says: 'The search gives resources that do not match',
      check: 'scope resources: the search finds by label, and only what matches',
      spoil: deafTo('text'),
    },
    {
      what: 'resources cannot be asked for by id',
      says: 'there came alpha, beta, closed, delta, gamma',
      check: 'scope resources: asked for by id, those come and no others',
      spoil: deafTo('ids'),
    },
    {
      what: 'resources come in pages of any length',
      says: 'Asked for 2 scope resources, a page has 5',
      check: 'scope resources: a page is no longer than asked for',
      spoil: deafTo('limit'),
    },
    {
      what: 'any cursor of resources is the start',
      says: 'listScopeResources takes a cursor that nobody made',
      check: 'scope resources: a cursor of nobody’s making is refused as invalid',
      spoil: deafTo('cursor'),
    },
    {
      what: 'a chosen scope becomes all',
      says: 'One resource was chosen, and kept is {"all":true}',
      check: 'a scope is kept as it was chosen',
      spoil: withVerbs((sound) => ({
        updateMember: (ref, change, write) =>
          sound.updateMember(ref, change.scope ? { scope: { all: true } } : change, write),
      })),
    },
    {
      what: 'a closed resource is given',
      says: 'An invitation was sent for the resource "closed"',
      check: 'a closed resource, or one that is not there, is not given anew',
      spoil: withVerbs((sound) => ({
        createInvitations: (drafts, write) =>
          sound.createInvitations(
            drafts.map((draft) => ({ ...draft, scope: { all: true } as const })),
            write,
          ),
      })),
    },
    {
      what: 'a scope may be empty',
      says: 'A member was left with an empty scope',
      check: 'an empty scope is not given',
      spoil: withVerbs((sound) => ({ updateMember: ({ id }) => sound.getMember(id) })),
    },
  ] satisfies Breakage[]
).map((breakage) => ({ ...breakage, of: scopedSubject }));
