import { openSignInPage } from '../../shared/sign-in-page.js';
import { languages } from '../words.js';

await openSignInPage({ portal: 'client-area', languages });
