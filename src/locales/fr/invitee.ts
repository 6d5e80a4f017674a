import type { invitee as english } from '../en/invitee.js';
import type { Translated } from '../strings.js';

export const invitee: Translated<typeof english> = {
  'accept.title': '{account} vous invite à accéder à son compte',
  'accept.who': 'Invitation envoyée par {name} ({email}), valable jusqu’au {time}.',
  'accept.may': 'Vous pourrez :',
  'accept.signIn': 'Se connecter',
  'accept.create': 'Créer un compte utilisateur',
  'accept.password': 'Mot de passe',
  'accept.accept': 'Accepter l’invitation',
  'accept.decline': 'Refuser',
  'accept.expired': 'Cette invitation a expiré. Demandez-en une nouvelle à {name}.',
  'accept.revoked': 'Cette invitation a été révoquée.',
  'accept.used': 'Cette invitation a déjà été utilisée. Connectez-vous.',
  'accept.unknown': 'Ce lien n’est pas valide. Vérifiez qu’il a été copié en entier.',
  'accept.wrongAccount':
    'Votre session est ouverte avec {current}. L’invitation a été envoyée à {invited}.',
  'accept.loading': 'Ouverture de votre invitation…',
  'accept.whoOnly': 'Invitation de {name}. Valable jusqu’au {time}.',
  'accept.role': 'Vous rejoignez le compte en tant que : {role}',
  'accept.scope': 'Dans ces sous-comptes : {list}',
  'accept.signedInAs': 'Votre session est ouverte avec {current}.',
  'accept.hasLogin': '{email} permet déjà de se connecter ici. Connectez-vous, puis acceptez.',
  'accept.newLogin':
    'Définissez un mot de passe pour accepter. Vous vous connecterez ensuite avec {email}.',
  'accept.mailbox':
    'Pour vérifier que {email} est bien à vous, le mot de passe se définit avec un lien envoyé à cette adresse.',
  'accept.mailboxSend': 'M’envoyer le lien par e-mail',
  'accept.hostSignUp':
    'Il vous faut d’abord un identifiant ici, avec l’adresse {email}. Vous reviendrez ensuite sur cette page.',
  'accept.name': 'Nom',
  'accept.passwordHint':
    'Au moins 8 caractères. Quelques mots sans rapport entre eux se retiennent bien et se devinent mal.',
  'accept.passwordShort': 'Utilisez au moins 8 caractères.',
  'accept.passwordShow': 'Afficher le mot de passe',
  'accept.strengthWeak':
    'Facile à deviner. Vous pouvez l’utiliser, mais un mot de passe plus long est plus sûr.',
  'accept.strengthFair': 'Peut être deviné. Un mot de plus le rendrait plus sûr.',
  'accept.strengthGood': 'Difficile à deviner.',
  'accept.signOut': 'Se déconnecter et continuer',
  'accept.joinAs': 'Rejoindre avec {current}',
  'accept.declineAsk': 'Refuser cette invitation ? {name} le verra.',
  'accept.declineKeep': 'Ne pas refuser',
  'accept.declined':
    'Vous avez refusé cette invitation. Si c’est une erreur, demandez-en une nouvelle à {name}.',
  'accept.revokedNext': 'Adressez-vous à {name} si vous avez encore besoin d’un accès.',
  'accept.sentTo': 'Elle a été envoyée à {address}.',
  'accept.askNew': 'Demander un nouveau lien',
  'accept.asked': '{name} sait maintenant que vous souhaitez un nouveau lien.',
  'accept.unknownNext':
    'Ouvrez de nouveau le lien de l’e-mail, ou adressez-vous à la personne qui vous invite.',
  'accept.closed': 'Cette invitation n’est plus ouverte.',
  'accept.kept': 'Votre saisie est conservée.',
  'accept.joined': 'Vous avez maintenant accès au compte de {account}.',
  'accept.nextSignIn': 'Connectez-vous avec {email} et votre nouveau mot de passe.',
  'accept.next': 'Continuer',
  'accept.alreadyMember': '{email} a déjà accès au compte de {account}.',
  'accept.deactivated': 'Votre accès au compte de {account} est désactivé. Adressez-vous à {name}.',
  'accept.failed': 'L’invitation n’a pas pu être ouverte.',
  'accept.working': 'Un instant…',
  'accept.passwordTitle': 'Définir votre mot de passe pour {account}',
  'accept.passwordText': 'Vous vous connecterez avec {email}. Le lien est valable jusqu’au {time}.',
  'accept.passwordSave': 'Enregistrer le mot de passe',
  'accept.passwordDone': 'Votre mot de passe est enregistré.',
  'accept.addressTitle': 'Confirmer votre nouvelle adresse',
  'accept.addressText':
    '{address} remplacera {email} pour {account}. Le lien est valable jusqu’au {time}.',
  'accept.addressSignIn': 'Connectez-vous avec {email} pour confirmer.',
  'accept.addressSave': 'Confirmer l’adresse',
  'accept.addressDone': 'Votre adresse est désormais {address}.',
  'accept.linkExpired': 'Ce lien a expiré.',
  'accept.linkRevoked': 'Ce lien n’est plus valable.',
  'accept.linkUsed': 'Ce lien a déjà servi. Connectez-vous.',
  'accept.linkAsked': 'Un nouveau lien arrive dans votre boîte aux lettres.',
  'accept.signInFirst': 'Connectez-vous pour voir votre invitation.',
  'accept.otherAddress':
    'L’invitation a été envoyée à une autre adresse que celle avec laquelle vous êtes connecté.',
};
