import { block } from './texts.js';
import type { MailTexts } from './texts.js';

const days = (n: number): string => (n <= 1 ? `${n} jour` : `${n} jours`);

const setPassword =
  'Vous définirez votre mot de passe au passage ; il vous servira ensuite à vous connecter.';
const signIn =
  'Si vous possédez déjà un compte utilisateur, connectez-vous avec vos identifiants existants. Sinon, vous pourrez en créer un.';

export const fr: MailTexts = {
  invitation: ({ account, portal, inviter, inviterInFull, gets, setsPassword, ...link }) => ({
    subject: `${account} vous invite à accéder à son compte`,
    preheader: `Valable jusqu’au ${link.until}.`,
    parts: [
      'Bonjour,',
      `${inviterInFull} vous invite à accéder au compte de ${account} chez ${portal}.`,
      block('Vous pourrez :', gets),
      { action: 'Accepter l’invitation' },
      `${setsPassword ? setPassword : signIn}
Ce lien vous est personnel et reste valable ${days(link.days)}, jusqu’au ${link.until}. Passé ce délai, demandez à ${inviter} de renvoyer l’invitation.`,
      `Si vous ne connaissez ni ${inviter} ni ${account}, ignorez cet e-mail\u00a0: rien ne se fera sans vous.`,
      portal,
    ],
  }),
  setPassword: ({ account, portal, ...link }) => ({
    subject: `Vous pouvez accéder au compte de ${account}`,
    preheader: `Valable jusqu’au ${link.until}.`,
    parts: [
      'Bonjour,',
      `Un accès au compte de ${account} chez ${portal} vous a été ouvert.`,
      { action: 'Définir votre mot de passe' },
      `Ce lien vous est personnel et reste valable ${days(link.days)}, jusqu’au ${link.until}.`,
      portal,
    ],
  }),
  confirmAddress: ({ account, portal, newAddress, ...link }) => ({
    subject: 'Confirmez votre nouvelle adresse e-mail',
    preheader: `Valable jusqu’au ${link.until}.`,
    parts: [
      'Bonjour,',
      `${newAddress} doit servir pour le compte de ${account} chez ${portal}.`,
      { action: 'Confirmer cette adresse' },
      `Ce lien vous est personnel et reste valable ${days(link.days)}, jusqu’au ${link.until}.`,
      'Si cela ne vous dit rien, ignorez cet e-mail : rien ne changera sans vous.',
      portal,
    ],
  }),
  confirmMailbox: ({ account, portal, until }) => ({
    subject: `Définissez votre mot de passe pour accéder au compte de ${account}`,
    preheader: `Valable jusqu’au ${until}.`,
    parts: [
      'Bonjour,',
      `L’invitation adressée à cette adresse pour le compte de ${account} chez ${portal} vient d’être ouverte. Ce lien vous permet de définir votre mot de passe et d’accepter.`,
      { action: 'Définir votre mot de passe' },
      `Ce lien vous est personnel et reste valable jusqu’au ${until}.`,
      'Si ce n’était pas vous, ignorez cet e-mail : rien ne se passera sans vous.',
      portal,
    ],
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Votre adresse e-mail va changer',
    preheader: '',
    parts: [
      'Bonjour,',
      `Votre adresse pour le compte de ${account} chez ${portal} doit devenir ${newAddress}. Le changement attend la confirmation de la nouvelle adresse.`,
      'Si c’est une erreur, prévenez le propriétaire du compte.',
      portal,
    ],
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: 'Un nouveau lien d’invitation est demandé',
    preheader: '',
    parts: [
      'Bonjour,',
      `L’invitation de ${invitee} au compte de ${account} n’est plus utilisable, et un nouveau lien est demandé.`,
      'Pour l’envoyer, ouvrez la liste des invitations et choisissez de renvoyer la sienne.',
      portal,
    ],
  }),
  more: (count) => `et ${count} de plus`,
  subAccounts: (count) => (count <= 1 ? `${count} sous-compte` : `${count} sous-comptes`),
  colon: ' : ',
};
