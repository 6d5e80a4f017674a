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
import type { Reads } from '../reads.js';
import type { AccessFormContext, AccessSection, SectionContext } from './context.js';
import { type Amount, permissionsSection } from './permissions-section.js';
import { profileSection } from './profile-section.js';
import { Receivers } from './receivers.js';
import { roleSection } from './role-section.js';
import { SameAs } from './same-as.js';
import { ScopeList } from './scope-list.js';
import { scopeSection } from './scope-section.js';
import { subscriptionsSection } from './subscriptions-section.js';
import { untilSection } from './until-section.js';

export { firstAccess } from '../../backend/access.js';
export { accessChanges } from './changes.js';
export { accessProblem, opensNothing, refusedAccess } from './problem.js';
export type { AccessFormContext, AccessProblem, AccessSection } from './context.js';

export interface AccessFormParts {
  words: Localize;
  backend: () => Backend | null;
  reads: Reads;
}

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
  readonly #scope: ScopeList;
  readonly #receivers: Receivers;
  readonly #sameAs: SameAs;
  #amount: Amount = 'choose';
  #chosen: readonly Id[] = [];
  /** Which sub-accounts were chosen before “all”. */
  #some: readonly Id[] = [];
  /** What this drawing shows: all sections at once, or some here and some there. */
  #drawn: SectionContext[] = [];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { words, backend, reads }: AccessFormParts,
  ) {
    this.#host = host;
    this.#words = words;
    this.#backend = backend;
    this.#scope = new ScopeList(host, reads);
    this.#receivers = new Receivers(host, reads);
    this.#sameAs = new SameAs(host, backend, reads);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  hostUpdate(): void {
    this.#drawn = [];
  }

  /** Asks the backend for what was drawn and is not known yet. */
  hostUpdated(): void {
    const drawn = this.#drawn;
    // Asking changes what is drawn, and that is for the next drawing.
    queueMicrotask(() => {
      if (this.#host.isConnected) drawn.forEach((one) => this.#follow(one));
    });
  }

  #follow(drawn: SectionContext): void {
    const backend = this.#backend();
    if (drawn.sections.includes('scope')) this.#scope.follow(drawn, backend);
    if (drawn.sections.includes('subscriptions')) this.#receivers.follow(drawn, backend);
  }

  /** Another person, or a new start: nothing of how the last one was looked at is kept. */
  reset(): void {
    this.#left.clear();
    this.#amount = 'choose';
    this.#chosen = [];
    this.#some = [];
    this.#scope.reset();
    this.#receivers.reset();
    this.#sameAs.reset();
  }

  render(given: AccessFormContext): TemplateResult {
    const context = { ...given, words: this.#words };
    this.#drawn.push(context);
    const hasSameAs = given.sections.includes('permissions');
    return html`${hasSameAs ? this.#sameAs.render(context, this.#scope.own) : null}
    ${given.sections.map((at) => this.#section(context, at))}`;
  }

  /** Puts focus on what a problem in this section is about. */
  focus(at: AccessSection): void {
    const find = (selector: string) =>
      this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-access=${at}] ${selector}`);
    const wanted = { permissions: 'permission-picker', scope: '.access-scope input' };
    const own = at in wanted ? find(wanted[at as keyof typeof wanted]) : null;
    const target = own ?? find('input:checked') ?? find('input:not([aria-disabled])');
    (target ?? find('input'))?.focus();
  }

  /** Where what was pressed goes with what it did. */
  #focusSoon(at: AccessSection): void {
    void this.#host.updateComplete.then(() => this.focus(at));
  }

  #section(context: SectionContext, at: AccessSection) {
    switch (at) {
      case 'role':
        return roleSection(context, (role) => this.#chooseRole(context, role));
      case 'profile':
        return profileSection(context, () => this.#focusSoon('profile'));
      case 'permissions':
        return permissionsSection(context, {
          backend: this.#backend(),
          amount: this.#amountOf(context),
          onAmount: (amount) => this.#chooseAmount(context, amount),
        });
      case 'subscriptions':
        return subscriptionsSection(context, this.#receivers);
      case 'scope':
        return scopeSection(context, {
          list: this.#scope,
          onAll: () => this.#chooseAll(context),
          onSome: () => context.onChange({ scope: { ids: [...this.#some] } }),
        });
      case 'until':
        return untilSection(context, () => this.#focusSoon('until'));
    }
  }

  #chooseAll({ value, onChange }: SectionContext): void {
    if ('ids' in value.scope) this.#some = value.scope.ids;
    onChange({ scope: { all: true } });
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
