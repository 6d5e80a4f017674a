/**
 * The strictest policy that the demo is served with, by the preview server and by the browser tests. The policy
 * named `default` is there for the mocks alone: registering a service worker is a sink of Trusted Types.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html default',
].join('; ');
