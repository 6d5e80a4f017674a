/** One file with everything inside, for a page without a build step: all elements, all languages, Lit included. */
import './define.js';
import './locales/es.js';
import './locales/fr.js';
import './locales/id.js';

export * from './index.js';
