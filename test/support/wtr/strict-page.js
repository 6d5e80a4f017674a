// The first script of every test page. An error that a test does not expect makes it fail: a promise that nobody
// caught, or a line in the console. A test that does expect one puts its own function in the place of console.error.

addEventListener('unhandledrejection', (event) => {
  // The runner's own listener would only print it.
  event.stopImmediatePropagation();
  // MSW asks in the background whether its worker is the newest, and the worker may have taken itself away by then.
  if (String(event.reason).startsWith('TypeError: Failed to update a ServiceWorker')) return;
  console.log('Unhandled rejection:', event.reason);
  reportError(new Error(`Unhandled rejection: ${event.reason}`));
});

const print = console.error;
console.error = (...parts) => {
  print(...parts);
  reportError(new Error(`console.error: ${parts.join(' ')}`));
};
