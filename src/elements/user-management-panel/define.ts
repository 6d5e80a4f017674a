import '../confirm-remove/define.js';
import '../invite-dialog/define.js';
import '../member-editor/define.js';
import { UserManagementPanel } from './user-management-panel.js';

UserManagementPanel.define();
