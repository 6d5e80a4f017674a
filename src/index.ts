/** Classes, types, events and the HTTP adapter. Importing it changes nothing on the page; `./define` registers. */
export { createHttpBackend, createHttpInvitationBackend } from './adapters/http/index.js';
export type * from './backend/backend.js';
export { BackendError, type Code, type Reason, type Refusal } from './backend/errors.js';
export { checked } from './backend/checked.js';
export * from './events.js';
export { backendContext } from './internal/context.js';
export { AcceptInvitation } from './elements/accept-invitation/accept-invitation.js';
export { ConfirmRemove } from './elements/confirm-remove/confirm-remove.js';
export { InviteDialog } from './elements/invite-dialog/invite-dialog.js';
export { MemberEditor } from './elements/member-editor/member-editor.js';
export { PermissionPicker } from './elements/permission-picker/permission-picker.js';
export { UserManagementPanel } from './elements/user-management-panel/user-management-panel.js';
export type { View } from './elements/user-management-panel/views.js';
export type { StringOverrides, Strings, StringKey, Message } from './locales/strings.js';
export type { JsxTags, VueTags } from './tags.js';
export { registerLocale } from './locales/registry.js';
