import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { PermissionPicker } from 'user-management-elements';
import 'user-management-elements/define';
import { PickerPage } from '../test/support/panel.js';
import { elementIn } from './support/dialogs.js';
import { backendOf, inPage, never, offline, type StageOptions } from './support/stage.js';

type Args = StageOptions &
  Pick<PermissionPicker, 'value' | 'baseline' | 'readonly' | 'required' | 'disabled'>;
type Story = StoryObj<Args>;

export default {
  title: 'Permission picker',
  component: 'permission-picker',
  args: { value: [], baseline: null, readonly: false, required: false, disabled: false },
  render: (args) =>
    inPage(
      args,
      html`<permission-picker
        .backend=${backendOf(args)}
        .value=${args.value}
        .baseline=${args.baseline}
        ?readonly=${args.readonly}
        ?required=${args.required}
        ?disabled=${args.disabled}
      ></permission-picker>`,
    ),
} satisfies Meta<Args>;

/** A story that goes on from the permissions. */
function after(act: (picker: PickerPage) => unknown, args: Partial<Args> = {}): Story {
  return {
    args,
    play: async ({ canvasElement }) => {
      const element = await elementIn(canvasElement, 'permission-picker');
      await act(await new PickerPage(element).ready());
    },
  };
}
const shown = (args: Partial<Args>): Story => after(() => undefined, args);

export const NothingTicked = shown({});
export const SomeTicked = shown({ value: ['products', 'manageproducts', 'tickets'] });
export const RiskyTicked = shown({ value: ['profile'] });
export const TickedAlong = after((picker) => picker.tick('managedomains'));
export const UntickingAsks = after((picker) => picker.tick('domains'), {
  value: ['domains', 'managedomains'],
});
export const GainsAndLosses = shown({
  value: ['quotes', 'tickets'],
  baseline: ['invoices', 'tickets'],
});
export const UnknownPermission = shown({ value: ['tickets', 'teleport'] });
export const Searching = after((picker) => picker.look('domain'));
export const NothingFound = after((picker) => picker.look('zebra'));
export const ForLooking: Story = { args: { value: ['products', 'tickets'], readonly: true } };
export const Disabled = shown({ value: ['products', 'tickets'], disabled: true });
// `reportValidity()` would open the browser's own bubble as well, which looks otherwise on each machine.
export const RequiredAndEmpty = after((picker) => picker.element.checkValidity(), {
  required: true,
});
export const OfModules = shown({ portal: 'messaging-portal', value: ['dashboard'] });
export const Indonesian = shown({ lang: 'id', value: ['managedomains', 'domains'] });
export const French = shown({ lang: 'fr', value: ['profile'] });
export const Spanish = shown({ lang: 'es', value: ['profile'] });
export const RightToLeft = shown({ dir: 'rtl', value: ['profile'] });
export const Narrow = shown({ width: '280', lang: 'fr', value: ['profile'] });
export const Loading: Story = { args: { verbs: { getAccount: never } } };
export const Failed: Story = { args: { verbs: { getAccount: offline } } };
