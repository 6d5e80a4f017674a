/** What can be done with a link, and what not. */
import type { InvitationBackend } from '../../backend/backend.js';
import { toBackendError } from '../../backend/errors.js';
import type { Bench, Check, Level, Need } from '../check.js';
import { given, must } from '../check.js';
import { tokenIn } from '../http-subject.js';
import { invite, refusalOf, someAccess, tokenFor, write } from '../writes.js';

const needs: readonly Need[] = ['createInvitations', 'tokenFor', 'invitee'];
const onWrite: { level: Level; needs: readonly Need[] } = { level: 'write', needs };
const answer = { name: 'Conformance', password: 'a long pass phrase of the suite' };

async function inviteeOf({ subject }: Bench, email: string): Promise<InvitationBackend> {
  return given(subject.invitee, 'There is no invitee.')(email);
}

async function aLink(bench: Bench): Promise<{ email: string; token: string }> {
  const { email } = await invite(bench, bench.freshAddress());
  return { email, token: await tokenFor(bench, email) };
}

/** Who opens the link; a backend may show it to nobody but the invited. */
async function signedInAsOf(invitee: InvitationBackend, token: string): Promise<string | null> {
  try {
    return (await invitee.lookUp(token)).signedInAs;
  } catch (error) {
    if (toBackendError(error).reason === 'wrong-account') return 'somebody else';
    throw error;
  }
}

/** The answers that the invitee's side has, each for a token. */
function answersOf(invitee: InvitationBackend, token: string): [string, () => Promise<unknown>][] {
  const { decline, askForNewLink } = invitee;
  const answers: [string, () => Promise<unknown>][] = [
    ['accepted', () => invitee.accept(token, answer, write())],
  ];
  if (decline) answers.push(['declined', () => decline(token, write())]);
  if (askForNewLink) answers.push(['asked for anew', () => askForNewLink(token, write())]);
  return answers;
}

export const tokenChecks: Check[] = [
  {
    level: 'write',
    needs: ['createInvitations', 'invitee'],
    name: 'a link that is shown to the inviter sets no password',
    async run(bench) {
      given(bench.account.capabilities.invitationLink || null, 'The account shows no links.');
      const email = bench.freshAddress();
      const drafts = [{ ...(await someAccess(bench)), email }];
      const [outcome] = await bench.backend.createInvitations(drafts, write());
      const { link } = outcome as { link?: string };
      const token = tokenIn(given(link, 'The answer shows no link.'));
      const invitee = await inviteeOf(bench, email);
      const { needs: missing } = await invitee.lookUp(token);
      given(missing === 'password' || null, 'The invitee needs no password.');
      const words = 'A password was set by a link that the inviter was shown.';
      await refusalOf(invitee.accept(token, answer, write()), words);
    },
  },
  {
    ...onWrite,
    name: 'nothing is accepted, declined or asked for by a link that nobody has',
    async run(bench) {
      const invitee = await inviteeOf(bench, bench.freshAddress());
      for (const [done, run] of answersOf(invitee, 'nobody-was-sent-this-token')) {
        const { code } = await refusalOf(run(), `A link that nobody was sent was ${done}.`);
        must(code === 'not-found', `A link that nobody has, ${done}, is refused as ${code}.`);
      }
    },
  },
  {
    ...onWrite,
    name: 'an empty link is refused',
    async run(bench) {
      const invitee = await inviteeOf(bench, bench.freshAddress());
      const calls = [['looked up', () => invitee.lookUp('')] as const, ...answersOf(invitee, '')];
      for (const [done, run] of calls) {
        const { code } = await refusalOf(run(), `An empty link was ${done}.`);
        must(code === 'invalid' || code === 'not-found', `An empty link is refused as ${code}.`);
      }
    },
  },
  {
    ...onWrite,
    name: 'who declined cannot decline again, but is told that it is gone',
    async run(bench) {
      const { email, token } = await aLink(bench);
      const invitee = await inviteeOf(bench, email);
      const decline = given(invitee.decline, 'The invitee cannot decline.');
      await decline(token, write());
      const again = decline(token, write());
      const { code } = await refusalOf(again, 'An invitation was declined twice.');
      must(code === 'gone', `Declining for the second time is refused as ${code}, not as gone.`);
    },
  },
  {
    ...onWrite,
    name: 'who is signed in with another address does not join by a bound invitation',
    async run(bench) {
      given(bench.account.invitations?.boundToAddress || null, 'Invitations are not bound.');
      const { token } = await aLink(bench);
      const other = await inviteeOf(bench, bench.freshAddress());
      const signedInAs = await signedInAsOf(other, token);
      given(signedInAs, 'The other invitee is not signed in.');
      for (const as of ['invited', 'signedIn'] as const) {
        const call = other.accept(token, { as }, write());
        const words = 'Somebody joined by an invitation that is bound to another address.';
        const { code } = await refusalOf(call, words);
        must(code === 'refused', `Joining with another address is refused as ${code}.`);
      }
    },
  },
  {
    ...onWrite,
    name: 'nobody joins without the password that is asked for',
    async run(bench) {
      const { email, token } = await aLink(bench);
      const invitee = await inviteeOf(bench, email);
      const view = await invitee.lookUp(token);
      given(view.needs === 'password' || null, 'No password is asked for.');
      const call = invitee.accept(token, { name: 'Conformance' }, write());
      const { code } = await refusalOf(call, 'Somebody joined without the password asked for.');
      must(code === 'invalid', `Joining without a password is refused as ${code}, not as invalid.`);
    },
  },
  {
    level: 'time',
    needs: [...needs, 'clock'],
    name: 'who asks for a new link gets none: the inviter decides',
    async run(bench) {
      const { email, token } = await aLink(bench);
      const invitee = await inviteeOf(bench, email);
      const ask = given(invitee.askForNewLink, 'The invitee cannot ask for a new link.');
      const { lifetimeDays } = given(bench.account.invitations, 'There are no invitations.');
      await bench.subject.clock?.advance(lifetimeDays * 86_400_000);
      await ask(token, write());
      must((await tokenFor(bench, email)) === token, 'Asking for a new link has sent one.');
      await refusalOf(invitee.accept(token, answer, write()), 'An ended link is accepted.');
    },
  },
];
