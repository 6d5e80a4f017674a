import { expect } from '@open-wc/testing';
import { faults, underFault } from '../../src/mocks/faults.js';
import type { Fault } from '../../src/mocks/faults.js';

const content = JSON.stringify({ id: 'kopi-lereng-senja', name: 'CV Kopi Lereng Senja' });

/** An answer under a fault, and whether the service was asked for it. */
async function meet(fault: Fault, whole = () => Response.json(JSON.parse(content))) {
  let asked = false;
  const response = await underFault(
    fault,
    async () => {
      asked = true;
      return whole();
    },
    20,
  );
  return { response, asked };
}

describe('the faults of the network', () => {
  it('without one, the answer arrives as it is', async () => {
    const { response } = await meet('none');
    expect(await response.text()).to.equal(content);
  });

  it('slow: the answer arrives, later', async () => {
    const before = performance.now();
    const { response } = await meet('slow');
    expect(performance.now() - before).to.be.at.least(19);
    expect(await response.text()).to.equal(content);
  });

  it('failing: 503 without a hint when to come back, and nothing was done', async () => {
    const { response, asked } = await meet('failing');
    expect(response.status).to.equal(503);
    expect(response.headers.has('Retry-After')).to.equal(false);
    expect(asked).to.equal(false);
  });

  it('offline: a network error, and nothing was done', async () => {
    const { response, asked } = await meet('offline');
    expect(response.type).to.equal('error');
    expect(asked).to.equal(false);
  });

  it('html: a page with status 200 that is no answer of the service', async () => {
    const { response, asked } = await meet('html');
    expect(response.status).to.equal(200);
    expect(response.headers.get('Content-Type')).to.equal('text/html');
    expect(await response.text()).to.contain('<!doctype html>');
    expect(asked).to.equal(false);
  });

  it('half: it is done, but the answer breaks off', async () => {
    const { response, asked } = await meet('half');
    expect(asked).to.equal(true);
    expect(response.headers.get('Content-Type')).to.equal('application/json');
    const text = await response.text();
    expect(text).not.to.equal('');
    expect(content.startsWith(text)).to.equal(true);
    expect(() => JSON.parse(text) as unknown).to.throw(SyntaxError);
  });

  it('half: an answer without content stays one', async () => {
    const { response } = await meet('half', () => new Response(null, { status: 204 }));
    expect(response.status).to.equal(204);
  });

  it('hanging: no answer comes, and nothing was done', async () => {
    const silence = new Promise((resolve) => setTimeout(resolve, 50, 'silence'));
    expect(await Promise.race([meet('hanging'), silence])).to.equal('silence');
  });

  it('each has its place in the list that a page offers', () => {
    expect(faults).to.have.members([
      'none',
      'slow',
      'failing',
      'offline',
      'html',
      'half',
      'hanging',
    ]);
  });
});
