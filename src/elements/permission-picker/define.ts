import { PermissionPicker } from './permission-picker.js';

PermissionPicker.define();
