import type { StringOverrides } from 'user-management-elements';
import type { Languages } from '../shared/switches.js';

/** The portal's own words, around those of the elements. */
const fr = {
  title: 'Contacts – Grand Largue Serveurs',
  skip: 'Aller au contenu',
  mainMenu: 'Menu principal',
  servers: 'Serveurs',
  network: 'Réseau',
  backups: 'Sauvegardes',
  billing: 'Facturation',
  support: 'Assistance',
  profile: 'Mon profil',
  path: 'Fil d’Ariane',
  profileMenu: 'Menu de mon profil',
  details: 'Mes informations',
  contacts: 'Contacts',
  keys: 'Clés SSH',
  emails: 'E-mails reçus',
  security: 'Sécurité',
  invented:
    'Grand Largue Serveurs est une entreprise inventée, de même que toutes les personnes de cette page.',
};

const en: typeof fr = {
  title: 'Contacts – Grand Largue Serveurs',
  skip: 'Skip to content',
  mainMenu: 'Main menu',
  servers: 'Servers',
  network: 'Network',
  backups: 'Backups',
  billing: 'Billing',
  support: 'Support',
  profile: 'My profile',
  path: 'You are here',
  profileMenu: 'Menu of my profile',
  details: 'My details',
  contacts: 'Contacts',
  keys: 'SSH keys',
  emails: 'Emails received',
  security: 'Security',
  invented: 'Grand Largue Serveurs is invented, and so is everybody on this page.',
};

export const words = { fr, en };
export const languages: Languages<keyof typeof words> = ['fr', 'en'];

/** What this portal has always called its buttons. */
export const strings: StringOverrides = {
  fr: { save: 'Mettre à jour le contact' },
  en: { save: 'Update Contact', 'contact.delete': 'Delete contacts' },
};
