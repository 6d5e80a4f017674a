import { UserManagementPanel } from './user-management-panel.js';

UserManagementPanel.define();
