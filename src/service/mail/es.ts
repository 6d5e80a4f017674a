import { block, paragraphs } from './texts.js';
import type { MailTexts } from './texts.js';

export const es: MailTexts = {
  invitation: ({ account, portal, inviter, inviterEmail, gets, url, days, until }) => ({
    subject: `${account} te ha invitado a su cuenta`,
    text: paragraphs(
      'Hola:',
      `${inviter} (${inviterEmail}) te ha invitado a la cuenta de ${account} en ${portal}.`,
      block('Podrás:', gets),
      `Aceptar la invitación: ${url}`,
      `Si ya tienes una cuenta de usuario, conéctate con tus credenciales actuales. Si todavía no la tienes, podrás crear una.
El enlace es solo para ti y es válido durante ${days} ${days === 1 ? 'día' : 'días'}, hasta el ${until}. Pasado ese plazo, pide a ${inviter} que te la reenvíe.`,
      `Si no conoces a ${inviter} ni a ${account}, ignora este correo. No ocurrirá nada sin ti.`,
      portal,
    ),
  }),
  setPassword: ({ account, portal, url }) => ({
    subject: `Ya puedes acceder a la cuenta de ${account}`,
    text: paragraphs(
      'Hola:',
      `Se te ha añadido a la cuenta de ${account} en ${portal}.`,
      `Establece tu contraseña: ${url}`,
      portal,
    ),
  }),
  confirmAddress: ({ account, portal, url }) => ({
    subject: 'Confirma tu nueva dirección de correo',
    text: paragraphs(
      'Hola:',
      `Esta dirección va a usarse para la cuenta de ${account} en ${portal}.`,
      `Inicia sesión para confirmarla: ${url}`,
      'Si no sabes nada de esto, ignora este correo. Nada cambiará sin ti.',
      portal,
    ),
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Tu dirección de correo va a cambiar',
    text: paragraphs(
      'Hola:',
      `Tu dirección para la cuenta de ${account} en ${portal} va a ser ${newAddress}. El cambio espera a que se confirme la nueva dirección.`,
      'Si es un error, avisa al titular de la cuenta.',
      portal,
    ),
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: `${invitee} pide un nuevo enlace de invitación`,
    text: paragraphs(
      'Hola:',
      `La invitación de ${invitee} a la cuenta de ${account} ya no se puede usar, y se pide un nuevo enlace.`,
      'Para enviarlo, abre la lista de invitaciones y elige reenviar la suya.',
      portal,
    ),
  }),
  more: (count) => `y ${count} más`,
};
