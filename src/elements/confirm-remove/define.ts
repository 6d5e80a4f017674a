import { ConfirmRemove } from './confirm-remove.js';

ConfirmRemove.define();
