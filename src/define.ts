/** Registers every element under its own tag. */
import './elements/accept-invitation/define.js';
import './elements/confirm-remove/define.js';
import './elements/invite-dialog/define.js';
import './elements/member-editor/define.js';
import './elements/permission-picker/define.js';
import './elements/user-management-panel/define.js';
