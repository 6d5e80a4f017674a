/** Registers every element under its own tag. */
import './elements/user-management-panel/define.js';
