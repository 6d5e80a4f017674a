/**
 * What each tag takes in a template, for frameworks that check templates by types. Shapes only; docs/embedding.md has the
 * few lines with which React's JSX and Vue's templates learn them.
 */
import type { LitElement } from 'lit';
import type { AcceptInvitation } from './elements/accept-invitation/accept-invitation.js';
import type { ConfirmRemove } from './elements/confirm-remove/confirm-remove.js';
import type { InviteDialog } from './elements/invite-dialog/invite-dialog.js';
import type { MemberEditor } from './elements/member-editor/member-editor.js';
import type { PermissionPicker } from './elements/permission-picker/permission-picker.js';
import type { UserManagementPanel } from './elements/user-management-panel/user-management-panel.js';
import type { UserManagementEventMap } from './events.js';

interface Tags {
  'accept-invitation': AcceptInvitation;
  'confirm-remove': ConfirmRemove;
  'invite-dialog': InviteDialog;
  'member-editor': MemberEditor;
  'permission-picker': PermissionPicker;
  'user-management-panel': UserManagementPanel;
}

type Method = (...given: never[]) => unknown;
/** The properties of its own, without methods. */
type Properties<Element> = Partial<{
  [
    Name in keyof Element as Name extends keyof LitElement
      ? never
      : Element[Name] extends Method
        ? never
        : Name
  ]: Element[Name];
}>;

/** React listens to `onmembers-removed`. */
type JsxListeners = {
  [Name in keyof UserManagementEventMap as `on${Name}`]?: (
    event: UserManagementEventMap[Name],
  ) => void;
};

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;
/** Vue reads `@members-removed` as `onMembersRemoved`. */
type VueListeners = {
  [Name in keyof UserManagementEventMap as `on${Capitalize<Camel<Name>>}`]?: (
    event: UserManagementEventMap[Name],
  ) => void;
};

/** The tags in JSX. `Common` is what the framework lets every tag have. */
export type JsxTags<Common = object> = {
  [Tag in keyof Tags]: Common & Properties<Tags[Tag]> & JsxListeners;
};

/** The tags in Vue's templates. `Common` is what Vue lets every tag have. */
export type VueTags<Common = object> = {
  [Tag in keyof Tags]: new () => {
    $props: Common & Properties<Tags[Tag]> & VueListeners;
  };
};
