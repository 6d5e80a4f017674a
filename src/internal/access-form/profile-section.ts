import { html, nothing, type TemplateResult } from 'lit';
import type { Profile } from '../../backend/backend.js';
import { departsFrom, withProfile } from '../../backend/access.js';
import { nameOfProfile, namesOfPermissions, namesOfSubscriptions } from '../words.js';
import type { SectionContext } from './context.js';
import { option, section } from './section.js';

/** A preset to start from. Choosing one fills it in; departing from it is said, with a way back. */
export function profileSection(
  context: SectionContext,
  onBack: () => void,
): TemplateResult | typeof nothing {
  const { words, account, value, isBusy } = context;
  if (account.profiles.length === 0) return nothing;
  const chosen = account.profiles.find(({ id }) => id === value.profile);
  const none = option({
    kind: 'radio',
    name: 'profile',
    value: '',
    label: words.t('profile.none'),
    isOn: !chosen,
    isBusy,
    onChange: () => choose(context, null),
  });
  const options = account.profiles.map((profile) => {
    const isOn = profile === chosen;
    const isChanged = isOn && isDeparted(context, profile);
    const name = nameOfProfile(words, profile);
    return html`${option({
      kind: 'radio',
      name: 'profile',
      value: profile.id,
      label: isChanged ? words.t('profile.changed', { profile: name }) : name,
      isOn,
      isBusy,
      about: effects(context, profile),
      onChange: () => choose(context, profile),
    })}${isChanged ? wayBack(context, profile, onBack) : nothing}`;
  });
  return section(context, {
    at: 'profile',
    title: words.t('profile.type'),
    content: [none, ...options],
    isChoice: true,
  });
}

function wayBack(context: SectionContext, profile: Profile, onBack: () => void): TemplateResult {
  const { words, isBusy } = context;
  const onClick = () => {
    if (isBusy) return;
    choose(context, profile);
    onBack();
  };
  return html`<button
    type="button"
    class="link way-back"
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${onClick}
  >
    ${words.t('profile.back', { profile: nameOfProfile(words, profile) })}
  </button>`;
}

function isDeparted({ account, value, baseline }: SectionContext, profile: Profile): boolean {
  return departsFrom(account, value, profile, baseline);
}

function choose({ account, value, baseline, onChange }: SectionContext, profile: Profile | null) {
  const { permissions, subscriptions } = withProfile(account, value, profile, baseline);
  onChange(profile ? { profile: profile.id, permissions, subscriptions } : { profile: null });
}

/** What one sees, and what one receives. */
function effects({ words, account }: SectionContext, { permissions, subscriptions }: Profile) {
  const may = namesOfPermissions(words, account, permissions);
  const receives = namesOfSubscriptions(words, account, subscriptions);
  return html`${
    permissions.length > 0
      ? html`<span>${words.t('profile.may', { permissions: may })}</span>`
      : nothing
  }
  ${
    account.subscriptions.length === 0
      ? nothing
      : html`<span
          >${
            subscriptions.length > 0
              ? words.t('profile.receives', { subscriptions: receives })
              : words.t('profile.receivesNothing')
          }</span
        >`
  }`;
}
