/** Every story on a phone: in each language, with narrow and wide letters, and with text twice as large. */
import { expect } from '@open-wc/testing';
import { brokenWords, misfits, partsOf, smallTargets } from '../support/misfits.js';
import { stories } from '../support/stories.js';
import { type Layout, StoryFrame } from '../support/story-frame.js';

const languages = ['en', 'id', 'fr', 'es'];
const layouts = [280, 320].flatMap((width) =>
  (['wide', 'narrow'] as const).flatMap((font) =>
    [2, 1].map((scale): Layout => ({ width, font, scale })),
  ),
);

/**
 * Each story is laid out in all ways, a part of them in each language, and with the least room in every language. Which
 * part it is changes from story to story.
 */
function layoutsOf(story: number, language: number): Layout[] {
  return layouts.filter((_, at) => at === 0 || (at + story) % languages.length === language);
}

describe('on a narrow page', function () {
  this.timeout(60_000);
  let frame: StoryFrame;
  before(async () => {
    frame = await StoryFrame.open();
  });
  after(() => frame.close());

  for (const [at, name] of [...stories.keys()].entries()) {
    it(`shows “${name}” without cutting off or scrolling sideways`, async () => {
      await frame.show(name);
      const faults: string[] = [];
      for (const [number, lang] of languages.entries()) {
        await frame.speak(lang);
        const parts = partsOf(frame.document);
        for (const layout of layoutsOf(at, number)) {
          await frame.lay(layout);
          const { width, font, scale } = layout;
          const found = [
            ...misfits(parts),
            // Larger text makes targets larger, and wide letters break first.
            ...(scale === 1 ? smallTargets(parts) : []),
            ...(font === 'wide' ? brokenWords(parts) : []),
          ];
          const setting = `${width} px, ${lang}, ${font} font, text at ${scale * 100} %`;
          faults.push(...found.map((fault) => `${setting}: ${fault}`));
        }
      }
      expect(faults).to.deep.equal([]);
    });
  }
});
