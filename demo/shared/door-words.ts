import type { Language } from './switches.js';

/** What stands on a portal's pages before somebody is in: around the invitation, and where one signs in. */
export interface DoorWords extends Record<string, string> {
  accept: string;
  signIn: string;
  email: string;
  password: string;
  anyPassword: string;
  signOut: string;
  wrongPassword: string;
  tooManyTries: string;
  noAnswer: string;
}

export const doorWords: Readonly<Record<Language, DoorWords>> = {
  en: {
    accept: 'Invitation',
    signIn: 'Sign in',
    email: 'Email address',
    password: 'Password',
    anyPassword: 'In this demo, any password will do.',
    signOut: 'Sign out',
    wrongPassword: 'This email address and password do not match.',
    tooManyTries: 'Too many tries. Wait a minute, then try again.',
    noAnswer: 'That did not work. Try again.',
  },
  id: {
    accept: 'Undangan',
    signIn: 'Masuk',
    email: 'Alamat email',
    password: 'Kata sandi',
    anyPassword: 'Di demo ini, kata sandi apa pun dapat dipakai.',
    signOut: 'Keluar',
    wrongPassword: 'Alamat email dan kata sandi ini tidak cocok.',
    tooManyTries: 'Terlalu banyak percobaan. Tunggu satu menit, lalu coba lagi.',
    noAnswer: 'Tidak berhasil. Coba lagi.',
  },
  fr: {
    accept: 'Invitation',
    signIn: 'Connexion',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    anyPassword: 'Dans cette démonstration, tout mot de passe convient.',
    signOut: 'Se déconnecter',
    wrongPassword: 'Cette adresse e-mail et ce mot de passe ne vont pas ensemble.',
    tooManyTries: 'Trop d’essais. Attendez une minute, puis réessayez.',
    noAnswer: 'Cela n’a pas fonctionné. Réessayez.',
  },
  es: {
    accept: 'Invitación',
    signIn: 'Iniciar sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    anyPassword: 'En esta demostración vale cualquier contraseña.',
    signOut: 'Cerrar sesión',
    wrongPassword: 'Este correo electrónico y esta contraseña no coinciden.',
    tooManyTries: 'Demasiados intentos. Espere un minuto y vuelva a intentarlo.',
    noAnswer: 'No ha funcionado. Vuelva a intentarlo.',
  },
};
