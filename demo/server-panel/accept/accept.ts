import { openAcceptPage } from '../../shared/accept-page.js';
import { languages } from '../words.js';

void openAcceptPage({ portal: 'server-panel', languages });
