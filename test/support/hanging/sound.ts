// For test/package/browser-tests.test.mjs: what comes after a page that hangs.
describe('the next page', () => {
  it('is tested all the same', () => {
    // Reaching this line is all that is asked.
  });
});
