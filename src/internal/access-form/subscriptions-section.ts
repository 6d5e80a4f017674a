import { html, nothing, type TemplateResult } from 'lit';
import type { Subscription } from '../../backend/backend.js';
import { aboutSubscription, nameOfSubscription } from '../words.js';
import type { SectionContext } from './context.js';
import { option, section } from './section.js';

/** The categories of mail, one by one. */
export function subscriptionsSection(context: SectionContext): TemplateResult | typeof nothing {
  const { words, account } = context;
  if (account.subscriptions.length === 0) return nothing;
  return section(context, {
    at: 'subscriptions',
    title: words.t('alerts.section'),
    content: account.subscriptions.map((category) => tick(context, category)),
  });
}

function tick(context: SectionContext, category: Subscription): TemplateResult {
  const { words, value, isBusy, account, onChange } = context;
  const about = aboutSubscription(words, category);
  return option({
    kind: 'checkbox',
    name: 'subscription',
    value: category.id,
    label: nameOfSubscription(words, category),
    isOn: value.subscriptions.includes(category.id),
    isBusy,
    about: about ? html`<span>${about}</span>` : nothing,
    onChange: (isOn) => {
      const others = value.subscriptions.filter((id) => id !== category.id);
      const order = account.subscriptions.map(({ id }) => id);
      const next = isOn ? [...others, category.id] : others;
      onChange({ subscriptions: next.sort((a, b) => order.indexOf(a) - order.indexOf(b)) });
    },
  });
}
