/** The demo's page of the HTTP contract. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { contractPage } from '../../scripts/contract-page.mjs';

const source = readFileSync('openapi.json', 'utf8');
const page = contractPage(JSON.parse(source));
const idsOf = (/** @type {string} */ html) =>
  [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

describe('the page of the contract', () => {
  it('has every route, and every schema', () => {
    const document = JSON.parse(source);
    const verbs = [...source.matchAll(/"operationId": "(\w+)"/g)].map(([, verb]) => verb);
    assert.equal(verbs.length, 20);
    const ids = idsOf(page);
    const schemas = Object.keys(document.components.schemas).map((name) => `schema-${name}`);
    assert.deepEqual(
      [...verbs, ...schemas].filter((id) => !ids.includes(id)),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
  });

  it('leads nowhere that is not on it', () => {
    const ids = idsOf(page);
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    assert.ok(links.length > 20);
    assert.deepEqual(
      links.filter((target) => !ids.includes(target)),
      [],
    );
  });

  it('has nothing that its strict policy would block', () => {
    assert.doesNotMatch(page, /<script|<style| style=| on\w+=/);
  });

  it('writes what it is given as text', () => {
    const hostile = JSON.parse(source.replaceAll('Kusumawardani', '<img src=x onerror=alert(1)>'));
    const html = contractPage(hostile);
    assert.match(html, /&lt;img src=x/);
    assert.doesNotMatch(html, /<img/);
  });
});
