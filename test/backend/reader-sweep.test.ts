/**
 * Every path of every answer, odd in every way: what the readers make of it has the shapes of the port, whatever came, so
 * that no element has to look twice. The shapes are learned from the answers themselves, not from any schema.
 */
import { expect } from 'chai';
import { BackendError } from '../../src/backend/errors.js';
import { type Read, readAnswer } from '../../src/backend/reader.js';
import { inviteeReaders, readers } from '../../src/backend/readers.js';
import { type Answers, answersOf, portalNames } from '../support/answers.js';
import { type Mutation, mutationsOf } from '../support/mutations.js';
import { shortened } from '../support/odd-answers.js';

type AnyVerb = keyof Answers;
const readerOf = (verb: AnyVerb) => ({ ...readers, ...inviteeReaders })[verb] as Read<unknown>;

/** Of each path, with `*` for places in arrays and keys of records, the types that were seen there. */
type Shapes = Map<string, Set<string>>;

/** Below these every key is somebody's own. */
const records =
  /\.(?:fields|label|description|reason|members|invitations|actions|names\.\*|scope\.\*)$/u;

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function eachPath(value: unknown, see: (path: string, value: unknown) => void, path = ''): void {
  see(path, value);
  if (value === null || typeof value !== 'object') return;
  const areAny = Array.isArray(value) || records.test(path);
  for (const [key, part] of Object.entries(value)) {
    eachPath(part, see, `${path}.${areAny ? '*' : key}`);
  }
}

function learn(shapes: Shapes, value: unknown): void {
  eachPath(value, (path, part) => {
    const types = shapes.get(path) ?? new Set();
    shapes.set(path, types.add(typeOf(part)));
  });
}

/** What the port allows, and the portals do not happen to show. */
const alsoPossible: readonly (readonly [path: RegExp, type: string])[] = [
  [/\.(?:memberId|managePermission|createsMembers|scope|invitations)$/u, 'null'],
  [/\.(?:name|joinedAt|lastSignInAt|role|signedInAs)$/u, 'null'],
  [/\.(?:nextCursor|profile)$/u, 'string'],
  [/\.(?:grantable|actions\.\*)$/u, 'object'],
];
/** Where a text or a table of texts per language may stand. */
const labels = /\.(?:label|description|reason|role|scope\.\*|names\.\*)$/u;
/** Values of which there is no other. */
const known: readonly (readonly [path: RegExp, values: readonly unknown[]])[] = [
  [/\.signIn$/u, ['none', 'invited', 'active', 'deactivated', 'unknown']],
  [/\.status$/u, ['pending', 'expired', 'accepted', 'declined', 'revoked', 'unknown']],
  [/\.delivery\.state$/u, ['queued', 'sent', 'failed', 'unknown']],
  [/\.vocabulary$/u, ['users', 'contacts']],
  [/\.defaultScope$/u, ['all', 'none']],
  [/\.type$/u, ['text', 'tel', 'country', 'select', 'date']],
  [/\.createsMembers$/u, ['users', 'contacts', null]],
  [/\.emailEditable$/u, ['contacts', 'always', 'never']],
  [/\.emailChange$/u, ['direct', 'confirmed']],
  [/\.needs$/u, ['confirm', 'signIn', 'password', 'hostSignUp']],
  [/\.purpose$/u, ['setPassword', 'confirmAddress']],
  [/\.risk\.level$/u, ['high']],
  [/\.sortBy\.\*$/u, ['name', 'lastSignInAt']],
];
/** What a date has to be made of. */
const dates = /\.(?:\w+At|asOf|serverNow|until|at)$/u;

/** What of a value is not of the port. */
function faultsOf(shapes: Shapes, value: unknown): string[] {
  const faults: string[] = [];
  eachPath(value, (path, part) => {
    const seen = shapes.get(path);
    const type = typeOf(part);
    const isLabel = labels.test(path) && ['string', 'object'].includes(type);
    const isPossible = alsoPossible.some(([where, also]) => also === type && where.test(path));
    if (seen && !seen.has(type) && !isPossible && !isLabel)
      faults.push(`${path} is of type ${type}`);
    for (const [where, values] of known) {
      if (where.test(path) && !values.includes(part)) faults.push(`${path} is ${String(part)}`);
    }
    if (dates.test(path) && typeof part === 'string' && Number.isNaN(Date.parse(part))) {
      faults.push(`${path} is no time: ${part}`);
    }
  });
  return faults;
}

