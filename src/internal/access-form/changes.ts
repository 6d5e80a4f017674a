import { html, nothing, type TemplateResult } from 'lit';
import type { Access, Account } from '../../backend/backend.js';
import { isSameScope } from '../../backend/access.js';
import { difference, riskyOf, roleOf } from '../../backend/permissions.js';
import { infoIcon, warningIcon } from '../icons.js';
import type { Localize } from '../localize.js';
import {
  nameOfRole,
  nameOfScope,
  namesOfPermissions,
  namesOfSubscriptions,
  scopeSummary,
  untilText,
} from '../words.js';

interface Line {
  text: string;
  className: string;
  isRisky?: boolean;
}

/** What a change of access gives and takes, a sentence each. Nothing where it is the same. */
export function accessChanges(
  words: Localize,
  account: Account,
  before: Access,
  after: Access,
): TemplateResult | typeof nothing {
  const lines = [
    ...roleLine(words, account, before, after),
    ...permissionLines(words, account, before, after),
    ...scopeLine(words, account, before, after),
    ...mailLines(words, account, before, after),
    ...untilLine(words, before, after),
  ];
  if (lines.length === 0) return nothing;
  return html`${lines.map(
    ({ text, className, isRisky }) =>
      html`<p class=${isRisky ? `${className} attention` : className}>
        ${isRisky ? warningIcon : infoIcon}<span>${text}</span>
      </p>`,
  )}`;
}

function roleLine(words: Localize, account: Account, before: Access, after: Access): Line[] {
  const role = roleOf(account, after.role);
  const old = roleOf(account, before.role);
  if (!role || role === old) return [];
  const name = nameOfRole(words, role);
  const text = old ? words.t('change.role', { role: name, before: nameOfRole(words, old) }) : name;
  return [{ text, className: 'changes-role' }];
}

function permissionLines(words: Localize, account: Account, before: Access, after: Access): Line[] {
  const { gains, loses } = difference(before.permissions, after.permissions);
  const names = (ids: readonly string[]) => namesOfPermissions(words, account, ids);
  const lines: Line[] = [];
  if (gains.length > 0) {
    const isRisky = riskyOf(account, gains).length > 0;
    const text = words.t('permissions.gains', { permissions: names(gains) });
    lines.push({ text, className: 'gains', isRisky });
  }
  if (loses.length > 0) {
    const text = words.t('permissions.loses', { permissions: names(loses) });
    lines.push({ text, className: 'loses' });
  }
  return lines;
}

function scopeLine(words: Localize, account: Account, before: Access, after: Access): Line[] {
  if (!account.scope || isSameScope(before.scope, after.scope)) return [];
  const className = 'changes-scope';
  if ('all' in before.scope || 'all' in after.scope) {
    return [{ text: scopeSummary(words, account, after), className }];
  }
  const { gains, loses } = difference(before.scope.ids, after.scope.ids);
  const text = words.t('change.scope', {
    scope: nameOfScope(words, account),
    n: after.scope.ids.length,
    total: account.scope.count,
    more: gains.length,
    less: loses.length,
  });
  return [{ text, className }];
}

function untilLine(words: Localize, { until: before }: Access, { until = null }: Access): Line[] {
  return until === (before ?? null) || until === ''
    ? []
    : [{ text: untilText(words, until), className: 'changes-until' }];
}

function mailLines(words: Localize, account: Account, before: Access, after: Access): Line[] {
  const { gains, loses } = difference(before.subscriptions, after.subscriptions);
  const names = (ids: readonly string[]) => namesOfSubscriptions(words, account, ids);
  const lines: Line[] = [];
  if (gains.length > 0) {
    const text = words.t('change.mailGains', { subscriptions: names(gains) });
    lines.push({ text, className: 'gains' });
  }
  if (loses.length > 0) {
    const text = words.t('change.mailLoses', { subscriptions: names(loses) });
    lines.push({ text, className: 'loses' });
  }
  return lines;
}
