/** The package brings no types; this is what is used of it. */
declare module 'fs-native-extensions' {
  /** @returns false where another process, or another opening of the file in this one, holds the lock */
  export function tryLock(fd: number): boolean;
}
