// Every test file imports this first: see bundles.mjs. A test begins when the runner knows of it: WebKit would not send
// the message of a page that hangs at once.
const send = fetch;

// A frame without mocha, such as the page of stories, loads the same files.
globalThis.beforeEach?.(async function () {
  const started = {
    file: window.__WTR_CONFIG__.testFile.split('?')[0].slice(1),
    test: this.currentTest.fullTitle(),
    timeout: this.currentTest.timeout(),
  };
  await send('/test-progress', { method: 'POST', body: JSON.stringify(started) });
});
