/** Every story on a phone: in each language, with narrow and wide letters, and with text twice as large. */
import { expect } from '@open-wc/testing';
import { brokenWords, inSight, misfits, smallTargets } from '../support/misfits.js';
import { stories } from '../support/stories.js';
import { type FontName, StoryFrame } from '../support/story-frame.js';

const widths = [320, 280];
const languages = ['en', 'id', 'fr', 'es'];
const fonts: readonly FontName[] = ['narrow', 'wide'];
const scales = [1, 2];

describe('on a narrow page', function () {
  // One test lays its story out 32 times.
  this.timeout(60_000);
  let frame: StoryFrame;
  before(async () => {
    frame = await StoryFrame.open();
  });
  after(() => frame.close());

  /** Goes over all settings, and tells what `look` finds in each. */
  async function* settings(): AsyncGenerator<string> {
    for (const lang of languages) {
      await frame.speak(lang);
      for (const width of widths) {
        await frame.resize(width);
        for (const font of fonts) {
          frame.font = font;
          for (const scale of scales) {
            frame.scale = scale;
            await frame.settled();
            yield `${width} px, ${lang}, ${font} font, text at ${scale * 100} %`;
          }
        }
      }
    }
  }

  for (const name of stories.keys()) {
    it(`shows “${name}” without cutting off or scrolling sideways`, async () => {
      await frame.show(name);
      const faults: string[] = [];
      for await (const setting of settings()) {
        const elements = inSight(frame.document);
        const found = [
          ...misfits(frame.document, elements),
          ...smallTargets(elements),
          ...brokenWords(elements),
        ];
        faults.push(...found.map((fault) => `${setting}: ${fault}`));
      }
      expect(faults).to.deep.equal([]);
    });
  }
});
