/** The stories of `stories/`, for tests that go over all of them. */
import type { TemplateResult } from 'lit';
import * as acceptInvitation from '../../stories/accept-invitation.stories.js';
import * as confirmRemove from '../../stories/confirm-remove.stories.js';
import * as inviteDialog from '../../stories/invite-dialog.stories.js';
import * as memberEditor from '../../stories/member-editor.stories.js';
import * as permissionPicker from '../../stories/permission-picker.stories.js';
import type { StageOptions } from '../../stories/support/stage.js';
import * as userManagementPanel from '../../stories/user-management-panel.stories.js';

/** What Storybook reads of a story, here with what the default export of its file adds. */
export interface Story {
  args: StageOptions;
  render: (args: StageOptions) => TemplateResult;
  play?: (shown: { canvasElement: HTMLElement; args: StageOptions }) => unknown;
}

const files = [
  acceptInvitation,
  confirmRemove,
  inviteDialog,
  memberEditor,
  permissionPicker,
  userManagementPanel,
  // Each file has arguments of its own; only the file itself reads them.
] as unknown as readonly ({ default: Story & { title: string } } & Record<
  string,
  Partial<Story>
>)[];

/** Every story by its name: "Invite dialog: NothingFilledIn". */
export const stories: ReadonlyMap<string, Story> = new Map(
  files.flatMap(({ default: { title, ...common }, ...own }) =>
    Object.entries(own).map(([name, story]): [string, Story] => [
      `${title}: ${name}`,
      { ...common, ...story, args: { ...common.args, ...story.args } },
    ]),
  ),
);
