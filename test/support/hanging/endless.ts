// For test/package/browser-tests.test.mjs: a page that answers nothing any more.
describe('a page', () => {
  it('loops without end', () => {
    for (;;);
  }).timeout(500);
});
