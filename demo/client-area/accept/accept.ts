import { openAcceptPage } from '../../shared/accept-page.js';
import { languages } from '../words.js';

await openAcceptPage({ portal: 'client-area', languages });
