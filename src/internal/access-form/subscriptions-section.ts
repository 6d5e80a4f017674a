import { html, nothing, type TemplateResult } from 'lit';
import type { Subscription } from '../../backend/backend.js';
import { aboutSubscription, nameOfSubscription } from '../words.js';
import type { SectionContext } from './context.js';
import { isDropped, type Receivers } from './receivers.js';
import { option, section } from './section.js';

/** The categories of mail, one by one. */
export function subscriptionsSection(
  context: SectionContext,
  receivers: Receivers,
): TemplateResult | typeof nothing {
  const { words, account } = context;
  if (account.subscriptions.length === 0) return nothing;
  return section(context, {
    at: 'subscriptions',
    title: words.t('alerts.section'),
    content: account.subscriptions.map((category) => tick(context, receivers, category)),
  });
}

function tick(
  context: SectionContext,
  receivers: Receivers,
  category: Subscription,
): TemplateResult {
  const { words, value, isBusy, account, onChange } = context;
  const about = aboutSubscription(words, category);
  const isLast = isDropped(context, category) && receivers.needs(category);
  return option({
    kind: 'checkbox',
    name: 'subscription',
    value: category.id,
    label: nameOfSubscription(words, category),
    isOn: value.subscriptions.includes(category.id),
    isBusy,
    about: html`${about ? html`<span>${about}</span>` : nothing}<span class="why" role="status"
        >${isLast ? whyNeeded(context, category) : nothing}</span
      >`,
    onChange: (isOn) => {
      const others = value.subscriptions.filter((id) => id !== category.id);
      const order = account.subscriptions.map(({ id }) => id);
      const next = isOn ? [...others, category.id] : others;
      onChange({ subscriptions: next.sort((a, b) => order.indexOf(a) - order.indexOf(b)) });
    },
  });
}

function whyNeeded({ words }: SectionContext, { atLeast }: Subscription): string {
  return words.label(atLeast?.reason, '', words.t('error.subscriptions'));
}
