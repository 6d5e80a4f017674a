/** The four portals of the demos, as data: what the service serves there, and who looks at it. */
import type { Id } from '../../backend/backend.js';
import type { PortalData } from '../../service/records.js';
import { clientArea, oneDomainContact } from './client-area.js';
import { hostingAccount } from './hosting-account.js';
import { messagingPortal } from './messaging-portal.js';
import { serverPanel } from './server-panel.js';

export { clientArea, hostingAccount, messagingPortal, oneDomainContact, serverPanel };

export type PortalName = 'hosting-account' | 'server-panel' | 'client-area' | 'messaging-portal';

export interface Portal {
  name: PortalName;
  /** The brand. */
  title: string;
  defaultLocale: string;
  timeZone: string;
  account: Id;
  /** An account with nobody in it but its owner. */
  firstRunAccount: Id;
  /**
   * Addresses of people who can sign in at the portal: one who owns both accounts (portal D: their first admin), a
   * member of the first who manages nobody, and somebody who is a member of neither.
   */
  viewers: Record<ViewerName, string>;
  /** The portal as it is at this moment (milliseconds since 1970): all times in it are relative to that. */
  data(now: number): PortalData;
  /** The same portal in another condition, by the name under which it is asked for. */
  datasets?: Readonly<Record<string, (now: number) => PortalData>>;
}

export type ViewerName = 'owner' | 'limited' | 'stranger';

export const portals: Record<PortalName, Portal> = {
  'hosting-account': {
    name: 'hosting-account',
    title: 'Lumbung Hosting',
    defaultLocale: 'id',
    timeZone: 'Asia/Jakarta',
    account: 'kopi-lereng-senja',
    firstRunAccount: 'toko-rumah-jahe',
    viewers: {
      owner: 'ratna@kopilereng.example',
      limited: 'andreas@kopilereng.example',
      stranger: 'tono@warungtono.example',
    },
    data: hostingAccount,
  },
  'server-panel': {
    name: 'server-panel',
    title: 'Grand Largue Serveurs',
    defaultLocale: 'fr',
    timeZone: 'Europe/Paris',
    account: 'atelier-brumaire',
    firstRunAccount: 'cabinet-marolle',
    viewers: {
      owner: 'helene@atelier-brumaire.example',
      limited: 'mathis.legoff@atelier-brumaire.example',
      stranger: 'claire@joubert-conseil.example',
    },
    data: serverPanel,
  },
  'client-area': {
    name: 'client-area',
    title: 'Nube de Encina',
    defaultLocale: 'es',
    timeZone: 'Europe/Madrid',
    account: 'almendrera-del-alto',
    firstRunAccount: 'libreria-ciguena-azul',
    viewers: {
      owner: 'carmen@almendrera.example',
      limited: 'inigo@almendrera.example',
      stranger: 'pablo@iriarte.example',
    },
    data: clientArea,
    datasets: { 'one-domain-contact': oneDomainContact },
  },
  'messaging-portal': {
    name: 'messaging-portal',
    title: 'Pelican Relay',
    defaultLocale: 'en',
    timeZone: 'Asia/Singapore',
    account: 'fernwood-outreach',
    firstRunAccount: 'quillbrook-studio',
    viewers: {
      owner: 'priya@fernwood.example',
      limited: 'joy@fernwood.example',
      stranger: 'grace@hollis.example',
    },
    data: messagingPortal,
  },
};
