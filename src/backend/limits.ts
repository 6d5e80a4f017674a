/** How much one request may ask for. The schemas of requests and `openapi.json` tell the same numbers. Pure. */

/** The most rows of a page, and the most rows, drafts or resources that one request names. */
export const mostRows = 200;
/** The most addresses that one request asks about. */
export const mostAddresses = 1000;
/** The most ids of a selection, a scope, or the exceptions of a selection. */
export const mostIds = 10_000;
/** The most declared fields that one request fills in. */
export const mostFields = 100;
/** The longest cursor, in characters: longer than any that the service makes. */
export const longestCursor = 4000;
/** The deepest nesting of a request's JSON. */
export const deepestJson = 20;
