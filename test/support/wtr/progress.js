// Runs after mocha is set up and before the test file is there. What a page sends before it hangs still leaves it.
beforeEach(function () {
  const started = {
    file: window.__WTR_CONFIG__.testFile.split('?')[0].slice(1),
    test: this.currentTest.fullTitle(),
    timeout: this.currentTest.timeout(),
  };
  navigator.sendBeacon('/test-progress', JSON.stringify(started));
});
