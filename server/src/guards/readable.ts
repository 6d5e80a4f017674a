/** Texts that no database takes are refused before the sign-in library, which would fail at them. */
import type { MiddlewareHandler } from 'hono';
import { isText } from '../../../src/service/index.js';
import { refuse } from '../problem.js';

/** U+0000 and halves of characters, in the address and in the JSON of the body. */
export function refuseUnreadable(): MiddlewareHandler {
  return async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const isReadable =
      !/%00/u.test(pathname + search) && isReadableJson(await context.req.raw.clone().text());
    return isReadable ? next() : refuse(context, 'invalid');
  };
}

/** What is no JSON at all, the library refuses itself. */
function isReadableJson(text: string): boolean {
  let isReadable = true;
  const look = (key: string, value: unknown) => {
    isReadable &&= isText(key) && (typeof value !== 'string' || isText(value));
    return value;
  };
  try {
    // Only an escape can name such a character: unescaped, it is no JSON, or was replaced as it was decoded.
    if (/\\u(?:0000|d[89a-f])/iu.test(text)) JSON.parse(text, look);
  } catch {
    return true;
  }
  return isReadable;
}
