/** The panel as a page embeds it. */
import 'user-management-elements/elements/user-management-panel/define';

const panel = document.createElement('user-management-panel');
panel.endpoint = '/api';
document.body.append(panel);
