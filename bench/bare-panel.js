/** The least that Lit can do for a list of people: what the panel is measured against. */
import { LitElement, css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

class BarePanel extends LitElement {
  static properties = { members: {} };
  static styles = css`
    table {
      inline-size: 100%;
      border-collapse: collapse;
    }
    td,
    th {
      padding: 8px;
      text-align: start;
      border-block-end: 1px solid #eee;
    }
  `;

  render() {
    return html`<input placeholder="Search" /><button>Invite</button>
      <table>
        <thead>
          <tr>
            <th></th>
            <th>Name</th>
            <th>Permissions</th>
            <th>Last sign-in</th>
            <th></th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            this.members,
            ({ id }) => id,
            ({ name, email, permissions, lastSignInAt }) =>
              html`<tr class="row">
                <td><input type="checkbox" aria-label="Select" /></td>
                <td>${name}<br />${email}</td>
                <td>${permissions.join(', ')}</td>
                <td>${lastSignInAt}</td>
                <td><button aria-label="Edit" @click=${this.onPress}>Edit</button></td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  onPress() {}
}
customElements.define('bare-panel', BarePanel);

const answer = await fetch('/api/members');
const panel = document.createElement('bare-panel');
panel.members = (await answer.json()).items;
document.body.append(panel);
