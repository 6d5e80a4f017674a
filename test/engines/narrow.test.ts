/** Every story on a phone: in each language, with narrow and wide letters, and with text twice as large. */
import { expect } from '@open-wc/testing';
import { brokenWords, misfits, type Parts, partsOf, smallTargets } from '../support/misfits.js';
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

  /** Goes over all settings: which it is, and what the page consists of. */
  async function* settings(): AsyncGenerator<Setting> {
    for (const lang of languages) {
      await frame.speak(lang);
      const parts = partsOf(frame.document);
      for (const width of widths) {
        frame.width = width;
        for (const font of fonts) {
          frame.font = font;
          for (const scale of scales) {
            frame.scale = scale;
            await frame.settled();
            yield { lang, width, font, scale, parts };
          }
        }
      }
    }
  }

  for (const name of stories.keys()) {
    it(`shows “${name}” without cutting off or scrolling sideways`, async () => {
      await frame.show(name);
      const faults: string[] = [];
      for await (const { parts, lang, width, font, scale } of settings()) {
        const found = [
          ...misfits(parts),
          // Larger text makes targets larger, and wide letters break first.
          ...(scale === 1 ? smallTargets(parts) : []),
          ...(font === 'wide' ? brokenWords(parts) : []),
        ];
        const setting = `${width} px, ${lang}, ${font} font, text at ${scale * 100} %`;
        faults.push(...found.map((fault) => `${setting}: ${fault}`));
      }
      expect(faults).to.deep.equal([]);
    });
  }
});

interface Setting {
  lang: string;
  width: number;
  font: FontName;
  scale: number;
  parts: Parts;
}
