import '../permission-picker/define.js';
import { InviteDialog } from './invite-dialog.js';

InviteDialog.define();
