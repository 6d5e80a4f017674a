import { block, paragraphs } from './texts.js';
import type { MailTexts } from './texts.js';

export const fr: MailTexts = {
  invitation: ({ account, portal, inviter, inviterEmail, gets, url, days, until }) => ({
    subject: `${account} vous invite à accéder à son compte`,
    text: paragraphs(
      'Bonjour,',
      `${inviter} (${inviterEmail}) vous invite à accéder au compte de ${account} chez ${portal}.`,
      block('Vous pourrez :', gets),
      `Accepter l’invitation : ${url}`,
      `Si vous possédez déjà un compte utilisateur, connectez-vous avec vos identifiants existants. Sinon, vous pourrez en créer un.
Ce lien vous est personnel et reste valable ${days} ${days <= 1 ? 'jour' : 'jours'}, jusqu’au ${until}. Passé ce délai, demandez à ${inviter} de renvoyer l’invitation.`,
      `Si vous ne connaissez ni ${inviter} ni ${account}, ignorez cet e-mail : rien ne se fera sans vous.`,
      portal,
    ),
  }),
  setPassword: ({ account, portal, url }) => ({
    subject: `Vous pouvez accéder au compte de ${account}`,
    text: paragraphs(
      'Bonjour,',
      `Vous avez été ajouté au compte de ${account} chez ${portal}.`,
      `Définissez votre mot de passe : ${url}`,
      portal,
    ),
  }),
  confirmAddress: ({ account, portal, url }) => ({
    subject: 'Confirmez votre nouvelle adresse e-mail',
    text: paragraphs(
      'Bonjour,',
      `Cette adresse doit servir pour le compte de ${account} chez ${portal}.`,
      `Connectez-vous pour la confirmer : ${url}`,
      'Si cela ne vous dit rien, ignorez cet e-mail : rien ne changera sans vous.',
      portal,
    ),
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Votre adresse e-mail va changer',
    text: paragraphs(
      'Bonjour,',
      `Votre adresse pour le compte de ${account} chez ${portal} doit devenir ${newAddress}. Le changement attend la confirmation de la nouvelle adresse.`,
      'Si c’est une erreur, prévenez le propriétaire du compte.',
      portal,
    ),
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: `${invitee} demande un nouveau lien d’invitation`,
    text: paragraphs(
      'Bonjour,',
      `L’invitation de ${invitee} au compte de ${account} n’est plus utilisable, et un nouveau lien est demandé.`,
      'Pour l’envoyer, ouvrez la liste des invitations et choisissez de renvoyer la sienne.',
      portal,
    ),
  }),
  more: (count) => `et ${count} de plus`,
};
