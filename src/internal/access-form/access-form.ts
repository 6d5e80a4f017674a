import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Access, Account, Backend, Id, Role } from '../../backend/backend.js';
import { isSameSet, withRole } from '../../backend/access.js';
import { allPermissions, withTickable } from '../../backend/permissions.js';
import type { Localize } from '../localize.js';
import type { AccessFormContext, AccessSection, SectionContext } from './context.js';
import { type Amount, permissionsSection } from './permissions-section.js';
import { profileSection } from './profile-section.js';
import { roleSection } from './role-section.js';
import { subscriptionsSection } from './subscriptions-section.js';

export { firstAccess } from '../../backend/access.js';
export { accessChanges } from './changes.js';
export { accessProblem } from './problem.js';
export type { AccessFormContext, AccessProblem, AccessSection } from './context.js';

/**
 * Role, profile, permissions, sub-accounts and mail, as one form that several dialogs draw. What is chosen is the host's;
 * here is only what belongs to looking at it.
 */
export class AccessForm implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #words: Localize;
  readonly #backend: () => Backend | null;
  /** What was chosen under a role before another one was looked at: the way back must not lose it. */
  readonly #left = new Map<Id, Pick<Access, 'permissions' | 'scope'>>();
  #amount: Amount = 'choose';
  #chosen: readonly Id[] = [];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    words: Localize,
    backend: () => Backend | null,
  ) {
    this.#host = host;
    this.#words = words;
    this.#backend = backend;
    host.addController(this);
  }

  hostConnected(): void {}

  hostDisconnected(): void {
    this.reset();
  }

  /** Another person, or a new start: nothing of how the last one was looked at is kept. */
  reset(): void {
    this.#left.clear();
    this.#amount = 'choose';
    this.#chosen = [];
  }

  render(given: AccessFormContext): TemplateResult {
    const context = { ...given, words: this.#words };
    return html`${given.sections.map((at) => this.#section(context, at))}`;
  }

  /** Puts focus on what a problem in this section is about. */
  focus(at: AccessSection): void {
    const find = (selector: string) =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-access=${at}] ${selector}`);
    const target =
      at === 'permissions'
        ? (find('permission-picker') ?? find('input:checked'))
        : (find('input:checked') ?? find('input:not([aria-disabled])') ?? find('input'));
    target?.focus();
  }

  #section(context: SectionContext, at: AccessSection) {
    switch (at) {
      case 'role':
        return roleSection(context, (role) => this.#chooseRole(context, role));
      case 'profile':
        return profileSection(context);
      case 'permissions':
        return permissionsSection(context, {
          backend: this.#backend(),
          amount: this.#amountOf(context),
          onAmount: (amount) => this.#chooseAmount(context, amount),
        });
      case 'subscriptions':
        return subscriptionsSection(context);
      default:
        return null;
    }
  }

  #chooseRole({ account, value, baseline, onChange }: SectionContext, { id }: Role): void {
    const { permissions, scope } = value;
    if (value.role !== null) this.#left.set(value.role, { permissions, scope });
    const next = withRole(account, value, id, baseline);
    const { permissions: ids, scope: where } = this.#left.get(id) ?? next;
    onChange({ role: id, permissions: ids, scope: where });
  }

  /** Offered for somebody new only; ticking all one by one is no choice of “all”. */
  #amountOf({ account, value, baseline }: SectionContext): Amount | null {
    if (!account.allPermissionsOption || baseline) return null;
    return this.#amount === 'all' && isSameSet(value.permissions, everything(account))
      ? 'all'
      : 'choose';
  }

  #chooseAmount({ account, value, onChange }: SectionContext, amount: Amount): void {
    this.#amount = amount;
    if (amount === 'all') {
      this.#chosen = value.permissions;
      onChange({ permissions: everything(account) });
    } else onChange({ permissions: [...this.#chosen] });
  }
}

/** All that the viewer may grant. */
function everything(account: Account): Id[] {
  return withTickable(
    account,
    [],
    allPermissions(account).map(({ id }) => id),
  );
}
