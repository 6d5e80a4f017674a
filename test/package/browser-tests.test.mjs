/** The watchdog of scripts/browser-tests.mjs: a hang costs one file, not the run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runBrowserTests } from '../../scripts/browser-tests.mjs';
import { engineNames, engines } from '../../scripts/engines.mjs';

for (const engine of engineNames) {
  const isMissing = !engines[engine].find();
  test(
    `names the test and goes on when a page hangs in ${engine}`,
    { skip: isMissing },
    async () => {
      let output = '';
      const { passed, failed, results } = await runBrowserTests({
        engine,
        files: ['test/support/hanging/endless.ts', 'test/support/hanging/sound.ts'],
        patience: 10_000,
        onOutput: (text) => (output += text),
      });
      assert.match(output, /endless\.ts: \w+ hangs in “a page loops without end”/);
      assert.deepEqual({ passed, failed }, { passed: 1, failed: 1 });
      const sound = results.find(({ file }) => file.endsWith('sound.ts'));
      assert.equal(sound?.tests[0]?.name, 'the next page is tested all the same');
    },
  );
}
