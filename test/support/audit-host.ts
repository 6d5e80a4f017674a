/** An element that shows one of the views beside the lists alone, drawn as in the panel. */
import { LitElement, html } from 'lit';
import type { Account, Backend } from '../../src/backend/backend.js';
import type { AuditTools } from '../../src/elements/user-management-panel/audit-parts.js';
import { ActivityView } from '../../src/elements/user-management-panel/activity.js';
import { ReviewView } from '../../src/elements/user-management-panel/review.js';
import { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { Localize } from '../../src/internal/localize.js';

export class AuditHost extends LitElement {
  static override readonly styles = UserManagementPanel.styles;

  readonly said: string[] = [];
  readonly words = new Localize(this);
  view: ActivityView | ReviewView | null = null;
  account: Account | null = null;

  async show(which: 'activity' | 'review', backend: Backend): Promise<void> {
    const { words } = this;
    const tools: AuditTools = { words, say: (text) => void this.said.push(text) };
    this.account = await backend.getAccount();
    words.vocabulary = this.account.vocabulary;
    await this.updateComplete;
    this.view ??=
      which === 'activity' ? new ActivityView(this, tools) : new ReviewView(this, tools);
    this.view.open({ backend, account: this.account });
  }

  protected override render() {
    return html`<div class="root">${this.view?.render()}</div>`;
  }
}
customElements.define('audit-host', AuditHost);
