import { block, paragraphs } from './texts.js';
import type { MailTexts } from './texts.js';

export const en: MailTexts = {
  invitation: ({ account, portal, inviter, inviterEmail, gets, url, days, until }) => ({
    subject: `${account} has invited you to their account`,
    text: paragraphs(
      'Hello,',
      `${inviter} (${inviterEmail}) has invited you to the account of ${account} at ${portal}.`,
      block('You will be able to:', gets),
      `Accept the invitation: ${url}`,
      `If you already have a user account, sign in with your existing login credentials. If you do not have one yet, you can create one.
The link is for you only and is valid for ${days} ${days === 1 ? 'day' : 'days'}, until ${until}. After that, ask ${inviter} to send it again.`,
      `If you do not know ${inviter} or ${account}, ignore this email. Nothing happens without you.`,
      portal,
    ),
  }),
  setPassword: ({ account, portal, url }) => ({
    subject: `You can now sign in to the account of ${account}`,
    text: paragraphs(
      'Hello,',
      `You have been added to the account of ${account} at ${portal}.`,
      `Set your password: ${url}`,
      portal,
    ),
  }),
  confirmAddress: ({ account, portal, url }) => ({
    subject: 'Confirm your new email address',
    text: paragraphs(
      'Hello,',
      `This address is to be used for the account of ${account} at ${portal}.`,
      `Sign in to confirm it: ${url}`,
      'If you know nothing of this, ignore this email. Nothing changes without you.',
      portal,
    ),
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Your email address is about to change',
    text: paragraphs(
      'Hello,',
      `Your address for the account of ${account} at ${portal} is to become ${newAddress}. The change waits until the new address is confirmed.`,
      'If this is wrong, tell the owner of the account.',
      portal,
    ),
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: `${invitee} asks for a new invitation link`,
    text: paragraphs(
      'Hello,',
      `The invitation of ${invitee} to the account of ${account} can no longer be used, and a new link is asked for.`,
      'To send one, open the list of invitations and choose to send it again.',
      portal,
    ),
  }),
  more: (count) => `and ${count} more`,
};
