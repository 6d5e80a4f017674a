/** The command `press-keys`: several keys by one message to the runner, where the commands of the runner take one each. */

/** WebDriver holds the keys of one message down together with a key like this. */
const codes = { Shift: '\uE008' };

/**
 * @typedef {{ keys: string[], hold?: 'Shift' }} KeysPayload `hold` is down while the keys are pressed
 * @typedef {{ down(key: string): Promise<void>, up(key: string): Promise<void>, press(key: string): Promise<void> }} Keyboard
 */

/** @returns {import('@web/test-runner').TestRunnerPlugin<KeysPayload>} */
export function keys() {
  return {
    name: 'keys',
    async executeCommand({ command, payload, session }) {
      if (command !== 'press-keys' || !payload) return undefined;
      const { keys, hold } = payload;
      if (session.browser.type === 'webdriver') {
        const driver = /** @type {{ sendKeys(id: string, keys: string[]): Promise<void> }} */ (
          /** @type {unknown} */ (session.browser)
        );
        await driver.sendKeys(session.id, hold ? [codes[hold], ...keys] : keys);
        return true;
      }
      const { getPage } = /** @type {{ getPage(id: string): { keyboard: Keyboard } }} */ (
        /** @type {unknown} */ (session.browser)
      );
      const { keyboard } = getPage.call(session.browser, session.id);
      if (hold) await keyboard.down(hold);
      for (const key of keys) await keyboard.press(key);
      if (hold) await keyboard.up(hold);
      return true;
    },
  };
}
