import type { Send } from './connection.js';

/**
 * The same calls, answered with whatever JSON came. Pages and rows are read with patience, and who looks for what is wrong
 * with them has to see them as they are.
 */
export function untouched(send: Send): Send {
  const asItIs = (given: unknown) => given;
  return async <T>(route: Parameters<typeof send<T>>[0], sending: Parameters<Send>[1]) =>
    (await send({ ...route, read: route.read && asItIs }, sending)) as T;
}
