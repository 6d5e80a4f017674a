import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../../backend/backend.js';
import { roleRefusal } from '../../backend/access.js';
import { nameOfRole, permissionNames } from '../words.js';
import type { SectionContext } from './context.js';
import { option, section } from './section.js';

/** One of the account's roles, each with what it always and never includes. */
export function roleSection(
  context: SectionContext,
  onChoose: (role: Role) => void,
): TemplateResult | typeof nothing {
  const { words, account, value, baseline, isBusy } = context;
  if (account.roles.length === 0) return nothing;
  const options = account.roles.map((role) =>
    option({
      kind: 'radio',
      name: 'role',
      value: role.id,
      label: nameOfRole(words, role),
      isOn: value.role === role.id,
      isBusy,
      about: aboutRole(context, role),
      refused: roleRefusal(account, role.id, baseline) ? words.t('role.refused') : null,
      onChange: () => onChoose(role),
    }),
  );
  return section(context, {
    at: 'role',
    title: words.t('role.section'),
    content: options,
    isChoice: true,
  });
}

function aboutRole({ words, account }: SectionContext, role: Role) {
  const { grants, forbids } = role;
  const name = nameOfRole(words, role);
  return html`${
    grants.length > 0
      ? html`<span
          >${words.t('role.always', {
            role: name,
            permissions: words.list(permissionNames(words, account, grants)),
          })}</span
        >`
      : nothing
  }
  ${
    forbids.length > 0
      ? html`<span
          >${words.t('role.never', {
            role: name,
            permissions: words.either(permissionNames(words, account, forbids)),
          })}</span
        >`
      : nothing
  }`;
}
