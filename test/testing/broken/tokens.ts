/** Faults with links. */
import type { InvitationBackend } from '../../../src/backend/backend.js';
import type { Subject } from '../../../src/testing/index.js';
import { memorySubject } from '../subjects.js';
import { freshKey, refOf } from './spoil.js';
import type { Breakage } from './spoil.js';

/** The subject whose invitee's side is changed. */
function withInvitee(
  change: (
    sound: Required<InvitationBackend>,
    subject: Subject,
    email: string,
  ) => Partial<InvitationBackend>,
): Breakage['spoil'] {
  return (subject) => ({
    ...subject,
    invitee: async (email) => {
      const sound = (await subject.invitee!(email)) as Required<InvitationBackend>;
      return { ...sound, ...change(sound, subject, email) };
    },
  });
}

export const tokenBreakages: Breakage[] = [
  {
    what: 'the link that is shown is the mailed one',
    says: 'A password was set by a link that the inviter was shown',
    check: 'a link that is shown to the inviter sets no password',
    // Here, invitees have no login.
    of: () => memorySubject(),
    spoil: (subject) => ({
      ...subject,
      backend: {
        ...subject.backend,
        createInvitations: async (drafts, intent) => {
          const outcomes = await subject.backend.createInvitations(drafts, intent);
          const token = await subject.tokenFor!(drafts[0]!.email);
          return outcomes.map((one) => ({ ...one, link: `https://oak.example/join#${token}` }));
        },
      },
    }),
  },
  {
    what: 'an unknown link can be declined',
    says: 'A link that nobody was sent was declined',
    check: 'nothing is accepted, declined or asked for by a link that nobody has',
    spoil: withInvitee(() => ({ decline: async () => undefined })),
  },
  {
    what: 'an empty link is answered',
    says: 'An empty link was asked for anew',
    check: 'an empty link is refused',
    spoil: withInvitee(() => ({ askForNewLink: async () => undefined })),
  },
  {
    what: 'declining twice is let be',
    says: 'An invitation was declined twice',
    check: 'who declined cannot decline again, but is told that it is gone',
    spoil: withInvitee((sound) => ({
      decline: (token, write) => sound.decline(token, write).catch(() => undefined),
    })),
  },
  {
    what: 'a bound invitation is taken by anybody',
    says: 'Somebody joined by an invitation that is bound to another address',
    check: 'who is signed in with another address does not join by a bound invitation',
    spoil: withInvitee(() => ({ accept: async () => ({}) })),
  },
  {
    what: 'a password is asked for and not needed',
    says: 'Somebody joined without the password asked for',
    check: 'nobody joins without the password that is asked for',
    // Here, invitees have no login.
    of: () => memorySubject(),
    spoil: withInvitee((sound) => ({
      accept: (token, answer, write) =>
        sound.accept(token, { password: 'made up by the backend', ...answer }, write),
    })),
  },
  {
    what: 'asking for a new link sends one',
    says: 'Asking for a new link has sent one',
    check: 'who asks for a new link gets none: the inviter decides',
    spoil: withInvitee((_sound, { backend }, text) => ({
      askForNewLink: async () => {
        const { items } = await backend.listInvitations({ text });
        await backend.resendInvitations!({ refs: items.map(refOf) }, freshKey());
      },
    })),
  },
];
