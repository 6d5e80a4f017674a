import { block } from './texts.js';
import type { MailTexts } from './texts.js';

const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

export const en: MailTexts = {
  invitation: ({ account, portal, inviter, inviterInFull, gets, setsPassword, ...link }) => ({
    subject: `${account} has invited you to their account`,
    preheader: `Valid until ${link.until}.`,
    parts: [
      'Hello,',
      `${inviterInFull} has invited you to the account of ${account} at ${portal}.`,
      block('You will be able to:', gets),
      { action: 'Accept the invitation' },
      `${
        setsPassword
          ? 'Set your password on the way; you sign in with it from then on.'
          : 'If you already have a user account, sign in with your existing login credentials. If you do not have one yet, you can create one.'
      }
The link is for you only and is valid for ${days(link.days)}, until ${link.until}. After that, ask ${inviter} to send it again.`,
      `If you do not know ${inviter} or ${account}, ignore this email. Nothing happens without you.`,
      portal,
    ],
  }),
  setPassword: ({ account, portal, ...link }) => ({
    subject: `You can now sign in to the account of ${account}`,
    preheader: `Valid until ${link.until}.`,
    parts: [
      'Hello,',
      `You have been added to the account of ${account} at ${portal}.`,
      { action: 'Set your password' },
      `The link is for you only and is valid for ${days(link.days)}, until ${link.until}.`,
      portal,
    ],
  }),
  confirmAddress: ({ account, portal, newAddress, ...link }) => ({
    subject: 'Confirm your new email address',
    preheader: `Valid until ${link.until}.`,
    parts: [
      'Hello,',
      `${newAddress} is to be used for the account of ${account} at ${portal}.`,
      { action: 'Confirm this address' },
      `The link is for you only and is valid for ${days(link.days)}, until ${link.until}.`,
      'If you know nothing of this, ignore this email. Nothing changes without you.',
      portal,
    ],
  }),
  confirmMailbox: ({ account, portal, until }) => ({
    subject: `Set your password to join the account of ${account}`,
    preheader: `Valid until ${until}.`,
    parts: [
      'Hello,',
      `Somebody opened the invitation for this address to the account of ${account} at ${portal}. With this link you set your password and accept.`,
      { action: 'Set your password' },
      `The link is for you only and is valid until ${until}.`,
      'If it was not you, ignore this email. Nothing happens without you.',
      portal,
    ],
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Your email address is about to change',
    preheader: '',
    parts: [
      'Hello,',
      `Your address for the account of ${account} at ${portal} is to become ${newAddress}. The change waits until the new address is confirmed.`,
      'If this is wrong, tell the owner of the account.',
      portal,
    ],
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: 'Somebody asks for a new invitation link',
    preheader: '',
    parts: [
      'Hello,',
      `The invitation of ${invitee} to the account of ${account} can no longer be used, and a new link is asked for.`,
      'To send one, open the list of invitations and choose to send it again.',
      portal,
    ],
  }),
  more: (count) => `and ${count} more`,
  subAccounts: (count) => (count === 1 ? '1 sub-account' : `${count} sub-accounts`),
  colon: ': ',
};
