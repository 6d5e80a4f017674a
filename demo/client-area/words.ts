import type { Languages } from '../shared/switches.js';

/** The portal's own words, around those of the elements. */
const es = {
  title: 'Contactos – Nube de Encina',
  skip: 'Ir al contenido',
  mainMenu: 'Menú principal',
  home: 'Inicio',
  services: 'Servicios',
  domains: 'Dominios',
  invoices: 'Facturas',
  support: 'Soporte',
  profile: 'Perfil',
  details: 'Mis datos',
  contacts: 'Contactos',
  password: 'Contraseña',
  payment: 'Formas de pago',
  invented: 'Nube de Encina es una empresa inventada, igual que todas las personas de esta página.',
};

const en: typeof es = {
  title: 'Contacts – Nube de Encina',
  skip: 'Skip to content',
  mainMenu: 'Main menu',
  home: 'Home',
  services: 'Services',
  domains: 'Domains',
  invoices: 'Invoices',
  support: 'Support',
  profile: 'Profile',
  details: 'My details',
  contacts: 'Contacts',
  password: 'Password',
  payment: 'Payment methods',
  invented: 'Nube de Encina is invented, and so is everybody on this page.',
};

export const words = { es, en };
export const languages: Languages<keyof typeof words> = ['es', 'en'];
