import { block } from './texts.js';
import type { MailTexts } from './texts.js';

const days = (n: number): string => (n === 1 ? '1 día' : `${n} días`);

export const es: MailTexts = {
  invitation: ({ account, portal, inviter, inviterInFull, gets, setsPassword, ...link }) => ({
    subject: `${account} te ha invitado a su cuenta`,
    preheader: `Válido hasta el ${link.until}.`,
    parts: [
      'Hola:',
      `${inviterInFull} te ha invitado a la cuenta de ${account} en ${portal}.`,
      block('Podrás:', gets),
      { action: 'Aceptar la invitación' },
      `${
        setsPassword
          ? 'Allí establecerás tu contraseña, con la que iniciarás sesión a partir de entonces.'
          : 'Si ya tienes una cuenta de usuario, conéctate con tus credenciales actuales. Si todavía no la tienes, podrás crear una.'
      }
El enlace es solo para ti y es válido durante ${days(link.days)}, hasta el ${link.until}. Pasado ese plazo, pide a ${inviter} que te la reenvíe.`,
      `Si no conoces a ${inviter} ni a ${account}, ignora este correo. No ocurrirá nada sin ti.`,
      portal,
    ],
  }),
  setPassword: ({ account, portal, ...link }) => ({
    subject: `Ya puedes acceder a la cuenta de ${account}`,
    preheader: `Válido hasta el ${link.until}.`,
    parts: [
      'Hola:',
      `Se te ha añadido a la cuenta de ${account} en ${portal}.`,
      { action: 'Establecer tu contraseña' },
      `El enlace es solo para ti y es válido durante ${days(link.days)}, hasta el ${link.until}.`,
      portal,
    ],
  }),
  confirmAddress: ({ account, portal, newAddress, ...link }) => ({
    subject: 'Confirma tu nueva dirección de correo',
    preheader: `Válido hasta el ${link.until}.`,
    parts: [
      'Hola:',
      `${newAddress} va a usarse para la cuenta de ${account} en ${portal}.`,
      { action: 'Confirmar esta dirección' },
      `El enlace es solo para ti y es válido durante ${days(link.days)}, hasta el ${link.until}.`,
      'Si no sabes nada de esto, ignora este correo. Nada cambiará sin ti.',
      portal,
    ],
  }),
  confirmMailbox: ({ account, portal, until }) => ({
    subject: `Establece tu contraseña para acceder a la cuenta de ${account}`,
    preheader: `Válido hasta el ${until}.`,
    parts: [
      'Hola:',
      `Alguien ha abierto la invitación a esta dirección para la cuenta de ${account} en ${portal}. Con este enlace estableces tu contraseña y aceptas.`,
      { action: 'Establecer tu contraseña' },
      `El enlace es solo para ti y es válido hasta el ${until}.`,
      'Si no has sido tú, ignora este correo. No pasará nada sin ti.',
      portal,
    ],
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Tu dirección de correo va a cambiar',
    preheader: '',
    parts: [
      'Hola:',
      `Tu dirección para la cuenta de ${account} en ${portal} va a ser ${newAddress}. El cambio espera a que se confirme la nueva dirección.`,
      'Si es un error, avisa al titular de la cuenta.',
      portal,
    ],
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: 'Se pide un nuevo enlace de invitación',
    preheader: '',
    parts: [
      'Hola:',
      `La invitación de ${invitee} a la cuenta de ${account} ya no se puede usar, y se pide un nuevo enlace.`,
      'Para enviarlo, abre la lista de invitaciones y elige reenviar la suya.',
      portal,
    ],
  }),
  more: (count) => `y ${count} más`,
  subAccounts: (count) => (count === 1 ? '1 subcuenta' : `${count} subcuentas`),
  colon: ': ',
};
