import { openSignInPage } from '../../shared/sign-in-page.js';
import { languages } from '../words.js';

void openSignInPage({ portal: 'hosting-account', languages });
