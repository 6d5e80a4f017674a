/** Faults with keys and with the activity. */
import type { AccessChanges, Activity, InviteOutcome } from '../../../src/backend/backend.js';
import { accountOf, at, day, portalOf } from '../../support/portal.js';
import { httpSubject } from '../subjects.js';
import { withVerbs, remembering, refOf, freshKey, refused } from './spoil.js';
import type { Breakage } from './spoil.js';

export const intentBreakages: Breakage[] = [
  {
    what: 'keys are ignored',
    says: 'A sending that was repeated with its key is not answered as the first time',
    check: 'a repeated request is answered as the first time',
    spoil: withVerbs((sound) => ({
      createInvitations: (drafts) => sound.createInvitations(drafts, freshKey()),
    })),
  },
  {
    what: 'a repeated request is refused',
    says: 'already-done',
    check: 'a repeated request is answered as the first time',
    spoil: withVerbs((sound) => {
      const used = new Set<string>();
      return {
        createInvitations: async (drafts, write) => {
          if (used.has(write.key)) throw refused('already-done');
          used.add(write.key);
          return sound.createInvitations(drafts, write);
        },
      };
    }),
  },
  {
    what: 'a repeated request is answered as the first time, and sends a second mail',
    says: 'A sending that was repeated with its key sent a second mail',
    check: 'a repeated request has one effect',
    spoil: withVerbs((sound) => {
      const used = new Set<string>();
      return {
        createInvitations: async (drafts, write) => {
          const outcomes = await sound.createInvitations(drafts, write);
          const { items } = await sound.listInvitations({ text: drafts[0]!.email });
          const refs = items.map(refOf);
          if (used.has(write.key)) await sound.resendInvitations({ refs }, freshKey());
          used.add(write.key);
          return outcomes;
        },
      };
    }),
  },
  {
    what: 'a key is answered whatever is asked with it',
    says: 'A key was taken for two different requests',
    check: 'a key is refused for another request',
    spoil: withVerbs((sound) => {
      const answerOnce = remembering<InviteOutcome[]>();
      return {
        createInvitations: (drafts, write) =>
          answerOnce(write.key, () => sound.createInvitations(drafts, write)),
      };
    }),
  },
  {
    what: 'removals are not told',
    says: 'A removal leaves 0 entries in the activity, not one',
    check: 'each change of a member is told once in the activity',
    spoil: withVerbs((sound) => ({
      listActivity: async (query, call) => {
        const page = await sound.listActivity(query, call);
        return { ...page, items: page.items.filter(({ verb }) => !verb.includes('remove')) };
      },
    })),
  },
  {
    what: 'each change is told twice',
    says: 'An invitation leaves 2 entries in the activity, not one',
    check: 'each change of an invitation is told once in the activity',
    spoil: withVerbs((sound) => ({
      listActivity: async (query, call) => {
        const page = await sound.listActivity(query, call);
        return { ...page, items: page.items.flatMap((entry) => [entry, entry]) };
      },
    })),
  },
  {
    what: 'the activity begins with the oldest',
    says: 'of the activity is newer than the one before',
    check: 'activity: the newest comes first',
    of: () => httpSubject(portalOf(accountOf({ activity: [entry('a', 2), entry('b', 1)] }))),
    spoil: withActivity((entries) => entries.toReversed()),
  },
  {
    what: 'what was gained is not told',
    says: 'was added, and told is nothing',
    check: 'activity: a change of permissions tells what was gained and lost',
    spoil: withActivity((entries) => entries.map(({ gains: _, ...entry }) => entry)),
  },
  {
    what: 'what was lost is not told',
    says: 'was taken away, and told is nothing',
    check: 'activity: a change of permissions tells what was gained and lost',
    spoil: withActivity((entries) => entries.map(({ loses: _, ...entry }) => entry)),
  },
  {
    what: 'other mail is told than was chosen',
    says: 'was added to the mail, and told is faxes',
    check: 'activity: what is told of mail and ends is what was changed',
    spoil: withChanges((changes) => ({ ...changes, subscriptions: { gains: ['faxes'] } })),
  },
  {
    what: 'the end of access is told as it was before',
    says: 'and told is nothing',
    check: 'activity: what is told of mail and ends is what was changed',
    spoil: withChanges((changes) => ({ ...changes, until: { from: null, to: null } })),
  },
];

const entry = (id: string, daysAgo: number): Activity => ({
  ...{ id, at: at(-daysAgo * day), actor: 'Olga', verb: 'member-updated', subject: 'Lena' },
});

function withChanges(spoilt: (changes: AccessChanges) => AccessChanges): Breakage['spoil'] {
  return withActivity((entries) =>
    entries.map((entry) => (entry.changes ? { ...entry, changes: spoilt(entry.changes) } : entry)),
  );
}

function withActivity(change: (entries: Activity[]) => Activity[]): Breakage['spoil'] {
  return withVerbs((sound) => ({
    listActivity: async (query, call) => {
      const page = await sound.listActivity(query, call);
      return { ...page, items: change(page.items) };
    },
  }));
}
