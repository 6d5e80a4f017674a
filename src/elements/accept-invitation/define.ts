import { AcceptInvitation } from './accept-invitation.js';

AcceptInvitation.define();
