import type { Language } from './switches.js';

/** What stands on a portal's pages before somebody is in: around the invitation, and where one signs in. */
interface DoorWords extends Record<string, string> {
  accept: string;
  signIn: string;
  email: string;
  password: string;
  anyPassword: string;
}

export const doorWords: Readonly<Record<Language, DoorWords>> = {
  en: {
    accept: 'Invitation',
    signIn: 'Sign in',
    email: 'Email address',
    password: 'Password',
    anyPassword: 'In this demo, any password will do.',
  },
  id: {
    accept: 'Undangan',
    signIn: 'Masuk',
    email: 'Alamat email',
    password: 'Kata sandi',
    anyPassword: 'Di demo ini, kata sandi apa pun dapat dipakai.',
  },
  fr: {
    accept: 'Invitation',
    signIn: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    anyPassword: 'Dans cette démonstration, tout mot de passe convient.',
  },
  es: {
    accept: 'Invitación',
    signIn: 'Iniciar sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    anyPassword: 'En esta demostración vale cualquier contraseña.',
  },
};
