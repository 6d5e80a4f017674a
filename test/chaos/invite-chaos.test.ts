import { expect } from '@open-wc/testing';
import { chaosRun } from '../support/chaos.js';

/** More of them by `npm run test:chaos`, which also plays one again: `-- --seed=18`. */
const runs = 25;

describe('inviting 50 over a network that loses, delays, doubles and refuses', () => {
  it('loses nobody, invites nobody twice, and shows what the service holds', async function () {
    this.timeout(60_000);
    for (let seed = 1; seed <= runs; seed += 1)
      expect(await chaosRun(seed), `seed ${String(seed)}`).to.equal(null);
  });
});
