/** What the build takes out of templates is nothing that a browser would see. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { leanMarkup, leanStyles } from '../../scripts/lean-templates.mjs';

it('style sheets lose comments and indentation, and keep white space that means something', () => {
  const sheet = `
    /* A note. */
    .row :hover,
    :host(:not([hidden])) > a {
      inset: calc(1px + 2px) auto;
      content: ' ; a ';
    }
  `;
  const lean = " .row :hover,:host(:not([hidden])) > a{inset:calc(1px + 2px) auto;content:' ; a '}";
  assert.equal(leanStyles(sheet), lean);
});

it('a line break in markup becomes one space, and a space stays', () => {
  assert.equal(
    leanMarkup('<p>\n    One  two\n  <b>three</b></p>'),
    '<p> One  two <b>three</b></p>',
  );
});
