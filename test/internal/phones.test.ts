import { expect } from 'chai';
import { judgePhone } from '../../src/internal/phones.js';

const nowhere = { country: undefined, isTold: false };

describe('a phone number', () => {
  it('is judged by nobody where the library cannot be had', async () => {
    const verdict = await judgePhone('+33 1 99', nowhere, async () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    });
    expect(verdict).to.deep.equal({ is: 'unknown' });
  });

  it('is judged by nobody where it is written without a country, and none is known', async () => {
    expect(await judgePhone('01 99 00 12 01', nowhere)).to.deep.equal({ is: 'unknown' });
    const moon = { country: 'QQ', isTold: true };
    expect(await judgePhone('01 99 00 12 01', moon)).to.deep.equal({ is: 'unknown' });
  });

  it('that is kept for fiction is a number like any other', async () => {
    for (const typed of ['+33 1 99 00 12 01', '+33 2 61 91 14 22', '+33 5 36 49 77 05']) {
      expect(await judgePhone(typed, nowhere)).to.deep.equal({ is: 'likely', shown: typed });
    }
  });
});
