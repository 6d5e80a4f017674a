import { createContext } from '@lit/context';
import type { Backend } from '../backend/backend.js';

/**
 * The backend of the elements inside a panel. The key is a symbol of the global registry, so that two copies of this
 * package on a page find each other; its number changes when the port does.
 */
export const backendContext = createContext<Backend | null>(
  Symbol.for('user-management-elements/backend/1'),
);
