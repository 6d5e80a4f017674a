export { reactivate, resend } from '../../internal/row-writes.js';
