import { openOutbox } from '../../shared/outbox-page.js';
import { languages } from '../words.js';

void openOutbox({ portal: 'client-area', languages });
