import '../confirm-remove/define.js';
import '../permission-picker/define.js';
import { MemberEditor } from './member-editor.js';

MemberEditor.define();
