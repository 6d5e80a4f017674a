import { expect } from '@open-wc/testing';
import {
  accept,
  dateTime,
  hostingData,
  inEachLanguage,
  mayDo,
  viewers,
  visit,
  type Language,
  type Visit,
} from '../support/hosting-account.js';
import { readable, until } from '../support/panel.js';
import { accessOf, day, refusedWith, second, start, write } from '../support/portal.js';

const guests = ['wayan', 'ketut', 'komang'].map((name) => `${name}@kopilereng.example`);
const later = start + 7 * day;

describe('A6 for many: invitations that have expired are sent again at once', () => {
  /** Three people were invited, and seven days have gone by. */
  async function expired(lang: Language): Promise<Visit & { tokens: string[] }> {
    const data = hostingData();
    data.accounts[0]!.invitations = [];
    const page = await visit(lang, { data });
    const { panel, portal, say } = page;
    const drafts = guests.map((email) => ({ ...accessOf('tickets'), email }));
    await portal.as(viewers.owner).createInvitations(drafts, write());
    const tokens = guests.map((address) => portal.tokenFor(address));
    portal.clock.now = later;
    await panel.element.refresh();
    await panel.select(say('tab.invitations'));
    return { ...page, tokens };
  }

  inEachLanguage('the old links are dead, the new ones live for seven days', async (lang) => {
    const { panel, portal, say, tokens } = await expired(lang);
    expect(panel.tabs[1]).to.include('3');
    for (const [at, address] of guests.entries()) {
      expect(await refusedWith(accept(portal, address, tokens[at]))).to.equal('gone expired');
    }
    panel.headBox.click();
    await panel.element.updateComplete;
    expect(panel.selected).to.equal(say('select.count', { n: 3 }));
    await panel.pressInBar(say('action.resendShort'));
    const told = say('resendMany.done', { n: 3, time: dateTime(lang, later + 7 * day) });
    await until(`“${told}”`, () => panel.announced.startsWith(told));
    // This portal gives the links as well, and they stand below the words.
    expect(panel.result).to.include(told).and.to.include(say('invite.links'));
    expect(panel.tabs[1]).to.equal(`${say('tab.invitations')} 3`);
    for (const address of guests) {
      expect(readable(panel.row(address))).to.include(say('status.pending'));
    }

    for (const [at, address] of guests.entries()) {
      expect(await refusedWith(accept(portal, address, tokens[at]))).to.equal('not-found');
      expect(await mayDo(portal, address, 'tickets')).to.equal(false);
    }
    portal.clock.now = later + 7 * day - second;
    const [first, other, third] = guests as [string, string, string];
    await accept(portal, first);
    await accept(portal, other);
    expect(await mayDo(portal, first, 'tickets')).to.equal(true);
    portal.clock.now = later + 7 * day;
    expect(await refusedWith(accept(portal, third))).to.equal('gone expired');
    expect(await mayDo(portal, third, 'tickets')).to.equal(false);
  });
});
