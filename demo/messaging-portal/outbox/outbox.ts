import { openOutbox } from '../../shared/outbox-page.js';
import { languages } from '../words.js';

await openOutbox({ portal: 'messaging-portal', languages });