/** Keys that every object of a path has. */
type Needs = Map<string, string[]>;

function learnNeeds(needs: Needs, value: unknown): void {
  eachPath(value, (path, part) => {
    if (typeOf(part) !== 'object' || records.test(path)) return;
    const keys = Object.keys(part as object);
    needs.set(path, needs.get(path)?.filter((key) => keys.includes(key)) ?? keys);
  });
}

function lacksOf(needs: Needs, value: unknown): string[] {
  const lacks: string[] = [];
  eachPath(value, (path, part) => {
    if (typeOf(part) !== 'object') return;
    for (const key of needs.get(path) ?? []) {
      if (!optional.test(`${path}.${key}`) && !Object.hasOwn(part as object, key))
        lacks.push(`${path}.${key} is missing`);
    }
  });
  return lacks;
}
/** What the port does without, though every portal has it. */
const optional =
  /\.(?:version|label|description|until|total|counts|members|invitations|locale|memberId|invitedBy|lastSignInAt|seats|maxPending|default|defaultLocale|risk|reason|atLeast|autocomplete|maxLength|options|row|link|error|closedAt|email|gains|loses|changes|role|profile|subscriptions|scope|pendingEmail|all|ids|member|invitation|fields|closed|refused)$/u;

describe('The readers, over every path of every answer made odd', () => {
  const all = new Map<AnyVerb, unknown[]>();
  const shapes = new Map<AnyVerb, Shapes>();
  const needs = new Map<AnyVerb, Needs>();

  before(async () => {
    for (const answers of await Promise.all(portalNames.map(answersOf))) {
      for (const [verb, answer] of Object.entries(answers) as [AnyVerb, unknown][]) {
        all.set(verb, [...(all.get(verb) ?? []), answer]);
        shapes.set(verb, shapes.get(verb) ?? (new Map() as Shapes));
        needs.set(verb, needs.get(verb) ?? (new Map() as Needs));
        learn(shapes.get(verb) as Shapes, answer);
        learnNeeds(needs.get(verb) as Needs, answer);
      }
    }
  });

  it('sees all kinds of answers, in four portals', () => {
    expect(portalNames).to.have.lengthOf(4);
    expect([...all.keys()]).to.include.members([
      ...['getAccount', 'listMembers', 'getMember', 'updateMember', 'removeMembers'],
      ...['listInvitations', 'createInvitations', 'resendInvitations', 'classifyAddresses'],
      ...['listScopeResources', 'listActivity', 'lookUp'],
    ]);
  });

  it('gives back what is of the contract as it came', () => {
    for (const [verb, answers] of all) {
      for (const answer of answers) {
        expect(plain(readAnswer(readerOf(verb), answer)), verb).to.deep.equal(answer);
      }
    }
  });

  it('reads everything else into the shapes of the port, or refuses the whole; it never throws anything else', () => {
    let n = 0;
    const faults: string[] = [];
    for (const [verb, answers] of all) {
      for (const answer of answers) {
        const few = shortened(answer);
        for (const mutation of mutationsOf(few)) {
          n += 1;
          const read = attempt(verb, mutation, few);
          if (read === undefined) continue;
          const found = [
            ...faultsOf(shapes.get(verb) as Shapes, read),
            ...lacksOf(needs.get(verb) as Needs, read),
          ];
          faults.push(...found.map((fault) => `${verb}, ${mutation.name}: ${fault}`));
          // What was read once is read the same again: an answer may pass the HTTP adapter first.
          if (n % 5 > 0) continue;
          const again = sorted(readAnswer(readerOf(verb), read));
          if (again !== sorted(read)) faults.push(`${mutation.name}: read otherwise again`);
        }
      }
    }
    expect(faults).to.deep.equal([]);
    expect(n).to.be.above(10_000);
  }).timeout(60_000);

  it('keeps the other rows of a page as they are, and the place of an odd one', () => {
    for (const verb of ['listMembers', 'listInvitations'] as const) {
      for (const whole of all.get(verb) as { items: { id: string }[] }[]) {
        const answer = shortened(whole);
        for (const mutation of mutationsOf(answer)) {
          const [first, at] = mutation.path;
          if (first !== 'items' || typeof at !== 'number') continue;
          const changed = mutation.apply(answer).items.length < answer.items.length;
          const { items } = readAnswer(readerOf(verb), mutation.apply(answer)) as typeof answer;
          const others = answer.items.filter((_, place) => place !== at);
          const kept = changed ? items : items.filter((_, place) => place !== at);
          expect(sorted(kept), mutation.name).to.equal(sorted(others));
        }
      }
    }
  }).timeout(60_000);

  it('gives two rows that cannot be read two ids, also on two pages', () => {
    const ids = [null, 'c1', 'c2'].flatMap((nextCursor) => {
      const page = { items: [null, 7, {}], nextCursor, asOf: '2026-11-22T02:14:00Z' };
      const read = readAnswer(readers.listMembers, page);
      return read.items.map(({ id }) => id);
    });
    expect(new Set(ids).size).to.equal(9);
  });

  it('names what could not be read of an account', () => {
    const [account] = all.get('getAccount') as Record<string, unknown>[];
    for (const [part, odd] of [
      ['contract', 2],
      ['viewer', null],
      ['roles', 'all'],
      ['capabilities', undefined],
      ['scope', 'all'],
    ] as const) {
      let thrown: unknown;
      try {
        readAnswer(readers.getAccount, { ...account, [part]: odd });
      } catch (error) {
        thrown = error;
      }
      expect(thrown, part).to.be.instanceOf(BackendError);
      expect((thrown as BackendError).message, part).to.include(`${part} cannot be read`);
    }
  });

  it('takes getters that throw, rows with a class of their own, and what a page lends to all objects', () => {
    const [answer] = all.get('listMembers') as { items: object[] }[];
    const [given] = answer?.items ?? [];
    class Row {
      get id() {
        return 'own';
      }
      get email(): string {
        throw new Error('not loaded');
      }
    }
    const { id: _, ...others } = given as { id: string };
    class WholeRow extends Row {
      override get id() {
        return 'whole';
      }
      override get email() {
        return 'whole@x.example';
      }
    }
    const whole = Object.defineProperties(new WholeRow(), Object.getOwnPropertyDescriptors(others));
    Reflect.deleteProperty(whole, 'email');
    const page = { ...answer, items: [new Row(), given, whole] };
    const lent = { pendingEmail: 'lent@x.example', invitation: 7, refused: 'lent', name: 'Lent' };
    Object.assign(Object.prototype, lent);
    try {
      const read = readAnswer(readers.listMembers, page);
      expect(read.items).to.have.lengthOf(3);
      expect(read.items[0]).to.deep.include({ id: 'own', email: '' });
      expect(read.items[2]).to.deep.include({ id: 'whole', email: 'whole@x.example' });
      expect(plain(read.items[1])).to.deep.equal(given);
      expect(read.items[1]?.pendingEmail).to.equal(undefined);
    } finally {
      for (const key of Object.keys(lent)) Reflect.deleteProperty(Object.prototype, key);
    }
  });

  function attempt(verb: AnyVerb, mutation: Mutation, answer: unknown): unknown {
    try {
      return readAnswer(readerOf(verb), mutation.apply(answer));
    } catch (error) {
      expect(error, mutation.name).to.be.instanceOf(BackendError);
      expect((error as BackendError).code, mutation.name).to.equal('bad-answer');
      return undefined;
    }
  }
});

/** As text, whatever the order of the keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeOf(part) === 'object'
      ? Object.fromEntries(Object.entries(part as object).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** With prototypes, as JSON has them. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
